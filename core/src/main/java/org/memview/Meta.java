package org.memview;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;
import org.memview.internal.Comparer;
import org.memview.layout.Layout;

/// What slices of a view along axis 0 have in common: the format and all other axes.
///
/// Kept apart so that a view itself is 40 bytes: the cost of a slice that escapes is its size.
final class Meta {
  private static final long[] NONE = {};

  final Format format;
  final long itemSize;
  final int ndim;

  /// From one element of axis 0 to the next, unless the view is strided: those carry a stride of
  /// their own.
  final long stride0;

  /// Axes 1 and 2 in plain fields, for the accessors of two and three indices; 0 where there is
  /// none.
  final long extent1;

  final long stride1;
  final long extent2;
  final long stride2;

  /// Whether elements are equal exactly if their bytes are.
  final boolean isByBytes;

  /// Whether no row has an element: then slices and rows stay where the view is instead of moving,
  /// for where they would move to there may be no memory.
  final boolean rowsAreEmpty;

  /// Extents and strides of axes 1 and above.
  private final long[] extents;

  private final long[] strides;

  /// Without axis 0; made when a row is first taken.
  private @Nullable Meta inner;

  private Meta(
      Format format, long itemSize, int ndim, long stride0, long[] extents, long[] strides) {
    this.format = format;
    this.itemSize = itemSize;
    this.ndim = ndim;
    this.stride0 = stride0;
    this.extents = extents;
    this.strides = strides;
    this.extent1 = ndim > 1 ? extents[0] : 0;
    this.stride1 = ndim > 1 ? strides[0] : 0;
    this.extent2 = ndim > 2 ? extents[1] : 0;
    this.stride2 = ndim > 2 ? strides[1] : 0;
    this.isByBytes = itemSize == format.size() && Comparer.isByBytes(format);
    this.rowsAreEmpty = anyZero(extents);
  }

  private static boolean anyZero(long[] extents) {
    for (long extent : extents) {
      if (extent == 0) {
        return true;
      }
    }
    return false;
  }

  /// The meta of a 1-D view.
  static Meta flat(Format format, long itemSize) {
    return new Meta(format, itemSize, 1, itemSize, NONE, NONE);
  }

  /// The meta of a view with this layout.
  static Meta of(Format format, Layout layout) {
    int ndim = layout.ndim();
    if (ndim == 0) {
      return new Meta(format, layout.itemSize(), 0, layout.itemSize(), NONE, NONE);
    }
    long[] extents = Arrays.copyOfRange(layout.shape(), 1, ndim);
    long[] strides = Arrays.copyOfRange(layout.strides(), 1, ndim);
    return new Meta(format, layout.itemSize(), ndim, layout.stride(0), extents, strides);
  }

  /// The meta of a row. Racing threads may each make one; they are equal.
  Meta inner() {
    Meta made = inner;
    if (made == null) {
      long[] fewer = ndim > 2 ? Arrays.copyOfRange(extents, 1, ndim - 1) : NONE;
      long[] steps = ndim > 2 ? Arrays.copyOfRange(strides, 1, ndim - 1) : NONE;
      made = new Meta(format, itemSize, ndim - 1, stride1, fewer, steps);
      inner = made;
    }
    return made;
  }

  /// The same with another stride of axis 0.
  Meta withStride(long stride) {
    return stride == stride0 ? this : new Meta(format, itemSize, ndim, stride, extents, strides);
  }

  /// Whether the elements of the last axis touch, which steps by `stride` if it is the only one.
  boolean touches(long stride) {
    return (ndim > 1 ? strides[ndim - 2] : stride) == format.size();
  }

  long extent(int axis) {
    return extents[axis - 1];
  }

  long stride(int axis) {
    return strides[axis - 1];
  }

  /// Returns `first` followed by the extents of the other axes.
  long[] shape(long first) {
    return join(first, extents);
  }

  /// Returns `first` followed by the strides of the other axes.
  long[] strides(long first) {
    return join(first, strides);
  }

  private long[] join(long first, long[] rest) {
    if (ndim == 0) {
      return NONE;
    }
    long[] all = new long[ndim];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
