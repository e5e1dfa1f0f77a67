package org.memview.internal;

import org.memview.layout.Layout;

/// Byte offsets of elements, listed in C order.
final class Offsets {
  private Offsets() {}

  /// Offsets of the first `most` elements.
  static long[] first(Layout layout, int most) {
    return from(layout, 0, most);
  }

  /// Offsets of up to `most` elements, starting with the `start`-th.
  static long[] from(Layout layout, long start, int most) {
    long left = layout.elementCount() - start;
    long[] offsets = new long[(int) Math.max(0, Math.min(left, most))];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = of(layout, start + i);
    }
    return offsets;
  }

  /// Offset of the `number`-th element.
  static long of(Layout layout, long number) {
    long offset = layout.offset();
    for (int axis = layout.ndim() - 1; axis >= 0; axis--) {
      offset += number % layout.extent(axis) * layout.stride(axis);
      number /= layout.extent(axis);
    }
    return offset;
  }
}
