package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Stores raw bits into the elements of a block in C order, a buffer at a time: the counterpart of
/// [Numbers].
final class NumberSink {
  private final MemorySegment segment;
  private final int width;
  private final boolean swapped;
  private final Runs runs;
  private final MemorySegment packed;
  private final Moves moves;
  private long at;
  private long leftInRun;

  NumberSink(Block block, Cell cell) {
    this.segment = block.segment();
    this.width = cell.width();
    this.swapped = width > 1 && !block.format().isNativeOrder();
    this.runs = Runs.of(block.layout());
    long count = Math.min(block.layout().elementCount(), Numbers.CHUNK);
    this.packed = MemorySegment.ofArray(new long[(int) (count * width + 7) / 8]);
    this.moves = Moves.between(packed, segment);
  }

  /// Stores the next `count` elements, at most [Numbers#CHUNK].
  void put(long[] bits, int count) {
    Raw.store(bits, 0, count, packed, 0, width, width);
    scatter(packed, count);
  }

  /// Stores the next `count` elements, which lie side by side in native order from the start of
  /// `source`.
  void put(MemorySegment source, int count) {
    if (!swapped && runs.stride(0) == width) {
      scatter(source, count);
      return;
    }
    // The kernels for strides are to meet one kind of source.
    MemorySegment.copy(source, 0, packed, 0, (long) width * count);
    scatter(packed, count);
  }

  private void scatter(MemorySegment elements, int count) {
    int done = 0;
    while (done < count) {
      if (leftInRun == 0) {
        runs.next();
        at = runs.offset(0);
        leftInRun = runs.length();
      }
      int some = (int) Math.min(leftInRun, count - done);
      store(elements, (long) done * width, some);
      at += some * runs.stride(0);
      leftInRun -= some;
      done += some;
    }
  }

  private void store(MemorySegment elements, long from, int count) {
    long step = runs.stride(0);
    if (swapped) {
      moves.copySwapped(elements, from, 0, width, segment, at, 0, step, width, 1, count);
    } else if (step == width) {
      MemorySegment.copy(elements, from, segment, at, (long) width * count);
    } else {
      moves.copy(elements, from, 0, width, segment, at, 0, step, width, 1, count);
    }
  }
}
