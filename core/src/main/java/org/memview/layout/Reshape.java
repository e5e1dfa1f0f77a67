package org.memview.layout;

import java.util.Arrays;

/// Gives the elements of a layout another shape without moving them, or refuses.
///
/// The axes of both shapes are read side by side and cut into the smallest groups of equal element
/// count. Inside a group the old axes must follow each other in memory, the stride of each being
/// the extent times the stride of the next, for then the group is one run of equal steps that can
/// be cut anew. Axes of extent 1 on either side belong to no group. The refusal is exact: within a
/// smallest group the new axes straddle every border between old ones.
final class Reshape {
  private final Layout source;
  private final long[] target;

  /// Extents and strides of the old axes that are longer than 1.
  private final long[] extents;

  private final long[] strides;
  private final long[] newStrides;

  private Reshape(Layout source, long[] target) {
    this.source = source;
    this.target = target;
    this.newStrides = new long[target.length];
    int kept = 0;
    long[] shape = source.shape();
    long[] steps = source.strides();
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] != 1) {
        shape[kept] = shape[axis];
        steps[kept++] = steps[axis];
      }
    }
    this.extents = Arrays.copyOf(shape, kept);
    this.strides = steps;
  }

  static Layout reshape(Layout source, long[] shape) {
    long[] target = resolve(source, shape);
    if (Arrays.equals(target, source.shape())) {
      return source;
    }
    if (source.isEmpty() || source.isCContiguous()) {
      long[] axes = Arrays.copyOf(target, 2 * target.length);
      Axes.fillStrides(axes, Order.C, source.itemSize());
      return new Layout(source.itemSize(), source.offset(), 0, axes);
    }
    long[] strides = new Reshape(source, target).regroup();
    return new Layout(source.itemSize(), source.offset(), 0, Axes.join(target, strides));
  }

  /// Replaces the -1, and checks that the element counts agree.
  private static long[] resolve(Layout source, long[] shape) {
    long[] target = shape.clone();
    int unknown = -1;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == -1) {
        if (unknown >= 0) {
          throw Errors.severalUnknown(shape);
        }
        unknown = axis;
        target[axis] = 1;
      }
    }
    Axes.requireSize(source.itemSize(), target);
    long known = Axes.elementCount(Arrays.copyOf(target, 2 * target.length));
    long count = source.elementCount();
    if (unknown < 0 ? known != count : known == 0 || count % known != 0) {
      throw Errors.reshapeCount(source, shape, known, unknown >= 0);
    }
    if (unknown >= 0) {
      target[unknown] = count / known;
    }
    return target;
  }

  private long[] regroup() {
    int oldAxis = 0;
    int newAxis = 0;
    while (oldAxis < extents.length) {
      int oldEnd = oldAxis + 1;
      int newEnd = newAxis + 1;
      long oldCount = extents[oldAxis];
      long newCount = target[newAxis];
      while (oldCount != newCount) {
        if (newCount < oldCount) {
          newCount *= target[newEnd++];
        } else {
          oldCount *= extents[oldEnd++];
        }
      }
      requireOneRun(oldAxis, oldEnd);
      cut(newAxis, newEnd, strides[oldEnd - 1]);
      oldAxis = oldEnd;
      newAxis = newEnd;
    }
    Arrays.fill(
        newStrides,
        newAxis,
        target.length,
        newAxis > 0 ? newStrides[newAxis - 1] : source.itemSize());
    return newStrides;
  }

  private void requireOneRun(int from, int to) {
    for (int axis = from; axis < to - 1; axis++) {
      if (strides[axis] != extents[axis + 1] * strides[axis + 1]) {
        throw Errors.reshapeNeedsCopy(
            source, target, extents[axis], strides[axis], extents[axis + 1], strides[axis + 1]);
      }
    }
  }

  private void cut(int from, int to, long step) {
    long stride = step;
    for (int axis = to - 1; axis >= from; axis--) {
      newStrides[axis] = stride;
      stride *= target[axis];
    }
  }
}
