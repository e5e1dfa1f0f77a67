package org.memview;

import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// Other formats over the same bytes. CPython's decisions in CPython's order, where it refuses only
/// what cannot work.
final class Casting {
  private Casting() {}

  static MemoryView cast(MemoryView view, Format format) {
    long size = requireSize(view, format);
    if (view.isCContiguous()) {
      long bytes = view.byteSize();
      if (bytes % size != 0) {
        throw Errors.castNotWhole(format, bytes, view);
      }
      return flat(view, format, bytes / size);
    }
    if (size != view.meta.itemSize) {
      throw Errors.castNotContiguous(format, view);
    }
    return view.with(format, view.currentLayout());
  }

  private static MemoryView flat(MemoryView view, Format format, long count) {
    Meta meta = Meta.flat(format, format.size());
    return view.derive(view.lease, meta, view.offset, count, format.size(), view.isReadOnly());
  }

  static MemoryView cast(MemoryView view, Format format, Order order, long[] shape) {
    boolean fortran = order == Order.F || (order == Order.ANY && !view.isCContiguous());
    if (fortran ? !view.isFContiguous() : !view.isCContiguous()) {
      throw Errors.castNotContiguous(order, view);
    }
    long size = requireSize(view, format);
    long bytes = view.byteSize();
    if (bytes % size != 0) {
      throw Errors.castNotWhole(format, bytes, view);
    }
    requireShape(view, format, shape, bytes);
    Layout flat = Layout.contiguous(fortran ? Order.F : Order.C, size, shape);
    return view.with(format, Layout.of(size, view.offset, shape, flat.strides()));
  }

  private static long requireSize(MemoryView view, Format format) {
    if (format.size() == 0) {
      throw Errors.castNeedsSize(format, view);
    }
    return format.size();
  }

  /// Extents must be positive, as in CPython, except that an empty view may be given zeros.
  private static void requireShape(MemoryView view, Format format, long[] shape, long bytes) {
    long product = format.size();
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] < 0 || (shape[axis] == 0 && bytes != 0)) {
        throw Errors.castExtent(axis, shape, view);
      }
      if (Math.multiplyHigh(product, shape[axis]) != 0 || product * shape[axis] < 0) {
        throw Errors.castShape(format, shape, bytes, view);
      }
      product *= shape[axis];
    }
    if (product != bytes) {
      throw Errors.castShape(format, shape, bytes, view);
    }
  }
}
