package org.memview.internal;

import org.memview.layout.Layout;
import org.memview.layout.Order;

/// A cursor over the runs of one or more layouts of equal shape; a run is a row of equally spaced
/// elements.
///
/// ```java
/// for (Runs runs = Runs.of(layout); runs.next(); ) {
///   kernel(segment, runs.offset(0), runs.stride(0), runs.length());
/// }
/// ```
///
/// All runs of a cursor have the same length and strides. A cursor over planes ([Axes#planes()])
/// steps over [#rows()] such runs at a time. Nothing is allocated between runs.
final class Runs {
  private final int outer;
  private final long[] extents;
  private final long[][] strides;
  private final long[] offsets;
  private final long[] steps;
  private final long[] rowSteps;
  private final long[] index;
  private final long rows;
  private final long length;
  private boolean started;

  // The first `outer` axes are walked; the arrays may have more.
  Runs(
      int outer,
      long[] extents,
      long[][] strides,
      long[] offsets,
      long rows,
      long[] rowSteps,
      long length,
      long[] steps) {
    this.outer = outer;
    this.extents = extents;
    this.strides = strides;
    this.offsets = offsets.clone();
    this.rows = rows;
    this.rowSteps = rowSteps;
    this.steps = steps;
    this.index = new long[outer];
    this.length = length;
  }

  /// Runs that list the elements in C order.
  static Runs of(Layout... layouts) {
    return Axes.inOrder(Order.C, layouts).runs();
  }

  /// Moves to the next run, at first to the first one; false if there is none.
  boolean next() {
    if (!started) {
      started = true;
      return length != 0;
    }
    for (int axis = outer - 1; axis >= 0; axis--) {
      if (++index[axis] < extents[axis]) {
        move(axis, 1);
        return true;
      }
      index[axis] = 0;
      move(axis, 1 - extents[axis]);
    }
    return false;
  }

  /// Before the first [#next()]: lets the cursor start at run number `run`, which must exist.
  void startAt(long run) {
    long rest = run;
    for (int axis = outer - 1; axis >= 0; axis--) {
      index[axis] = rest % extents[axis];
      rest /= extents[axis];
      move(axis, index[axis]);
    }
  }

  private void move(int axis, long steps) {
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] += strides[k][axis] * steps;
    }
  }

  /// Rows in each plane; 1 unless the cursor goes over planes of more than one axis.
  long rows() {
    return rows;
  }

  /// Bytes from one row of a plane to the next in layout number `which`.
  long rowStride(int which) {
    return rowSteps[which];
  }

  /// Elements in each run.
  long length() {
    return length;
  }

  /// Byte offset of the first element of this run in layout number `which`.
  long offset(int which) {
    return offsets[which];
  }

  /// Bytes from one element of a run to the next in layout number `which`.
  long stride(int which) {
    return steps[which];
  }

  /// True if the elements of a run lie side by side, `width` bytes each, in every layout.
  boolean isDense(long width) {
    if (length == 1) {
      return true;
    }
    for (long step : steps) {
      if (step != width) {
        return false;
      }
    }
    return true;
  }
}
