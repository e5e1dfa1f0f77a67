package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Exact sums and means of integers and truth values along an axis.
///
/// Rows are read as longs. Their numbers, made unsigned, are added in lanes that are twice as wide,
/// the even ones apart from the odd ones, many rows before a lane can overflow; numbers of 64 bits
/// as two halves. So one loop, which C2 vectorises, serves all widths.
final class IntegerAxisSums extends AxisWorker {
  private static final int WIDE = 2048;
  private static final long LOW_INT = 0xFFFFFFFFL;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long ALL_BUT_HIGH = 0x7F7F7F7F7F7F7F7FL;
  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private final boolean mean;

  // The logarithm of the numbers in a long.
  private final int inLong;
  private final int laneBits;
  private final long mask;
  private final long flip;
  private final long bias;
  private final long mostRows;

  private final long[][] read = new long[4][WIDE];
  private final MemorySegment[] readAs = new MemorySegment[4];
  private final long[] even = new long[WIDE];
  private final long[] odd = new long[WIDE];
  private long pending;

  // Of 64-bit numbers the sums of the halves, else `low` is the sum.
  private final long[] low = new long[WIDE];
  private final long[] high = new long[WIDE];

  IntegerAxisSums(boolean mean, Block block, Cell cell, int axis, Block result) {
    super(block, cell, axis, result);
    this.mean = mean;
    this.inLong = Integer.numberOfTrailingZeros(8 / width);
    this.laneBits = width == 8 ? 32 : 8 * width;
    this.mask =
        switch (width) {
          case 1 -> 0x00FF00FF00FF00FFL;
          case 2 -> 0x0000FFFF0000FFFFL;
          default -> LOW_INT;
        };
    this.bias = cell.min() == 0 ? 0 : 1L << (8 * width - 1);
    this.flip = Raw.repeated(bias, width);
    this.mostRows = width <= 2 ? (1L << laneBits) : 1L << 30;
    Arrays.setAll(readAs, i -> MemorySegment.ofArray(read[i]));
  }

  @Override
  int mostColumns(long step) {
    return width == 8 ? WIDE / 2 : WIDE;
  }

  @Override
  void columns(long at, long step, int count, long[] bits) {
    Arrays.fill(low, 0, count, 0);
    Arrays.fill(high, 0, count, 0);
    for (Slabs rows = rows(at, step, count, 0); rows.next(); ) {
      add(rows, count);
    }
    for (int i = 0; i < count; i++) {
      bits[i] = bitsOf(low[i], high[i]);
    }
  }

  // Narrow rows that touch are rows of several of them, whose lanes are added up afterwards.
  private void add(Slabs rows, int count) {
    boolean touching = rows.rowStep() == (long) count * width;
    int together = touching ? (int) Math.min(rows.rows(), WIDE / count) : 1;
    long done = 0;
    for (int some = together; done < rows.rows(); some = 1) { // one call: C2 copies it for each
      long n = (rows.rows() - done) / some;
      add(rows, done, n, some * rows.rowStep(), count, some);
      done += n * some;
    }
  }

  private void add(Slabs rows, long first, long n, long rowStep, int count, int together) {
    int bytes = together * count * width;
    int longs = (bytes + 7) >> 3;
    long at = rows.at() + first * rows.rowStep();
    for (long row = 0; row < n; row += 4) {
      int some = (int) Math.min(4, n - row);
      for (int i = 0; i < some; i++) {
        readRow(rows.memory(), at + (row + i) * rowStep, bytes, i);
      }
      addRows(some, longs);
      if (row + 4 >= n || pending + 4 > mostRows) {
        addLanes(count, together, longs);
      }
    }
  }

  private void readRow(MemorySegment memory, long at, int bytes, int which) {
    MemorySegment.copy(memory, at, readAs[which], 0, bytes);
    if (cell == Cell.BOOL) {
      toTruths(read[which], (bytes + 7) >> 3);
    }
  }

  private static void toTruths(long[] bytes, int longs) {
    for (int i = 0; i < longs; i++) {
      long x = bytes[i];
      bytes[i] = (((x & ALL_BUT_HIGH) + ALL_BUT_HIGH) | x) >>> 7 & LOW_BITS;
    }
  }

  private void addRows(int rows, int longs) {
    if (rows == 4) {
      add(read[0], read[1], read[2], read[3], flip, even, mask, longs);
      addOdd(read[0], read[1], read[2], read[3], flip, odd, mask, laneBits, longs);
    } else {
      for (int i = 0; i < rows; i++) {
        add(read[i], flip, even, odd, mask, laneBits, longs);
      }
    }
    pending += rows;
  }

  private static void add(
      long[] a, long[] b, long[] c, long[] d, long flip, long[] to, long mask, int longs) {
    for (int i = 0; i < longs; i++) {
      to[i] +=
          (((a[i] ^ flip) & mask) + ((b[i] ^ flip) & mask))
              + (((c[i] ^ flip) & mask) + ((d[i] ^ flip) & mask));
    }
  }

