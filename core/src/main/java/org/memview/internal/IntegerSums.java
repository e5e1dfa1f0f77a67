package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Exact sums of integers in any layout.
final class IntegerSums {
  // 32 KiB of longs, whose halves are added one after the other while they are in the cache.
  private static final long LONGS = 1 << 12;

  // Sums of so many ints, as unsigned numbers, fit a long.
  private static final long INTS = 1 << 30;

  private IntegerSums() {}

  static ExactSum sum(Block block, Cell cell) {
    Block any = block.inMemoryOrder();
    long bytes = block.layout().byteSize();
    if (!Crew.isFor(bytes, block.segment())) {
      return sumIn(any, cell);
    }
    Cut cut = Cut.inOrder(any.layout(), bytes);
    ExactSum sum = new ExactSum();
    Crew.each(cut.parts(), part -> sumIn(cut.part(any, part), cell)).forEach(sum::add);
    return sum;
  }

  private static ExactSum sumIn(Block block, Cell cell) {
    ExactSum sum = new ExactSum();
    boolean swapped = Pieces.isSwapped(block, cell.width());
    Pieces pieces = Pieces.raw(block, cell.width());
    Sums kernel = Sums.of(pieces.memory());
    while (pieces.next()) {
      add(kernel, pieces, cell, swapped, sum);
    }
    return sum;
  }

  private static void add(Sums kernel, Pieces piece, Cell cell, boolean swapped, ExactSum sum) {
    MemorySegment memory = piece.memory();
    long at = piece.at();
    long count = piece.count();
    // Signed numbers are added as unsigned ones that are this much too large.
    long bias = cell.min() == 0 ? 0 : 1L << (8 * cell.width() - 1);
    switch (cell.width()) {
      case 1 -> sum.add(kernel.bytes(memory, at, count, bias) - bias * count);
      case 2 -> sum.add(kernel.shorts(memory, at, count, bias, swapped) - bias * count);
      case 4 -> {
        for (long i = 0; i < count; i += INTS) {
          long some = Math.min(INTS, count - i);
          sum.add(kernel.ints(memory, at + 4 * i, some, bias, swapped) - bias * some);
        }
      }
      default -> {
        for (long i = 0; i < count; i += LONGS) {
          long some = Math.min(LONGS, count - i);
          long p = at + 8 * i;
          sum.add(kernel.lowHalves(memory, p, some, swapped));
          sum.addShifted(kernel.highHalves(memory, p, some, bias, swapped) - (bias >>> 32) * some);
        }
      }
    }
  }
}
