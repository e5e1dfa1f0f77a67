package org.memview.internal;

import java.util.Arrays;

/// Which indices of each axis are printed: some at the start, some at the end, and perhaps a gap.
///
/// Small arrays are shown whole, larger ones by the edges of each axis, as NumPy does. NumPy then
/// prints whatever remains, which for dozens of axes never ends; here the number of elements is
/// bounded: edges shrink to one element, and then outer axes to their first.
final class Shown {
  private final long[] shape;
  private final long[] leading;
  private final long[] trailing;

  private Shown(long... shape) {
    this.shape = shape;
    leading = new long[shape.length];
    trailing = shape.clone();
  }

  /// Shows everything up to `threshold` elements, else `edge` items at both ends of each axis;
  /// never more than `most` elements.
  static Shown of(long[] shape, long threshold, int edge, long most) {
    var shown = new Shown(shape);
    if (shown.count() <= Math.min(threshold, most)) {
      return shown;
    }
    for (int items = edge; items > 0; items--) {
      shown.keepEdges(items);
      if (shown.count() <= most) {
        return shown;
      }
    }
    for (int axis = 0; shown.count() > most && axis < shape.length; axis++) {
      shown.keepFirst(axis);
    }
    return shown;
  }

  private void keepEdges(int items) {
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] > 2L * items) {
        leading[axis] = items;
        trailing[axis] = items;
      }
    }
  }

  private void keepFirst(int axis) {
    leading[axis] = Math.min(1, shape[axis]);
    trailing[axis] = 0;
  }

  /// Number of elements shown; a double, because it may exceed every long.
  private double count() {
    double count = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      count *= leading[axis] + trailing[axis];
    }
    return count;
  }

  int ndim() {
    return shape.length;
  }

  long leading(int axis) {
    return leading[axis];
  }

  long trailing(int axis) {
    return trailing[axis];
  }

  boolean hasGap(int axis) {
    return leading[axis] + trailing[axis] < shape[axis];
  }

  /// Byte offsets of the elements shown, in C order.
  long[] offsets(long start, long... strides) {
    long[] offsets = {start};
    for (int axis = 0; axis < shape.length; axis++) {
      offsets = expand(offsets, axis, strides[axis]);
    }
    return offsets;
  }

  private long[] expand(long[] offsets, int axis, long stride) {
    int width = (int) (leading[axis] + trailing[axis]);
    long[] all = new long[offsets.length * width];
    Arrays.setAll(all, i -> offsets[i / width] + index(axis, i % width) * stride);
    return all;
  }

  private long index(int axis, int shown) {
    return shown < leading[axis] ? shown : shape[axis] - leading[axis] - trailing[axis] + shown;
  }
}
