package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.layout.Layout;

/// Rows of numbers that lie side by side in each row, in native byte order: in place if they do so
/// already, else packed, some rows at a time.
final class Slabs {
  private static final long PACKED_BYTES = 1 << 15;

  // Rows of fewer bytes are packed: together they make longer ones.
  private static final long SHORTEST = 64;

  private final MemorySegment memory;
  private final @Nullable Packer packer;
  private final long length;
  private final long all;
  private final long rowStep;
  private long at;
  private long rows;

  private Slabs(
      Block block, Cell cell, long all, long rowStep, long length, long step, long rowsAtOnce) {
    int width = cell.width();
    boolean swapped = Pieces.isSwapped(block, width);
    boolean dense = !swapped && (step == width || length == 1);
    boolean touching = rowStep == length * width || all == 1;
    this.length = length;
    this.all = all;
    if (dense && (touching || (rowsAtOnce == 0 && length * width >= SHORTEST))) {
      this.memory = block.segment();
      this.packer = null;
      this.at = block.layout().offset();
      this.rowStep = all == 1 ? length * width : rowStep;
    } else {
      long most = rowsAtOnce == 0 ? Math.max(1, PACKED_BYTES / (length * width)) : rowsAtOnce;
      this.packer = new Packer(block, width, swapped, 0, all * length, most * length);
      this.memory = packer.memory();
      this.rowStep = length * width;
    }
  }

  /// `rows` rows of `length` numbers from byte `at` of the memory of `block` on.
  ///
  /// @param rowsAtOnce 0, or the rows of each slab that is packed; all rows then touch, packed or
  ///   not
  static Slabs of(
      Block block,
      Cell cell,
      long at,
      long rows,
      long rowStep,
      long length,
      long step,
      long rowsAtOnce) {
    Layout layout =
        Layout.of(cell.width(), at, new long[] {rows, length}, new long[] {rowStep, step});
    return new Slabs(block.listed(layout), cell, rows, rowStep, length, step, rowsAtOnce);
  }

  /// Moves on to the next rows, at first to the first ones; false if there are none.
  boolean next() {
    if (packer == null) {
      boolean isFirst = rows == 0;
      rows = all;
      return isFirst;
    }
    rows = packer.next() / length;
    return rows > 0;
  }

  /// The memory of all rows.
  MemorySegment memory() {
    return memory;
  }

  /// Byte offset of the first row.
  long at() {
    return at;
  }

  /// How many rows there are.
  long rows() {
    return rows;
  }

  /// Bytes from one row to the next.
  long rowStep() {
    return rowStep;
  }
}
