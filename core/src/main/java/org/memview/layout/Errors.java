package org.memview.layout;

import java.util.Arrays;

/// What this package says when it refuses.
final class Errors {
  private Errors() {}

  static IndexOutOfBoundsException indexOutOfRange(int axis, long index, long extent) {
    return new IndexOutOfBoundsException(
        "index " + index + " is out of range for axis " + axis + " of extent " + extent);
  }

  static IndexOutOfBoundsException axisOutOfRange(int axis, int ndim) {
    return new IndexOutOfBoundsException("axis " + axis + " is out of range for " + axes(ndim));
  }

  static IndexOutOfBoundsException outsideMemory(Layout layout, long byteSize) {
    return new IndexOutOfBoundsException(
        "bytes %s to %s are not inside memory of %s bytes (%s)"
            .formatted(layout.minOffset(), layout.maxOffset(), byteSize, layout));
  }

  static IllegalArgumentException indexCount(int count, Layout layout) {
    return new IllegalArgumentException(
        "%s %s given for %s (shape %s)"
            .formatted(
                count,
                count == 1 ? "index" : "indices",
                axes(layout.ndim()),
                list(layout.shape())));
  }

  static IllegalArgumentException severalEllipses(int count) {
    return new IllegalArgumentException("a slice has at most one '...', not " + count);
  }

  static IllegalArgumentException zeroStep() {
    return new IllegalArgumentException("slice step cannot be zero");
  }

  static IllegalArgumentException noAxis(String operation) {
    return new IllegalArgumentException(
        "cannot " + operation + " a layout without axes (shape [])");
  }

  static IllegalArgumentException tooManyAxes(int ndim) {
    return new IllegalArgumentException(
        ndim + " axes are more than the " + Layout.MAX_NDIM + " a layout can have");
  }

  static IllegalArgumentException negativeItemSize(long itemSize) {
    return new IllegalArgumentException("item size " + itemSize + " is negative");
  }

  static IllegalArgumentException negativeExtent(int axis, long extent) {
    return new IllegalArgumentException("extent " + extent + " of axis " + axis + " is negative");
  }

  static IllegalArgumentException strideCount(long[] shape, long[] strides) {
    return new IllegalArgumentException(
        "strides %s do not match shape %s: %s for %s"
            .formatted(list(strides), list(shape), strides.length, axes(shape.length)));
  }

  static IllegalArgumentException tooLarge(long[] shape, long itemSize) {
    return new IllegalArgumentException(
        "shape %s with items of %s bytes has more than %s bytes"
            .formatted(list(shape), itemSize, Long.MAX_VALUE));
  }

  static IllegalArgumentException spanTooLarge(long[] axes, long offset, long itemSize) {
    int ndim = axes.length >> 1;
    return new IllegalArgumentException(
        "shape %s with strides %s, offset %s and items of %s bytes reaches further than %s bytes"
            .formatted(
                list(Arrays.copyOf(axes, ndim)),
                list(Arrays.copyOfRange(axes, ndim, axes.length)),
                offset,
                itemSize,
                Long.MAX_VALUE));
  }

  static IllegalArgumentException notPermutation(int[] order, int ndim) {
    return new IllegalArgumentException(
        "axes %s are not a permutation of %s".formatted(Arrays.toString(order), axes(ndim)));
  }

  static IllegalArgumentException broadcast(Layout source, long[] shape) {
    return new IllegalArgumentException(
        "cannot broadcast shape %s to %s: from the last axis on, each extent must be 1 or the one asked for"
            .formatted(list(source.shape()), list(shape)));
  }

  static IllegalArgumentException severalUnknown(long[] shape) {
    return new IllegalArgumentException("only one extent of a new shape can be -1: " + list(shape));
  }

  static IllegalArgumentException reshapeCount(
      Layout source, long[] shape, long known, boolean open) {
    return new IllegalArgumentException(
        "cannot reshape %s to %s: %s elements %s %s"
            .formatted(
                list(source.shape()),
                list(shape),
                source.elementCount(),
                open ? "cannot be divided by" : "are not",
                known));
  }

  static IllegalArgumentException reshapeNeedsCopy(
      Layout source, long[] target, long outer, long outerStride, long inner, long innerStride) {
    return new IllegalArgumentException(
        ("cannot reshape %s to %s without a copy: the axis of extent %s has stride %s, not %s * %s"
                + " as merging it with the axis of extent %s behind it needs; copy first with"
                + " toContiguous() (strides %s)")
            .formatted(
                list(source.shape()),
                list(target),
                outer,
                outerStride,
                inner,
                innerStride,
                inner,
                list(source.strides())));
  }

  static IllegalArgumentException fieldOutside(long fieldOffset, long fieldSize, long itemSize) {
    return new IllegalArgumentException(
        "a field of %s bytes at byte %s is not inside an item of %s bytes"
            .formatted(fieldSize, fieldOffset, itemSize));
  }

  static IllegalArgumentException sliceText(String text, String problem, int position) {
    return new IllegalArgumentException(
        "slice \"" + text + "\": " + problem + " at position " + position);
  }

  private static String axes(int ndim) {
    return ndim == 1 ? "1 axis" : ndim + " axes";
  }

  private static String list(long[] numbers) {
    return Arrays.toString(numbers);
  }
}
