package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Stores one value of 1, 2, 4 or 8 bytes many times.
interface Fills {
  /// The class for the kind of memory.
  static Fills of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// True if values of so many bytes can be stored.
  static boolean isFor(int width) {
    return width <= 8 && Integer.bitCount(width) == 1;
  }

  /// Stores `value`, eight bytes of elements in native order, in `bytes` (at least 8) bytes, as
  /// often as it goes in.
  void fill(MemorySegment memory, long at, long value, long bytes);

  /// Stores the lowest `width` bytes of `value` `count` times, `step` bytes apart, row after row.
  void fillSteps(
      MemorySegment memory,
      long at,
      long rowStep,
      long step,
      int width,
      long value,
      long rows,
      long count);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Fills> KERNELS = new PerKind<>(Fills.class, new FillLoops());

    private Holder() {}
  }
}
