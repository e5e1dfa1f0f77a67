package org.memview.tests.cpython;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The same things done the slow way, one element at a time, from the definitions.
final class Slow {
  private Slow() {}

  /// Returns the indices that Python's `range(*slice(start, stop, step).indices(length))` lists;
  /// null is a bound left out.
  static List<Integer> indices(
      @Nullable Integer start, @Nullable Integer stop, int step, int length) {
    List<Integer> indices = new ArrayList<>();
    int low = step > 0 ? 0 : -1;
    int high = step > 0 ? length : length - 1;
    int first = start == null ? (step > 0 ? low : high) : clamp(start, length, low, high);
    int last = stop == null ? (step > 0 ? high : low) : clamp(stop, length, low, high);
    for (int i = first; step > 0 ? i < last : i > last; i += step) {
      indices.add(i);
    }
    return indices;
  }

  private static int clamp(int bound, int length, int low, int high) {
    int wrapped = bound < 0 ? bound + length : bound;
    return wrapped < low ? low : Math.min(wrapped, high);
  }

  /// Returns nested lists of what lies at `offset + i0 * strides[0] + i1 * strides[1] + …`.
  static List<Object> nested(long offset, long[] shape, long[] strides, LongFunction<?> at) {
    return nested(offset, shape, strides, at, 0);
  }

  private static List<Object> nested(
      long offset, long[] shape, long[] strides, LongFunction<?> at, int axis) {
    List<Object> items = new ArrayList<>();
    for (long i = 0; i < shape[axis]; i++) {
      long place = offset + i * strides[axis];
      items.add(
          axis + 1 == shape.length ? at.apply(place) : nested(place, shape, strides, at, axis + 1));
    }
    return items;
  }

  /// Returns the innermost elements of nested lists, in order.
  static List<Object> flat(List<?> nested) {
    List<Object> items = new ArrayList<>();
    for (Object item : nested) {
      if (item instanceof List<?> inner) {
        items.addAll(flat(inner));
      } else {
        items.add(item);
      }
    }
    return items;
  }

  /// Returns the items at these indices.
  static List<Object> pick(List<?> items, List<Integer> indices) {
    List<Object> picked = new ArrayList<>();
    indices.forEach(i -> picked.add(items.get(i)));
    return picked;
  }

  /// Returns a slice in Python's text, `"1::-2"`.
  static String text(@Nullable Integer start, @Nullable Integer stop, int step) {
    return (start == null ? "" : start) + ":" + (stop == null ? "" : stop) + ":" + step;
  }
}
