package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// The least of integers or of floating numbers, block by block.
///
/// Whether a block has anything less than the least so far is known several times as soon as its
/// least, and mostly it has not: of numbers in random order the least changes some ten times,
/// however many they are.
final class Leasts {
  // Bytes that are asked at once: a call for each 16 KiB took 75 to 87 us for 4 MiB, for 64 KiB 67.
  private static final int BLOCK = 1 << 16;

  // Elements of a piece of a block: a block that has anything less is asked again, so that few are
  // taken one by one by code that is seldom needed and so not compiled for long.
  private static final int PIECE = BlockLeast.INTS;

  private final int width;
  private final long flip;
  private final boolean floating;
  private final long lowest;
  private final BlockLeast blockLeast;
  private long least = Long.MAX_VALUE;
  private long taken;
  private long before;

  /// For `element ^ flip` as signed numbers, or `key ^ flip` of floating ones; see [BlockLeast].
  Leasts(Cell cell, long flip) {
    this.width = cell.width();
    this.flip = flip;
    this.floating = !cell.isInteger();
    this.lowest = floating ? Long.MIN_VALUE : -1L << (8 * width - 1);
    this.blockLeast = new BlockLeast(width, flip, floating);
  }

  /// Takes `count` more.
  void add(MemorySegment memory, long at, long count) {
    Scans scans = Scans.of(memory);
    long perBlock = BLOCK / width;
    for (long i = 0; i < count && least > lowest; i += perBlock) {
      int some = (int) Math.min(perBlock, count - i);
      long p = at + i * width;
      if (least == Long.MAX_VALUE || hasLess(scans, memory, p, some * width)) {
        addPieces(scans, memory, p, some, taken + i);
      }
    }
    taken += count;
  }

  private void addPieces(Scans scans, MemorySegment memory, long at, int count, long start) {
    for (int i = 0; i < count && least > lowest; i += PIECE) {
      int some = Math.min(PIECE, count - i);
      long p = at + (long) i * width;
      if (least == Long.MAX_VALUE || hasLess(scans, memory, p, some * width)) {
        take(blockLeast.of(memory, p, some), start + i);
      }
    }
  }

  /// Takes all that `later` has taken.
  void append(Leasts later) {
    take(later.least, taken + later.before);
    taken += later.taken;
  }

  // What does not fill a long is in the last eight bytes, which are looked at twice.
  private boolean hasLess(Scans scans, MemorySegment memory, long at, int bytes) {
    return bytes < 8
        || hasLessIn(scans, memory, at, bytes >> 3)
        || ((bytes & 7) != 0 && hasLessIn(scans, memory, at + bytes - 8, 1));
  }

  private boolean hasLessIn(Scans scans, MemorySegment memory, long at, int longs) {
    return floating
        ? scans.hasFloatBelow(memory, at, longs, width, flip, least)
        : scans.hasBelow(memory, at, longs, width, flip, least);
  }

  private void take(long found, long start) {
    if (found < least) {
      least = found;
      before = start;
    }
  }

  /// The least of all taken so far; `Long.MIN_VALUE` if a floating one was a NaN.
  long value() {
    return least;
  }

  /// How many were taken before the block with the first of the least ones.
  long before() {
    return before;
  }
}
