package org.memview.layout;

import java.util.Arrays;

/// Arithmetic on the array that holds the extents of a layout and then its strides.
final class Axes {
  private Axes() {}

  static long[] join(long[] shape, long[] strides) {
    return concat(shape, strides);
  }

  static long[] concat(long[] first, long[] second) {
    long[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  static long elementCount(long[] axes) {
    long count = 1;
    for (int axis = 0; axis < axes.length >> 1; axis++) {
      count *= axes[axis];
    }
    return count;
  }

  static boolean isCContiguous(long[] axes, long itemSize) {
    int ndim = axes.length >> 1;
    long expected = itemSize;
    for (int axis = ndim - 1; axis >= 0; axis--) {
      if (axes[axis] > 1 && axes[ndim + axis] != expected) {
        return false;
      }
      expected *= axes[axis];
    }
    return true;
  }

  static boolean isFContiguous(long[] axes, long itemSize) {
    int ndim = axes.length >> 1;
    long expected = itemSize;
    for (int axis = 0; axis < ndim; axis++) {
      if (axes[axis] > 1 && axes[ndim + axis] != expected) {
        return false;
      }
      expected *= axes[axis];
    }
    return true;
  }

  /// Writes the strides of a gapless layout behind the extents.
  static void fillStrides(long[] axes, Order order, long itemSize) {
    int ndim = axes.length >> 1;
    long stride = itemSize;
    for (int i = 0; i < ndim; i++) {
      int axis = order == Order.F ? i : ndim - 1 - i;
      axes[ndim + axis] = stride;
      stride *= axes[axis];
    }
  }

  /// Bytes from element `[0, 0, …]` up to the start of the highest element, if there are elements.
  static long forwardReach(long[] axes) {
    int ndim = axes.length >> 1;
    long reach = 0;
    for (int axis = 0; axis < ndim; axis++) {
      reach += Math.max(0, (axes[axis] - 1) * axes[ndim + axis]);
    }
    return reach;
  }

  /// Bytes from element `[0, 0, …]` down to the start of the lowest element, if there are elements.
  static long backwardReach(long[] axes) {
    int ndim = axes.length >> 1;
    long reach = 0;
    for (int axis = 0; axis < ndim; axis++) {
      reach += Math.max(0, (1 - axes[axis]) * axes[ndim + axis]);
    }
    return reach;
  }

  /// Checks everything about the extents.
  ///
  /// Extents of zero are left out of the product, as NumPy does, so that a partial product never
  /// overflows either and the answer does not depend on the order of the axes.
  static void requireSize(long itemSize, long[] shape) {
    if (itemSize < 0) {
      throw Errors.negativeItemSize(itemSize);
    }
    if (shape.length > Layout.MAX_NDIM) {
      throw Errors.tooManyAxes(shape.length);
    }
    long size = Math.max(itemSize, 1);
    for (int axis = 0; axis < shape.length; axis++) {
      long extent = shape[axis];
      if (extent < 0) {
        throw Errors.negativeExtent(axis, extent);
      }
      if (Math.multiplyHigh(size, extent) != 0 || size * extent < 0) {
        throw Errors.tooLarge(shape, itemSize);
      }
      size *= Math.max(extent, 1);
    }
  }

  /// Checks that the lowest and the highest byte, and their distance, fit a `long`.
  static void requireSpan(long itemSize, long offset, long[] axes) {
    if (elementCount(axes) == 0) {
      return;
    }
    int ndim = axes.length >> 1;
    try {
      long forward = itemSize;
      long backward = 0;
      for (int axis = 0; axis < ndim; axis++) {
        long reach = Math.multiplyExact(axes[axis] - 1, axes[ndim + axis]);
        forward = Math.addExact(forward, Math.max(reach, 0));
        backward = Math.subtractExact(backward, Math.min(reach, 0));
      }
      Math.addExact(forward, backward);
      Math.addExact(offset, forward);
      Math.subtractExact(offset, backward);
    } catch (ArithmeticException e) {
      throw Errors.spanTooLarge(axes, offset, itemSize);
    }
  }

  static int checkAxis(int axis, int ndim) {
    int fromFront = axis < 0 ? axis + ndim : axis;
    if (fromFront < 0 || fromFront >= ndim) {
      throw Errors.axisOutOfRange(axis, ndim);
    }
    return fromFront;
  }

  static int[] reversed(int ndim) {
    int[] order = new int[ndim];
    for (int i = 0; i < ndim; i++) {
      order[i] = ndim - 1 - i;
    }
    return order;
  }

  static int[] checkPermutation(int[] order, int ndim) {
    if (order.length != ndim) {
      throw Errors.notPermutation(order, ndim);
    }
    int[] fromFront = new int[ndim];
    long seen = 0;
    for (int i = 0; i < ndim; i++) {
      fromFront[i] = checkAxis(order[i], ndim);
      seen |= 1L << fromFront[i];
    }
    if (Long.bitCount(seen) != ndim) {
      throw Errors.notPermutation(order, ndim);
    }
    return fromFront;
  }

  static long[] broadcast(Layout source, long[] shape) {
    requireSize(source.itemSize(), shape);
    int added = shape.length - source.ndim();
    if (added < 0) {
      throw Errors.broadcast(source, shape);
    }
    long[] axes = Arrays.copyOf(shape, 2 * shape.length);
    for (int axis = 0; axis < source.ndim(); axis++) {
      long extent = source.extent(axis);
      if (extent == shape[added + axis]) {
        axes[shape.length + added + axis] = source.stride(axis);
      } else if (extent != 1) {
        throw Errors.broadcast(source, shape);
      }
    }
    return axes;
  }
}
