package org.memview.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random layouts against nested lists. A failure names its seed: `-Dmemview.seed=…` runs it alone.
class RandomLayoutTest {
  private static final int CASES = Boolean.getBoolean("memview.long") ? 1_000_000 : 20_000;
  private static final long ONLY = Long.getLong("memview.seed", -1);

  private static void repeat(BiConsumer<Random, Layout> test) {
    for (long seed = Math.max(ONLY, 0); seed < (ONLY < 0 ? CASES : ONLY + 1); seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      Layout layout = layout(random);
      try {
        test.accept(random, layout);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", starting from " + layout + ": " + e, e);
      }
    }
  }

  /// Up to five axes of up to four; strides gapless, with gaps, permuted, negative, zero or wild.
  private static Layout layout(Random random) {
    int ndim = random.nextInt(6);
    long itemSize = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(4);
    long[] shape = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      shape[axis] = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(ndim > 3 ? 3 : 4);
    }
    return Layout.of(itemSize, random.nextInt(50), shape, strides(random, shape, itemSize));
  }

  private static long[] strides(Random random, long[] shape, long itemSize) {
    int kind = random.nextInt(5);
    List<Integer> axes = axes(shape.length);
    if (kind > 1) {
      Collections.shuffle(axes, random);
    }
    if (kind > 0) {
      Collections.reverse(axes);
    }
    long[] strides = new long[shape.length];
    long stride = itemSize;
    for (int axis : axes) {
      stride += kind > 2 && random.nextInt(3) == 0 ? random.nextInt(9) : 0;
      strides[axis] = stride * (kind > 2 && random.nextInt(3) == 0 ? random.nextInt(3) - 1 : 1);
      stride *= shape[axis];
      if ((kind == 4 && random.nextInt(3) == 0) || (shape[axis] == 1 && random.nextBoolean())) {
        strides[axis] = random.nextLong(-30, 31);
      }
    }
    return strides;
  }

  private static List<Integer> axes(int ndim) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < ndim; axis++) {
      axes.add(axis);
    }
    return axes;
  }

  private static void assertSame(Nested expected, Layout actual) {
    assertEquals(expected, Nested.of(actual), actual::toString);
    List<Long> flat = expected.flat();
    assertEquals(flat.size(), actual.elementCount());
    assertEquals(
        flat.stream().min(Long::compare).orElse(actual.offset()), actual.minOffset(), "minOffset");
    assertEquals(
        flat.stream().max(Long::compare).map(o -> o + actual.itemSize()).orElse(actual.offset()),
        actual.maxOffset(),
        "maxOffset");
    assertEquals(expected.isCContiguous(actual.itemSize()), actual.isCContiguous(), "C");
    assertEquals(expected.isFContiguous(actual.itemSize()), actual.isFContiguous(), "F");
    assertEquals(actual, revalidated(actual));
  }

  /// What an operation derives must be what the checking factory accepts.
  private static Layout revalidated(Layout layout) {
    return Layout.of(layout.itemSize(), layout.offset(), layout.shape(), layout.strides());
  }

  @Test
  void derivedLayouts_equalNestedLists() {
    repeat((random, start) -> {
      Layout layout = start;
      assertSame(Nested.of(layout), layout);
      for (int i = 0; i < 3; i++) {
        layout =
            switch (random.nextInt(6)) {
              case 0 -> sliceAxisZero(random, layout);
              case 1 -> slice(random, layout);
              case 2 -> at(random, layout);
              case 3 -> transpose(random, layout);
              case 4 -> broadcast(random, layout);
              default -> reshape(random, layout);
            };
      }
    });
  }

  private static Layout sliceAxisZero(Random random, Layout layout) {
    if (layout.ndim() == 0) {
      return layout;
    }
    Index.Range range = range(random, layout.extent(0));
    List<Index> spec = new ArrayList<>(Collections.nCopies(layout.ndim(), Index.all()));
    spec.set(0, range);

    Layout sliced = layout.slice(range.start(), range.stop(), range.step());

    assertSame(Nested.of(layout).slice(spec), sliced);
    return sliced;
  }

  private static Layout slice(Random random, Layout layout) {
    List<Index> full = new ArrayList<>();
    for (int axis = 0; axis < layout.ndim(); axis++) {
      full.add(entry(random, layout.extent(axis)));
    }
    List<Index> written = new ArrayList<>(full);
    int from = random.nextInt(full.size() + 1);
    int to = from + random.nextInt(full.size() - from + 1);
    if (random.nextInt(3) == 0) {
      Collections.fill(full.subList(from, to), Index.all());
      written.subList(from, to).clear();
      written.add(from, Index.ellipsis());
    } else if (random.nextInt(3) == 0) {
      Collections.fill(full.subList(from, full.size()), Index.all());
      written.subList(from, written.size()).clear();
    }
    if (random.nextInt(3) == 0 && layout.ndim() < 6) {
      full.add(0, Index.newAxis());
      written.add(0, Index.newAxis());
    }

    Layout sliced = layout.slice(written.toArray(Index[]::new));

    assertSame(Nested.of(layout).slice(full), sliced);
    if (!written.isEmpty()) {
      String text = written.stream().map(Index::toString).collect(Collectors.joining(", "));
      assertArrayEquals(written.toArray(), Index.parse(text), text);
    }
    return sliced;
  }

  private static Index entry(Random random, long extent) {
    return extent > 0 && random.nextInt(4) == 0
        ? Index.at(random.nextLong(-extent, extent))
        : range(random, extent);
  }

  private static Index.Range range(Random random, long extent) {
    long step =
        switch (random.nextInt(8)) {
          case 0 -> Long.MAX_VALUE;
          case 1 -> -Long.MAX_VALUE;
          case 2, 3, 4 -> 1;
          default -> random.nextBoolean() ? 1 + random.nextInt(3) : -1 - random.nextInt(3);
        };
    return new Index.Range(
        bound(random, extent, Long.MIN_VALUE), bound(random, extent, Long.MAX_VALUE), step);
  }

  private static long bound(Random random, long extent, long open) {
    return switch (random.nextInt(12)) {
      case 0 -> Long.MAX_VALUE - 1;
      case 1 -> -Long.MAX_VALUE;
      case 2, 3, 4 -> open;
      default -> random.nextLong(-extent - 2, extent + 3);
    };
  }

  private static Layout at(Random random, Layout layout) {
    int count = random.nextInt(layout.ndim() + 1);
    if (Arrays.stream(layout.shape()).limit(count).anyMatch(extent -> extent == 0)) {
      assertThrows(IndexOutOfBoundsException.class, () -> layout.at(new long[count]));
      return layout;
    }
    long[] index = new long[count];
    List<Index> spec = new ArrayList<>(Collections.nCopies(layout.ndim(), Index.all()));
    for (int axis = 0; axis < count; axis++) {
      index[axis] = random.nextLong(-layout.extent(axis), layout.extent(axis));
      spec.set(axis, Index.at(index[axis]));
    }

    Layout part = layout.at(index);

    assertSame(Nested.of(layout).slice(spec), part);
    if (part.ndim() == 0) {
      assertEquals(part.offset(), layout.offsetOf(index));
    }
    return part;
  }

  private static Layout transpose(Random random, Layout layout) {
    List<Integer> order = axes(layout.ndim());
    Collections.shuffle(order, random);
    int[] axes =
        order.stream().mapToInt(a -> random.nextBoolean() ? a : a - layout.ndim()).toArray();

    Layout transposed = layout.transpose(axes);

    assertSame(Nested.of(layout).transpose(order), transposed);
    return transposed;
  }

  private static Layout broadcast(Random random, Layout layout) {
    List<Long> target = new ArrayList<>();
    for (long extent : layout.shape()) {
      target.add(extent == 1 && random.nextBoolean() ? (long) random.nextInt(4) : extent);
    }
    if (random.nextInt(3) == 0 && layout.ndim() < 6) {
      target.add(0, (long) random.nextInt(3));
    }

    Layout repeated = layout.broadcastTo(longs(target));

    assertSame(Nested.of(layout).broadcast(target), repeated);
    return repeated;
  }

  private static Layout reshape(Random random, Layout layout) {
    List<Long> target = factors(random, layout.elementCount());
    Nested expected = Nested.of(layout).reshape(target);
    long[] written = longs(target);
    int unknown = random.nextInt(target.size() + 1);
    if (unknown < written.length && layout.elementCount() > 0) {
      written[unknown] = -1;
    }
    if (layout.itemSize() == 0) {
      return layout.reshape(written); // Elements without bytes can be anywhere.
    }
    if (!expected.hasStrides()) {
      assertThrows(IllegalArgumentException.class, () -> layout.reshape(written));
      return layout;
    }

    Layout reshaped = layout.reshape(written);

    assertSame(expected, reshaped);
    return reshaped;
  }

  private static List<Long> factors(Random random, long count) {
    List<Long> factors = new ArrayList<>();
    long rest = count;
    while (rest > 1 && factors.size() < 4) {
      long divisor = 1 + random.nextLong(rest);
      if (rest % divisor == 0) {
        factors.add(divisor);
        rest /= divisor;
      }
    }
    if (rest != 1 || random.nextBoolean()) {
      factors.add(rest);
    }
    Collections.shuffle(factors, random);
    return factors;
  }

  private static long[] longs(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  @Test
  void overlaps_equalsSetsOfBytes() {
    int[] yes = new int[2];
    repeat((random, a) -> {
      Layout b =
          random.nextBoolean() ? layout(random) : slice(random, a).withOffset(a.offset() + 1);
      boolean expected = bytes(a).intersects(bytes(b));
      yes[expected ? 1 : 0]++;
      assertEquals(expected, a.overlaps(b), b::toString);
      assertEquals(expected, b.overlaps(a), b::toString);
    });
    assertTrue(ONLY >= 0 || Math.min(yes[0], yes[1]) > CASES / 10, () -> Arrays.toString(yes));
  }

  private static BitSet bytes(Layout layout) {
    int origin = 5_000;
    BitSet bytes = new BitSet();
    for (long offset : Nested.of(layout).flat()) {
      int from = origin + Math.toIntExact(offset);
      bytes.set(from, from + Math.toIntExact(layout.itemSize()));
    }
    return bytes;
  }

  @Test
  void parse_ofPrintedEntries_givesThemBack() {
    repeat((random, _) -> {
      Index[] spec = new Index[1 + random.nextInt(5)];
      for (int i = 0; i < spec.length; i++) {
        spec[i] =
            switch (random.nextInt(5)) {
              case 0 -> Index.ellipsis();
              case 1 -> Index.newAxis();
              case 2 -> Index.at(random.nextLong() >> random.nextInt(64));
              default -> range(random, random.nextLong(1, Long.MAX_VALUE / 2));
            };
      }
      String text = Arrays.stream(spec).map(Index::toString).collect(Collectors.joining(","));

      assertArrayEquals(spec, Index.parse(text), text);
    });
  }
}
