package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Copies of one row of bytes for those who move a little again and again, as a loop of partial
/// sends does: the loops of [Move] without its plan, and in runs that need no buffer, so that
/// nothing is allocated.
public final class ByteRow {
  private static final int RUN = Squeezes.FEWEST - 1;

  // Nobody enters it: runs are too short.
  private static final Room UNUSED = new Room();

  private ByteRow() {}

  /// Copies `count` bytes that lie `step` apart, the first at `at`, side by side to `toAt`. The
  /// segments must not overlap.
  public static void pack(
      MemorySegment from, long at, long step, MemorySegment to, long toAt, long count) {
    Moves moves = Moves.between(from, to);
    for (long i = 0; i < count; i += RUN) {
      long some = Math.min(RUN, count - i);
      moves.copy(from, at + i * step, 0, step, to, toAt + i, 0, 1, 1, 1, some, UNUSED);
    }
  }
}
