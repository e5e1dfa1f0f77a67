package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// The loop under counts of bytes; a kernel of [PerKind].
///
/// Neighbours are counted in tables of their own: equal bytes in a row would else wait for each
/// other's count to be stored.
final class ByteCounter implements ByteCounts {
  @Override
  public void add(MemorySegment memory, long at, int count, int[] tables) {
    int longs = count >> 3;
    for (int i = 0; i < longs; i++) {
      long bytes = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i);
      tables[(int) bytes & 0xFF]++;
      tables[256 + ((int) (bytes >>> 8) & 0xFF)]++;
      tables[512 + ((int) (bytes >>> 16) & 0xFF)]++;
      tables[768 + ((int) (bytes >>> 24) & 0xFF)]++;
      tables[(int) (bytes >>> 32) & 0xFF]++;
      tables[256 + ((int) (bytes >>> 40) & 0xFF)]++;
      tables[512 + ((int) (bytes >>> 48) & 0xFF)]++;
      tables[768 + (int) (bytes >>> 56)]++;
    }
    for (int i = 8 * longs; i < count; i++) {
      tables[memory.get(JAVA_BYTE, at + i) & 0xFF]++;
    }
  }
}
