package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Counts bytes by their value.
interface ByteCounts {
  /// How many tables of 256 counts there are in an array of them.
  int TABLES = 4;

  /// The class for the kind of memory.
  static ByteCounts of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// Adds `count` bytes to the tables, in each of which only some of them are counted.
  void add(MemorySegment memory, long at, int count, int[] tables);

  /// Lazily made.
  final class Holder {
    private static final PerKind<ByteCounts> KERNELS =
        new PerKind<>(ByteCounts.class, new ByteCounter());

    private Holder() {}
  }
}
