package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.internal.Refusals.assertRefused;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Layout;
import org.memview.layout.Order;

class ReductionsTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void sum_randomIntegers_isExactAndRoundedOnce() {
    for (long seed = SEED; seed < SEED + 800; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.integer(), blocks.shape());
      BigDecimal expected = sum(block);

      assertEquals(expected.doubleValue(), Reductions.sum(block), "seed " + seed);
      if (expected.toBigInteger().bitLength() < 64) {
        assertEquals(expected.longValueExact(), Reductions.sumExact(block), "seed " + seed);
      } else {
        assertRefused(
            ArithmeticException.class, () -> Reductions.sumExact(block), expected.toPlainString());
      }
    }
  }

  @Test
  void sum_randomFloats_followsTheDocumentedTree() {
    for (long seed = SEED; seed < SEED + 800; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.floating(), blocks.shape());
      double[] values = Slow.values(block).stream().mapToDouble(NumbersOracle::asDouble).toArray();

      assertEquals(tree(values), Reductions.sum(block), "seed " + seed);
    }
  }

  @Test
  void sum_longFloatBlocks_followsTheDocumentedTreeInEveryLayout() {
    Random random = new Random(SEED);
    for (int count : new int[] {1023, 1024, 1025, 7 * 1024, 100_000}) {
      double[] values = random.doubles(count, -1, 1).toArray();
      Block dense = doubles(values);
      Layout backwards = dense.layout().reversed();
      double[] turned = new double[count];
      for (int i = 0; i < count; i++) {
        turned[i] = values[count - 1 - i];
      }

      assertEquals(tree(values), Reductions.sum(dense));
      assertEquals(
          tree(turned), Reductions.sum(new Block(dense.segment(), backwards, dense.format())));
    }
  }

  @Test
  void sum_floats_staysWithinTheBoundOfTheTree() {
    double[] values = new Random(SEED).doubles(1 << 17).map(d -> d + 1e6).toArray();
    BigDecimal exact = BigDecimal.ZERO;
    double naive = 0;
    for (double value : values) {
      exact = exact.add(new BigDecimal(value));
      naive += value;
    }

    double error = error(Reductions.sum(doubles(values)), exact);

    // 10 levels in a block, 7 levels of pairs of blocks, each off by 2^-53 of the sum at most.
    assertTrue(error <= 17 * 0x1p-53 * exact.doubleValue(), () -> "error " + error);
    assertTrue(8 * error < error(naive, exact), () -> "error " + error);
  }

  private static double error(double sum, BigDecimal exact) {
    return new BigDecimal(sum).subtract(exact).abs().doubleValue();
  }

  // The documented tree, written down recursively over the whole array.
  private static double tree(double[] values) {
    List<Double> blocks = new ArrayList<>();
    for (int from = 0; from < values.length; from += 1024) {
      double[] lane = new double[1024];
      System.arraycopy(values, from, lane, 0, Math.min(values.length - from, 1024));
      for (int half = 512; half >= 8; half /= 2) {
        for (int i = 0; i < half; i++) {
          lane[i] = lane[i] + lane[i + half];
        }
      }
      blocks.add(
          ((lane[0] + lane[1]) + (lane[2] + lane[3]))
              + ((lane[4] + lane[5]) + (lane[6] + lane[7])));
    }
    double sum = 0;
    int to = blocks.size();
    for (int size = 1; to > 0; size *= 2) {
      if ((to & size) != 0) {
        sum = pairs(blocks, to - size, to) + sum;
        to -= size;
      }
    }
    return sum;
  }

  private static double pairs(List<Double> blocks, int from, int to) {
    int middle = (from + to) / 2;
    return to - from == 1
        ? blocks.get(from)
        : pairs(blocks, from, middle) + pairs(blocks, middle, to);
  }

  @Test
  void meanAndStd_randomNumbers_areNearTheExactOnes() {
    for (long seed = SEED; seed < SEED + 500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block =
          blocks.block(Format.of(blocks.pick("i", "e", "?", ">H", "B", "b")), blocks.shape());
      List<Object> values = Slow.values(block);
      BigDecimal sum = NumbersOracle.sum(values);
      if (sum == null || values.isEmpty()) {
        continue;
      }
      BigDecimal count = BigDecimal.valueOf(values.size());
      BigDecimal mean = sum.divide(count, MathContext.DECIMAL128);
      BigDecimal squares = BigDecimal.ZERO;
      for (Object value : values) {
        squares = squares.add(NumbersOracle.exact(value).subtract(mean).pow(2));
      }
      double std =
          squares.divide(count, MathContext.DECIMAL128).sqrt(MathContext.DECIMAL128).doubleValue();

      assertEquals(
          mean.doubleValue(),
          Reductions.mean(block),
          1e-14 * mean.abs().doubleValue(),
          "seed " + seed);
      assertEquals(
          std,
          Reductions.std(block),
          1e-13 * std + 1e-9 * Math.ulp(mean.doubleValue()),
          "seed " + seed);
    }
  }

  @Test
  void dot_randomIntegers_isExactAndRoundedOnce() {
    for (long seed = SEED; seed < SEED + 800; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      long[] shape = blocks.shape();
      Block first = blocks.block(blocks.integer(), shape);
      Block second = blocks.block(blocks.integer(), shape);
      List<Object> a = Slow.values(first);
      List<Object> b = Slow.values(second);
      BigDecimal expected = BigDecimal.ZERO;
      for (int i = 0; i < a.size(); i++) {
        expected =
            expected.add(NumbersOracle.exact(a.get(i)).multiply(NumbersOracle.exact(b.get(i))));
      }

      assertEquals(expected.doubleValue(), Reductions.dot(first, second), "seed " + seed);
    }
  }

  @Test
  void dot_floats_sumsRoundedProductsByTheTree() {
    for (long seed = SEED; seed < SEED + 500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      long[] shape = blocks.shape();
      Block first = blocks.block(blocks.number(), shape);
      Block second = blocks.block(blocks.floating(), shape);
      List<Object> a = Slow.values(first);
      List<Object> b = Slow.values(second);
      double[] products = new double[a.size()];
      for (int i = 0; i < products.length; i++) {
        products[i] = NumbersOracle.asDouble(a.get(i)) * NumbersOracle.asDouble(b.get(i));
      }

      assertEquals(tree(products), Reductions.dot(first, second), "seed " + seed);
    }
  }

  @Test
  void sums_ofNothing_areZeroButMeansDoNotExist() {
    Block empty = CopierTest.zeros("d", 3, 0);

    assertEquals(0.0, Reductions.sum(empty));
    assertEquals(0, Reductions.sumExact(CopierTest.zeros("q", 0)));
    assertEquals(0.0, Reductions.dot(empty, empty));
    assertRefused(IllegalArgumentException.class, () -> Reductions.mean(empty), "mean", "[3, 0]");
    assertRefused(IllegalArgumentException.class, () -> Reductions.std(empty), "std", "[3, 0]");
  }

  @Test
  void sums_ofWhatIsNoNumber_areRefused() {
    for (String format : List.of("c", "3s", "Zd", "w", "ii", "4x")) {
      Block block = CopierTest.zeros(format, 2);
      assertRefused(FormatException.class, () -> Reductions.sum(block), "sum", "'" + format + "'");
      assertRefused(FormatException.class, () -> Reductions.mean(block), "'" + format + "'");
    }
    assertRefused(
        FormatException.class,
        () -> Reductions.sumExact(CopierTest.zeros("f", 2)),
        "integers",
        "'f'");
    assertRefused(
        IllegalArgumentException.class,
        () -> Reductions.dot(CopierTest.zeros("f", 2), CopierTest.zeros("f", 3)),
        "[2]",
        "[3]");
  }

  @Test
  void sum_repeatedBlockBeyondLong_isExact() {
    Layout repeated = Layout.contiguous(8, 1).broadcastTo(70_000);
    Block block = new Block(MemorySegment.ofArray(new long[] {-1}), repeated, Format.of("Q"));

    assertEquals(70_000 * 0x1p64, Reductions.sum(block), 0x1p64);
    assertRefused(
        ArithmeticException.class, () -> Reductions.sumExact(block), "1291272085159668613050000");
  }

  private static BigDecimal sum(Block block) {
    return Slow.values(block).stream()
        .map(NumbersOracle::exact)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Block doubles(double[] values) {
    Layout layout = Layout.contiguous(Order.C, 8, values.length);
    return new Block(MemorySegment.ofArray(values), layout, Format.of("d"));
  }
}
