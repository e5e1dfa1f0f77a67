package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Turns the three bytes of each pixel around, from pixels side by side to others that do not
/// overlap them.
interface Pixels {
  /// Fewer are not worth the room.
  int FEWEST = 64;

  /// The class for the kinds of memory of two segments.
  static Pixels between(MemorySegment from, MemorySegment to) {
    return Holder.KERNELS.of(from, to);
  }

  /// Copies all but the first and some at the end of `count` pixels, the first of which would be
  /// read from `at` and written to `toAt`; returns where to go on.
  int reverse(MemorySegment from, long at, MemorySegment to, long toAt, int count, Room room);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Pixels> KERNELS = new PerKind<>(Pixels.class, new PixelTurner());

    private Holder() {}
  }
}
