package org.memview.internal;

import java.util.Arrays;
import org.memview.layout.Layout;

/// The axes of a layout, in C order, with those that run into each other merged into one.
///
/// Axes of extent 1 are left out. One axis of stride `itemSize` is left of a C-contiguous layout,
/// none of a single element.
record Merged(long[] shape, long[] strides) {
  static Merged of(Layout layout) {
    long[] shape = new long[layout.ndim()];
    long[] strides = new long[layout.ndim()];
    int count = 0;
    for (int axis = 0; axis < layout.ndim(); axis++) {
      long extent = layout.extent(axis);
      long stride = layout.stride(axis);
      if (extent == 1) {
        continue;
      }
      if (count > 0 && strides[count - 1] == extent * stride) {
        shape[count - 1] *= extent;
        strides[count - 1] = stride;
      } else {
        shape[count] = extent;
        strides[count++] = stride;
      }
    }
    return new Merged(Arrays.copyOf(shape, count), Arrays.copyOf(strides, count));
  }

  int ndim() {
    return shape.length;
  }

  /// Extent of the innermost axis, 1 if there is none.
  long rowLength() {
    return shape.length == 0 ? 1 : shape[shape.length - 1];
  }

  /// Stride of the innermost axis, 0 if there is none.
  long step() {
    return shape.length == 0 ? 0 : strides[strides.length - 1];
  }
}
