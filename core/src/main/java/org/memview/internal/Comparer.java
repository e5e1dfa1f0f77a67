package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// Compares blocks by value: formats, byte orders, layouts and padding do not matter, values do.
///
/// As in Python, NaN differs from everything, `-0.0` equals `0.0`, numbers of different formats are
/// compared exactly, truth values by truth and not by their bytes, and a `c` (one byte of text)
/// never equals a number.
public final class Comparer {
  private Comparer() {}

  /// True if both have the same shape and equal elements.
  ///
  /// Shapes are compared up to the first axis that is empty in both.
  public static boolean contentEquals(Block first, Block second) {
    return Shapes.same(first.layout(), second.layout())
        && (first.layout().isEmpty() || haveEqualElements(first, second));
  }

  // In any order, so in that of memory.
  private static boolean haveEqualElements(Block first, Block second) {
    Layout a = first.layout();
    Layout b = second.layout();
    if (a.isCContiguous() && b.isCContiguous()) {
      return firstDifference(first, second) < 0;
    }
    Axes axes = Axes.inMemoryOrder(a, b);
    return firstDifference(
            first.listed(axes.layout(0, a.itemSize())), second.listed(axes.layout(1, b.itemSize())))
        < 0;
  }

  /// True if two elements of this format are equal exactly if all their bytes are.
  public static boolean isByBytes(Format format) {
    return RawComparer.isEnough(format, format);
  }

  /// True if the bytes are equal.
  public static boolean equalBytes(
      MemorySegment first, long at, MemorySegment second, long other, long count) {
    if (!Crew.isFor(count, first, second)) {
      return Mismatch.of(first, at, second, other, count) < 0;
    }
    Cut cut = Cut.inOrder(Layout.contiguous(1, count), count);
    return Crew.first(
            cut,
            part -> {
              long start = cut.start(part);
              long some = cut.start(part + 1) - start;
              return Mismatch.of(first, at + start, second, other + start, some);
            })
        < 0;
  }

  /// Where, counted in C order, the first elements lie that differ; -1 if there are none.
  ///
  /// @throws IllegalArgumentException if the shapes differ
  public static long mismatch(Block first, Block second) {
    if (!Shapes.same(first.layout(), second.layout())) {
      throw Errors.shapesDiffer("mismatch", first, second);
    }
    return first.layout().isEmpty() ? -1 : firstDifference(first, second);
  }

  /// The hash of the bytes in C order: `Bytes.of(toBytes(block, C)).hashCode()`.
  ///
  /// @throws org.memview.format.FormatException unless the format is `B`, `b` or `c`
  public static int contentHash(Block block) {
    char code = block.format().code();
    if ((code != 'B' && code != 'b' && code != 'c') || block.layout().itemSize() != 1) {
      throw Errors.notHashable(block);
    }
    return Hasher.hash(block);
  }

  private static long firstDifference(Block first, Block second) {
    long bytes = Math.max(first.layout().byteSize(), second.layout().byteSize());
    if (!Crew.isFor(bytes, first.segment(), second.segment())) {
      return firstDifferenceIn(first, second);
    }
    Cut cut = Cut.inOrder(first.layout(), bytes);
    return Crew.first(
        cut, part -> firstDifferenceIn(cut.part(first, part), cut.part(second, part)));
  }

  private static long firstDifferenceIn(Block first, Block second) {
    if (RawComparer.isEnough(first.format(), second.format())) {
      return RawComparer.firstDifference(first, second);
    }
    Cell firstCell = Cell.of(first.format());
    Cell secondCell = Cell.of(second.format());
    return firstCell != null && secondCell != null
        ? NumberComparer.firstDifference(first, firstCell, second, secondCell)
        : firstDifferenceOfValues(first, second);
  }

  private static long firstDifferenceOfValues(Block first, Block second) {
    Runs runs = Runs.of(first.layout(), second.layout());
    long index = 0;
    while (runs.next()) {
      for (long i = 0; i < runs.length(); i++, index++) {
        Object a = key(first, runs.offset(0) + i * runs.stride(0));
        Object b = key(second, runs.offset(1) + i * runs.stride(1));
        if (!a.equals(b)) {
          return index;
        }
      }
    }
    return -1;
  }

  private static Object key(Block block, long at) {
    return Values.keyOf(Elements.get(block.segment(), at, block.format()), block.format());
  }
}
