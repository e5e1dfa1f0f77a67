package org.memview.layout;

import java.util.Arrays;
import java.util.Objects;

/// Where the elements of an N-D view lie: shape, byte strides, byte offset and item size.
///
/// Element `[i, j, …]` starts at byte `offset + i * stride(0) + j * stride(1) + …` and occupies
/// `itemSize` bytes. Every number is a `long`; strides may be negative (the axis runs backwards) or
/// zero (the axis repeats), extents may be zero, and there may be no axis at all (one element). A
/// layout is an immutable value and touches no memory.
///
/// ```java
/// Layout image = Layout.contiguous(1, 480, 640, 3);            // rows, columns, channels of one byte
/// Layout red = image.slice(Index.parse("..., 0"));             // shape [480, 640], strides [1920, 3]
/// Layout flipped = red.transpose().slice(Index.reversed());    // shape [640, 480], strides [-3, 1920]
/// flipped.offsetOf(0, 479);                                    // 921597
/// ```
///
/// Three things hold for every layout, which is why no operation below can overflow:
///
/// - the non-zero extents multiplied by each other and by the item size fit a `long`;
/// - if there are elements, the distance from the lowest to the highest byte, and both ends, fit a
///   `long`;
/// - deriving an empty layout leaves the offset where it was, so an offset inside memory stays
///   inside.
public final class Layout {
  /// The largest number of axes, the limit of PEP 3118's reference implementation.
  public static final int MAX_NDIM = 64;

  private final long itemSize;
  private final long offset;
  private final long elementCount;

  /// The extents, then the strides, so that a derived layout costs one array.
  private final long[] axes;

  private final int ndim;
  private final boolean cContiguous;
  private final boolean fContiguous;

  /// Trusts its arguments and keeps `axes`; an empty layout stays at `offset` instead of moving.
  Layout(long itemSize, long offset, long move, long[] axes) {
    this.itemSize = itemSize;
    this.axes = axes;
    this.ndim = axes.length >> 1;
    this.elementCount = Axes.elementCount(axes);
    this.offset = elementCount == 0 ? offset : offset + move;
    boolean noBytes = elementCount * itemSize == 0;
    this.cContiguous = noBytes || Axes.isCContiguous(axes, itemSize);
    this.fContiguous = noBytes || Axes.isFContiguous(axes, itemSize);
  }

  /// Returns the layout with these numbers, all but `shape` in bytes; the arrays are copied.
  ///
  /// @throws IllegalArgumentException if shape and strides differ in length, there are more than
  ///   [#MAX_NDIM] axes, the item size or an extent is negative, or a size does not fit a `long`
  public static Layout of(long itemSize, long offset, long[] shape, long[] strides) {
    if (shape.length != strides.length) {
      throw Errors.strideCount(shape, strides);
    }
    Axes.requireSize(itemSize, shape);
    long[] axes = Axes.join(shape, strides);
    Axes.requireSpan(itemSize, offset, axes);
    return new Layout(itemSize, offset, 0, axes);
  }

  /// Returns the C-contiguous layout of `shape` at offset 0: equal to `contiguous(Order.C,
  /// itemSize, shape)`.
  ///
  /// @throws IllegalArgumentException as [#of(long, long, long[], long[])]
  public static Layout contiguous(long itemSize, long... shape) {
    return contiguous(Order.C, itemSize, shape);
  }

  /// Returns the gapless layout of `shape` at offset 0 in the given order; [Order#ANY] means C.
  ///
  /// @throws IllegalArgumentException as [#of(long, long, long[], long[])]
  public static Layout contiguous(Order order, long itemSize, long... shape) {
    Axes.requireSize(itemSize, shape);
    long[] axes = Arrays.copyOf(shape, 2 * shape.length);
    Axes.fillStrides(axes, order, itemSize);
    return new Layout(itemSize, 0, 0, axes);
  }

  /// Returns the number of axes.
  public int ndim() {
    return ndim;
  }

  /// Returns the bytes of one element.
  public long itemSize() {
    return itemSize;
  }

  /// Returns the byte where element `[0, 0, …]` starts; with negative strides not the lowest one.
  public long offset() {
    return offset;
  }

  /// Returns the extent of an axis; `-1` is the last axis.
  ///
  /// @throws IndexOutOfBoundsException if there is no such axis
  public long extent(int axis) {
    return axes[Axes.checkAxis(axis, ndim)];
  }

  /// Returns the bytes from one index of an axis to the next; `-1` is the last axis.
  ///
  /// @throws IndexOutOfBoundsException if there is no such axis
  public long stride(int axis) {
    return axes[ndim + Axes.checkAxis(axis, ndim)];
  }

  /// Returns the extents, a fresh array.
  public long[] shape() {
    return Arrays.copyOf(axes, ndim);
  }

  /// Returns the strides in bytes, a fresh array.
  public long[] strides() {
    return Arrays.copyOfRange(axes, ndim, axes.length);
  }

  /// Returns the product of the extents, 1 without axes.
  public long elementCount() {
    return elementCount;
  }

