package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Copies long rows whose elements lie backwards or two or three apart to where they lie side by
/// side, in a segment that does not overlap the first.
interface Squeezes {
  /// Fewer elements are not worth the buffer.
  int FEWEST = 256;

  /// The class for the kinds of memory of two segments.
  static Squeezes between(MemorySegment from, MemorySegment to) {
    return Holder.KERNELS.of(from, to);
  }

  /// True if there is a loop for elements of `width` bytes that lie `step` bytes apart.
  static boolean isFor(long step, long width) {
    boolean fills = width <= 4 && Long.bitCount(width) == 1;
    return (fills && (step == 2 * width || step == -width)) || (width == 1 && step == 3);
  }

  /// Copies the first of `count` elements of 1, 2 or 4 bytes, and returns how many; a few at the
  /// end are left over.
  int copy(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long width,
      int count,
      Room room);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Squeezes> KERNELS = new PerKind<>(Squeezes.class, new Squeezer());

    private Holder() {}
  }
}
