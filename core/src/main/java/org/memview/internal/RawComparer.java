package org.memview.internal;

import org.memview.format.Format;

/// Compares elements whose values are equal exactly if their bytes are.
final class RawComparer {
  private RawComparer() {}

  /// True if comparing bytes decides about values of these formats.
  static boolean isEnough(Format first, Format second) {
    boolean sameBits = first.size() == 1 || first.order() == second.order();
    return switch (first.kind()) {
      case SIGNED, UNSIGNED ->
          sameBits && first.kind() == second.kind() && first.size() == second.size();
      case CHAR -> second.kind() == first.kind();
      case BYTES -> second.kind() == first.kind() && first.size() == second.size();
      case TEXT -> sameBits && first.sameElementAs(second);
      case PAD, BOOLEAN, FLOAT, COMPLEX, PASCAL, RECORD -> false;
    };
  }

  /// Index in C order of the first difference, or -1.
  static long firstDifference(Block first, Block second) {
    long width = first.format().size();
    Runs runs = Runs.of(first.layout(), second.layout());
    boolean dense = runs.isDense(width);
    long before = 0;
    while (width > 0 && runs.next()) {
      long index =
          dense ? inDense(first, second, runs, width) : inStrided(first, second, runs, width);
      if (index >= 0) {
        return before + index;
      }
      before += runs.length();
    }
    return -1;
  }

  private static long inDense(Block first, Block second, Runs runs, long width) {
    long at = mismatch(first, runs.offset(0), second, runs.offset(1), width * runs.length());
    return at < 0 ? -1 : at / width;
  }

  private static long inStrided(Block first, Block second, Runs runs, long width) {
    for (long i = 0; i < runs.length(); i++) {
      long a = runs.offset(0) + i * runs.stride(0);
      long b = runs.offset(1) + i * runs.stride(1);
      if (!equal(first, a, second, b, width)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean equal(Block first, long a, Block second, long b, long width) {
    return (Long.bitCount(width) == 1 && width <= Long.BYTES)
        ? Raw.get(first.segment(), a, (int) width, false)
            == Raw.get(second.segment(), b, (int) width, false)
        : mismatch(first, a, second, b, width) < 0;
  }

  private static long mismatch(Block first, long a, Block second, long b, long bytes) {
    return Mismatch.of(first.segment(), a, second.segment(), b, bytes);
  }
}