  private static void addOdd(
      long[] a, long[] b, long[] c, long[] d, long flip, long[] to, long mask, int by, int longs) {
    for (int i = 0; i < longs; i++) {
      to[i] +=
          (((a[i] ^ flip) >>> by & mask) + ((b[i] ^ flip) >>> by & mask))
              + (((c[i] ^ flip) >>> by & mask) + ((d[i] ^ flip) >>> by & mask));
    }
  }

  private static void add(
      long[] a, long flip, long[] even, long[] odd, long mask, int by, int longs) {
    for (int i = 0; i < longs; i++) {
      long x = a[i] ^ flip;
      even[i] += x & mask;
      odd[i] += x >>> by & mask;
    }
  }

  // Adds the lanes up and clears them.
  private void addLanes(int count, int together, int longs) {
    for (int group = 0; group < together; group++) {
      int from = group * count;
      if (width == 8) {
        addHalves(from, count);
      } else {
        addColumns(from, count);
      }
    }
    Arrays.fill(even, 0, longs, 0);
    Arrays.fill(odd, 0, longs, 0);
    pending = 0;
  }

  private void addHalves(int from, int count) {
    for (int i = 0; i < count; i++) {
      low[i] += even[from + i];
      high[i] += odd[from + i] - (bias >>> 32) * pending;
    }
  }

  private void addColumns(int from, int count) {
    long tooMuch = bias * pending;
    for (int i = 0; i < count; i++) {
      int at = from + i;
      int last = (1 << inLong) - 1;
      int inside = LITTLE ? at & last : last - (at & last);
      long lanes = (inside & 1) == 0 ? even[at >> inLong] : odd[at >> inLong];
      low[i] += (lanes >>> ((inside >> 1) * 2 * laneBits) & laneMask()) - tooMuch;
    }
  }

  private long laneMask() {
    return -1L >>> (64 - 2 * laneBits);
  }

  @Override
  void lines(long at, long step, int count, long[] bits) {
    int line = 0;
    Slabs lines = linesOf(at, step, count);
    Sums kernel = Sums.of(lines.memory());
    while (lines.next()) {
      for (long i = 0; i < lines.rows(); i++) {
        bits[line++] = lineSum(kernel, lines.memory(), lines.at() + i * lines.rowStep());
      }
    }
  }

  private long lineSum(Sums kernel, MemorySegment memory, long at) {
    long n = extent;
    return switch (width) {
      case 1 -> bitsOf(cell == Cell.BOOL ? truths(memory, at) : bytes(kernel, memory, at), 0);
      case 2 -> bitsOf(kernel.shorts(memory, at, n, bias, false) - bias * n, 0);
      case 4 -> bitsOf(kernel.ints(memory, at, n, bias, false) - bias * n, 0);
      default ->
          bitsOf(
              kernel.lowHalves(memory, at, n, false),
              kernel.highHalves(memory, at, n, bias, false) - (bias >>> 32) * n);
    };
  }

  private long bytes(Sums kernel, MemorySegment memory, long at) {
    return kernel.bytes(memory, at, extent, bias) - bias * extent;
  }

  // A line has fewer than 2^13 elements; their longs fit, and the lanes of a long 256 of them.
  private long truths(MemorySegment memory, long at) {
    int longs = (int) (extent + 7) >> 3;
    read[0][longs - 1] = 0;
    readRow(memory, at, (int) extent, 0);
    long sum = 0;
    for (int i = 0; i < longs; i++) {
      sum += Long.bitCount(read[0][i]);
    }
    return sum;
  }

  @Override
  long line(Block line, int index) {
    ExactSum sum = Reductions.exactSum(line, cell);
    return mean ? meanBits(sum) : sumBits(sum);
  }

  private long bitsOf(long lower, long upper) {
    if (width < 8) {
      return exactBits(lower);
    }
    long head = upper + (lower >>> 32);
    if (head == (int) head && (head >= 0 || bias != 0)) {
      return exactBits((head << 32) | (lower & LOW_INT)); // mostly: no need of large numbers
    }
    ExactSum sum = new ExactSum();
    sum.add(lower);
    sum.addShifted(upper);
    return mean ? meanBits(sum) : sumBits(sum);
  }

  private long exactBits(long sum) {
    return mean ? Double.doubleToRawLongBits((double) sum / extent) : sum;
  }

  private long meanBits(ExactSum sum) {
    return Double.doubleToRawLongBits(sum.doubleValue() / extent);
  }

  private long sumBits(ExactSum sum) {
    return cell.min() == 0 && cell != Cell.BOOL
        ? sum.unsignedLongValue("sumAlong")
        : sum.longValue("sumAlong");
  }
}
