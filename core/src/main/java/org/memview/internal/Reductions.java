package org.memview.internal;

/// Sums over all elements of a block, listed in C order.
///
/// Integers (and truth values, as 0 and 1) are summed exactly and rounded once. Other numbers are
/// summed as doubles by the fixed tree of [LaneSum]: the result depends on the numbers and their
/// order only, not on layout, storage or machine. The sum of nothing is 0; its mean and deviation
/// do not exist.
public final class Reductions {
  // Elements that are summed by one thread: a power of two blocks, at most a megabyte of doubles.
  private static final long GROUP =
      Math.clamp(Long.highestOneBit(Crew.threshold() / 16), Numbers.CHUNK, 1 << 17);

  private Reductions() {}

  public static double sum(Block block) {
    Cell cell = numeric("sum", block);
    return cell.isInteger() ? exactSum(block, cell).doubleValue() : laneSum(block, cell);
  }

  /// The sum of integers as `long`.
  ///
  /// @throws ArithmeticException if it does not fit; the message has the sum
  /// @throws org.memview.format.FormatException if the elements are no integers
  public static long sumExact(Block block) {
    Cell cell = numeric("sumExact", block);
    if (!cell.isInteger()) {
      throw Errors.notIntegers("sumExact", block);
    }
    return exactSum(block, cell).longValue("sum");
  }

  /// [#sum(Block)] divided by the number of elements.
  ///
  /// @throws IllegalArgumentException if there are no elements
  public static double mean(Block block) {
    requireElements("mean", block);
    return sum(block) / block.layout().elementCount();
  }

  /// The standard deviation of the elements as a population (divided by their number), in two
  /// passes: the mean, then the squared distances from it, summed by the same tree.
  ///
  /// @throws IllegalArgumentException if there are no elements
  public static double std(Block block) {
    Cell cell = numeric("std", block);
    requireElements("std", block);
    double mean = mean(block);
    LaneSum squares =
        shared(
            block, block, (from, to) -> squareDistances(Numbers.of(block, cell, from, to), mean));
    return Math.sqrt(squares.value() / block.layout().elementCount());
  }

