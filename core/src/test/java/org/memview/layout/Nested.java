package org.memview.layout;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The slow model of a layout: nested lists that hold the byte offset of each element.
///
/// Lists are cut, turned and repeated element by element; nothing here multiplies a stride, but
/// [#of].
record Nested(List<Long> shape, Object items) {
  static Nested of(Layout layout) {
    long[] strides = layout.strides();
    return build(
        boxed(layout.shape()),
        index -> {
          long offset = layout.offset();
          for (int axis = 0; axis < strides.length; axis++) {
            offset += index[axis] * strides[axis];
          }
          return offset;
        });
  }

  static List<Long> boxed(long[] numbers) {
    return LongStream.of(numbers).boxed().toList();
  }

  private static Nested build(List<Long> shape, ToLongFunction<int[]> element) {
    return new Nested(shape, list(shape, 0, new int[shape.size()], element));
  }

  private static Object list(
      List<Long> shape, int axis, int[] index, ToLongFunction<int[]> element) {
    if (axis == index.length) {
      return element.applyAsLong(index);
    }
    List<Object> items = new ArrayList<>();
    for (index[axis] = 0; index[axis] < shape.get(axis); index[axis]++) {
      items.add(list(shape, axis + 1, index, element));
    }
    return items;
  }

  private long get(int... index) {
    Object item = items;
    for (int i : index) {
      item = ((List<?>) item).get(i);
    }
    return (Long) item;
  }

  /// The indices `start:stop:step` selects, by counting: the words of Python's reference manual.
  static List<Long> select(Index.Range range, long extent) {
    BigInteger n = BigInteger.valueOf(extent);
    BigInteger step = BigInteger.valueOf(range.step());
    boolean forward = step.signum() > 0;
    BigInteger low = forward ? BigInteger.ZERO : BigInteger.ONE.negate();
    BigInteger high = forward ? n : n.subtract(BigInteger.ONE);
    BigInteger i =
        range.start() == Long.MIN_VALUE
            ? (forward ? low : high)
            : bound(range.start(), n).max(low).min(high);
    BigInteger end =
        range.stop() == Long.MAX_VALUE
            ? (forward ? high : low)
            : bound(range.stop(), n).max(low).min(high);
    List<Long> selected = new ArrayList<>();
    while (forward ? i.compareTo(end) < 0 : i.compareTo(end) > 0) {
      selected.add(i.longValueExact());
      i = i.add(step);
    }
    return selected;
  }

  private static BigInteger bound(long bound, BigInteger extent) {
    BigInteger number = BigInteger.valueOf(bound);
    return number.signum() < 0 ? number.add(extent) : number;
  }

  /// Spec entries with exactly one axis each, the ellipsis written out.
  Nested slice(List<Index> spec) {
    List<Long> newShape = new ArrayList<>();
    List<List<Long>> selected = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    for (Index entry : spec) {
      int axis = selected.size();
      switch (entry) {
        case Index.Range range -> {
          selected.add(select(range, shape.get(axis)));
          from.add(newShape.size());
          newShape.add((long) selected.get(axis).size());
        }
        case Index.At at -> {
          selected.add(List.of(at.index() < 0 ? at.index() + shape.get(axis) : at.index()));
          from.add(-1);
        }
        case Index.NewAxis _ -> newShape.add(1L);
        case Index.Ellipsis _ -> throw new AssertionError("written out");
      }
    }
    return map(
        newShape,
        (index, axis) -> {
          int i = from.get(axis) < 0 ? 0 : index[from.get(axis)];
          return Math.toIntExact(selected.get(axis).get(i));
        });
  }

  Nested transpose(List<Integer> order) {
    List<Long> newShape = order.stream().map(shape::get).toList();
    return map(newShape, (index, axis) -> index[order.indexOf(axis)]);
  }

  Nested broadcast(List<Long> newShape) {
    int added = newShape.size() - shape.size();
    return map(newShape, (index, axis) -> shape.get(axis) == 1 ? 0 : index[added + axis]);
  }

  /// Each element is the one of this whose index along each axis is what `source` says.
  private Nested map(List<Long> newShape, ToIntBiFunction<int[], Integer> source) {
    int[] from = new int[shape.size()];
    return build(
        newShape,
        index -> {
          Arrays.setAll(from, axis -> source.applyAsInt(index, axis));
          return get(from);
        });
  }

  Nested reshape(List<Long> newShape) {
    var row = flat().iterator();
    return build(newShape, _ -> row.next());
  }

  /// The offsets in C order.
  List<Long> flat() {
    List<Long> row = new ArrayList<>();
    flatten(items, row);
    return row;
  }

  private static void flatten(Object item, List<Long> row) {
    if (item instanceof List<?> list) {
      list.forEach(inner -> flatten(inner, row));
    } else {
      row.add((Long) item);
    }
  }

  /// Whether some strides give these offsets, tried with the only ones that could.
  boolean hasStrides() {
    if (shape.contains(0L)) {
      return true;
    }
    long origin = get(new int[shape.size()]);
    long[] strides = new long[shape.size()];
    for (int axis = 0; axis < strides.length; axis++) {
      int[] unit = new int[shape.size()];
      unit[axis] = 1;
      strides[axis] = shape.get(axis) > 1 ? get(unit) - origin : 0;
    }
    return of(Layout.of(1, origin, shape.stream().mapToLong(e -> e).toArray(), strides))
        .equals(this);
  }

  boolean isCContiguous(long itemSize) {
    List<Long> row = flat();
    return itemSize == 0
        || IntStream.range(0, row.size()).allMatch(i -> row.get(i) == row.get(0) + i * itemSize);
  }

  boolean isFContiguous(long itemSize) {
    List<Integer> backwards =
        IntStream.range(0, shape.size()).mapToObj(i -> shape.size() - 1 - i).toList();
    return transpose(backwards).isCContiguous(itemSize);
  }
}
