package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Stores raw bits into the elements of a block in C order, a buffer at a time: the counterpart of
/// [Numbers].
final class NumberSink {
  private final MemorySegment segment;
  private final int width;
  private final boolean swapped;
  private final Runs runs;
  private long at;
  private long leftInRun;

  NumberSink(Block block, Cell cell) {
    this.segment = block.segment();
    this.width = cell.width();
    this.swapped = width > 1 && !block.format().isNativeOrder();
    this.runs = Runs.of(block.layout());
  }

  /// Stores the next `count` elements; reverses the bytes of `bits` in place if the format asks for
  /// it.
  void put(long[] bits, int count) {
    if (swapped) {
      Raw.reverse(bits, 0, count, width);
    }
    int done = 0;
    while (done < count) {
      if (leftInRun == 0) {
        runs.next();
        at = runs.offset(0);
        leftInRun = runs.length();
      }
      int some = (int) Math.min(leftInRun, count - done);
      Raw.store(bits, done, some, segment, at, runs.stride(0), width);
      at += some * runs.stride(0);
      leftInRun -= some;
      done += some;
    }
  }
}
