package org.memview.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.memview.MemoryView;
import org.memview.layout.Index;

/// Random programs: a structure, and views derived from it step by step, done to a view and to the
/// oracle alike.
///
/// ```java
/// RandomViews.cases(4).check(2000, program -> assertEquals(program.expected(…), program.apply(view)));
/// ```
public final class RandomViews {
  private RandomViews() {}

  /// A view of a structure and what is done to it; steps may be refused.
  public record Program(Structure structure, List<Step> steps) {
    /// Copies the list.
    public Program {
      steps = List.copyOf(steps);
    }

    /// Returns the view that all steps make of `view`.
    public MemoryView apply(MemoryView view) {
      MemoryView now = view;
      for (Step step : steps) {
        now = step.apply(now);
      }
      return now;
    }

    /// Returns what all steps make of `oracle`.
    public <T> ListOracle<T> apply(ListOracle<T> oracle) {
      ListOracle<T> now = oracle;
      for (Step step : steps) {
        now = step.apply(now);
      }
      return now;
    }
  }

  /// One way to derive a view.
  public sealed interface Step {
    /// Does it to a view.
    MemoryView apply(MemoryView view);

    /// Does it to an oracle, which throws what a view should.
    <T> ListOracle<T> apply(ListOracle<T> oracle);
  }

  /// `slice(start, stop, step)`
  record Cut(long start, long stop, long step) implements Step {
    @Override
    public MemoryView apply(MemoryView view) {
      return view.slice(start, stop, step);
    }

    @Override
    public <T> ListOracle<T> apply(ListOracle<T> oracle) {
      return oracle.slice(start, stop, step);
    }
  }

  /// `slice(text)`
  record Slice(String text) implements Step {
    @Override
    public MemoryView apply(MemoryView view) {
      return view.slice(text);
    }

    @Override
    public <T> ListOracle<T> apply(ListOracle<T> oracle) {
      return oracle.slice(Index.parse(text));
    }
  }

  /// `at(index)`
  record At(List<Long> index) implements Step {
    @Override
    public MemoryView apply(MemoryView view) {
      return view.at(longs(index));
    }

    @Override
    public <T> ListOracle<T> apply(ListOracle<T> oracle) {
      return oracle.at(longs(index));
    }
  }

  /// `transpose(axes)`
  record Transpose(List<Integer> axes) implements Step {
    @Override
    public MemoryView apply(MemoryView view) {
      return view.transpose(ints());
    }

    @Override
    public <T> ListOracle<T> apply(ListOracle<T> oracle) {
      return oracle.transpose(ints());
    }

    private int[] ints() {
      return axes.stream().mapToInt(axis -> axis).toArray();
    }
  }

  /// `reshape(shape)` where it needs no copy, else nothing
  record Reshape(List<Long> shape) implements Step {
    @Override
    public MemoryView apply(MemoryView view) {
      return view.reshape(longs(shape));
    }

    @Override
    public <T> ListOracle<T> apply(ListOracle<T> oracle) {
      return oracle.reshape(longs(shape));
    }
  }

  /// `broadcastTo(shape)`
  record Broadcast(List<Long> shape) implements Step {
    @Override
    public MemoryView apply(MemoryView view) {
      return view.broadcastTo(longs(shape));
    }

    @Override
    public <T> ListOracle<T> apply(ListOracle<T> oracle) {
      return oracle.broadcastTo(longs(shape));
    }
  }

  private static long[] longs(List<Long> list) {
    return list.stream().mapToLong(n -> n).toArray();
  }

  private static List<Long> list(long[] numbers) {
    return new ArrayList<>(Arrays.stream(numbers).boxed().toList());
  }

  /// Returns cases of programs of up to `most` steps over valid structures. No step fails, but a
  /// `reshape` may need a copy; [#isAffine(ListOracle)] of the addresses tells.
  public static Cases<Program> cases(int most) {
    return Cases.of(random -> draw(random, random.nextInt(most + 1)), RandomViews::simpler);
  }

