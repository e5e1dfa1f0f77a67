package org.memview.internal;

import org.memview.layout.Layout;
import org.memview.layout.Order;

/// Why a layout is not contiguous, in words.
final class Contiguity {
  private Contiguity() {}

  /// The first axis that breaks the order, such as `axis 1 steps 8 bytes, an element has 4`; for
  /// layouts that are not contiguous in this order.
  static String reason(Layout layout, Order order) {
    long expected = layout.itemSize();
    boolean inner = true;
    for (int i = 0; i < layout.ndim(); i++) {
      int axis = order == Order.F ? i : layout.ndim() - 1 - i;
      if (layout.extent(axis) != 1) {
        if (layout.stride(axis) != expected) {
          return reason(axis, layout.stride(axis), expected, inner);
        }
        expected *= layout.extent(axis);
        inner = false;
      }
    }
    return "an extent is 0";
  }

  private static String reason(int axis, long stride, long expected, boolean innermost) {
    return "axis "
        + axis
        + " steps "
        + Amounts.bytes(stride)
        + (innermost ? ", an element has " : ", the row inside it has ")
        + Amounts.of(expected);
  }
}
