package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Adds up integers that lie side by side, in native byte order or `swapped`.
///
/// `flip` has the sign bit of one element for signed formats and is 0 for unsigned ones: what is
/// added are unsigned numbers, `element ^ flip`.
interface Sums {
  /// The class for the kind of memory.
  static Sums of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// The sum of `count` bytes; at most 2^40.
  long bytes(MemorySegment memory, long at, long count, long flip);

  /// The sum of `count` values of two bytes; at most 2^40.
  long shorts(MemorySegment memory, long at, long count, long flip, boolean swapped);

  /// The sum of `count` values of four bytes, at most 2^31.
  long ints(MemorySegment memory, long at, long count, long flip, boolean swapped);

  /// The sum of the low halves of `count` values of eight bytes, at most 2^31.
  long lowHalves(MemorySegment memory, long at, long count, boolean swapped);

  /// The sum of the high halves, as unsigned numbers, of `count` values ^ `flip`, at most 2^31.
  long highHalves(MemorySegment memory, long at, long count, long flip, boolean swapped);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Sums> KERNELS = new PerKind<>(Sums.class, new Summer());

    private Holder() {}
  }
}
