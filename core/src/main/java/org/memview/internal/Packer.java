package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Lists the elements of a block in C order, a piece at a time, side by side in memory of its own.
///
/// The memory is always a `long[]`, so code behind a packer meets one kind of memory only, whatever
/// the block lies in. A piece stays in the first-level cache.
final class Packer {
  private final MemorySegment segment;
  private final int width;
  private final boolean swapped;
  private final Runs runs;
  private final Moves moves;
  private final MemorySegment memory;
  private final long most;
  private long at;
  private long leftInRun;
  private long left;

  /// Elements `from` to `to` (exclusive), counted in C order, `most` in each piece but the last.
  ///
  /// @param width bytes of an element that are wanted
  /// @param swapped whether to reverse them
  Packer(Block block, int width, boolean swapped, long from, long to, long most) {
    this.segment = block.segment();
    this.width = width;
    this.swapped = swapped;
    this.runs = Runs.of(block.layout());
    this.left = to - from;
    this.most = Math.min(left, most);
    this.memory = MemorySegment.ofArray(new long[(int) ((this.most * width + 7) / 8)]);
    this.moves = Moves.between(segment, memory);
    if (left > 0) {
      start(from);
    }
  }

  private void start(long from) {
    runs.startAt(from / runs.length());
    runs.next();
    long skipped = from % runs.length();
    at = runs.offset(0) + skipped * runs.stride(0);
    leftInRun = runs.length() - skipped;
  }

  /// Packs the next piece; returns how many elements [#memory()] now holds, 0 at the end.
  int next() {
    int wanted = (int) Math.min(left, most);
    int count = 0;
    while (count < wanted) {
      if (leftInRun == 0) {
        runs.next();
        at = runs.offset(0);
        leftInRun = runs.length();
      }
      int some = (int) Math.min(leftInRun, wanted - count);
      pack(some, (long) count * width);
      at += some * runs.stride(0);
      leftInRun -= some;
      count += some;
    }
    left -= count;
    return count;
  }

  private void pack(int count, long toAt) {
    long step = runs.stride(0);
    if (swapped) {
      moves.copySwapped(segment, at, 0, step, memory, toAt, 0, width, width, 1, count);
    } else if (step == width) {
      MemorySegment.copy(segment, at, memory, toAt, (long) width * count);
    } else {
      moves.copy(segment, at, 0, step, memory, toAt, 0, width, width, 1, count);
    }
  }

  /// The elements last packed, from byte 0 on; the same segment for all pieces.
  MemorySegment memory() {
    return memory;
  }
}
