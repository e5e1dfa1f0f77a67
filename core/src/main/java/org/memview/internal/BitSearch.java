package org.memview.internal;

import java.nio.ByteOrder;

/// Finds elements of any layout and byte order by their bits.
///
/// Nothing is converted: what is looked for is brought into the byte order of the block.
final class BitSearch {
  private BitSearch() {}

  /// Index in C order of the first element of `width` bytes for which `(bits & care) == wanted`, or
  /// -1.
  static long first(Block block, int width, long care, long wanted) {
    Pieces pieces = Pieces.raw(block, width);
    Finds finds = Finds.in(pieces.memory());
    long ordered = ordered(block, width, wanted);
    long orderedCare = ordered(block, width, care);
    long before = 0;
    while (pieces.next()) {
      long index =
          finds.first(pieces.memory(), pieces.at(), pieces.count(), width, orderedCare, ordered);
      if (index >= 0) {
        return before + index;
      }
      before += pieces.count();
    }
    return -1;
  }

  /// How many elements of `width` bytes there are for which `(bits & care) == wanted`.
  static long count(Block block, int width, long care, long wanted) {
    Pieces pieces = Pieces.raw(block.inMemoryOrder(), width);
    Finds finds = Finds.in(pieces.memory());
    long ordered = ordered(block, width, wanted);
    long orderedCare = ordered(block, width, care);
    long found = 0;
    while (pieces.next()) {
      found +=
          finds.count(pieces.memory(), pieces.at(), pieces.count(), width, orderedCare, ordered);
    }
    return found;
  }

  // Kernels read little-endian.
  private static long ordered(Block block, int width, long bits) {
    boolean little = width == 1 || block.format().order() == ByteOrder.LITTLE_ENDIAN;
    return little ? bits : Raw.reverse(bits, width);
  }
}
