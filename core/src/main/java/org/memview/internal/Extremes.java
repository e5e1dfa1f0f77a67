package org.memview.internal;

import org.memview.format.Format;

/// The smallest and largest elements of a block and where they are.
///
/// Of equal elements the first in C order counts. As in NumPy a NaN, the first one, beats every
/// number. Truth values count as 0 and 1.
public final class Extremes {
  private Extremes() {}

  /// The smallest element, boxed as reading it would (a truth value as 0 or 1).
  ///
  /// @throws IllegalArgumentException if there are no elements
  /// @throws org.memview.format.FormatException if the elements are no numbers
  public static Number min(Block block) {
    return boxed(block, find("min", block, true));
  }

  /// The largest element; see [#min(Block)].
  public static Number max(Block block) {
    return boxed(block, find("max", block, false));
  }

  /// Index in C order of the smallest element.
  public static long argmin(Block block) {
    return find("argmin", block, true).index;
  }

  /// Index in C order of the largest element.
  public static long argmax(Block block) {
    return find("argmax", block, false).index;
  }

  /// The smallest integer.
  ///
  /// @throws ArithmeticException if it does not fit a `long`
  public static long minLong(Block block) {
    Carriers.requireLong("minLong", block.format());
    return find("minLong", block, true).asLong("minLong");
  }

  /// The largest integer; see [#minLong(Block)].
  public static long maxLong(Block block) {
    Carriers.requireLong("maxLong", block.format());
    return find("maxLong", block, false).asLong("maxLong");
  }

  /// The smallest element of a format that `getDouble` can read.
  public static double minDouble(Block block) {
    Carriers.requireDouble("minDouble", block.format());
    return find("minDouble", block, true).asDouble();
  }

  /// The largest element; see [#minDouble(Block)].
  public static double maxDouble(Block block) {
    Carriers.requireDouble("maxDouble", block.format());
    return find("maxDouble", block, false).asDouble();
  }

  private static Best find(String what, Block block, boolean smallest) {
    Cell cell = Reductions.numeric(what, block);
    Reductions.requireElements(what, block);
    Best best = new Best(cell, smallest);
    Numbers numbers = Numbers.of(block, cell);
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      if (cell.isInteger()) {
        best.offer(numbers.longs(count), count);
      } else {
        best.offer(numbers.doubles(count), count);
      }
    }
    return best;
  }

  private static Number boxed(Block block, Best best) {
    Format format = block.format();
    if (!best.cell.isInteger()) {
      return best.cell == Cell.F64 ? (Number) best.number : (Number) (float) best.number;
    }
    return best.cell == Cell.BOOL
        ? (Number) (int) best.integer
        : Scalars.boxInteger(format.code(), best.integer);
  }

  /// The best element so far.
  private static final class Best {
    private final Cell cell;
    private final boolean smallest;
    // Turns unsigned order into signed order.
    private final long flip;
    private long seen;
    private long index = -1;
    private long integer;
    private double number;

    Best(Cell cell, boolean smallest) {
      this.cell = cell;
      this.smallest = smallest;
      this.flip = cell == Cell.U64 ? Long.MIN_VALUE : 0;
    }

    void offer(long[] values, int count) {
      for (int i = 0; i < count; i++) {
        long a = values[i] ^ flip;
        long b = integer ^ flip;
        if (index < 0 || (smallest ? a < b : a > b)) {
          index = seen + i;
          integer = values[i];
        }
      }
      seen += count;
    }

    void offer(double[] values, int count) {
      for (int i = 0; i < count && !Double.isNaN(number); i++) {
        double value = values[i];
        if (index < 0 || Double.isNaN(value) || (smallest ? value < number : value > number)) {
          index = seen + i;
          number = value;
        }
      }
      seen += count;
    }

    long asLong(String what) {
      if (cell == Cell.U64 && integer < 0) {
        throw Errors.overflow(what, Scalars.unsigned(integer));
      }
      return integer;
    }

    double asDouble() {
      return cell.isInteger() ? (double) integer : number;
    }
  }
}
