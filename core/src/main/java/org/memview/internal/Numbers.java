package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Lists the numbers of a block in C order, a buffer at a time, as `long` or as `double`.
///
/// Arithmetic then runs over small arrays in the first-level cache and need not know memory,
/// strides or byte order.
final class Numbers {
  /// Elements per buffer. Every buffer but the last is full, so two blocks of equal count stay in
  /// step.
  static final int CHUNK = 1024;

  private final MemorySegment segment;
  private final Cell cell;
  private final boolean swapped;
  private final Runs runs;
  private final long[] raw;
  private double[] doubles = {};
  private long at;
  private long leftInRun;
  private long left;

  private Numbers(Block block, Cell cell, long from, long to) {
    this.segment = block.segment();
    this.cell = cell;
    this.swapped = cell.width() > 1 && !block.format().isNativeOrder();
    this.runs = Runs.of(block.layout());
    this.left = to - from;
    this.raw = new long[(int) Math.min(left, CHUNK)];
    if (left > 0) {
      start(from);
    }
  }

  static Numbers of(Block block, Cell cell) {
    return new Numbers(block, cell, 0, block.layout().elementCount());
  }

  /// Only elements `from` to `to` (exclusive), counted in C order.
  static Numbers of(Block block, Cell cell, long from, long to) {
    return new Numbers(block, cell, from, to);
  }

  private void start(long from) {
    runs.startAt(from / runs.length());
    runs.next();
    long skipped = from % runs.length();
    at = runs.offset(0) + skipped * runs.stride(0);
    leftInRun = runs.length() - skipped;
  }

  /// Reads on; returns how many numbers [#longs(int)] or [#doubles(int)] now hold, 0 at the end.
  int next() {
    int wanted = (int) Math.min(left, raw.length);
    int count = 0;
    while (count < wanted) {
      if (leftInRun == 0) {
        runs.next();
        at = runs.offset(0);
        leftInRun = runs.length();
      }
      int some = (int) Math.min(leftInRun, wanted - count);
      Raw.load(segment, at, runs.stride(0), cell.width(), raw, count, some);
      at += some * runs.stride(0);
      leftInRun -= some;
      count += some;
    }
    left -= count;
    if (swapped) {
      Raw.reverse(raw, 0, count, cell.width());
    }
    return count;
  }

  /// The bits of the numbers last read, in native order, sign-extended. Overwritten by the calls
  /// below and by [#next()].
  long[] raw() {
    return raw;
  }

  /// The numbers last read; to be asked once per [#next()], of integer cells.
  long[] longs(int count) {
    cell.toLongs(raw, count);
    return raw;
  }

  /// The numbers last read; 64-bit integers are rounded.
  double[] doubles(int count) {
    if (doubles.length < count) {
      doubles = new double[raw.length];
    }
    cell.toDoubles(raw, count, doubles);
    return doubles;
  }
}
