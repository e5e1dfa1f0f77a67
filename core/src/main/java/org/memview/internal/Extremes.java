package org.memview.internal;

import java.util.function.LongSupplier;
import org.memview.format.Format;

/// The smallest and largest elements of a block and where they are.
///
/// Of equal elements the first in C order counts. As in NumPy a NaN, the first one, beats every
/// number. Truth values count as 0 and 1.
public final class Extremes {
  private Extremes() {}

  /// The smallest element, boxed as reading it would (a truth value as 0 or 1).
  ///
  /// @throws IllegalArgumentException if there are no elements
  /// @throws org.memview.format.FormatException if the elements are no numbers
  public static Number min(Block block) {
    return boxed(block, find("min", block, true));
  }

  /// The largest element; see [#min(Block)].
  public static Number max(Block block) {
    return boxed(block, find("max", block, false));
  }

  /// Index in C order of the smallest element.
  public static long argmin(Block block) {
    return find("argmin", block, true).index().getAsLong();
  }

  /// Index in C order of the largest element.
  public static long argmax(Block block) {
    return find("argmax", block, false).index().getAsLong();
  }

  /// The smallest integer.
  ///
  /// @throws ArithmeticException if it does not fit a `long`
  public static long minLong(Block block) {
    Carriers.requireLong("minLong", block.format());
    return find("minLong", block, true).asLong("minLong");
  }

  /// The largest integer; see [#minLong(Block)].
  public static long maxLong(Block block) {
    Carriers.requireLong("maxLong", block.format());
    return find("maxLong", block, false).asLong("maxLong");
  }

  /// The smallest element of a format that `getDouble` can read.
  public static double minDouble(Block block) {
    Carriers.requireDouble("minDouble", block.format());
    return find("minDouble", block, true).asDouble();
  }

  /// The largest element; see [#minDouble(Block)].
  public static double maxDouble(Block block) {
    Carriers.requireDouble("maxDouble", block.format());
    return find("maxDouble", block, false).asDouble();
  }

  static Best find(String what, Block block, boolean smallest) {
    Cell cell = Reductions.numeric(what, block);
    Reductions.requireElements(what, block);
    return switch (cell) {
      case BOOL, F16, BF16 -> FirstBest.of(block, cell, smallest);
      case F32, F64 -> floating(block, cell, smallest);
      case I8, U8, I16, U16, I32, U32, I64, U64 -> integer(block, cell, smallest);
    };
  }

  // The greatest is the least of the complements.
  private static Best integer(Block block, Cell cell, boolean smallest) {
    long flip = BlockLeast.flip(cell, smallest);
    Block any = block.inMemoryOrder();
    Leasts least = leasts(any, cell, flip);
    long value = cell.toLong(least.value() ^ flip);
    long from = any.equals(block) ? least.before() : 0;
    return new Best(cell, value, 0, () -> indexOf(block, cell, -1, value, from, smallest));
  }

  private static Leasts leasts(Block block, Cell cell, long flip) {
    long bytes = block.layout().byteSize();
    if (!Crew.isFor(bytes, block.segment())) {
      return leastsIn(block, cell, flip);
    }
    Cut cut = Cut.inOrder(block.layout(), bytes);
    Leasts least = new Leasts(cell, flip);
    Crew.each(cut.parts(), part -> leastsIn(cut.part(block, part), cell, flip))
        .forEach(least::append);
    return least;
  }

  private static Leasts leastsIn(Block block, Cell cell, long flip) {
    Leasts least = new Leasts(cell, flip);
    for (Pieces pieces = Pieces.numbers(block, cell.width()); pieces.next(); ) {
      least.add(pieces.memory(), pieces.at(), pieces.count());
    }
    return least;
  }

  // As integers, ordered as the numbers are. A NaN is rare enough to be looked for one by one; of
  // zeros, whose signs do not count, the first is wanted.
  private static Best floating(Block block, Cell cell, boolean smallest) {
    long flip = BlockLeast.flip(cell, smallest);
    Block any = block.inMemoryOrder();
    Leasts least = leasts(any, cell, flip);
    if (least.value() == Long.MIN_VALUE) {
      return FirstBest.of(block, cell, smallest);
    }
    long bits = FloatKeys.bits(least.value() ^ flip, cell.width());
    double value = cell.toDouble(bits);
    if (value != 0) {
      long from = any.equals(block) ? least.before() : 0;
      return new Best(cell, 0, value, () -> indexOf(block, cell, -1, bits, from, smallest));
    }
    long sizes = Long.MAX_VALUE >>> (64 - 8 * cell.width());
    long index = indexOf(block, cell, sizes, 0, 0, smallest);
    Numbers first = Numbers.of(block, cell, index, index + 1);
    first.next();
    return new Best(cell, 0, first.doubles(1)[0], () -> index);
  }

  // An element that another thread has changed meanwhile is no longer there.
  private static long indexOf(
      Block block, Cell cell, long care, long bits, long from, boolean smallest) {
    long index = BitSearch.first(block, cell.width(), care, bits, from);
    return index >= 0 ? index : FirstBest.of(block, cell, smallest).index().getAsLong();
  }

  private static Number boxed(Block block, Best best) {
    Format format = block.format();
    if (!best.cell().isInteger()) {
      return best.cell() == Cell.F64 ? (Number) best.number() : (Number) (float) best.number();
    }
    return best.cell() == Cell.BOOL
        ? (Number) (int) best.integer()
        : Scalars.boxInteger(format.code(), best.integer());
  }

  /// An extreme element: its value in the carrier of its cell, and how to find where it is.
  record Best(Cell cell, long integer, double number, LongSupplier index) {
    long asLong(String what) {
      if (cell == Cell.U64 && integer < 0) {
        throw Errors.overflow(what, Scalars.unsigned(integer));
      }
      return integer;
    }

    double asDouble() {
      return cell.isInteger() ? (double) integer : number;
    }
  }
}
