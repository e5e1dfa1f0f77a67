package org.memview.internal;

import org.memview.format.Format;

/// Compares elements whose values are equal exactly if their bytes are.
final class RawComparer {
  // Shorter runs are packed before they are compared: a call takes some 10 ns to begin.
  private static final long WORTH_A_CALL = 64;

  private static final long PACKED_BYTES = 1 << 13;

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
    if (width == 0) {
      return -1;
    }
    Runs runs = Runs.of(first.layout(), second.layout());
    if (runs.isDense(width)
        && (width * runs.length() >= WORTH_A_CALL
            || runs.length() == first.layout().elementCount())) {
      return inRuns(first, second, runs, width);
    }
    return width <= PACKED_BYTES
        ? packed(first, second, (int) width)
        : oneByOne(first, second, runs, width);
  }

  private static long inRuns(Block first, Block second, Runs runs, long width) {
    long before = 0;
    while (runs.next()) {
      long a = runs.offset(0);
      long b = runs.offset(1);
      long bytes = width * runs.length();
      long at = Mismatch.of(first.segment(), a, second.segment(), b, bytes);
      if (at >= 0) {
        return before + at / width;
      }
      before += runs.length();
    }
    return -1;
  }

  private static long oneByOne(Block first, Block second, Runs runs, long width) {
    long index = 0;
    while (runs.next()) {
      for (long i = 0; i < runs.length(); i++, index++) {
        long a = runs.offset(0) + i * runs.stride(0);
        long b = runs.offset(1) + i * runs.stride(1);
        if (Mismatch.of(first.segment(), a, second.segment(), b, width) >= 0) {
          return index;
        }
      }
    }
    return -1;
  }

  private static long packed(Block first, Block second, int width) {
    long count = first.layout().elementCount();
    long most = PACKED_BYTES / width;
    Packer a = new Packer(first, width, false, 0, count, most);
    Packer b = new Packer(second, width, false, 0, count, most);
    for (long before = 0; before < count; before += most) {
      long bytes = (long) width * a.next();
      b.next();
      long at = Mismatch.of(a.memory(), 0, b.memory(), 0, bytes);
      if (at >= 0) {
        return before + at / width;
      }
    }
    return -1;
  }
}
