package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Reads integers, side by side in native byte order, into arrays of another type, wider but for
/// those of eight bytes.
interface Loads {
  /// The class for the kind of memory.
  static Loads from(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// Reads `count` numbers, but no unsigned ones of eight bytes, as floats, rounded to nearest
  /// where they need more than 24 bits.
  void floats(MemorySegment memory, long at, Cell cell, float[] into, int count);

  /// Reads `count` numbers, but no unsigned ones of eight bytes, as doubles, rounded likewise.
  void doubles(MemorySegment memory, long at, Cell cell, double[] into, int count);

  /// Reads `count` numbers of one or two bytes as ints.
  void ints(MemorySegment memory, long at, Cell cell, int[] into, int count);

  /// Reads `count` numbers of up to four bytes as longs.
  void longs(MemorySegment memory, long at, Cell cell, long[] into, int count);

  /// Reads `count` numbers of one byte as shorts.
  void shorts(MemorySegment memory, long at, Cell cell, short[] into, int count);

  /// Reads so many bytes, eight of them `^ flip` in each long; the last one is filled up.
  void flipped(MemorySegment memory, long at, long flip, long[] into, int bytes);

  /// Reads so many truth values as bytes that are 0 or 1, eight in each long; the last one is
  /// filled up.
  void truths(MemorySegment memory, long at, long[] into, int bytes);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Loads> KERNELS = new PerKind<>(Loads.class, new Loader());

    private Holder() {}
  }
}
