package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Reads integers of up to four bytes, side by side in native byte order, into arrays of a wider
/// type.
interface Loads {
  /// The class for the kind of memory.
  static Loads from(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// Reads `count` numbers as floats, rounded to nearest where they need more than 24 bits.
  void floats(MemorySegment memory, long at, Cell cell, float[] into, int count);

  /// Reads `count` numbers as doubles.
  void doubles(MemorySegment memory, long at, Cell cell, double[] into, int count);

  /// Reads `count` numbers as ints; of unsigned ones of four bytes the bits.
  void ints(MemorySegment memory, long at, Cell cell, int[] into, int count);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Loads> KERNELS = new PerKind<>(Loads.class, new Loader());

    private Holder() {}
  }
}
