package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.memview.internal.Refusals.assertRefused;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Layout;

class ExtremesTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void extremes_randomNumbers_areTheFirstBestElements() {
    for (long seed = SEED; seed < SEED + 600; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.number(), blocks.shape());
      List<Object> values = Slow.values(block);
      if (values.isEmpty()) {
        continue;
      }
      int min = best(values, true);
      int max = best(values, false);

      assertEquals(min, Extremes.argmin(block), "seed " + seed);
      assertEquals(max, Extremes.argmax(block), "seed " + seed);
      assertEquals(number(values.get(min)), Extremes.min(block), "seed " + seed);
      assertEquals(number(values.get(max)), Extremes.max(block), "seed " + seed);
    }
  }

  @Test
  void firstBest_randomIntegers_agreesWithTheKernels() {
    for (long seed = SEED; seed < SEED + 300; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.integer(), blocks.shape());
      if (!block.layout().isEmpty()) {
        Cell cell = Reductions.numeric("min", block);
        long min = Extremes.argmin(block);
        long max = Extremes.argmax(block);

        assertEquals(min, FirstBest.of(block, cell, true).index().getAsLong(), "seed " + seed);
        assertEquals(max, FirstBest.of(block, cell, false).index().getAsLong(), "seed " + seed);
      }
    }
  }

  // The rule of NumPy: the first NaN, else the first of the best.
  private static int best(List<Object> values, boolean smallest) {
    int best = 0;
    for (int i = 0; i < values.size(); i++) {
      if (NumbersOracle.isNaN(values.get(i))) {
        return i;
      }
      boolean better =
          smallest
              ? NumbersOracle.less(values.get(i), values.get(best))
              : NumbersOracle.less(values.get(best), values.get(i));
      best = better ? i : best;
    }
    return best;
  }

  private static Object number(Object value) {
    return value instanceof Boolean b ? (Object) (b ? 1 : 0) : value;
  }

  @Test
  void primitiveExtremes_followTheTypedGetters() {
    Block unsigned = longs("Q", 1, -1, 2);

    assertEquals(1, Extremes.minLong(unsigned));
    assertRefused(
        ArithmeticException.class,
        () -> Extremes.maxLong(unsigned),
        "maxLong",
        "18446744073709551615");
    assertEquals(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE), Extremes.max(unsigned));
    assertEquals(-1, Extremes.minLong(longs("q", 1, -1, 2)));
    assertEquals(2, Extremes.maxLong(longs("q", 1, -1, 2)));
    assertEquals(0.0, Extremes.minDouble(CopierTest.zeros("I", 3)));
    assertEquals(0.0, Extremes.maxDouble(CopierTest.zeros("e", 3)));
    assertRefused(FormatException.class, () -> Extremes.minDouble(unsigned), "minDouble", "'Q'");
    assertRefused(
        FormatException.class, () -> Extremes.maxLong(CopierTest.zeros("d", 1)), "maxLong", "'d'");
    assertRefused(FormatException.class, () -> Extremes.maxLong(CopierTest.zeros("?", 1)), "'?'");
  }

  @Test
  void extremes_ofNothingOrOfNoNumbers_areRefused() {
    Block empty = CopierTest.zeros("i", 2, 0);

    assertRefused(IllegalArgumentException.class, () -> Extremes.min(empty), "min", "[2, 0]");
    assertRefused(IllegalArgumentException.class, () -> Extremes.argmax(empty), "argmax", "[2, 0]");
    assertRefused(IllegalArgumentException.class, () -> Extremes.maxLong(empty), "maxLong");
    for (String format : List.of("c", "3s", "Zd", "ii")) {
      assertRefused(
          FormatException.class,
          () -> Extremes.max(CopierTest.zeros(format, 1)),
          "'" + format + "'");
    }
  }

  private static Block longs(String format, long... values) {
    return new Block(
        MemorySegment.ofArray(values), Layout.contiguous(8, values.length), Format.of(format));
  }
}
