package org.memview.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.memview.layout.Layout;

/// Elements as nested lists.
public final class Lists {
  private Lists() {}

  /// The elements, one level of list per axis; `[3, 0]` gives `[[], [], []]` and `[0, 3]` gives
  /// `[]`. A block of no axes gives a list of its one element. The lists cannot be changed.
  ///
  /// @throws IllegalArgumentException if an axis is longer than a list can be
  public static List<Object> toList(Block block) {
    Layout layout = block.layout();
    if (layout.ndim() == 0) {
      return List.of(Elements.get(block.segment(), layout.offset(), block.format()));
    }
    return axis(block, layout.shape(), layout.strides(), layout.offset(), 0);
  }

  private static List<Object> axis(Block block, long[] shape, long[] strides, long at, int axis) {
    if (shape[axis] > Errors.MAX_ARRAY) {
      throw Errors.tooLarge("toList", shape[axis], "places in axis " + axis, block);
    }
    Object[] items = new Object[(int) shape[axis]];
    for (int i = 0; i < items.length; i++) {
      long offset = at + i * strides[axis];
      items[i] =
          axis + 1 < shape.length
              ? axis(block, shape, strides, offset, axis + 1)
              : Elements.get(block.segment(), offset, block.format());
    }
    return Collections.unmodifiableList(Arrays.asList(items));
  }
}
