package org.memview;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.memview.internal.Block;
import org.memview.internal.Copier;
import org.memview.internal.lease.Lease;
import org.memview.layout.Index;
import org.memview.layout.Layout;
import org.memview.spi.Export;

/// A view of rows that lie in segments of their own: PEP 3118's suboffsets.
///
/// An address is `row << 40 | offset in the row`, so that the axis which chooses the row has a
/// stride like any other and all layout arithmetic stays what it is. Elements are found by taking
/// the address apart again. Bulk operations work on the row itself where a view stays within one,
/// else on a gathered copy, which is scattered back if it was written.
final class IndirectView extends MemoryView {
  private static final int SHIFT = 40;
  static final long MAX_ROW_BYTES = 1L << SHIFT;
  static final long MAX_ROWS = 1L << 20;

  /// What a row's entry in the table counts in `strides`, as a pointer in C.
  private static final long POINTER = ValueLayout.ADDRESS.byteSize();

  private final long stride;

  IndirectView(Lease lease, Meta meta, long offset, long extent, long stride, boolean readOnly) {
    super(
        lease,
        meta,
        offset,
        extent,
        Access.of(meta.format, meta.ndim, readOnly) | Access.STRIDED | Access.FAULTS);
    this.stride = stride;
  }

  @Override
  long ownStride() {
    return stride;
  }

  /// Returns the layout, in addresses, of `rows` rows.
  static Layout layout(int rows, Layout inner) {
    if (rows > MAX_ROWS || inner.maxOffset() >= MAX_ROW_BYTES) {
      throw Errors.tooIndirect(rows, inner.maxOffset());
    }
    long[] shape = prepend(rows, inner.shape());
    long[] strides = prepend(MAX_ROW_BYTES, inner.strides());
    return Layout.of(inner.itemSize(), inner.offset(), shape, strides);
  }

