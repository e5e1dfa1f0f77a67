package org.memview.internal;

import java.util.Arrays;
import java.util.function.Function;

/// Counts of elements by value, of blocks in any layout. Nothing is copied but what does not lie
/// side by side, a piece at a time.
public final class Histograms {
  // Counts of bytes are ints until so many have been counted.
  private static final int PART = 1 << 30;

  private Histograms() {}

  /// How often each of the 256 bytes occurs.
  ///
  /// @throws org.memview.format.FormatException unless the elements are single bytes
  public static long[] ofBytes(Block block) {
    if (block.format().size() != 1) {
      throw Errors.notBytes("byteCounts", block);
    }
    return shared(block.inMemoryOrder(), 256, Histograms::countBytes);
  }

  private static long[] countBytes(Block block) {
    long[] counts = new long[256];
    int[] tables = new int[256 * ByteCounts.TABLES];
    for (Pieces pieces = Pieces.raw(block, 1); pieces.next(); ) {
      ByteCounts kernel = ByteCounts.of(pieces.memory());
      for (long i = 0; i < pieces.count(); i += PART) {
        int some = (int) Math.min(PART, pieces.count() - i);
        kernel.add(pieces.memory(), pieces.at() + i, some, tables);
        addTables(counts, tables);
      }
    }
    return counts;
  }

  private static void addTables(long[] counts, int[] tables) {
    for (int i = 0; i < tables.length; i++) {
      counts[i & 0xFF] += tables[i];
    }
    Arrays.fill(tables, 0);
  }

  /// How many elements lie in each of `bins` ranges of equal width between `low` and `high`.
  ///
  /// @throws IllegalArgumentException if there is no such range or no bin
  /// @throws org.memview.format.FormatException if the elements are no numbers
  public static long[] of(Block block, int bins, double low, double high) {
    Cell cell = Reductions.numeric("histogram", block);
    if (bins < 1) {
      throw Errors.noBins(bins);
    }
    if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
      throw Errors.noRange(low, high);
    }
    Bins edges = Bins.of(bins, low, high);
    Block any = block.inMemoryOrder();
    return cell == Cell.I8 || cell == Cell.U8
        ? ofSmall(ofBytes(any), cell, edges)
        : shared(any, bins, part -> count(part, cell, edges));
  }

  private static long[] ofSmall(long[] byteCounts, Cell cell, Bins bins) {
    long[] counts = new long[bins.count()];
    for (int i = 0; i < byteCounts.length; i++) {
      int bin = bins.of((double) cell.toLong(i));
      if (bin >= 0) {
        counts[bin] += byteCounts[i];
      }
    }
    return counts;
  }

  private static long[] count(Block block, Cell cell, Bins bins) {
    long[] counts = new long[bins.count()];
    Numbers numbers = Numbers.of(block, cell);
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      bins.add(numbers.doubles(count), count, counts);
    }
    return counts;
  }

  private static long[] shared(Block block, int size, Function<Block, long[]> count) {
    long bytes = block.layout().byteSize();
    if (!Crew.isFor(bytes, block.segment())) {
      return count.apply(block);
    }
    Cut cut = Cut.inOrder(block.layout(), bytes);
    long[] counts = new long[size];
    for (long[] part : Crew.each(cut.parts(), part -> count.apply(cut.part(block, part)))) {
      for (int i = 0; i < size; i++) {
        counts[i] += part[i];
      }
    }
    return counts;
  }
}