  /// Returns `elementCount() * itemSize()`, the size of a contiguous copy.
  public long byteSize() {
    return elementCount * itemSize;
  }

  /// Returns whether some extent is zero.
  public boolean isEmpty() {
    return elementCount == 0;
  }

  /// Returns whether the elements follow each other without gaps, last index fastest.
  ///
  /// True without bytes, and strides of axes of extent 1 do not matter (`PyBuffer_IsContiguous`).
  public boolean isCContiguous() {
    return cContiguous;
  }

  /// Returns whether the elements follow each other without gaps, first index fastest.
  public boolean isFContiguous() {
    return fContiguous;
  }

  /// Returns whether the layout is C- or Fortran-contiguous.
  public boolean isContiguous() {
    return cContiguous || fContiguous;
  }

  /// Returns the lowest byte offset any element touches; equals `offset()` when empty.
  public long minOffset() {
    return elementCount == 0 ? offset : offset - Axes.backwardReach(axes);
  }

  /// Returns one past the highest byte offset any element touches; equals `offset()` when empty.
  public long maxOffset() {
    return elementCount == 0 ? offset : offset + Axes.forwardReach(axes) + itemSize;
  }

  /// Returns this if every element lies inside `[0, byteSize)`; without elements the offset must be
  /// in `[0, byteSize]`.
  ///
  /// @throws IndexOutOfBoundsException naming the bytes touched and the bytes there are
  public Layout requireWithin(long byteSize) {
    if (minOffset() < 0 || maxOffset() > byteSize) {
      throw Errors.outsideMemory(this, byteSize);
    }
    return this;
  }

  /// Returns the same layout starting at another byte.
  ///
  /// @throws IllegalArgumentException if the highest or lowest byte does not fit a `long`
  public Layout withOffset(long newOffset) {
    Axes.requireSpan(itemSize, newOffset, axes);
    return new Layout(itemSize, newOffset, 0, axes);
  }

  /// Returns the byte offset of an element; negative indices count from the end.
  ///
  /// @throws IllegalArgumentException if the number of indices is not [#ndim()]
  /// @throws IndexOutOfBoundsException if an index is outside its axis
  public long offsetOf(long... index) {
    if (index.length != ndim) {
      throw Errors.indexCount(index.length, this);
    }
    return offset + move(index);
  }

  /// Returns the layout of `start:stop:step` along axis 0, with Python's meaning of negative and
  /// too large bounds.
  ///
  /// `Long.MIN_VALUE` as start and `Long.MAX_VALUE` as stop are open ends, for either sign of the
  /// step.
  ///
  /// @throws IllegalArgumentException if the step is zero or there is no axis
  public Layout slice(long start, long stop, long step) {
    requireAxis("slice");
    long[] sliced = axes.clone();
    sliced[0] = sliceExtent(start, stop, step, axes[0]);
    sliced[ndim] *= Math.max(step, -Long.MAX_VALUE);
    return new Layout(itemSize, offset, sliceStart(start, step, axes[0]) * axes[ndim], sliced);
  }

  /// Returns the layout of an N-D slice, one entry per axis; axes not named are kept whole.
  ///
  /// [Index#at] removes an axis, [Index#newAxis] adds one of extent 1, [Index#ellipsis] stands for
  /// as many whole axes as are left over.
  ///
  /// @throws IllegalArgumentException if there are more entries than axes or more than one ellipsis
  /// @throws IndexOutOfBoundsException if an [Index#at] is outside its axis
  public Layout slice(Index... spec) {
    return Slicer.slice(this, spec);
  }

  /// Returns the layout with the leading axes fixed at these indices; negative ones count from the
  /// end.
  ///
  /// @throws IllegalArgumentException if there are more indices than axes
  /// @throws IndexOutOfBoundsException if an index is outside its axis
  public Layout at(long... index) {
    if (index.length > ndim) {
      throw Errors.indexCount(index.length, this);
    }
    int rest = ndim - index.length;
    long[] kept = new long[2 * rest];
    System.arraycopy(axes, index.length, kept, 0, rest);
    System.arraycopy(axes, ndim + index.length, kept, rest, rest);
    return new Layout(itemSize, offset, move(index), kept);
  }

  /// Returns the layout with its axes in the given order: axis `i` of the result is axis `order[i]`
  /// of this one.
  ///
  /// Without arguments the order is reversed; negative axes count from the end.
  ///
  /// @throws IllegalArgumentException if the axes are not a permutation
  /// @throws IndexOutOfBoundsException if there is no such axis
  public Layout transpose(int... order) {
    int[] from = order.length == 0 ? Axes.reversed(ndim) : Axes.checkPermutation(order, ndim);
    long[] moved = new long[axes.length];
    for (int axis = 0; axis < ndim; axis++) {
      moved[axis] = axes[from[axis]];
      moved[ndim + axis] = axes[ndim + from[axis]];
    }
    return new Layout(itemSize, offset, 0, moved);
  }

  /// Returns the layout with axis 0 backwards, Python's `m[::-1]`: equal to
  /// `slice(Index.reversed())`.
  ///
  /// @throws IllegalArgumentException if there is no axis
  public Layout reversed() {
    requireAxis("reverse");
    return slice(Long.MIN_VALUE, Long.MAX_VALUE, -1);
  }

