package org.memview.layout;

/// Applies an N-D slice to a layout.
final class Slicer {
  private final Layout source;
  private final long[] axes;
  private final int ndim;
  private int sourceAxis;
  private int axis;
  private long move;

  private Slicer(Layout source, int ndim) {
    this.source = source;
    this.ndim = ndim;
    this.axes = new long[2 * ndim];
  }

  static Layout slice(Layout source, Index[] spec) {
    int consumed = 0;
    int fixed = 0;
    int added = 0;
    int ellipses = 0;
    for (Index index : spec) {
      switch (index) {
        case Index.Range _ -> consumed++;
        case Index.At _ -> {
          consumed++;
          fixed++;
        }
        case Index.NewAxis _ -> added++;
        case Index.Ellipsis _ -> ellipses++;
      }
    }
    if (consumed > source.ndim()) {
      throw Errors.indexCount(consumed, source);
    }
    if (ellipses > 1) {
      throw Errors.severalEllipses(ellipses);
    }
    int ndim = source.ndim() - fixed + added;
    if (ndim > Layout.MAX_NDIM) {
      throw Errors.tooManyAxes(ndim);
    }
    return new Slicer(source, ndim).apply(spec, source.ndim() - consumed);
  }

  private Layout apply(Index[] spec, int unnamed) {
    for (Index index : spec) {
      switch (index) {
        case Index.Range range -> cut(range);
        case Index.At at -> fix(at.index());
        case Index.NewAxis _ -> add(1, 0);
        case Index.Ellipsis _ -> keep(unnamed);
      }
    }
    keep(source.ndim() - sourceAxis);
    return new Layout(source.itemSize(), source.offset(), move, axes);
  }

  private void cut(Index.Range range) {
    long extent = source.extent(sourceAxis);
    long stride = source.stride(sourceAxis);
    move += range.startIn(extent) * stride;
    // Overflows only where one element is left at most, and then the stride is never used.
    add(range.extentIn(extent), stride * range.step());
    sourceAxis++;
  }

  private void fix(long index) {
    move +=
        Layout.checkIndex(sourceAxis, index, source.extent(sourceAxis)) * source.stride(sourceAxis);
    sourceAxis++;
  }

  private void keep(int count) {
    for (int i = 0; i < count; i++, sourceAxis++) {
      add(source.extent(sourceAxis), source.stride(sourceAxis));
    }
  }

  private void add(long extent, long stride) {
    axes[axis] = extent;
    axes[ndim + axis] = stride;
    axis++;
  }
}
