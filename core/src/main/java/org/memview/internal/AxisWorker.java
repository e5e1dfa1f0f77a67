package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.memview.layout.Layout;

/// Reduces the elements along one axis to one number for every index of the other axes.
///
/// One index of the result stands for a *line*: the elements along the axis. Where lines lie beside
/// each other, which is the case for all axes of a C array but the last, they are taken together as
/// columns, row by row, in the order of memory. Where the elements of a line are nearer to each
/// other than the lines are, each is taken alone. Not shared by threads: it has buffers.
abstract class AxisWorker {
  // A line has its own call of a kernel if it is that long, and of the reductions of whole blocks
  // from `LONG_LINE` on: what they need to begin then no longer shows.
  private static final int SHORT_LINE = 64;
  private static final int LONG_LINE = 1 << 13;

  // Lanes of kernels count rows in so many bits.
  private static final long MOST_ROWS = 1 << 30;

  private static final int LINES = 512;

  final Block block;
  final Cell cell;
  final int width;

  /// Elements in each line.
  final long extent;

  /// Bytes from one element of a line to the next.
  final long along;

  private final Block result;
  private final int resultWidth;
  private final long[] bits = new long[2048];

  AxisWorker(Block block, Cell cell, int axis, Block result) {
    this.block = block;
    this.cell = cell;
    this.width = cell.width();
    this.extent = block.layout().extent(axis);
    this.along = block.layout().stride(axis);
    this.result = result;
    this.resultWidth = (int) result.layout().itemSize();
  }

  /// How many columns to take at a time, at most 2048, if they lie `step` bytes apart.
  abstract int mostColumns(long step);

  /// Reduces the columns that begin at `at` and every `step` bytes; `bits` gets what to store.
  abstract void columns(long at, long step, int count, long[] bits);

  /// Reduces lines that are short, likewise.
  abstract void lines(long at, long step, int count, long[] bits);

  /// Reduces one that is long; returns what to store.
  abstract long line(Block line, int index);

  /// Told before some are reduced where in the result they belong.
  void begin(MemorySegment memory, long at, long step, int count) {}

  /// Reduces `count` lines, the first elements of which lie `step` bytes apart.
  final void take(long at, long step, long count, long resultAt, long resultStep) {
    boolean byLine = isByLine(step, count);
    long tiles = 1 + (count - 1) / (byLine ? LINES : mostColumns(step));
    long tile = 1 + (count - 1) / tiles;
    for (long i = 0; i < count; i += tile) {
      int some = (int) Math.min(tile, count - i);
      long to = resultAt + i * resultStep;
      begin(result.segment(), to, resultStep, some);
      reduce(byLine, at + i * step, step, some);
      Raw.store(bits, 0, some, result.segment(), to, resultStep, resultWidth);
    }
  }

  private boolean isByLine(long step, long count) {
    return extent > MOST_ROWS
        || (extent >= SHORT_LINE && (count == 1 || Math.abs(along) < Math.abs(step)));
  }

  private void reduce(boolean byLine, long at, long step, int count) {
    if (!byLine) {
      columns(at, step, count, bits);
    } else if (extent < LONG_LINE) {
      lines(at, step, count, bits);
    } else {
      for (int i = 0; i < count; i++) {
        bits[i] = line(lineAt(at + i * step), i);
      }
    }
  }

  private Block lineAt(long at) {
    long itemSize = block.layout().itemSize();
    return block.listed(Layout.of(itemSize, at, new long[] {extent}, new long[] {along}));
  }

  /// The columns as rows, packed so many at a time if not 0.
  final Slabs rows(long at, long step, int count, long rowsAtOnce) {
    return Slabs.of(block, cell, at, extent, along, count, step, rowsAtOnce);
  }

  /// The lines, each side by side.
  final Slabs linesOf(long at, long step, int count) {
    return Slabs.of(block, cell, at, count, step, extent, along, 0);
  }

  /// Reads numbers of 64 bits out of the result.
  static void read(MemorySegment memory, long at, long step, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = Double.longBitsToDouble(memory.get(JAVA_LONG_UNALIGNED, at + i * step));
    }
  }
}
