package org.memview.layout;

/// Where the elements of an N-D view lie: shape, byte strides, byte offset, item size. A pure value.
public final class Layout {
  public static final int MAX_NDIM = 64;

  public static Layout of(long itemSize, long offset, long[] shape, long[] strides) { throw new UnsupportedOperationException(); }

  public static Layout contiguous(long itemSize, long... shape) { throw new UnsupportedOperationException(); }

  public static Layout contiguous(Order order, long itemSize, long... shape) { throw new UnsupportedOperationException(); }

  public int ndim() { throw new UnsupportedOperationException(); }

  public long itemSize() { throw new UnsupportedOperationException(); }

  public long offset() { throw new UnsupportedOperationException(); }

  public long extent(int axis) { throw new UnsupportedOperationException(); }

  public long stride(int axis) { throw new UnsupportedOperationException(); }

  public long[] shape() { throw new UnsupportedOperationException(); }

  public long[] strides() { throw new UnsupportedOperationException(); }

  public long elementCount() { throw new UnsupportedOperationException(); }

  public long byteSize() { throw new UnsupportedOperationException(); }

  public boolean isEmpty() { throw new UnsupportedOperationException(); }

  public boolean isCContiguous() { throw new UnsupportedOperationException(); }

  public boolean isFContiguous() { throw new UnsupportedOperationException(); }

  public boolean isContiguous() { throw new UnsupportedOperationException(); }

  /// Lowest byte offset any element touches; equals `offset()` when empty.
  public long minOffset() { throw new UnsupportedOperationException(); }

  /// One past the highest byte offset any element touches; equals `offset()` when empty.
  public long maxOffset() { throw new UnsupportedOperationException(); }

  /// Returns this if every element lies inside `[0, byteSize)`, else throws IndexOutOfBoundsException naming the numbers.
  public Layout requireWithin(long byteSize) { throw new UnsupportedOperationException(); }

  /// Byte offset of an element; negative indices count from the end.
  public long offsetOf(long... index) { throw new UnsupportedOperationException(); }

  public Layout slice(long start, long stop, long step) { throw new UnsupportedOperationException(); }

  public Layout slice(Index... spec) { throw new UnsupportedOperationException(); }

  public Layout at(long... index) { throw new UnsupportedOperationException(); }

  public Layout transpose(int... axes) { throw new UnsupportedOperationException(); }

  public Layout reversed() { throw new UnsupportedOperationException(); }

  public Layout reshape(long... shape) { throw new UnsupportedOperationException(); }

  public Layout broadcastTo(long... shape) { throw new UnsupportedOperationException(); }

  /// Same axes; each element replaced by the part of `itemSize` bytes at `fieldOffset` inside it; a sub-array field appends C-ordered axes.
  public Layout field(long fieldOffset, long itemSize, long... subShape) { throw new UnsupportedOperationException(); }

  public boolean overlaps(Layout other) { throw new UnsupportedOperationException(); }
}
