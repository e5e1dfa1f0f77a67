package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// What bulk work needs to know of a view: memory, where the elements lie in it, and what one
/// element means.
///
/// `layout.itemSize()` is the truth for the distance of one element's bytes; it may exceed
/// `format.size()` (trailing padding a format text left out).
public record Block(MemorySegment segment, Layout layout, Format format) {
  /// The same elements, listed as they lie in memory, for work whose result no order changes: a
  /// transposed or mirrored block then is as good as the one it was made of. This block if it is
  /// listed so already.
  Block inMemoryOrder() {
    if (layout.isCContiguous() || layout.isEmpty()) {
      return this;
    }
    Layout turned = Axes.inMemoryOrder(layout).layout(0, layout.itemSize());
    Layout listed = Axes.inOrder(Order.C, layout).layout(0, layout.itemSize());
    return turned.equals(listed) ? this : listed(turned);
  }

  /// The elements where another layout has them.
  Block listed(Layout elsewhere) {
    return new Block(segment, elsewhere, format);
  }
}
