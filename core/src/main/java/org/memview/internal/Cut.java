package org.memview.internal;

import org.memview.layout.Layout;

/// Blocks of equal shape, cut along one axis into parts for a [Crew].
///
/// @param axis the axis
/// @param extent its extent
/// @param parts how many parts, at most `extent`
/// @param inside elements at each index of the axis
record Cut(int axis, long extent, int parts, long inside) {
  /// Cuts along the first axis that is longer than 1: the parts follow each other in C order.
  static Cut inOrder(Layout layout, long bytes) {
    int axis = 0;
    while (axis < layout.ndim() - 1 && layout.extent(axis) == 1) {
      axis++;
    }
    return along(axis, layout, bytes);
  }

  /// Cuts along the axis with the longest stride: what lies together stays together.
  static Cut acrossMemory(Layout layout, long bytes) {
    int longest = 0;
    for (int axis = 1; axis < layout.ndim(); axis++) {
      if (layout.extent(longest) == 1
          || (layout.extent(axis) > 1
              && Math.abs(layout.stride(axis)) > Math.abs(layout.stride(longest)))) {
        longest = axis;
      }
    }
    return along(longest, layout, bytes);
  }

  private static Cut along(int axis, Layout layout, long bytes) {
    long extent = layout.ndim() == 0 ? 1 : layout.extent(axis);
    int parts = (int) Math.min(extent, Crew.pieces(bytes));
    return new Cut(axis, extent, parts, layout.elementCount() / Math.max(1, extent));
  }

  /// The index of the axis at which part number `part` begins; the extent for `part == parts`.
  long start(int part) {
    return extent / parts * part + Math.min(part, extent % parts);
  }

  /// Part number `part` of a block of this shape.
  Block part(Block block, int part) {
    if (parts == 1) {
      return block;
    }
    Layout layout = block.layout();
    long start = start(part);
    long[] shape = layout.shape();
    shape[axis] = start(part + 1) - start;
    long offset = layout.offset() + start * layout.stride(axis);
    return block.listed(Layout.of(layout.itemSize(), offset, shape, layout.strides()));
  }

  /// Elements before part number `part` in C order, of a cut [#inOrder].
  long before(int part) {
    return start(part) * inside;
  }
}
