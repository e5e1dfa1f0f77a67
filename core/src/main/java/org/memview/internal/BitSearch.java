package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// Finds elements of any layout and byte order by their bits.
///
/// Nothing is converted: what is looked for is brought into the byte order of the block.
final class BitSearch {
  // Of shorter runs, several are packed for each call.
  private static final long WORTH_TWICE_THE_WIDTH = 64;

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
    Block any = block.inMemoryOrder();
    long ordered = ordered(block, width, wanted);
    long orderedCare = ordered(block, width, care);
    Runs runs = Runs.of(any.layout());
    if (width < 8 && runs.stride(0) == 2L * width && runs.length() >= WORTH_TWICE_THE_WIDTH) {
      return countEverySecond(block.segment(), runs, width, orderedCare, ordered);
    }
    Pieces pieces = Pieces.raw(any, width);
    Finds finds = Finds.in(pieces.memory());
    Room room = new Room();
    long found = 0;
    while (pieces.next()) {
      found +=
          finds.count(
              pieces.memory(), pieces.at(), pieces.count(), width, orderedCare, ordered, room);
    }
    return found;
  }

  // As elements of twice the width, the second half of which does not matter; that of the last one
  // need not exist.
  private static long countEverySecond(
      MemorySegment memory, Runs runs, int width, long care, long wanted) {
    Finds finds = Finds.in(memory);
    Room room = new Room();
    long mask = (1L << (8 * width)) - 1;
    long found = 0;
    while (runs.next()) {
      long at = runs.offset(0);
      long but = runs.length() - 1;
      found += finds.count(memory, at, but, 2 * width, care & mask, wanted & mask, room);
      found += finds.count(memory, at + 2L * width * but, 1, width, care, wanted, room);
    }
    return found;
  }

  // Kernels read little-endian.
  private static long ordered(Block block, int width, long bits) {
    boolean little = width == 1 || block.format().order() == ByteOrder.LITTLE_ENDIAN;
    return little ? bits : Raw.reverse(bits, width);
  }
}