  private static Program draw(RandomGenerator random, int steps) {
    Structure structure = Structures.drawValid(random);
    List<Step> drawn = new ArrayList<>();
    ListOracle<Long> now = ListOracle.addresses(structure);
    while (drawn.size() < steps) {
      Step step = drawStep(random, now.shape());
      now = step.apply(now);
      drawn.add(step);
      if (!isAffine(now)) {
        break;
      }
    }
    return new Program(structure, drawn);
  }

  /// Returns cases of programs of one step that must be refused: an index outside, an entry too
  /// many, a step of zero, an axis twice, another number of elements, an extent that does not
  /// stretch.
  public static Cases<Program> refused() {
    return Cases.of(
        random -> {
          Structure structure = Structures.drawValid(random);
          return new Program(structure, List.of(drawRefused(random, structure.shape())));
        },
        program ->
            Structures.simpler(program.structure())
                .filter(Structure::isValid)
                .map(structure -> new Program(structure, program.steps()))
                .filter(simpler -> !isMeaningful(simpler)));
  }

  private static Step drawRefused(RandomGenerator random, long[] shape) {
    List<Long> extents = list(shape);
    long count = Structure.contiguous("B", shape).elementCount();
    int axis = shape.length == 0 ? -1 : random.nextInt(shape.length);
    String colons = ":, ".repeat(Math.max(axis, 0));
    return switch (random.nextInt(axis < 0 ? 3 : 8)) {
      case 0 -> new At(Collections.nCopies(shape.length + 1, 0L));
      case 1 -> new Slice(String.join(", ", Collections.nCopies(shape.length + 1, ":")));
      case 2 -> new Reshape(List.of(count + 1 + random.nextInt(3)));
      case 3 -> new At(indexOutside(random, extents, axis));
      case 4 -> new Slice(colons + outside(random, shape[axis]));
      case 5 -> new Cut(0, 1, 0);
      case 6 -> new Transpose(Collections.nCopies(shape.length + 1, axis));
      default -> {
        extents.replaceAll(n -> n == 1 ? 2 : n);
        extents.set(axis, shape[axis] == 1 ? 1 : shape[axis] + 1);
        yield shape[axis] == 1 ? new Broadcast(List.of()) : new Broadcast(extents);
      }
    };
  }

  private static List<Long> indexOutside(RandomGenerator random, List<Long> extents, int axis) {
    List<Long> index = new ArrayList<>(Collections.nCopies(axis, 0L));
    index.add(outside(random, extents.get(axis)));
    return index;
  }

  private static long outside(RandomGenerator random, long extent) {
    return switch (random.nextInt(4)) {
      case 0 -> extent;
      case 1 -> -extent - 1;
      case 2 -> Long.MAX_VALUE;
      default -> -Long.MAX_VALUE;
    };
  }

  private static Step drawStep(RandomGenerator random, long[] shape) {
    if (shape.length == 0) {
      return random.nextBoolean() ? new Slice("None") : new Broadcast(List.of(2L));
    }
    return switch (random.nextInt(7)) {
      case 0 ->
          new Cut(
              bound(random, shape[0], Long.MIN_VALUE),
              bound(random, shape[0], Long.MAX_VALUE),
              step(random));
      case 1, 2 -> new Slice(drawSlice(random, shape));
      case 3 -> drawAt(random, shape);
      case 4 -> new Transpose(drawAxes(random, shape.length));
      case 5 -> new Reshape(drawShape(random, shape));
      default -> drawBroadcast(random, shape);
    };
  }

  private static long step(RandomGenerator random) {
    long step = 1L + random.nextInt(3);
    return random.nextBoolean() ? step : -step;
  }

