package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// The least of bytes or of values of two bytes, block by block.
///
/// Whether a block has anything less than the least so far is known four times as soon as its
/// least, and mostly it has not: the least of `n` bytes changes 255 times at most, however many
/// they are.
final class Leasts {
  private static final int BLOCK = 4096;

  private final int width;
  private final long flip;
  private final long lowest;
  private final Room room = new Room();
  private long least = Long.MAX_VALUE;

  /// For `element ^ flip` as signed numbers of `width` bytes (1 or 2).
  Leasts(int width, long flip) {
    this.width = width;
    this.flip = flip;
    this.lowest = -1L << (8 * width - 1);
  }

  /// Takes `count` (not 0) more.
  void add(MemorySegment memory, long at, long count) {
    Minima minima = Minima.of(memory);
    Scans scans = Scans.of(memory);
    long perBlock = BLOCK / width;
    long i = 0;
    for (; i + perBlock <= count && least > lowest; i += perBlock) {
      long p = at + i * width;
      if (least == Long.MAX_VALUE || scans.hasBelow(memory, p, BLOCK / 8, width, flip, least)) {
        least = Math.min(least, minima.integers(memory, p, perBlock, width, flip, room));
      }
    }
    if (i < count && least > lowest) {
      least =
          Math.min(least, minima.integers(memory, at + i * width, count - i, width, flip, room));
    }
  }

  /// The least of all taken so far.
  long value() {
    return least;
  }
}
