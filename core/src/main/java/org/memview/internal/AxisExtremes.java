package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The least or greatest elements along an axis; a NaN beats every number.
///
/// The greatest integer is the least of the complements. Of zeros that differ in their signs any
/// may be the least.
final class AxisExtremes extends AxisWorker {
  // Whole rows of common sizes: pieces of them do not come out of memory as fast.
  private static final int WIDE = 2048;

  private final boolean smallest;
  private final RowLoader loader;

  // What is compared is `number ^ flip`, signed.
  private final long flip;
  private final boolean inInts;
  private final BlockLeast blockLeast;

  // For numbers of up to two bytes.
  private final @Nullable HeadLeast heads;
  private int[] ints = {};
  private int[] leastInts = {};
  private long[] longs = {};
  private long[] leastLongs = {};
  private double[] doubles = {};
  private double[] bestDoubles = {};

  AxisExtremes(boolean smallest, Block block, Cell cell, int axis, Block result) {
    super(block, cell, axis, result);
    this.smallest = smallest;
    this.loader = new RowLoader(cell);
    this.flip = BlockLeast.flip(cell, smallest);
    this.blockLeast = new BlockLeast(cell, smallest);
    this.inInts = cell.isInteger() && width == 4;
    boolean inHeads = cell.isInteger() && width <= 2 && cell != Cell.BOOL;
    this.heads = inHeads ? new HeadLeast(width, flip) : null;
    if (inInts) {
      ints = new int[WIDE];
      leastInts = new int[WIDE];
    } else if (cell.isInteger() && !inHeads) {
      longs = new long[WIDE];
      leastLongs = new long[WIDE];
    } else if (!inHeads) {
      doubles = new double[WIDE];
      bestDoubles = new double[WIDE];
    }
  }

  @Override
  int mostColumns(long step) {
    return WIDE;
  }

  @Override
  void columns(long at, long step, int count, long[] bits) {
    clear();
    for (Slabs rows = rows(at, step, count, 0); rows.next(); ) {
      boolean touching = rows.rowStep() == (long) count * width;
      int together = touching ? (int) Math.min(rows.rows(), WIDE / count) : 1;
      long done = 0;
      for (int some = together; done < rows.rows(); some = 1) { // one call: C2 copies it for each
        long n = (rows.rows() - done) / some;
        take(rows, done, n, some * rows.rowStep(), some * count);
        done += n * some;
      }
    }
    for (int i = 0; i < count; i++) {
      bits[i] = bitsOf(i, count);
    }
  }

  private void clear() {
    if (heads != null) {
      heads.clear();
    }
    Arrays.fill(leastInts, Integer.MAX_VALUE);
    Arrays.fill(leastLongs, Long.MAX_VALUE);
    Arrays.fill(bestDoubles, smallest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
  }

  private void take(Slabs rows, long first, long n, long rowStep, int count) {
    long at = rows.at() + first * rows.rowStep();
    if (heads != null) {
      heads.takeRows(rows.memory(), at, n, rowStep, count * width);
      return;
    }
    for (long row = 0; row < n; row++) {
      takeRow(rows.memory(), at + row * rowStep, count);
    }
  }

  private void takeRow(MemorySegment memory, long at, int count) {
    if (inInts) {
      loader.ints(memory, at, ints, count);
      least(leastInts, ints, (int) flip, count);
    } else if (cell.isInteger()) {
      loader.longs(memory, at, longs, count);
      least(leastLongs, longs, flip, count);
    } else {
      loader.doubles(memory, at, ByteOrder.nativeOrder(), doubles, count);
      if (smallest) {
        least(bestDoubles, doubles, count);
      } else {
        greatest(bestDoubles, doubles, count);
      }
    }
  }

  private static void least(int[] least, int[] values, int flip, int count) {
    for (int i = 0; i < count; i++) {
      least[i] = Math.min(least[i], values[i] ^ flip);
    }
  }

  private static void least(long[] least, long[] values, long flip, int count) {
    for (int i = 0; i < count; i++) {
      least[i] = Math.min(least[i], values[i] ^ flip);
    }
  }

  private static void least(double[] least, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      least[i] = Math.min(least[i], values[i]);
    }
  }

  private static void greatest(double[] greatest, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      greatest[i] = Math.max(greatest[i], values[i]);
    }
  }

  // Of several columns that were taken as one row, if there are more than `count`.
  private long bitsOf(int column, int count) {
    if (heads != null) {
      int least = heads.column(column);
      for (int i = column + count; i < WIDE; i += count) {
        least = Math.min(least, heads.column(i));
      }
      return least ^ flip;
    }
    if (inInts) {
      int least = leastInts[column];
      for (int i = column + count; i < WIDE; i += count) {
        least = Math.min(least, leastInts[i]);
      }
      return least ^ flip;
    }
    if (cell.isInteger()) {
      long least = leastLongs[column];
      for (int i = column + count; i < WIDE; i += count) {
        least = Math.min(least, leastLongs[i]);
      }
      return least ^ flip;
    }
    double best = bestDoubles[column];
    for (int i = column + count; i < WIDE; i += count) {
      best = smallest ? Math.min(best, bestDoubles[i]) : Math.max(best, bestDoubles[i]);
    }
    return cell.fromDouble(best);
  }

  @Override
  void lines(long at, long step, int count, long[] bits) {
    boolean byKernel = cell != Cell.BOOL && cell != Cell.F16 && cell != Cell.BF16;
    int line = 0;
    for (Slabs lines = linesOf(at, step, count); lines.next(); ) {
      for (long i = 0; i < lines.rows(); i++) {
        long from = lines.at() + i * lines.rowStep();
        bits[line++] = byKernel ? leastOf(lines.memory(), from) : bestOf(lines.memory(), from);
      }
    }
  }

  private long leastOf(MemorySegment memory, long at) {
    long least = blockLeast.of(memory, at, (int) extent);
    if (cell.isInteger()) {
      return least ^ flip;
    }
    return least == Long.MIN_VALUE
        ? cell.fromDouble(Double.NaN)
        : FloatKeys.bits(least ^ flip, width);
  }

  // The line as rows of numbers that are folded like columns.
  private long bestOf(MemorySegment memory, long at) {
    clear();
    for (long i = 0; i < extent; i += WIDE) {
      takeRow(memory, at + i * width, (int) Math.min(WIDE, extent - i));
    }
    return bitsOf(0, 1);
  }

  @Override
  long line(Block line, int index) {
    Extremes.Best best = Extremes.find("extreme", line, smallest);
    return cell.isInteger() ? best.integer() : cell.fromDouble(best.number());
  }
}