  /// Returns a layout of the same elements in C order under another shape; one extent may be -1 and
  /// is computed.
  ///
  /// Axes are split, merged, added and dropped without moving an element, which is not always
  /// possible.
  ///
  /// @throws IllegalArgumentException if the element counts differ or the elements would have to be
  ///   copied
  public Layout reshape(long... shape) {
    return Reshape.reshape(this, shape);
  }

  /// Returns the layout repeated to `shape`: axes of extent 1 and missing leading axes get stride 0
  /// (NumPy's rule).
  ///
  /// @throws IllegalArgumentException if an axis is neither 1 nor the extent asked for, or a size
  ///   does not fit
  public Layout broadcastTo(long... shape) {
    return new Layout(itemSize, offset, 0, Axes.broadcast(this, shape));
  }

  /// Returns the same axes with each element replaced by the part of `itemSize` bytes at
  /// `fieldOffset` inside it.
  ///
  /// A sub-array field appends its axes, C-ordered: shape `[n]` → `[n, subShape…]`.
  ///
  /// @throws IllegalArgumentException if the field does not lie inside the element, or there are
  ///   too many axes
  public Layout field(long fieldOffset, long itemSize, long... subShape) {
    Layout part = contiguous(itemSize, subShape);
    if (fieldOffset < 0 || fieldOffset > this.itemSize - part.byteSize()) {
      throw Errors.fieldOutside(fieldOffset, part.byteSize(), this.itemSize);
    }
    long[] shape = Axes.concat(shape(), subShape);
    Axes.requireSize(itemSize, shape);
    long[] strides = Axes.concat(strides(), part.strides());
    return new Layout(itemSize, offset, fieldOffset, Axes.join(shape, strides));
  }

  /// Returns whether an element of this layout and one of the other, over the same memory, share a
  /// byte.
  ///
  /// `false` is certain. `true` is exact but for layouts so irregular that the search would take
  /// long.
  public boolean overlaps(Layout other) {
    return Overlap.test(this, other);
  }

  /// Returns the index counted from the front: `index`, or `index + extent` if negative.
  ///
  /// @throws IndexOutOfBoundsException `index 7 is out of range for axis 1 of extent 5`
  public static long checkIndex(int axis, long index, long extent) {
    // Objects.checkIndex is an intrinsic the JIT hoists out of loops; a comparison written here is
    // not.
    try {
      return Objects.checkIndex(index < 0 ? index + extent : index, extent);
    } catch (IndexOutOfBoundsException e) {
      throw Errors.indexOutOfRange(axis, index, extent);
    }
  }

  /// Returns the index of the first element of `start:…:step` on an axis of this extent, Python's
  /// `slice.indices()[0]`.
  ///
  /// Meaningful only if [#sliceExtent] is not zero: an empty slice should leave the offset where it
  /// is.
  public static long sliceStart(long start, long step, long extent) {
    if (step > 0) {
      return start < 0 ? Math.max(start + extent, 0) : Math.min(start, extent);
    }
    if (start == Long.MIN_VALUE) {
      return extent - 1;
    }
    return start < 0 ? Math.max(start + extent, -1) : Math.min(start, extent - 1);
  }

  /// Returns how many elements `start:stop:step` selects on an axis of this extent, Python's
  /// `len(range(*slice.indices()))`.
  ///
  /// @throws IllegalArgumentException if the step is zero
  public static long sliceExtent(long start, long stop, long step, long extent) {
    long first = sliceStart(start, step, extent);
    if (step > 0) {
      long end = stop < 0 ? Math.max(stop + extent, 0) : Math.min(stop, extent);
      long reach = end - first;
      return reach <= 0 ? 0 : step == 1 ? reach : (reach - 1) / step + 1;
    }
    if (step == 0) {
      throw Errors.zeroStep();
    }
    long end =
        stop == Long.MAX_VALUE
            ? -1
            : stop < 0 ? Math.max(stop + extent, -1) : Math.min(stop, extent - 1);
    // -Long.MIN_VALUE is itself, and dividing by it gives the right 0.
    return first <= end ? 0 : (first - end - 1) / -step + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout that
        && itemSize == that.itemSize
        && offset == that.offset
        && Arrays.equals(axes, that.axes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(axes) + Long.hashCode(offset)) + Long.hashCode(itemSize);
  }

  /// Returns text such as `Layout[shape=[2, 4] strides=[8, 2] offset=0 itemSize=2]`.
  @Override
  public String toString() {
    return "Layout[shape=%s strides=%s offset=%s itemSize=%s]"
        .formatted(Arrays.toString(shape()), Arrays.toString(strides()), offset, itemSize);
  }

  private long move(long[] index) {
    long move = 0;
    for (int axis = 0; axis < index.length; axis++) {
      move += checkIndex(axis, index[axis], axes[axis]) * axes[ndim + axis];
    }
    return move;
  }

  private void requireAxis(String operation) {
    if (ndim == 0) {
      throw Errors.noAxis(operation);
    }
  }
}
