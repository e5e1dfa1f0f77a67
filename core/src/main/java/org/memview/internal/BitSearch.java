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

  /// Index in C order of the first element of `width` bytes, number `from` or a later one, for
  /// which `(bits & care) == wanted`, or -1.
  static long first(Block block, int width, long care, long wanted, long from) {
    long bytes = block.layout().byteSize();
    if (from > 0 || !Crew.isFor(bytes, block.segment())) {
      return firstIn(block, width, care, wanted, from);
    }
    Cut cut = Cut.inOrder(block.layout(), bytes);
    return Crew.first(cut, part -> firstIn(cut.part(block, part), width, care, wanted, 0));
  }

  private static long firstIn(Block block, int width, long care, long wanted, long from) {
    Pieces pieces = Pieces.raw(block, width, from);
    Finds finds = Finds.in(pieces.memory());
    long ordered = ordered(block, width, wanted);
    long orderedCare = ordered(block, width, care);
    long before = from;
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
    long bytes = block.layout().byteSize();
    if (!Crew.isFor(bytes, block.segment())) {
      return countIn(any, width, care, wanted);
    }
    Cut cut = Cut.inOrder(any.layout(), bytes);
    return Crew.sum(cut, part -> countIn(cut.part(any, part), width, care, wanted));
  }

  private static long countIn(Block any, int width, long care, long wanted) {
    long ordered = ordered(any, width, wanted);
    long orderedCare = ordered(any, width, care);
    Runs runs = Runs.of(any.layout());
    if (width < 8 && runs.stride(0) == 2L * width && runs.length() >= WORTH_TWICE_THE_WIDTH) {
      return countEverySecond(any.segment(), runs, width, orderedCare, ordered);
    }
    Pieces pieces = Pieces.raw(any, width);
    Finds finds = Finds.in(pieces.memory());
    long found = 0;
    while (pieces.next()) {
      found +=
          finds.count(pieces.memory(), pieces.at(), pieces.count(), width, orderedCare, ordered);
    }
    return found;
  }

  // As elements of twice the width, the second half of which does not matter; that of the last one
  // need not exist.
  private static long countEverySecond(
      MemorySegment memory, Runs runs, int width, long care, long wanted) {
    Finds finds = Finds.in(memory);
    long mask = (1L << (8 * width)) - 1;
    long found = 0;
    while (runs.next()) {
      long at = runs.offset(0);
      long but = runs.length() - 1;
      found += finds.count(memory, at, but, 2 * width, care & mask, wanted & mask);
      found += finds.count(memory, at + 2L * width * but, 1, width, care, wanted);
    }
    return found;
  }

  // Kernels read little-endian.
  private static long ordered(Block block, int width, long bits) {
    boolean little = width == 1 || block.format().order() == ByteOrder.LITTLE_ENDIAN;
    return little ? bits : Raw.reverse(bits, width);
  }
}
