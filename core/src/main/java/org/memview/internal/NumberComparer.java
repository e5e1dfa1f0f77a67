package org.memview.internal;

/// Compares numbers of any two cells exactly, a buffer at a time.
final class NumberComparer {
  private NumberComparer() {}

  // Elements whose bytes are compared first; 32 KiB of doubles.
  private static final long PIECE = 1 << 12;

  /// Index in C order of the first difference, or -1.
  static long firstDifference(Block first, Cell firstCell, Block second, Cell secondCell) {
    if (firstCell == secondCell
        && (firstCell == Cell.F32 || firstCell == Cell.F64)
        && isOneRun(first, firstCell.width())
        && isOneRun(second, secondCell.width())) {
      return inFloats(first, second, firstCell);
    }
    long count = first.layout().elementCount();
    return inRange(first, firstCell, second, secondCell, 0, count);
  }

  private static boolean isOneRun(Block block, int width) {
    return block.format().isNativeOrder()
        && block.layout().itemSize() == width
        && block.layout().isCContiguous();
  }

  // Equal bytes are equal numbers unless they are NaN; pieces with other bytes are looked at number
  // by number, for zeros may differ in their signs.
  private static long inFloats(Block first, Block second, Cell cell) {
    long count = first.layout().elementCount();
    int width = cell.width();
    Comparisons comparisons = Comparisons.between(first.segment(), second.segment());
    for (long i = 0; i < count; i += PIECE) {
      int some = (int) Math.min(PIECE, count - i);
      long a = first.layout().offset() + i * width;
      long b = second.layout().offset() + i * width;
      if (!comparisons.areSameNumbers(first.segment(), a, second.segment(), b, some, width)) {
        long index = inRange(first, cell, second, cell, i, i + some);
        if (index >= 0) {
          return index;
        }
      }
    }
    return -1;
  }

  private static long inRange(
      Block first, Cell firstCell, Block second, Cell secondCell, long from, long to) {
    Numbers a = Numbers.of(first, firstCell, from, to);
    Numbers b = Numbers.of(second, secondCell, from, to);
    long before = from;
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
