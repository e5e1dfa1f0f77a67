package org.memview.testkit;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.memview.format.Format;

/// Random structures: any shape, strides and offset, inside their memory or not.
public final class Structures {
  private static final int MOST_AXES = 5;

  private Structures() {}

  /// Returns cases of structures that are valid.
  public static Cases<Structure> valid() {
    return Cases.of(
        Structures::drawValid, structure -> simpler(structure).filter(Structure::isValid));
  }

  /// Returns cases of structures, about half of which are not valid: an element outside the memory,
  /// a negative extent, a stride too many, an item smaller than its format.
  public static Cases<Structure> any() {
    return Cases.of(Structures::drawAny, Structures::simpler);
  }

  /// Draws a valid structure: the strides first, then the memory it takes.
  static Structure drawValid(RandomGenerator random) {
    String format = Fixtures.formats().get(random.nextInt(Fixtures.formats().size()));
    long itemSize = Format.of(format).size() + (random.nextInt(4) == 0 ? random.nextInt(4) : 0);
    long[] shape = drawShape(random);
    long[] strides = drawStrides(random, shape, itemSize);
    long low = 0;
    long high = itemSize;
    for (int axis = 0; axis < shape.length; axis++) {
      long reach = Math.max(shape[axis] - 1, 0) * strides[axis];
      low += Math.min(reach, 0);
      high += Math.max(reach, 0);
    }
    long before = random.nextInt(4);
    long size = before - low + high + random.nextInt(4);
    return new Structure(format, itemSize, size, before - low, shape, strides);
  }

  private static long[] drawShape(RandomGenerator random) {
    long[] shape = new long[random.nextInt(MOST_AXES + 1)];
    long most = shape.length > 3 ? 3 : 5;
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = random.nextInt(12) == 0 ? 0 : 1 + random.nextLong(most);
    }
    return shape;
  }

  /// Strides of a dense block with its axes in any order, of a sparse one, or any at all: elements
  /// may then overlap.
  private static long[] drawStrides(RandomGenerator random, long[] shape, long itemSize) {
    long[] strides = new long[shape.length];
    int[] order = IntStream.range(0, shape.length).toArray();
    for (int i = order.length - 1; i > 0 && random.nextBoolean(); i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    long step = itemSize;
    for (int i = order.length - 1; i >= 0; i--) {
      int axis = order[i];
      long sparse =
          random.nextInt(3) == 0 ? step * (1 + random.nextInt(2)) + random.nextInt(3) : step;
      strides[axis] = random.nextInt(8) == 0 ? 0 : random.nextBoolean() ? sparse : -sparse;
      step = Math.max(sparse * Math.max(shape[axis], 1), itemSize);
    }
    if (random.nextInt(8) == 0) {
      Arrays.setAll(strides, _ -> random.nextLong(-2 * itemSize, 2 * itemSize + 1));
    }
    return strides;
  }

  private static Structure drawAny(RandomGenerator random) {
    Structure valid = drawValid(random);
    int axis = valid.ndim() == 0 ? -1 : random.nextInt(valid.ndim());
    return switch (random.nextInt(axis < 0 ? 4 : 8)) {
      case 0, 1 -> valid;
      case 2 -> with(valid, valid.offset() + random.nextLong(-9, 10));
      case 3 ->
          new Structure(
              valid.format(),
              Math.max(valid.itemSize() - random.nextInt(3), 0),
              valid.memorySize() - random.nextLong(Math.min(valid.memorySize(), 9) + 1),
              valid.offset(),
              valid.shape(),
              valid.strides());
      case 4 ->
          with(
              valid, replace(valid.shape(), axis, n -> n - 1 - random.nextInt(5)), valid.strides());
      case 5 ->
          with(
              valid, replace(valid.shape(), axis, n -> n + 1 + random.nextInt(3)), valid.strides());
      case 6 ->
          with(
              valid,
              valid.shape(),
              replace(valid.strides(), axis, n -> n + random.nextLong(-9, 10)));
      default -> with(valid, valid.shape(), Arrays.copyOf(valid.strides(), valid.ndim() + 1));
    };
  }

  /// Returns the structures one step simpler: fewer axes, smaller extents, plain strides, less
  /// offset, an easier format.
  static Stream<Structure> simpler(Structure s) {
    if (s.shape().length != s.strides().length) {
      return Stream.of();
    }
    Stream<Structure> fewerAxes =
        IntStream.range(0, s.ndim())
            .mapToObj(axis -> with(s, without(s.shape(), axis), without(s.strides(), axis)));
    Stream<Structure> smaller =
        IntStream.range(0, s.ndim())
            .filter(axis -> s.shape()[axis] > 1)
            .mapToObj(axis -> with(s, replace(s.shape(), axis, n -> n - 1), s.strides()));
    Stream<Structure> plainer =
        IntStream.range(0, s.ndim())
            .filter(axis -> s.strides()[axis] < 0)
            .mapToObj(axis -> with(s, s.shape(), replace(s.strides(), axis, n -> -n)));
    Stream<Structure> nearer = s.offset() > 0 ? Stream.of(with(s, s.offset() - 1)) : Stream.of();
    Stream<Structure> easier = s.format().equals("B") ? Stream.of() : Stream.of(asBytes(s));
    return Stream.of(plain(s), fewerAxes, easier, smaller, plainer, nearer).flatMap(each -> each);
  }

  /// The same shape of bytes without gaps; of one that is it already, nothing.
  private static Stream<Structure> plain(Structure s) {
    Structure plain = Structure.contiguous("B", s.shape());
    return plain.equals(s) ? Stream.of() : Stream.of(plain);
  }

  private static Structure asBytes(Structure s) {
    return new Structure("B", s.itemSize(), s.memorySize(), s.offset(), s.shape(), s.strides());
  }

  private static Structure with(Structure s, long offset) {
    return new Structure(s.format(), s.itemSize(), s.memorySize(), offset, s.shape(), s.strides());
  }

  private static Structure with(Structure s, long[] shape, long[] strides) {
    return new Structure(s.format(), s.itemSize(), s.memorySize(), s.offset(), shape, strides);
  }

  private static long[] replace(long[] numbers, int at, LongUnaryOperator change) {
    long[] replaced = numbers.clone();
    replaced[at] = change.applyAsLong(replaced[at]);
    return replaced;
  }

  private static long[] without(long[] numbers, int at) {
    return LongStream.concat(
            Arrays.stream(numbers, 0, at), Arrays.stream(numbers, at + 1, numbers.length))
        .toArray();
  }
}
