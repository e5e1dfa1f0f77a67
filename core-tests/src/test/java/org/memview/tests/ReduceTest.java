package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.testkit.Fixture;
import org.memview.testkit.Sample;

/// Sums, extremes and moments against exact decimal arithmetic.
class ReduceTest {
  private static final MathContext EXACT_ENOUGH = new MathContext(60);

  private static boolean isInteger(Fixture fixture) {
    Kind kind = fixture.formatSpec().kind();
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }

  private static boolean isReal(Fixture fixture) {
    return isInteger(fixture) || fixture.formatSpec().kind() == Kind.FLOAT;
  }

  private static Predicate<Fixture> full(Predicate<Fixture> condition) {
    return condition.and(fixture -> !fixture.isEmpty());
  }

  /// The elements as decimals; the exact value of a float is a decimal too.
  private static List<BigDecimal> decimals(Sample sample) {
    return sample.expected().flat().stream().map(ReduceTest::decimal).toList();
  }

  private static BigDecimal decimal(Object number) {
    return switch (number) {
      case BigInteger n -> new BigDecimal(n);
      case Float f -> new BigDecimal(f.doubleValue());
      case Double d -> new BigDecimal(d);
      default -> BigDecimal.valueOf(((Number) number).longValue());
    };
  }

  private static boolean hasInfinity(Sample sample) {
    return sample.expected().flat().stream()
        .anyMatch(number -> Double.isInfinite(((Number) number).doubleValue()));
  }

  @TestFactory
  Stream<DynamicTest> sum_ofIntegers_isExactAndRoundedOnce() {
    return Battery.over(
        ReduceTest::isInteger,
        (sample, _) -> {
          BigDecimal sum = decimals(sample).stream().reduce(BigDecimal.ZERO, BigDecimal::add);

          assertEquals(sum.doubleValue(), sample.view().sum());
          if (sum.toBigInteger().bitLength() < 64) {
            assertEquals(sum.longValueExact(), sample.view().sumExact());
          } else {
            var error = assertThrows(ArithmeticException.class, sample.view()::sumExact);
            Messages.assertNames(error, sum.toPlainString());
          }
        });
  }

  /// Eighths below 2^10: no sum of them is rounded.
  @TestFactory
  Stream<DynamicTest> sum_ofFloatsWithoutRounding_isExact() {
    return Battery.over(
        fixture -> isReal(fixture) && !isInteger(fixture),
        (sample, _) -> {
          if (!hasInfinity(sample)) {
            BigDecimal sum = decimals(sample).stream().reduce(BigDecimal.ZERO, BigDecimal::add);

            assertEquals(sum.doubleValue(), sample.view().sum());
          } else {
            assertEquals(Double.POSITIVE_INFINITY, sample.view().sum());
          }
          assertThrows(FormatException.class, sample.view()::sumExact);
        });
  }

  @TestFactory
  Stream<DynamicTest> extremes_areThoseOfTheDecimals() {
    return Battery.over(
        full(ReduceTest::isReal),
        (sample, fixture) -> {
          List<Object> flat = sample.expected().flat();
          Comparator<Object> byValue = Comparator.comparingDouble(n -> ((Number) n).doubleValue());
          Comparator<Object> exact =
              isInteger(fixture) ? Comparator.comparing(ReduceTest::decimal) : byValue;
          int least = first(flat, exact);
          int greatest = first(flat, exact.reversed());
          MemoryView view = sample.view();

          assertEquals(least, view.argmin());
          assertEquals(greatest, view.argmax());
          assertEquals(flat.get(least), view.min());
          assertEquals(flat.get(greatest), view.max());
        });
  }

  /// The first of the least, where -0.0 is no less than 0.0.
  private static int first(List<Object> flat, Comparator<Object> order) {
    int best = 0;
    for (int i = 1; i < flat.size(); i++) {
      boolean zeros =
          flat.get(i).toString().matches("-?0\\.0") && flat.get(best).toString().matches("-?0\\.0");
      if (!zeros && order.compare(flat.get(i), flat.get(best)) < 0) {
        best = i;
      }
    }
    return best;
  }

