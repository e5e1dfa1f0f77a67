package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// What elements along one axis can be reduced to, an axis less.
///
/// Every number of the result is what the reduction of its line alone would be, floating sums bit
/// for bit. Large work is shared out by [Crew]; what is shared are lines, never one of them unless
/// it is long.
public enum AxisReduction {
  SUM("sumAlong"),
  MEAN("meanAlong"),
  STD("stdAlong"),
  MIN("minAlong"),
  MAX("maxAlong"),
  ARGMIN("argminAlong"),
  ARGMAX("argmaxAlong");

  private static final Format SIGNED = Format.of("q");
  private static final Format UNSIGNED = Format.of("Q");
  private static final Format REAL = Format.of("d");

  // Fewer elements in a run are not worth what it takes to begin one.
  private static final long SHORT_RUN = 1 << 12;

  // Bytes of a row that one thread should have to itself.
  private static final long ROW = 1 << 12;

  private final String title;

  AxisReduction(String title) {
    this.title = title;
  }

  /// Reduces along `axis`; `memory` gives so many bytes, zero, for the result.
  ///
  /// @throws org.memview.format.FormatException if the elements are no numbers
  /// @throws IllegalArgumentException if the axis has no elements, but for sums
  /// @throws ArithmeticException if a sum of integers does not fit 64 bits
  public Block of(Block block, int axis, LongFunction<MemorySegment> memory) {
    Cell cell = Reductions.numeric(title, block);
    Format format = format(block.format(), cell);
    boolean ofNothing = block.layout().extent(axis) == 0;
    if (ofNothing && this != SUM) {
      throw Errors.empty(title, block);
    }
    Layout shape = Layout.contiguous(format.size(), without(axis, block.layout().shape()));
    Block result = new Block(memory.apply(shape.byteSize()), shape, format);
    if (!ofNothing && !shape.isEmpty()) {
      reduce(block, cell, axis, result);
    }
    return result;
  }

  private Format format(Format format, Cell cell) {
    return switch (this) {
      case SUM ->
          !cell.isInteger() ? REAL : cell.min() == 0 && cell != Cell.BOOL ? UNSIGNED : SIGNED;
      case MEAN, STD -> REAL;
      case MIN, MAX -> format.isNativeOrder() ? format : format.withOrder(ByteOrder.nativeOrder());
      case ARGMIN, ARGMAX -> SIGNED;
    };
  }

  private static long[] without(int axis, long... all) {
    long[] rest = new long[all.length - 1];
    System.arraycopy(all, 0, rest, 0, axis);
    System.arraycopy(all, axis + 1, rest, axis, rest.length - axis);
    return rest;
  }

  private void reduce(Block block, Cell cell, int axis, Block result) {
    if (this == STD) {
      MEAN.reduce(block, cell, axis, result);
    }
    Layout layout = block.layout();
    Layout others =
        Layout.of(
            layout.itemSize(),
            layout.offset(),
            without(axis, layout.shape()),
            without(axis, layout.strides()));
    Axes axes = Axes.inMemoryOrder(others, result.layout());
    int[] order = order(axes.layout(0, layout.itemSize()).shape(), layout.extent(axis));
    Block lines = block.listed(axes.layout(0, layout.itemSize()).transpose(order));
    Block to = result.listed(axes.layout(1, result.layout().itemSize()).transpose(order));
    share(block, axis, lines, to, () -> worker(block, cell, axis, result));
  }

  // As they are, but the longest axis last if the last is short.
  private static int[] order(long[] shape, long extent) {
    int[] order = new int[shape.length];
    int longest = shape.length - 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      order[axis] = axis;
      longest = shape[axis] > shape[longest] ? axis : longest;
    }
    if (shape.length > 1 && shape[shape.length - 1] * extent < SHORT_RUN) {
      System.arraycopy(order, longest + 1, order, longest, shape.length - 1 - longest);
      order[shape.length - 1] = longest;
    }
    return order;
  }

  private static void share(
      Block block, int axis, Block lines, Block to, Supplier<AxisWorker> workers) {
    long bytes = block.layout().byteSize();
    int ndim = lines.layout().ndim();
    if (ndim == 0 || !Crew.isFor(bytes, block.segment())) {
      walk(lines, to, workers.get());
      return;
    }
    int longest = longest(lines.layout());
    long extent = lines.layout().extent(longest);
    boolean cutsRows =
        longest == ndim - 1
            && Math.abs(lines.layout().stride(longest)) < Math.abs(block.layout().stride(axis));
    long most = cutsRows ? Math.min(wholeRows(extent, lines), Crew.processors()) : extent;
    Cut cut = new Cut(longest, extent, (int) Math.min(most, Crew.pieces(bytes)), 1);
    Crew.share(cut.parts(), part -> walk(cut.part(lines, part), cut.part(to, part), workers.get()));
  }

  // A row is read faster in one part.
  private static long wholeRows(long extent, Block lines) {
    return Math.max(1, extent * lines.layout().itemSize() / ROW);
  }

  private static int longest(Layout layout) {
    int longest = 0;
    for (int axis = 1; axis < layout.ndim(); axis++) {
      longest = layout.extent(axis) > layout.extent(longest) ? axis : longest;
    }
    return longest;
  }

  private static void walk(Block lines, Block to, AxisWorker worker) {
    Runs runs = Axes.inOrder(Order.C, lines.layout(), to.layout()).runs();
    while (runs.next()) {
      worker.take(runs.offset(0), runs.stride(0), runs.length(), runs.offset(1), runs.stride(1));
    }
  }

  private AxisWorker worker(Block block, Cell cell, int axis, Block result) {
    return switch (this) {
      case SUM ->
          cell.isInteger()
              ? new IntegerAxisSums(false, block, cell, axis, result)
              : new FloatAxisSums(FloatAxisSums.Kind.SUM, block, cell, axis, result);
      case MEAN ->
          cell.isInteger()
              ? new IntegerAxisSums(true, block, cell, axis, result)
              : new FloatAxisSums(FloatAxisSums.Kind.MEAN, block, cell, axis, result);
      case STD -> new FloatAxisSums(FloatAxisSums.Kind.STD, block, cell, axis, result);
      case MIN -> new AxisExtremes(true, block, cell, axis, result);
      case MAX -> new AxisExtremes(false, block, cell, axis, result);
      case ARGMIN -> new AxisPlaces(true, block, cell, axis, result);
      case ARGMAX -> new AxisPlaces(false, block, cell, axis, result);
    };
  }
}
