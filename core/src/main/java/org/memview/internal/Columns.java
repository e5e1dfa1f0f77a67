package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Reads floating numbers that lie equally far apart, such as a field of many records, in native
/// byte order.
interface Columns {
  /// The class for the kind of memory.
  static Columns of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// Reads [Numbers#CHUNK] doubles that lie `step` bytes apart and folds them in four, as the first
  /// two levels of [LaneSum] do: a quarter as many go to `quarter`; `second` is for as many more.
  void foldDoubles(MemorySegment memory, long at, long step, double[] quarter, double[] second);

  /// The same of numbers in single precision.
  void foldFloats(MemorySegment memory, long at, long step, double[] quarter, double[] second);

  /// Reads `count` doubles.
  void doubles(MemorySegment memory, long at, long step, double[] into, int count);

  /// Reads `count` numbers in single precision.
  void floats(MemorySegment memory, long at, long step, double[] into, int count);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Columns> KERNELS =
        new PerKind<>(Columns.class, new ColumnReader());

    private Holder() {}
  }
}
