package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The elements of a block in C order as pieces of memory in which they lie side by side.
///
/// What lies so already is given out in place, in as few pieces as there are runs; the rest is
/// packed.
final class Pieces {
  private static final long PACKED_BYTES = 1 << 15;

  // Shorter runs are packed together: a piece costs its user a call.
  private static final long SHORTEST = 256;

  private final MemorySegment memory;
  private final Runs runs;
  private final @Nullable Packer packer;
  private long skipped;
  private long at;
  private long count;

  private Pieces(Block block, int width, boolean swapped, long from) {
    this.runs = Runs.of(block.layout());
    long all = block.layout().elementCount();
    boolean dense = runs.isDense(width) && (runs.length() >= SHORTEST || runs.length() == all);
    if (dense && !swapped) {
      packer = null;
      memory = block.segment();
      if (from > 0) {
        runs.startAt(from / runs.length());
        skipped = from % runs.length();
      }
    } else {
      packer = new Packer(block, width, swapped, from, all, PACKED_BYTES / width);
      memory = packer.memory();
    }
  }

  /// The first `width` bytes of each element as they are.
  static Pieces raw(Block block, int width) {
    return raw(block, width, 0);
  }

  /// As they are too, beginning with element number `from`, which must exist unless it is 0.
  static Pieces raw(Block block, int width, long from) {
    return new Pieces(block, width, false, from);
  }

  /// Numbers of `width` bytes, in native byte order.
  static Pieces numbers(Block block, int width) {
    return new Pieces(block, width, isSwapped(block, width), 0);
  }

  /// True if the bytes of numbers of `width` bytes do not lie in native order.
  static boolean isSwapped(Block block, int width) {
    return width > 1 && !block.format().isNativeOrder();
  }

  /// Moves to the next piece; false if there is none.
  boolean next() {
    if (packer != null) {
      count = packer.next();
      return count > 0;
    }
    boolean more = runs.next();
    at = more ? runs.offset(0) + skipped * runs.stride(0) : 0;
    count = runs.length() - skipped;
    skipped = 0;
    return more;
  }

  /// The memory of all pieces.
  MemorySegment memory() {
    return memory;
  }

  /// Byte offset of the first element of this piece.
  long at() {
    return at;
  }

  /// Elements in this piece.
  long count() {
    return count;
  }
}
