package org.memview.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// The axes of one or more layouts of equal shape, put in the order in which they are to be walked,
/// outermost first.
///
/// Axes of extent 1 are dropped and neighbours that continue each other in every layout are fused,
/// so that what looks like many short runs becomes few long ones; a contiguous layout becomes a
/// single axis. Extent zero anywhere leaves nothing to walk.
final class Axes {
  private final long[] extents;
  private final long[][] strides;
  private final long[] offsets;
  private final boolean disjoint;

  private Axes(long[] extents, long[][] strides, long[] offsets, boolean disjoint) {
    this.disjoint = disjoint;
    this.extents = extents;
    this.strides = strides;
    this.offsets = offsets;
  }

  /// The axes that list elements in C or F order.
  static Axes inOrder(Order order, Layout... layouts) {
    Axes all = allOf(layouts);
    int rank = all.extents.length;
    int[] picked =
        IntStream.range(0, rank)
            .map(i -> order == Order.F ? rank - 1 - i : i)
            .filter(axis -> all.extents[axis] != 1)
            .toArray();
    return all.pick(picked).fused();
  }

  /// The axes in the order that suits the memory of the first layout: shortest stride innermost,
  /// never backwards.
  ///
  /// For work whose order cannot be seen. If elements of the first layout may share bytes the order
  /// of writing shows, and C order is kept.
  static Axes inMemoryOrder(Layout... layouts) {
    Axes all = allOf(layouts);
    int[] picked =
        IntStream.range(0, all.extents.length)
            .filter(axis -> all.extents[axis] != 1)
            .boxed()
            .sorted(Comparator.comparingLong((Integer axis) -> -Math.abs(all.strides[0][axis])))
            .mapToInt(Integer::intValue)
            .toArray();
    Axes sorted = all.pick(picked);
    return sorted.stepsOver(layouts[0].itemSize())
        ? sorted.forwards().fused()
        : inOrder(Order.C, layouts);
  }

  private static Axes allOf(Layout... layouts) {
    long[][] strides = Arrays.stream(layouts).map(Layout::strides).toArray(long[][]::new);
    long[] offsets = Arrays.stream(layouts).mapToLong(Layout::offset).toArray();
    return new Axes(layouts[0].shape(), strides, offsets, false);
  }

  private Axes pick(int[] axes) {
    long[][] picked = new long[strides.length][];
    Arrays.setAll(picked, k -> Arrays.stream(axes).mapToLong(axis -> strides[k][axis]).toArray());
    return new Axes(
        Arrays.stream(axes).mapToLong(axis -> extents[axis]).toArray(), picked, offsets, disjoint);
  }

  // Sufficient, not necessary: every stride steps over all that the axes inside it cover.
  private boolean stepsOver(long itemSize) {
    long covered = itemSize;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      long step = Math.abs(strides[0][axis]);
      if (step < covered) {
        return false;
      }
      covered += step * (extents[axis] - 1);
    }
    return true;
  }

  private Axes forwards() {
    long[][] turned = Arrays.stream(strides).map(long[]::clone).toArray(long[][]::new);
    long[] starts = offsets.clone();
    for (int axis = 0; axis < extents.length; axis++) {
      if (strides[0][axis] < 0) {
        for (int k = 0; k < turned.length; k++) {
          starts[k] += strides[k][axis] * (extents[axis] - 1);
          turned[k][axis] = -strides[k][axis];
        }
      }
    }
    return new Axes(extents, turned, starts, true);
  }

  private Axes fused() {
    long[] fusedExtents = extents.clone();
    int[] kept = new int[extents.length];
    int first = extents.length;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      if (first < extents.length && continues(axis, kept[first], fusedExtents[kept[first]])) {
        fusedExtents[kept[first]] *= extents[axis];
      } else {
        kept[--first] = axis;
      }
    }
    return new Axes(fusedExtents, strides, offsets, disjoint)
        .pick(Arrays.copyOfRange(kept, first, kept.length));
  }

  private boolean continues(int outer, int inner, long innerExtent) {
    for (long[] of : strides) {
      if (of[outer] != of[inner] * innerExtent) {
        return false;
      }
    }
    return true;
  }

  private boolean isEmpty() {
    return Arrays.stream(extents).anyMatch(extent -> extent == 0);
  }

  /// True if everything is one run of neighbours `width` bytes apart, in every layout.
  boolean isOneRunOf(long width) {
    return extents.length == 0
        || (extents.length == 1 && Arrays.stream(strides).allMatch(of -> of[0] == width));
  }

  /// True if no two elements of the first layout share a byte, as far as [#inMemoryOrder] can tell.
  boolean isDisjoint() {
    return disjoint;
  }

  Runs runs() {
    int outer = Math.max(0, extents.length - 1);
    boolean scalar = extents.length == 0;
    long length = isEmpty() ? 0 : scalar ? 1 : extents[outer];
    long[] steps = Arrays.stream(strides).mapToLong(of -> scalar ? 0 : of[outer]).toArray();
    return new Runs(Arrays.copyOf(extents, outer), strides, offsets, length, steps);
  }
}
