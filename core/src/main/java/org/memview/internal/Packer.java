package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.layout.Order;

/// Lists the elements of a block in C order, a piece at a time, side by side in memory of its own.
///
/// The memory is always a `long[]`, so code behind a packer meets one kind of memory only, whatever
/// the block lies in. A piece stays in the first-level cache.
final class Packer {
  private final MemorySegment segment;
  private final int width;
  private final boolean swapped;
  private final Portions portions;
  private final Moves moves;
  private final Room room = new Room();
  private final MemorySegment memory;
  private final long most;
  private long left;

  /// Elements `from` to `to` (exclusive), counted in C order, `most` in each piece but the last.
  ///
  /// @param width bytes of an element that are wanted
  /// @param swapped whether to reverse them
  Packer(Block block, int width, boolean swapped, long from, long to, long most) {
    this.segment = block.segment();
    this.width = width;
    this.swapped = swapped;
    this.portions = new Portions(Axes.inOrder(Order.C, block.layout()).planes(), from);
    this.left = to - from;
    this.most = Math.min(left, most);
    this.memory = MemorySegment.ofArray(new long[(int) ((this.most * width + 7) / 8)]);
    this.moves = Moves.between(segment, memory);
  }

  /// Packs the next piece; returns how many elements [#memory()] now holds, 0 at the end.
  int next() {
    int wanted = (int) Math.min(left, most);
    int count = 0;
    while (count < wanted) {
      portions.next(wanted - count);
      pack((long) count * width);
      count += (int) (portions.rows() * portions.length());
    }
    left -= count;
    return count;
  }

  private void pack(long toAt) {
    Portions p = portions;
    long toRow = p.length() * width;
    if (p.isWorthACall(width)) {
      for (long row = 0; row < p.rows(); row++) {
        packRow(p.at() + row * p.rowStep(), toAt + row * toRow, p.length());
      }
    } else if (swapped) {
      moves.copySwapped(
          segment,
          p.at(),
          p.rowStep(),
          p.step(),
          memory,
          toAt,
          toRow,
          width,
          width,
          p.rows(),
          p.length());
    } else if (Move.isBetterByColumn(width, p.rows(), p.length())) {
      moves.copy(
          segment,
          p.at(),
          p.step(),
          p.rowStep(),
          memory,
          toAt,
          width,
          toRow,
          width,
          p.length(),
          p.rows(),
          room);
    } else {
      moves.copy(
          segment,
          p.at(),
          p.rowStep(),
          p.step(),
          memory,
          toAt,
          toRow,
          width,
          width,
          p.rows(),
          p.length(),
          room);
    }
  }

  private void packRow(long at, long toAt, long count) {
    if (swapped) {
      Swaps.copy(segment, at, memory, toAt, width, count);
    } else {
      MemorySegment.copy(segment, at, memory, toAt, width * count);
    }
  }

  /// The elements last packed, from byte 0 on; the same segment for all pieces.
  MemorySegment memory() {
    return memory;
  }
}
