package org.memview.internal;

/// Whether the numbers of a block survive a conversion unchanged.
///
/// Most pairs of cells need no look, and of the others most numbers lie where one comparison is
/// enough for a whole buffer: what such a test doubts is looked at number by number.
final class Exactness {
  private final Block source;
  private final Block target;
  private final Cell from;
  private final Cell to;
  private final long lowest;
  private final long highest;

  private Exactness(Block source, Block target) {
    this.source = source;
    this.target = target;
    this.from = Reductions.numeric("convert", source);
    this.to = Reductions.numeric("convert", target);
    // Of integers that `to` is sure to hold, as signed numbers. Doubles above 2^62 are doubted, for
    // the cast to long saturates.
    long high = to.isInteger() ? to.max() >>> (to == Cell.U64 ? 1 : 0) : 1L << digits(to);
    this.highest = from.isInteger() ? high : Math.min(high, 1L << 62);
    long low = to.isInteger() ? to.min() : -high;
    this.lowest = from == Cell.U64 ? 0 : Math.max(low, from.isInteger() ? low : -1L << 62);
  }

  /// Refuses the first number of `source` that the format of `target` cannot hold.
  ///
  /// @throws IllegalArgumentException if there is one
  static void check(Block source, Block target) {
    Exactness exactness = new Exactness(source, target);
    if (!Casts.isAlwaysExact(exactness.from, exactness.to)) {
      exactness.check();
    }
  }

  // Binary digits that every integer of so many digits keeps.
  private static int digits(Cell floating) {
    return switch (floating) {
      case BF16 -> 8;
      case F16 -> 11;
      case F32 -> 24;
      default -> 53;
    };
  }

  private void check() {
    Numbers numbers = Numbers.of(source, from);
    long before = 0;
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      if (from.isInteger()) {
        long[] values = numbers.longs(count);
        if (!areWithin(values, lowest, highest, count)) {
          checkEach(values, count, before);
        }
      } else {
        double[] values = numbers.doubles(count);
        if (!areKept(values, count)) {
          checkEach(values, count, before);
        }
      }
      before += count;
    }
  }

  // A difference that overflows is that of a number outside.
  private static boolean areWithin(long[] values, long lowest, long highest, int count) {
    long any = 0;
    for (int i = 0; i < count; i++) {
      any |= (values[i] - lowest) | (highest - values[i]);
    }
    return any >= 0;
  }

  private boolean areKept(double[] values, int count) {
    return to.isInteger()
        ? areIntegers(values, lowest, highest, count)
        : to == Cell.F32 && areSingle(values, count);
  }

  private static boolean areIntegers(double[] values, long lowest, long highest, int count) {
    for (int i = 0; i < count; i++) {
      long integer = (long) values[i];
      if ((double) integer != values[i] || integer < lowest || integer > highest) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSingle(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if ((double) (float) values[i] != values[i]) {
        return false;
      }
    }
    return true;
  }

  private void checkEach(long[] values, int count, long before) {
    boolean unsigned = from == Cell.U64;
    for (int i = 0; i < count; i++) {
      if (!Casts.isExact(values[i], unsigned, to)) {
        Number value = unsigned ? Scalars.unsigned(values[i]) : (Number) values[i];
        throw Errors.notExact(value, before + i, source, target);
      }
    }
  }

  private void checkEach(double[] values, int count, long before) {
    for (int i = 0; i < count; i++) {
      if (!Casts.isExact(values[i], to)) {
        throw Errors.notExact(values[i], before + i, source, target);
      }
    }
  }
}
