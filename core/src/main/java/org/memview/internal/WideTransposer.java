package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Transposes elements of four and eight bytes by way of a buffer; a kernel of [PerKind].
///
/// Rows a power of two apart share few lines of a cache, and a `byte[]` begins in the middle of
/// one, so tiles written in place are pushed out half full. A tile that is put together in an array
/// is read and written in long pieces: 4096 x 4096 doubles take 40 ms, on the heap and outside,
/// where tiles in place take 55 outside and 101 on the heap.
final class WideTransposer implements Tiles {
  // 32 KiB of longs.
  private static final int ROWS = 128;
  private static final int COUNT = 32;

  @Override
  public void transpose(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      int width,
      long rows,
      long count) {
    int most = (int) Math.min(ROWS, rows) * COUNT;
    long[] longs = new long[width == 8 ? most : 0];
    int[] ints = new int[width == 4 ? most : 0];
    for (long row = 0; row < rows; row += ROWS) {
      int tileRows = (int) Math.min(ROWS, rows - row);
      for (long i = 0; i < count; i += COUNT) {
        int tileCount = (int) Math.min(COUNT, count - i);
        long p = at + i * step + row * width;
        long q = toAt + row * toRowStep + i * width;
        if (width == 8) {
          readLongs(from, p, step, longs, tileRows, tileCount);
          writeLongs(longs, to, q, toRowStep, tileRows, tileCount);
        } else {
          readInts(from, p, step, ints, tileRows, tileCount);
          writeInts(ints, to, q, toRowStep, tileRows, tileCount);
        }
      }
    }
  }

  // Eight columns at a time, so that a line of the buffer is filled at once.
  private static void readLongs(
      MemorySegment from, long at, long step, long[] tile, int rows, int count) {
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      eightLongs(from, at + i * step, step, tile, i, rows);
    }
    for (; i < count; i++) {
      for (int row = 0; row < rows; row++) {
        tile[row * COUNT + i] = from.get(JAVA_LONG_UNALIGNED, at + i * step + 8L * row);
      }
    }
  }

  private static void eightLongs(
      MemorySegment from, long at, long step, long[] tile, int start, int rows) {
    for (int row = 0; row < rows; row++) {
      int k = start + row * COUNT;
      long p = at + 8L * row;
      tile[k] = from.get(JAVA_LONG_UNALIGNED, p);
      tile[k + 1] = from.get(JAVA_LONG_UNALIGNED, p + step);
      tile[k + 2] = from.get(JAVA_LONG_UNALIGNED, p + 2 * step);
      tile[k + 3] = from.get(JAVA_LONG_UNALIGNED, p + 3 * step);
      tile[k + 4] = from.get(JAVA_LONG_UNALIGNED, p + 4 * step);
      tile[k + 5] = from.get(JAVA_LONG_UNALIGNED, p + 5 * step);
      tile[k + 6] = from.get(JAVA_LONG_UNALIGNED, p + 6 * step);
      tile[k + 7] = from.get(JAVA_LONG_UNALIGNED, p + 7 * step);
    }
  }

  private static void writeLongs(
      long[] tile, MemorySegment to, long toAt, long toRowStep, int rows, int count) {
    for (int row = 0; row < rows; row++) {
      writeLongs(tile, row * COUNT, to, toAt + row * toRowStep, count);
    }
  }

  private static void writeLongs(long[] tile, int start, MemorySegment to, long toAt, int count) {
    for (int i = 0; i < count; i++) {
      to.set(JAVA_LONG_UNALIGNED, toAt + 8L * i, tile[start + i]);
    }
  }

  private static void readInts(
      MemorySegment from, long at, long step, int[] tile, int rows, int count) {
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      eightInts(from, at + i * step, step, tile, i, rows);
    }
    for (; i < count; i++) {
      for (int row = 0; row < rows; row++) {
        tile[row * COUNT + i] = from.get(JAVA_INT_UNALIGNED, at + i * step + 4L * row);
      }
    }
  }

  private static void eightInts(
      MemorySegment from, long at, long step, int[] tile, int start, int rows) {
    for (int row = 0; row < rows; row++) {
      int k = start + row * COUNT;
      long p = at + 4L * row;
      tile[k] = from.get(JAVA_INT_UNALIGNED, p);
      tile[k + 1] = from.get(JAVA_INT_UNALIGNED, p + step);
      tile[k + 2] = from.get(JAVA_INT_UNALIGNED, p + 2 * step);
      tile[k + 3] = from.get(JAVA_INT_UNALIGNED, p + 3 * step);
      tile[k + 4] = from.get(JAVA_INT_UNALIGNED, p + 4 * step);
      tile[k + 5] = from.get(JAVA_INT_UNALIGNED, p + 5 * step);
      tile[k + 6] = from.get(JAVA_INT_UNALIGNED, p + 6 * step);
      tile[k + 7] = from.get(JAVA_INT_UNALIGNED, p + 7 * step);
    }
  }

  private static void writeInts(
      int[] tile, MemorySegment to, long toAt, long toRowStep, int rows, int count) {
    for (int row = 0; row < rows; row++) {
      writeInts(tile, row * COUNT, to, toAt + row * toRowStep, count);
    }
  }

  private static void writeInts(int[] tile, int start, MemorySegment to, long toAt, int count) {
    for (int i = 0; i < count; i++) {
      to.set(JAVA_INT_UNALIGNED, toAt + 4L * i, tile[start + i]);
    }
  }
}