  private static LaneSum squareDistances(Numbers numbers, double mean) {
    LaneSum sum = new LaneSum();
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      double[] values = numbers.doubles(count);
      squareDistances(values, mean, count);
      sum.add(values, count);
    }
    return sum;
  }

  // Methods of their own for the loops that are hot: C2 compiles them whole, and not from within a
  // call that began in the interpreter.
  static void squareDistances(double[] values, double mean, int count) {
    for (int i = 0; i < count; i++) {
      double distance = values[i] - mean;
      values[i] = distance * distance;
    }
  }

  /// The sum of the products of elements at the same index: exact and rounded once if both blocks
  /// hold integers, else each product is rounded to double and summed by the tree.
  ///
  /// @throws IllegalArgumentException if the shapes differ
  public static double dot(Block first, Block second) {
    Cell a = numeric("dot", first);
    Cell b = numeric("dot", second);
    if (!Shapes.same(first.layout(), second.layout())) {
      throw Errors.shapesDiffer("dot", first, second);
    }
    if (a.isInteger() && b.isInteger()) {
      Numbers left = Numbers.of(first, a);
      return exactDot(left, a == Cell.U64, Numbers.of(second, b), b == Cell.U64);
    }
    boolean inPlace =
        a == Cell.F64
            && b == Cell.F64
            && isOneRun(first, 8)
            && isOneRun(second, 8)
            && first.format().isNativeOrder()
            && second.format().isNativeOrder();
    LaneSum sum =
        shared(
            first,
            second,
            (from, to) ->
                inPlace
                    ? dotInPlace(first, second, from, to)
                    : laneDot(Numbers.of(first, a, from, to), Numbers.of(second, b, from, to)));
    return sum.value();
  }

  private static LaneSum dotInPlace(Block first, Block second, long from, long to) {
    return FloatBlocks.dotDoubles(
        first.segment(),
        first.layout().offset() + 8 * from,
        second.segment(),
        second.layout().offset() + 8 * from,
        to - from);
  }

  private static double exactDot(
      Numbers left, boolean leftUnsigned, Numbers right, boolean rightUnsigned) {
    ExactSum sum = new ExactSum();
    for (int count = left.next(); count > 0; count = left.next()) {
      right.next();
      long[] a = left.longs(count);
      long[] b = right.longs(count);
      for (int i = 0; i < count; i++) {
        sum.addProduct(a[i], leftUnsigned, b[i], rightUnsigned);
      }
    }
    return sum.doubleValue();
  }

  private static LaneSum laneDot(Numbers left, Numbers right) {
    LaneSum sum = new LaneSum();
    for (int count = left.next(); count > 0; count = left.next()) {
      right.next();
      double[] a = left.doubles(count);
      double[] b = right.doubles(count);
      FloatBlocks.addProducts(sum, a, b, count);
    }
    return sum;
  }

  static ExactSum exactSum(Block block, Cell cell) {
    return cell == Cell.BOOL ? trueCount(block) : IntegerSums.sum(block, cell);
  }

  private static ExactSum trueCount(Block block) {
    long falseCount = BitSearch.count(block, 1, -1, 0);
    ExactSum sum = new ExactSum();
    sum.add(block.layout().elementCount() - falseCount);
    return sum;
  }

  private static double laneSum(Block block, Cell cell) {
    boolean inPlace = isOneRun(block, cell.width());
    return shared(block, block, (from, to) -> laneSum(block, cell, inPlace, from, to)).value();
  }

  private static LaneSum laneSum(Block block, Cell cell, boolean inPlace, long from, long to) {
    long at = block.layout().offset() + cell.width() * from;
    if (inPlace && cell == Cell.F64) {
      return FloatBlocks.sumDoubles(block.segment(), at, to - from, block.format().order());
    }
    if (inPlace && cell == Cell.F32) {
      return FloatBlocks.sumFloats(block.segment(), at, to - from, block.format().order());
    }
    if (isOneColumn(block, cell)) {
      long step = block.layout().stride(0);
      long first = block.layout().offset() + step * from;
      return FloatBlocks.sumColumn(block.segment(), first, step, to - from, cell == Cell.F64);
    }
    Numbers numbers = Numbers.of(block, cell, from, to);
    LaneSum sum = new LaneSum();
    for (int some = numbers.next(); some > 0; some = numbers.next()) {
      sum.add(numbers.doubles(some), some);
    }
    return sum;
  }

  // Equally far apart, in native byte order.
  private static boolean isOneColumn(Block block, Cell cell) {
    return block.layout().ndim() == 1
        && (cell == Cell.F64 || cell == Cell.F32)
        && block.format().isNativeOrder();
  }

  /// Sums elements `from` to `to` (exclusive), counted in C order.
  @FunctionalInterface
  private interface Range {
    LaneSum sum(long from, long to);
  }

  // In groups of a power of two blocks, which are what the tree makes of them anyway.
  private static LaneSum shared(Block block, Block other, Range range) {
    long count = block.layout().elementCount();
    if (!Crew.isFor(block.layout().byteSize(), block.segment(), other.segment())) {
      return range.sum(0, count);
    }
    long groups = (count + GROUP - 1) / GROUP;
    LaneSum sum = new LaneSum();
    Crew.each((int) groups, i -> range.sum(i * GROUP, Math.min(count, (i + 1) * GROUP)))
        .forEach(sum::append);
    return sum;
  }

  // Side by side in C order.
  private static boolean isOneRun(Block block, int width) {
    return block.layout().itemSize() == width && block.layout().isCContiguous();
  }

  static Cell numeric(String what, Block block) {
    Cell cell = Cell.of(block.format());
    if (cell == null) {
      throw Errors.notNumeric(what, block);
    }
    return cell;
  }

  static void requireElements(String what, Block block) {
    if (block.layout().isEmpty()) {
      throw Errors.empty(what, block);
    }
  }
}
