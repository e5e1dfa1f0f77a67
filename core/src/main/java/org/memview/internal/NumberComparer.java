package org.memview.internal;

/// Compares numbers of any two cells exactly, a buffer at a time.
final class NumberComparer {
  private NumberComparer() {}

  // Elements whose bytes are compared first; 32 KiB of doubles.
  private static final long PIECE = 1 << 12;

  // Shorter runs are compared a buffer at a time.
  private static final long SHORTEST = 32;

  /// Index in C order of the first difference, or -1.
  static long firstDifference(Block first, Cell firstCell, Block second, Cell secondCell) {
    if (firstCell == secondCell
        && (firstCell == Cell.F32 || firstCell == Cell.F64)
        && first.format().isNativeOrder()
        && second.format().isNativeOrder()) {
      int width = firstCell.width();
      Runs runs = Runs.of(first.layout(), second.layout());
      if (runs.isDense(width) && runs.length() >= SHORTEST) {
        return inRuns(first, second, runs, width);
      }
    }
    return inBuffers(
        Numbers.of(first, firstCell), firstCell, Numbers.of(second, secondCell), secondCell);
  }

  // Equal bytes are equal numbers unless they are NaN; pieces with other bytes are looked at number
  // by number, for zeros may differ in their signs.
  private static long inRuns(Block first, Block second, Runs runs, int width) {
    Comparisons comparisons = Comparisons.between(first.segment(), second.segment());
    long before = 0;
    while (runs.next()) {
      for (long i = 0; i < runs.length(); i += PIECE) {
        int some = (int) Math.min(PIECE, runs.length() - i);
        long a = runs.offset(0) + i * width;
        long b = runs.offset(1) + i * width;
        if (!comparisons.areSameNumbers(first.segment(), a, second.segment(), b, some, width)) {
          int at = comparisons.unequal(first.segment(), a, second.segment(), b, some, width);
          if (at >= 0) {
            return before + i + at;
          }
        }
      }
      before += runs.length();
    }
    return -1;
  }

  private static long inBuffers(Numbers a, Cell firstCell, Numbers b, Cell secondCell) {
    long before = 0;
    for (int count = a.next(); count > 0; count = a.next()) {
      b.next();
      int index = firstDifference(a, firstCell, b, secondCell, count);
      if (index >= 0) {
        return before + index;
      }
      before += count;
    }
    return -1;
  }

  private static int firstDifference(Numbers a, Cell first, Numbers b, Cell second, int count) {
    if (first.isInteger() && second.isInteger()) {
      boolean sameBits = (first == Cell.U64) == (second == Cell.U64);
      return ofLongs(a.longs(count), b.longs(count), sameBits, count);
    }
    if (first.isInteger()) {
      return ofMixed(a.longs(count), first == Cell.U64, b.doubles(count), count);
    }
    if (second.isInteger()) {
      return ofMixed(b.longs(count), second == Cell.U64, a.doubles(count), count);
    }
    return ofDoubles(a.doubles(count), b.doubles(count), count);
  }

  // A negative long and a large unsigned one have the same bits but not the same value.
  private static int ofLongs(long[] a, long[] b, boolean sameSignedness, int count) {
    for (int i = 0; i < count; i++) {
      if (a[i] != b[i] || (a[i] < 0 && !sameSignedness)) {
        return i;
      }
    }
    return -1;
  }

  private static int ofDoubles(double[] a, double[] b, int count) {
    for (int i = 0; i < count; i++) {
      if (a[i] != b[i]) {
        return i;
      }
    }
    return -1;
  }

  private static int ofMixed(long[] a, boolean unsigned, double[] b, int count) {
    for (int i = 0; i < count; i++) {
      if (!equal(a[i], unsigned, b[i])) {
        return i;
      }
    }
    return -1;
  }

  /// True if the integer and the double are the same number, without rounding either.
  static boolean equal(long integer, boolean unsigned, double number) {
    if (unsigned && integer < 0) {
      return number >= 0x1p63
          && number < 0x1p64
          && (long) (number - 0x1p63) == (integer & Long.MAX_VALUE);
    }
    return number >= -0x1p63
        && number < 0x1p63
        && (double) (long) number == number
        && (long) number == integer;
  }
}
