package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The least of bytes or shorts, packed in ints.
///
/// C2 makes vectors of minima of ints and not of anything narrower. An int that is the least has
/// the least head, so of every int one minimum is taken for each number in it, that number shifted
/// to the head.
///
/// What is compared is `number ^ flip`, signed.
final class HeadLeast {
  /// Ints of a row that is folded into the columns.
  static final int INTS = 1024;

  private static final int LINE = 512;
  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private final int width;
  private final int flip;

  // Of these numbers none is less.
  private final int most;
  private final int[][] rows = new int[4][];
  private final MemorySegment[] rowsAs = new MemorySegment[4];

  // For a shift by so many numbers.
  private final int[][] least;

  /// For numbers of `width` bytes, 1 or 2.
  HeadLeast(int width, long flip) {
    this.width = width;
    this.flip = (int) Raw.repeated(flip, width);
    this.most = this.flip ^ (int) Raw.repeated((1 << (8 * width - 1)) - 1, width);
    this.least = new int[4 / width][];
  }

  private int[] row(int which) {
    int[] row = rows[which];
    if (row == null) {
      row = new int[INTS];
      rows[which] = row;
      rowsAs[which] = MemorySegment.ofArray(row);
    }
    return row;
  }

  /// Forgets all columns.
  void clear() {
    for (int i = 0; i < least.length; i++) {
      if (least[i] == null) {
        least[i] = new int[INTS];
      }
      Arrays.fill(least[i], Integer.MAX_VALUE);
    }
  }

  /// Takes `n` rows of `bytes`, at most [#INTS] ints' worth.
  void takeRows(MemorySegment memory, long at, long n, long rowStep, int bytes) {
    int ints = (bytes + 3) >> 2;
    for (long row = 0; row < n; row += 4) {
      for (int i = 0; i < 4; i++) {
        row(i)[ints - 1] = most; // what the bytes leave of it
        long from = at + Math.min(row + i, n - 1) * rowStep; // the last row again changes nothing
        MemorySegment.copy(memory, from, rowsAs[i], 0, bytes);
      }
      fold(ints);
    }
  }

  private void fold(int ints) {
    for (int i = 0; i < least.length; i++) {
      fold(rows[0], rows[1], rows[2], rows[3], flip, 8 * width * i, least[i], ints);
    }
  }

  // A loop for each shift: C2 makes no vectors of one that has two such results (0.05 ns for an int
  // and a shift; 0.17 that way).
  private static void fold(
      int[] a, int[] b, int[] c, int[] d, int flip, int shift, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      int w = (a[i] ^ flip) << shift;
      int x = (b[i] ^ flip) << shift;
      int y = (c[i] ^ flip) << shift;
      int z = (d[i] ^ flip) << shift;
      to[i] = Math.min(to[i], Math.min(Math.min(w, x), Math.min(y, z)));
    }
  }

  /// The least `number ^ flip` of a column so far.
  int column(int column) {
    int inInt = 4 / width;
    int inside = column & (inInt - 1);
    int head = LITTLE ? inInt - 1 - inside : inside;
    return least[head][column / inInt] >> (32 - 8 * width);
  }

  /// The least `number ^ flip` of `count` (not 0) that lie side by side.
  int of(MemorySegment memory, long at, int count) {
    int[] line = row(0);
    int[] heads = row(1);
    int result = Integer.MAX_VALUE;
    int bytes = count * width;
    for (int i = 0; i < bytes; i += 4 * LINE) {
      int some = Math.min(4 * LINE, bytes - i);
      if (some < 4 * LINE) {
        Arrays.fill(line, some >> 2, LINE, most);
      }
      MemorySegment.copy(memory, at + i, rowsAs[0], 0, some);
      if (width == 1) {
        headsOfBytes(line, flip, heads);
      } else {
        headsOfShorts(line, flip, heads);
      }
      result = Math.min(result, least(heads));
    }
    return result >> (32 - 8 * width);
  }

  // Distances are constants, as in [BlockLeast]; each shift has its own part of the result: 0.15 ns
  // for an int, 0.5 if they are folded on in the same loop, which then is not made vectors of.
  private static void headsOfBytes(int[] line, int flip, int[] heads) {
    for (int i = 0; i < 128; i++) {
      int w = line[i] ^ flip;
      int x = line[i + 128] ^ flip;
      int y = line[i + 256] ^ flip;
      int z = line[i + 384] ^ flip;
      heads[i] = Math.min(Math.min(w, x), Math.min(y, z));
      heads[i + 128] = Math.min(Math.min(w << 8, x << 8), Math.min(y << 8, z << 8));
      heads[i + 256] = Math.min(Math.min(w << 16, x << 16), Math.min(y << 16, z << 16));
      heads[i + 384] = Math.min(Math.min(w << 24, x << 24), Math.min(y << 24, z << 24));
    }
  }

  private static void headsOfShorts(int[] line, int flip, int[] heads) {
    for (int i = 0; i < 256; i++) {
      int x = line[i] ^ flip;
      int y = line[i + 256] ^ flip;
      heads[i] = Math.min(x, y);
      heads[i + 256] = Math.min(x << 16, y << 16);
    }
  }

  private static int least(int[] v) {
    for (int i = 0; i < 128; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 128]), Math.min(v[i + 256], v[i + 384]));
    }
    for (int i = 0; i < 32; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 32]), Math.min(v[i + 64], v[i + 96]));
    }
    for (int i = 0; i < 8; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 8]), Math.min(v[i + 16], v[i + 24]));
    }
    return Math.min(
        Math.min(Math.min(v[0], v[1]), Math.min(v[2], v[3])),
        Math.min(Math.min(v[4], v[5]), Math.min(v[6], v[7])));
  }
}