  /// A bound of a slice: usually near the axis, sometimes left out, sometimes far outside.
  private static long bound(RandomGenerator random, long extent, long open) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> open;
      case 3 -> random.nextLong();
      default -> random.nextLong(-extent - 2, extent + 3);
    };
  }

  private static String drawSlice(RandomGenerator random, long[] shape) {
    List<String> entries = new ArrayList<>();
    int named = random.nextInt(shape.length + 1);
    int ellipsis = random.nextInt(2 * named + 2);
    for (int i = 0; i < named; i++) {
      int axis = ellipsis <= i && ellipsis <= named ? shape.length - named + i : i;
      if (i == ellipsis) {
        entries.add("...");
      }
      if (random.nextInt(8) == 0 && shape.length + entries.size() < 7) {
        entries.add("None");
      }
      entries.add(entry(random, shape[axis]));
    }
    return entries.isEmpty() ? "..." : String.join(", ", entries);
  }

  private static String entry(RandomGenerator random, long extent) {
    if (extent > 0 && random.nextInt(4) == 0) {
      return Long.toString(random.nextLong(-extent, extent));
    }
    return text(bound(random, extent, Long.MIN_VALUE), Long.MIN_VALUE)
        + ":"
        + text(bound(random, extent, Long.MAX_VALUE), Long.MAX_VALUE)
        + (random.nextBoolean() ? "" : ":" + step(random));
  }

  private static String text(long bound, long open) {
    return bound == open ? "" : Long.toString(bound);
  }

  private static Step drawAt(RandomGenerator random, long[] shape) {
    List<Long> index = new ArrayList<>();
    for (int axis = 0; axis < shape.length && shape[axis] > 0 && random.nextInt(3) > 0; axis++) {
      index.add(random.nextLong(-shape[axis], shape[axis]));
    }
    return new At(index);
  }

  private static List<Integer> drawAxes(RandomGenerator random, int ndim) {
    List<Integer> axes = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      for (int axis = 0; axis < ndim; axis++) {
        axes.add(random.nextInt(axes.size() + 1), random.nextInt(4) == 0 ? axis - ndim : axis);
      }
    }
    return axes;
  }

  /// Splits, merges and adds axes.
  private static List<Long> drawShape(RandomGenerator random, long[] shape) {
    List<Long> drawn = new ArrayList<>(list(shape));
    int at = random.nextInt(drawn.size());
    long extent = drawn.get(at);
    switch (random.nextInt(3)) {
      case 0 -> {
        if (at + 1 < drawn.size()) {
          drawn.set(at, extent * drawn.remove(at + 1));
        }
      }
      case 1 -> {
        if (extent % 2 == 0) {
          drawn.set(at, extent / 2);
          drawn.add(random.nextInt(drawn.size() + 1), 2L);
        }
      }
      default -> drawn.add(at, 1L);
    }
    return drawn;
  }

  private static Step drawBroadcast(RandomGenerator random, long[] shape) {
    List<Long> target = new ArrayList<>(list(shape));
    target.replaceAll(n -> n == 1 ? random.nextLong(4) : n);
    if (random.nextBoolean() && shape.length < 5) {
      target.addFirst(random.nextLong(3));
    }
    return new Broadcast(target);
  }

  private static Stream<Program> simpler(Program program) {
    Stream<Program> shorter =
        IntStream.range(0, program.steps().size())
            .mapToObj(at -> {
              List<Step> steps = new ArrayList<>(program.steps());
              steps.remove(at);
              return new Program(program.structure(), steps);
            });
    Stream<Program> smaller =
        Structures.simpler(program.structure())
            .filter(Structure::isValid)
            .map(structure -> new Program(structure, program.steps()));
    return Stream.concat(shorter, smaller).filter(RandomViews::isMeaningful);
  }

  /// Whether the oracle can still do all steps.
  private static boolean isMeaningful(Program program) {
    try {
      program.apply(ListOracle.addresses(program.structure()));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /// Returns whether elements at these addresses can be one view: whether one stride for each axis
  /// describes them.
  public static boolean isAffine(ListOracle<Long> addresses) {
    long[] shape = addresses.shape();
    if (LongStream.of(shape).anyMatch(n -> n == 0)) {
      return true;
    }
    long start = addresses.get(new long[shape.length]);
    long[] strides = new long[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      long[] next = new long[shape.length];
      next[axis] = Math.min(1, shape[axis] - 1);
      strides[axis] = addresses.get(next) - start;
    }
    return addresses.indices().stream()
        .allMatch(index ->
            addresses.get(index)
                == start
                    + IntStream.range(0, shape.length)
                        .mapToLong(axis -> index[axis] * strides[axis])
                        .sum());
  }
}
