package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// Where along an axis the first of the least or greatest elements is, or the first NaN.
final class AxisPlaces extends AxisWorker {
  private static final int WIDE = 1024;

  private final boolean smallest;
  private final RowLoader loader;

  // What is compared is `number ^ flip`, signed; the greatest is the least of the complements.
  private final long flip;
  private final BlockLeast blockLeast;
  private final long[] longs;
  private final long[] leastLongs;
  private final double[] doubles;
  private final double[] leastDoubles;

  AxisPlaces(boolean smallest, Block block, Cell cell, int axis, Block result) {
    super(block, cell, axis, result);
    this.smallest = smallest;
    this.loader = new RowLoader(cell);
    this.flip = (cell == Cell.U64 ? Long.MIN_VALUE : 0) ^ (smallest ? 0 : -1);
    this.blockLeast = new BlockLeast(cell, smallest);
    int integers = cell.isInteger() ? WIDE : 0;
    this.longs = new long[integers];
    this.leastLongs = new long[integers];
    this.doubles = new double[WIDE - integers];
    this.leastDoubles = new double[WIDE - integers];
  }

  @Override
  int mostColumns(long step) {
    return WIDE;
  }

  @Override
  void columns(long at, long step, int count, long[] bits) {
    long row = 0;
    for (Slabs rows = rows(at, step, count, 0); rows.next(); ) {
      long together = rows.rowStep() == (long) count * width ? WIDE / count : 1;
      for (long i = 0; i < rows.rows(); i += together) {
        int some = (int) Math.min(together, rows.rows() - i);
        takeRows(rows.memory(), rows.at() + i * rows.rowStep(), row, some, count, bits);
        row += some;
      }
    }
  }

  // Rows that touch.
  private void takeRows(
      MemorySegment memory, long at, long first, int rows, int count, long[] places) {
    if (cell.isInteger()) {
      loader.longs(memory, at, longs, rows * count);
    } else {
      loader.doubles(memory, at, ByteOrder.nativeOrder(), doubles, rows * count);
      turn(doubles, rows * count);
    }
    for (int i = 0; i < rows; i++) {
      if (cell.isInteger()) {
        take(longs, i * count, flip, first + i, leastLongs, count, places);
      } else {
        take(doubles, i * count, first + i, leastDoubles, count, places);
      }
    }
  }

  private void turn(double[] values, int count) {
    for (int i = 0; i < count && !smallest; i++) {
      values[i] = -values[i];
    }
  }

  private static void take(
      long[] values, int at, long flip, long row, long[] least, int count, long[] places) {
    for (int i = 0; i < count; i++) {
      long value = values[at + i] ^ flip;
      if (row == 0 || value < least[i]) {
        least[i] = value;
        places[i] = row;
      }
    }
  }

  private static void take(
      double[] values, int at, long row, double[] least, int count, long[] places) {
    for (int i = 0; i < count; i++) {
      double value = values[at + i];
      if (row == 0 || value < least[i] || (Double.isNaN(value) && !Double.isNaN(least[i]))) {
        least[i] = value;
        places[i] = row;
      }
    }
  }

  @Override
  void lines(long at, long step, int count, long[] bits) {
    boolean byKernel = cell != Cell.BOOL && cell != Cell.F16 && cell != Cell.BF16;
    int line = 0;
    for (Slabs lines = linesOf(at, step, count); lines.next(); ) {
      for (long i = 0; i < lines.rows(); i++) {
        long from = lines.at() + i * lines.rowStep();
        long place = byKernel ? placeOfLeast(lines.memory(), from) : -1;
        bits[line++] = place >= 0 ? place : placeIn(lines.memory(), from);
      }
    }
  }

  // The least first and then where it is, by kernels; -1 if it must be looked for one by one: where
  // there is a NaN, or another thread has changed it meanwhile.
  private long placeOfLeast(MemorySegment memory, long at) {
    long keys = BlockLeast.flip(cell, smallest);
    long least = blockLeast.of(memory, at, (int) extent);
    if (cell.isInteger()) {
      return first(memory, at, -1, least ^ keys);
    }
    if (least == Long.MIN_VALUE) {
      return -1;
    }
    long bits = FloatKeys.bits(least ^ keys, width);
    long sizes = Long.MAX_VALUE >>> (64 - 8 * width);
    return (bits & sizes) == 0 ? first(memory, at, sizes, 0) : first(memory, at, -1, bits);
  }

  private long first(MemorySegment memory, long at, long care, long wanted) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    long ordered = little ? wanted : Raw.reverse(wanted, width);
    long orderedCare = little ? care : Raw.reverse(care, width);
    return Finds.in(memory).first(memory, at, extent, width, orderedCare, ordered);
  }

  private long placeIn(MemorySegment memory, long at) {
    long place = -1;
    long least = 0;
    double number = 0;
    for (long i = 0; i < extent; i += WIDE) {
      int some = (int) Math.min(WIDE, extent - i);
      if (cell.isInteger()) {
        loader.longs(memory, at + i * width, longs, some);
        int found = firstBelow(longs, flip, place < 0, least, some);
        place = found < 0 ? place : i + found;
        least = found < 0 ? least : longs[found] ^ flip;
      } else {
        loader.doubles(memory, at + i * width, ByteOrder.nativeOrder(), doubles, some);
        turn(doubles, some);
        int found = firstBelow(doubles, place < 0, number, some);
        place = found < 0 ? place : i + found;
        number = found < 0 ? number : doubles[found];
      }
    }
    return place;
  }

  // Where the first of the least is, if it is less than `bound` or there is none yet; else -1.
  private static int firstBelow(long[] values, long flip, boolean any, long bound, int count) {
    int place = any ? 0 : -1;
    long least = any ? values[0] ^ flip : bound;
    for (int i = 0; i < count; i++) {
      long value = values[i] ^ flip;
      if (value < least) {
        least = value;
        place = i;
      }
    }
    return place;
  }

  private static int firstBelow(double[] values, boolean any, double bound, int count) {
    int place = any ? 0 : -1;
    double least = any ? values[0] : bound;
    for (int i = 0; i < count && !Double.isNaN(least); i++) {
      double value = values[i];
      if (value < least || Double.isNaN(value)) {
        least = value;
        place = i;
      }
    }
    return place;
  }

  @Override
  long line(Block line, int index) {
    return smallest ? Extremes.argmin(line) : Extremes.argmax(line);
  }
}