  @TestFactory
  Stream<DynamicTest> typedExtremes_areTheBoxedOnes_whereTheyFit() {
    return Battery.over(
        full(ReduceTest::isInteger),
        (sample, _) -> {
          MemoryView view = sample.view();
          BigInteger least = decimal(view.min()).toBigInteger();
          BigInteger greatest = decimal(view.max()).toBigInteger();

          if (least.bitLength() < 64) {
            assertEquals(least.longValueExact(), view.minLong());
          } else {
            assertThrows(ArithmeticException.class, view::minLong);
          }
          if (greatest.bitLength() < 64) {
            assertEquals(greatest.longValueExact(), view.maxLong());
          } else {
            assertThrows(ArithmeticException.class, view::maxLong);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> doubleExtremes_areTheBoxedOnes_whereADoubleHoldsThem() {
    return Battery.over(
        full(ReduceTest::isReal),
        (sample, fixture) -> {
          MemoryView view = sample.view();
          if ("lLqQnNP".indexOf(fixture.formatSpec().code()) >= 0) {
            var error = assertThrows(FormatException.class, view::minDouble);
            Messages.assertNames(error, "minDouble", "'" + fixture.format() + "'");
            assertThrows(FormatException.class, view::maxDouble);
            return;
          }

          assertEquals(view.min().doubleValue(), view.minDouble());
          assertEquals(view.max().doubleValue(), view.maxDouble());
        });
  }

  @TestFactory
  Stream<DynamicTest> meanAndStd_areThoseOfTheDecimals() {
    return Battery.over(
        full(ReduceTest::isReal),
        (sample, _) -> {
          if (hasInfinity(sample)) {
            return;
          }
          List<BigDecimal> all = decimals(sample);
          BigDecimal count = BigDecimal.valueOf(all.size());
          BigDecimal mean =
              all.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, EXACT_ENOUGH);
          BigDecimal squares =
              all.stream()
                  .map(n -> n.subtract(mean).pow(2))
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          double std = squares.divide(count, EXACT_ENOUGH).sqrt(EXACT_ENOUGH).doubleValue();
          // The mean is rounded to double, and distances from it inherit that.
          double tolerance = 1e-12 * Math.max(Math.abs(mean.doubleValue()), std);

          assertEquals(mean.doubleValue(), sample.view().mean(), Math.ulp(mean.doubleValue()));
          assertEquals(std, sample.view().std(), tolerance);
        });
  }

  @TestFactory
  Stream<DynamicTest> dot_ofIntegersWithThemselves_isExactAndRoundedOnce() {
    return Battery.over(
        ReduceTest::isInteger,
        (sample, _) -> {
          BigDecimal dot =
              decimals(sample).stream().map(n -> n.pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);

          assertEquals(dot.doubleValue(), sample.view().dot(sample.view()));
        });
  }

  @TestFactory
  Stream<DynamicTest> reductions_ofNoElements_areRefused_butTheSumIsZero() {
    return Battery.over(
        fixture -> fixture.isEmpty() && isReal(fixture),
        (sample, fixture) -> {
          MemoryView view = sample.view();

          assertEquals(0.0, view.sum());
          assertEquals(0.0, view.dot(view));
          var error = assertThrows(IllegalArgumentException.class, view::min);
          Messages.assertNames(error, fixture.format());
          assertThrows(IllegalArgumentException.class, view::max);
          assertThrows(IllegalArgumentException.class, view::argmin);
          assertThrows(IllegalArgumentException.class, view::argmax);
          assertThrows(IllegalArgumentException.class, view::mean);
          assertThrows(IllegalArgumentException.class, view::std);
        });
  }

  @TestFactory
  Stream<DynamicTest> reductions_ofNoNumbers_areRefused() {
    return Battery.over(
        fixture -> !isReal(fixture) && fixture.formatSpec().kind() != Kind.BOOLEAN,
        (sample, fixture) -> {
          MemoryView view = sample.view();

          var error = assertThrows(FormatException.class, view::sum);
          Messages.assertNames(error, "sum", "'" + fixture.format() + "'");
          assertThrows(FormatException.class, view::min);
          assertThrows(FormatException.class, view::argmax);
          assertThrows(FormatException.class, view::std);
          assertThrows(FormatException.class, () -> view.dot(view));
        });
  }

  @Test
  void extremes_nanBeatsEveryNumber() {
    MemoryView view = MemoryView.of(new double[] {3, Double.NaN, -1});

    assertEquals(Double.NaN, view.min());
    assertEquals(Double.NaN, view.max());
    assertEquals(1, view.argmin());
    assertEquals(1, view.argmax());
    assertTrue(Double.isNaN(view.sum()));
  }

  @Test
  void sum_ofFloats_isTheSameForEveryLayout() {
    double[] values = IntStream.range(0, 10_000).mapToDouble(i -> 1.0 / (i + 1)).toArray();
    MemoryView view = MemoryView.of(values);
    double sum = view.sum();
    MemoryView strided = MemoryView.allocate("d", 10_000, 2).slice("..., 1").copyFrom(view);
    MemoryView swapped = MemoryView.allocate(">d", 100, 100).copyFrom(view.reshape(100, 100));
    double exact =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new BigDecimal(values[i]))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue();

    assertEquals(sum, strided.sum());
    assertEquals(sum, swapped.sum());
    assertEquals(sum, MemoryView.allocate("d", 10_000).copyFrom(view.reversed()).reversed().sum());
    assertEquals(exact, sum, 1e-14 * exact);
  }

  @Test
  void dot_ofAnotherShape_isRefused() {
    MemoryView three = MemoryView.of(new int[3]);

    var error =
        assertThrows(IllegalArgumentException.class, () -> three.dot(MemoryView.of(new double[4])));

    Messages.assertNames(error, "[3]", "[4]");
    assertEquals(
        32.0, MemoryView.of(new int[] {1, 2, 3}).dot(MemoryView.of(new float[] {4, 5, 6})));
  }
}
