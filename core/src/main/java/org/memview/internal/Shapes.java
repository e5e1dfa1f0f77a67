package org.memview.internal;

import org.memview.layout.Layout;

/// When two shapes count as the same.
final class Shapes {
  private Shapes() {}

  /// Equal, or equal up to and including a zero at the same axis: CPython looks no further, for
  /// there is nothing behind it.
  static boolean same(Layout first, Layout second) {
    if (first.ndim() != second.ndim()) {
      return false;
    }
    for (int axis = 0; axis < first.ndim(); axis++) {
      if (first.extent(axis) != second.extent(axis)) {
        return false;
      }
      if (first.extent(axis) == 0) {
        return true;
      }
    }
    return true;
  }
}
