package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.Bytes;
import org.memview.Complex;

class SearcherTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void search_randomBlocks_findsWhatIsEqualInPython() {
    int found = 0;
    for (long seed = SEED; seed < SEED + 1500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.any(), blocks.shape());
      List<Object> values;
      try {
        values = Slow.values(block);
      } catch (IllegalArgumentException notText) {
        continue;
      }
      Object wanted =
          values.isEmpty() || blocks.random.nextInt(8) == 0
              ? blocks.random.nextInt(3)
              : asOtherNumber(values.get(blocks.random.nextInt(values.size())), blocks);
      long expected =
          values.stream().filter(value -> NumbersOracle.equalAsPython(value, wanted)).count();
      found += expected > 0 ? 1 : 0;

      String message = "seed " + seed + " " + wanted + " in " + RandomBlocks.text(block);
      assertEquals(expected, Searcher.count(block, wanted), message);
      assertEquals(expected > 0, Searcher.contains(block, wanted), message);
      assertEquals(indexOf(values, wanted), Searcher.indexOf(block, wanted), message);
    }
    assertTrue(found > 500, "only " + found + " values were found");
  }

  private static long indexOf(List<Object> values, Object wanted) {
    for (int i = 0; i < values.size(); i++) {
      if (NumbersOracle.equalAsPython(values.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static Object asOtherNumber(Object value, RandomBlocks blocks) {
    boolean number = value instanceof Number && !(value instanceof Byte);
    if (!number || NumbersOracle.isNaN(value) || NumbersOracle.isInfinite(value)) {
      return value;
    }
    return switch (blocks.random.nextInt(4)) {
      case 0 -> NumbersOracle.exact(value);
      case 1 -> NumbersOracle.exact(value).toBigInteger();
      case 2 -> ((Number) value).doubleValue();
      default -> value;
    };
  }

  @Test
  void search_numbers_areComparedByValueAcrossClasses() {
    Block block = ComparerTest.bytes("B", 1, 97, 1);

    for (Object wanted :
        List.of(
            97,
            97L,
            (byte) 97,
            (short) 97,
            97f,
            97.0,
            BigInteger.valueOf(97),
            new BigDecimal("97.00"),
            new Complex(97, 0))) {
      assertEquals(1, Searcher.indexOf(block, wanted), wanted.getClass().getSimpleName());
    }
    assertEquals(2, Searcher.count(block, true));
    for (Object wanted :
        List.of(
            97.5,
            -159,
            353,
            "a",
            Bytes.of((byte) 97),
            Double.NaN,
            new Complex(97, 1),
            new BigDecimal("97.00000000000000000001"))) {
      assertEquals(-1, Searcher.indexOf(block, wanted), wanted.toString());
      assertFalse(Searcher.contains(block, wanted));
    }
  }

  @Test
  void search_largeIntegers_areNotRounded() {
    Block block = ComparerTest.longs("q", (1L << 53) + 1, Long.MAX_VALUE, -1);

    assertEquals(-1, Searcher.indexOf(block, 0x1p53));
    assertEquals(-1, Searcher.indexOf(block, 0x1p63));
    assertEquals(
        -1, Searcher.indexOf(block, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)));
    Block unsigned = ComparerTest.longs("Q", -1);
    assertEquals(-1, Searcher.indexOf(unsigned, -1));
    assertEquals(
        0, Searcher.indexOf(unsigned, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)));
    assertEquals(-1, Searcher.indexOf(ComparerTest.doubles(0x1p53), (1L << 53) + 1));
    assertEquals(0, Searcher.indexOf(ComparerTest.doubles(0x1p80), BigInteger.ONE.shiftLeft(80)));
  }

  @Test
  void search_nan_isNeverFound() {
    assertFalse(Searcher.contains(ComparerTest.doubles(Double.NaN), Double.NaN));
    assertTrue(Searcher.contains(ComparerTest.doubles(-0.0), 0));
    assertTrue(
        Searcher.contains(ComparerTest.doubles(Double.POSITIVE_INFINITY), Float.POSITIVE_INFINITY));
  }

  @Test
  void search_charactersAndRecords_compareTheirParts() {
    Block characters = ComparerTest.bytes("c", 'a', 'b');
    assertEquals(1, Searcher.indexOf(characters, (byte) 'b'));
    assertEquals(1, Searcher.indexOf(characters, Bytes.of((byte) 'b')));
    assertEquals(-1, Searcher.indexOf(characters, (int) 'b'));
    Block records = ComparerTest.bytes("Bc", 1, 'a', 2, 'b');
    assertEquals(1, Searcher.indexOf(records, List.of(2.0, (byte) 'b')));
    assertEquals(-1, Searcher.indexOf(records, List.of(2)));
    assertEquals(-1, Searcher.indexOf(records, 2));
  }

  @Test
  void search_ofOtherRanks_isInCOrder() {
    assertEquals(0, Searcher.indexOf(CopierTest.zeros("i", 2, 2), 0));
    assertEquals(0, Searcher.indexOf(CopierTest.zeros("i"), 0));
    assertEquals(-1, Searcher.indexOf(CopierTest.zeros("i"), 1));
    assertEquals(4, Searcher.count(CopierTest.zeros("i", 2, 2), 0));
    assertEquals(1, Searcher.count(CopierTest.zeros("i"), 0));
  }
}
