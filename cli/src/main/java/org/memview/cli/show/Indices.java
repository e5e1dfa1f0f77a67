package org.memview.cli.show;

/// Elements by their number in C order.
final class Indices {
  private Indices() {}

  /// Returns the index of element `number`, an entry for each axis of `shape`.
  static long[] of(long number, long... shape) {
    long[] index = new long[shape.length];
    long rest = number;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return index;
  }
}
