package org.memview.internal;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// The axes of one or more layouts of equal shape, put in the order in which they are to be walked,
/// outermost first.
///
/// Axes of extent 1 are dropped and neighbours that continue each other in every layout are fused,
/// so that what looks like many short runs becomes few long ones; a contiguous layout becomes a
/// single axis. Extent zero anywhere leaves nothing to walk.
///
/// Plain loops over small arrays: planning must not cost more than copying a few bytes.
final class Axes {
  private int rank;
  private final long[] extents;
  private final long[][] strides;
  private final long[] offsets;
  private boolean disjoint;

  private Axes(Layout... layouts) {
    int ndim = layouts[0].ndim();
    extents = new long[ndim];
    strides = new long[layouts.length][ndim];
    offsets = new long[layouts.length];
    for (int k = 0; k < layouts.length; k++) {
      offsets[k] = layouts[k].offset();
    }
  }

  /// The axes that list elements in C or F order.
  static Axes inOrder(Order order, Layout... layouts) {
    Axes axes = new Axes(layouts);
    axes.addAll(order, layouts);
    axes.fuse();
    return axes;
  }

  /// The axes in the order that suits the memory of the first layout: shortest stride innermost,
  /// never backwards; and next to it the one that is shortest in the second layout, so that a plane
  /// has both.
  ///
  /// For work whose order cannot be seen. If elements of the first layout may share bytes the order
  /// of writing shows, and C order is kept.
  static Axes inMemoryOrder(Layout... layouts) {
    Axes axes = new Axes(layouts);
    axes.addAll(Order.C, layouts);
    axes.sort();
    if (!axes.stepsOver(layouts[0].itemSize())) {
      return inOrder(Order.C, layouts);
    }
    axes.disjoint = true;
    axes.turnForwards();
    axes.fuse();
    if (layouts.length > 1) {
      axes.pairInnermost();
    }
    return axes;
  }

  private void addAll(Order order, Layout... layouts) {
    int ndim = extents.length;
    for (int i = 0; i < ndim; i++) {
      int axis = order == Order.F ? ndim - 1 - i : i;
      long extent = layouts[0].extent(axis);
      if (extent != 1) {
        extents[rank] = extent;
        for (int k = 0; k < strides.length; k++) {
          strides[k][rank] = layouts[k].stride(axis);
        }
        rank++;
      }
    }
  }

  // By insertion: longest strides of the first layout first, ties in C order.
  private void sort() {
    for (int next = 1; next < rank; next++) {
      int at = next;
      while (at > 0 && Math.abs(strides[0][at - 1]) < Math.abs(strides[0][at])) {
        swap(at - 1, at);
        at--;
      }
    }
  }

  private void swap(int a, int b) {
    swap(extents, a, b);
    for (long[] of : strides) {
      swap(of, a, b);
    }
  }

  private static void swap(long[] values, int a, int b) {
    long kept = values[a];
    values[a] = values[b];
    values[b] = kept;
  }

  // Sufficient, not necessary: every stride steps over all that the axes inside it cover.
  private boolean stepsOver(long itemSize) {
    long covered = itemSize;
    for (int axis = rank - 1; axis >= 0; axis--) {
      long step = Math.abs(strides[0][axis]);
      if (step < covered) {
        return false;
      }
      covered += step * (extents[axis] - 1);
    }
    return true;
  }

  private void turnForwards() {
    for (int axis = 0; axis < rank; axis++) {
      if (strides[0][axis] < 0) {
        turn(axis);
      }
    }
  }

  private void turn(int axis) {
    for (int k = 0; k < strides.length; k++) {
      offsets[k] += strides[k][axis] * (extents[axis] - 1);
      strides[k][axis] = -strides[k][axis];
    }
  }

  private void fuse() {
    int kept = rank;
    for (int axis = rank - 1; axis >= 0; axis--) {
      if (kept < rank && continues(axis, kept)) {
        extents[kept] *= extents[axis];
      } else {
        kept--;
        move(axis, kept);
      }
    }
    for (int axis = kept; axis < rank; axis++) {
      move(axis, axis - kept);
    }
    rank -= kept;
  }

  private void move(int from, int to) {
    extents[to] = extents[from];
    for (long[] of : strides) {
      of[to] = of[from];
    }
  }

  private boolean continues(int outer, int inner) {
    for (long[] of : strides) {
      if (of[outer] != of[inner] * extents[inner]) {
        return false;
      }
    }
    return true;
  }

  // The second layout's shortest stride to the last axis but one, running forwards there.
  private void pairInnermost() {
    int inner = rank - 1;
    int shortest = inner;
    for (int axis = inner - 1; axis >= 0; axis--) {
      if (Math.abs(strides[1][axis]) < Math.abs(strides[1][shortest])) {
        shortest = axis;
      }
    }
    for (int axis = shortest; axis < inner - 1; axis++) {
      swap(axis, axis + 1);
    }
    if (shortest != inner && strides[1][inner - 1] < 0) {
      turn(inner - 1);
    }
  }

  /// Makes one element of each run of the innermost axis, if its elements, of `width` bytes, lie
  /// side by side in every layout, and if `isElement` says so of all the bytes of a run; returns
  /// the bytes of an element then.
  ///
  /// For work that does not look into elements, on disjoint ones: a row of a few bytes is moved
  /// like an element of as many.
  long widen(long width, LongPredicate isElement) {
    int inner = rank - 1;
    if (rank < 2 || !disjoint || isEmpty() || !isDense(inner, width)) {
      return width;
    }
    long run = width * extents[inner];
    if (!isElement.test(run)) {
      return width;
    }
    rank = inner;
    if (strides.length > 1) {
      pairInnermost();
    }
    return run;
  }

  private boolean isDense(int axis, long width) {
    for (long[] of : strides) {
      if (of[axis] != width) {
        return false;
      }
    }
    return true;
  }

  private boolean isEmpty() {
    for (int axis = 0; axis < rank; axis++) {
      if (extents[axis] == 0) {
        return true;
      }
    }
    return false;
  }

  /// True if everything is one run of neighbours `width` bytes apart, in every layout.
  boolean isOneRunOf(long width) {
    for (long[] of : strides) {
      if (rank > 1 || (rank == 1 && of[0] != width)) {
        return false;
      }
    }
    return true;
  }

  /// True if no two elements of the first layout share a byte, as far as [#inMemoryOrder] can tell.
  boolean isDisjoint() {
    return disjoint;
  }

  /// Layout number `which` with these axes, which has the same elements of `itemSize` bytes; there
  /// must be some.
  Layout layout(int which, long itemSize) {
    return Layout.of(
        itemSize,
        offsets[which],
        Arrays.copyOf(extents, rank),
        Arrays.copyOf(strides[which], rank));
  }

  /// A cursor over the rows of the innermost axis.
  Runs runs() {
    return walk(Math.min(rank, 1));
  }

  /// A cursor over the planes of the two innermost axes.
  Runs planes() {
    return walk(Math.min(rank, 2));
  }

  private Runs walk(int inside) {
    int outer = rank - inside;
    long rows = inside == 2 ? extents[rank - 2] : 1;
    long length = isEmpty() ? 0 : inside == 0 ? 1 : extents[rank - 1];
    long[] steps = new long[strides.length];
    long[] rowSteps = new long[strides.length];
    for (int k = 0; k < strides.length; k++) {
      steps[k] = inside == 0 ? 0 : strides[k][rank - 1];
      rowSteps[k] = inside == 2 ? strides[k][rank - 2] : 0;
    }
    return new Runs(outer, extents, strides, offsets, rows, rowSteps, length, steps);
  }
}
