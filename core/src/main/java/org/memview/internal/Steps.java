package org.memview.internal;

import org.memview.layout.Layout;

/// What one step along an axis of a layout does, in words.
final class Steps {
  private Steps() {}

  static String meaning(Layout layout, int axis) {
    long stride = layout.stride(axis);
    if (layout.extent(axis) <= 1) {
      return layout.extent(axis) == 0 ? "none, the axis is empty" : "none, there is one index";
    }
    if (stride == 0) {
      return "stays on the same bytes (broadcast)";
    }
    String direction = stride < 0 ? " back (reversed)" : " on";
    return Amounts.bytes(Math.abs(stride)) + direction + skipped(layout, axis);
  }

  /// How much of the step is not covered by what the smaller axes reach.
  private static String skipped(Layout layout, int axis) {
    long step = Math.abs(layout.stride(axis));
    long reach = layout.itemSize();
    for (int other : Coverage.bySize(layout)) {
      if (other == axis) {
        break;
      }
      reach += (layout.extent(other) - 1) * Math.abs(layout.stride(other));
    }
    return step > reach
        ? ", skips " + Amounts.of(step - reach)
        : step < reach ? ", overlaps by " + Amounts.of(reach - step) : "";
  }
}
