package org.memview.testkit;

import java.util.Iterator;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random cases of one kind, and how to make one that fails smaller.
///
/// ```java
/// Structures.cases().check(1000, structure -> assertEquals(slow(structure), fast(structure)));
/// ```
///
/// The cases depend on [TestRun#seed()] alone. A failure names the seed, the number of the case,
/// and the smallest case found that fails too; keep that one as a plain test.
public final class Cases<T> {
  private static final int MOST_STEPS = 5000;

  private final Function<RandomGenerator, T> draw;
  private final Function<T, Stream<T>> simpler;

  private Cases(Function<RandomGenerator, T> draw, Function<T, Stream<T>> simpler) {
    this.draw = draw;
    this.simpler = simpler;
  }

  /// Returns cases.
  ///
  /// @param draw makes one, of the given random numbers only
  /// @param simpler the cases that are a little simpler than a given one, the simplest first; must
  ///   not go in circles
  public static <T> Cases<T> of(Function<RandomGenerator, T> draw, Function<T, Stream<T>> simpler) {
    return new Cases<>(
        Objects.requireNonNull(draw, "draw"), Objects.requireNonNull(simpler, "simpler"));
  }

  /// Tests `count` cases (of a long run, ten times as many).
  ///
  /// @param property throws if it does not hold
  /// @throws AssertionError if it does not hold for a case
  public void check(int count, Consumer<? super T> property) {
    check(TestRun.seed(), TestRun.pick(count, 10 * count), property);
  }

  /// Tests `count` cases of a seed.
  ///
  /// @throws AssertionError if the property does not hold for a case
  public void check(long seed, int count, Consumer<? super T> property) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      T drawn = draw.apply(seeds.split());
      Throwable failure = failure(property, drawn);
      if (failure != null) {
        throw shrink(drawn, failure, property).error("case " + i + " of seed " + seed);
      }
    }
  }

  /// Returns the case that a seed draws first.
  public T first(long seed) {
    return draw.apply(new SplittableRandom(seed).split());
  }

  private Failing<T> shrink(T drawn, Throwable failure, Consumer<? super T> property) {
    Failing<T> smallest = new Failing<>(drawn, failure, 0);
    int tried = 0;
    Iterator<T> candidates = simpler.apply(drawn).iterator();
    while (candidates.hasNext() && tried++ < MOST_STEPS) {
      T candidate = candidates.next();
      Throwable still = failure(property, candidate);
      if (still != null) {
        smallest = new Failing<>(candidate, still, smallest.steps + 1);
        candidates = simpler.apply(candidate).iterator();
      }
    }
    return smallest;
  }

  private static <T> @Nullable Throwable failure(Consumer<? super T> property, T value) {
    try {
      property.accept(value);
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  private record Failing<T>(T value, Throwable failure, int steps) {
    AssertionError error(String which) {
      return new AssertionError(
          which
              + " (-Dmemview.seed) fails; made smaller in "
              + steps
              + " steps: "
              + value
              + "\n  "
              + failure,
          failure);
    }
  }
}
