package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Finds the least of numbers that lie side by side in native byte order.
///
/// Of integers what is compared is `element ^ flip` as a signed number: `flip` is 0, the sign bit
/// for unsigned formats, and its complement to find the greatest. Of floating numbers it is `key ^
/// flip`, where keys are integers ordered as the numbers are, -0.0 just before 0.0, and `flip` is 0
/// or, to find the greatest, -1.
interface Minima {
  /// The class for the kind of memory.
  static Minima of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// The least `element ^ flip` of `count` (not 0) integers of `width` (1 or 2) bytes,
  /// sign-extended.
  long integers(MemorySegment memory, long at, long count, int width, long flip, Room room);

  /// The bits of the number of `width` bytes that has this key.
  static long bits(long key, int width) {
    return key ^ ((key >> 63) & (Long.MAX_VALUE >>> (64 - 8 * width)));
  }

  /// Lazily made.
  final class Holder {
    private static final PerKind<Minima> KERNELS = new PerKind<>(Minima.class, new Minimizer());

    private Holder() {}
  }
}