  private static long[] prepend(long first, long[] rest) {
    long[] all = new long[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  @Override
  MemoryView derive(
      Lease lease, Meta meta, long offset, long extent, long stride, boolean readOnly) {
    return new IndirectView(lease, meta, offset, extent, stride, readOnly);
  }

  // ---------------------------------------------------------------- describe

  @Override
  public long[] strides() {
    long[] strides = super.strides();
    for (int axis = 0; axis < strides.length; axis++) {
      strides[axis] = reported(strides[axis]);
    }
    return strides;
  }

  @Override
  public long stride(int axis) {
    return reported(super.stride(axis));
  }

  private static long reported(long stride) {
    return choosesRow(stride) ? (stride >> SHIFT) * POINTER : stride;
  }

  @Override
  public long[] suboffsets() {
    if (isWithinOneRow()) {
      return super.suboffsets();
    }
    long[] suboffsets = super.strides();
    for (int axis = 0; axis < suboffsets.length; axis++) {
      suboffsets[axis] = choosesRow(suboffsets[axis]) ? offsetAt(offset) : -1;
    }
    return suboffsets;
  }

  @Override
  public Layout layout() {
    if (!isWithinOneRow()) {
      throw Errors.noLayout(this);
    }
    return part(openLayout()).layout();
  }

  /// A row has fewer bytes than a step from row to row.
  private static boolean choosesRow(long stride) {
    return Math.abs(stride) >= MAX_ROW_BYTES;
  }

  private boolean isWithinOneRow() {
    Layout layout = openLayout();
    return layout.isEmpty() || layout.minOffset() >> SHIFT == (layout.maxOffset() - 1) >> SHIFT;
  }

  // ---------------------------------------------------------------- derive

  @Override
  Layout reshaped(Layout layout, long[] shape) {
    Layout packed = Layout.contiguous(layout.itemSize(), layout.shape()).reshape(shape);
    try {
      return layout.reshape(shape);
    } catch (IllegalArgumentException e) {
      throw Errors.reshapeOfRows(layout.shape(), packed.shape(), e);
    }
  }

  // ---------------------------------------------------------------- elements

  @Override
  MemorySegment segmentAt(long at) {
    MemorySegment[] rows = lease.rows;
    if (rows == null) {
      throw lease.released();
    }
    MemorySegment row = rows[(int) (at >> SHIFT)];
    if (!row.scope().isAlive()) {
      throw lease.closedUnderneath(null);
    }
    return row;
  }

  /// Returns which entry of the table an address is in.
  static long rowAt(long at) {
    return at >> SHIFT;
  }

  @Override
  long offsetAt(long at) {
    return at & (MAX_ROW_BYTES - 1);
  }

  @Override
  byte rawByte(long at) {
    return segmentAt(at).get(ValueLayout.JAVA_BYTE, offsetAt(at));
  }

  @Override
  void rawByte(long at, byte v) {
    segmentAt(at).set(ValueLayout.JAVA_BYTE, offsetAt(at), v);
  }

  @Override
  short rawShort(long at) {
    return segmentAt(at).get(ValueLayout.JAVA_SHORT_UNALIGNED, offsetAt(at));
  }

  @Override
  void rawShort(long at, short v) {
    segmentAt(at).set(ValueLayout.JAVA_SHORT_UNALIGNED, offsetAt(at), v);
  }

  @Override
  int rawInt(long at) {
    return segmentAt(at).get(ValueLayout.JAVA_INT_UNALIGNED, offsetAt(at));
  }

  @Override
  void rawInt(long at, int v) {
    segmentAt(at).set(ValueLayout.JAVA_INT_UNALIGNED, offsetAt(at), v);
  }

  @Override
  long rawLong(long at) {
    return segmentAt(at).get(ValueLayout.JAVA_LONG_UNALIGNED, offsetAt(at));
  }

  @Override
  void rawLong(long at, long v) {
    segmentAt(at).set(ValueLayout.JAVA_LONG_UNALIGNED, offsetAt(at), v);
  }

  // ---------------------------------------------------------------- bulk

  @Override
  Block block() {
    Layout layout = openLayout();
    if (isWithinOneRow()) {
      return part(layout);
    }
    Layout flat = Layout.contiguous(meta.itemSize, layout.shape());
    Block gathered = new Block(Acquire.memory(flat.byteSize()), flat, meta.format);
    try {
      eachRow(layout, flat, (row, piece) -> Copier.copy(part(row), within(gathered, piece)));
      Faults.settle(this);
    } catch (InternalError e) {
      throw Faults.of(e, this);
    }
    return gathered;
  }

  private static Block within(Block block, Layout piece) {
    return new Block(block.segment(), piece, block.format());
  }

  @Override
  void written(Block target) {
    if (!isWithinOneRow()) {
      eachRow(
          currentLayout(),
          target.layout(),
          (row, piece) -> Copier.copy(within(target, piece), part(row)));
    }
  }

  /// The elements of a layout that stays within one row.
  private Block part(Layout layout) {
    long first = layout.isEmpty() ? 0 : layout.minOffset();
    Layout inRow =
        layout.withOffset(layout.isEmpty() ? 0 : layout.offset() - (first & -MAX_ROW_BYTES));
    return new Block(segmentAt(first), inRow, meta.format);
  }

  /// Gives each row's part of `layout`, with the same elements' part of `copy`.
  static void eachRow(Layout layout, Layout copy, BiConsumer<Layout, Layout> action) {
    int axis = rowAxis(layout);
    if (axis < 0) {
      action.accept(layout, copy);
      return;
    }
    Index[] spec = new Index[axis + 1];
    Arrays.fill(spec, Index.all());
    for (long i = 0; i < layout.extent(axis); i++) {
      spec[axis] = Index.at(i);
      eachRow(layout.slice(spec), copy.slice(spec), action);
    }
  }

  /// Returns the first axis that leads from row to row, or -1.
  static int rowAxis(Layout layout) {
    for (int axis = 0; axis < layout.ndim(); axis++) {
      if (layout.extent(axis) > 1 && choosesRow(layout.stride(axis))) {
        return axis;
      }
    }
    return -1;
  }

  // ---------------------------------------------------------------- lend

  @Override
  Export lend() {
    Layout layout = openLayout();
    if (isWithinOneRow()) {
      Block row = block();
      return Export.of(row.segment())
          .format(meta.format)
          .itemSize(meta.itemSize)
          .shape(row.layout().shape())
          .strides(row.layout().strides())
          .offset(row.layout().offset());
    }
    Layout inner = layout.at(0);
    if (rowAxis(layout) != 0 || rowAxis(inner) >= 0) {
      throw Errors.cannotLendIndirect(this);
    }
    MemorySegment[] table = new MemorySegment[(int) layout.extent(0)];
    for (int i = 0; i < table.length; i++) {
      table[i] = segmentAt(layout.at(i).offset());
    }
    return Export.indirect(table, inner.withOffset(offsetAt(inner.offset())));
  }
}
