package org.memview.internal;

/// Finds the smallest or largest element, and the first of equal ones, by looking at one after the
/// other.
///
/// For formats without a kernel, and where there is a NaN.
final class FirstBest {
  private final boolean smallest;

  // Turns unsigned numbers into signed ones of the same order.
  private final long flip;
  private long seen;
  private long index = -1;
  private long integer;
  private double number;

  private FirstBest(boolean smallest, long flip) {
    this.smallest = smallest;
    this.flip = flip;
  }

  /// The best element.
  static Extremes.Best of(Block block, Cell cell, boolean smallest) {
    FirstBest best = new FirstBest(smallest, cell == Cell.U64 ? Long.MIN_VALUE : 0);
    Numbers numbers = Numbers.of(block, cell);
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      if (cell.isInteger()) {
        best.offer(numbers.longs(count), count);
      } else {
        best.offer(numbers.doubles(count), count);
      }
    }
    return new Extremes.Best(cell, best.integer ^ best.flip, best.number, () -> best.index);
  }

  private void offer(long[] values, int count) {
    for (int i = 0; i < count; i++) {
      long value = values[i] ^ flip;
      if (index < 0 || (smallest ? value < integer : value > integer)) {
        index = seen + i;
        integer = value;
      }
    }
    seen += count;
  }

  private void offer(double[] values, int count) {
    for (int i = 0; i < count && !Double.isNaN(number); i++) {
      double value = values[i];
      if (index < 0 || Double.isNaN(value) || (smallest ? value < number : value > number)) {
        index = seen + i;
        number = value;
      }
    }
    seen += count;
  }
}
