package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.internal.Refusals.assertRefused;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.Complex;
import org.memview.Conversion;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.layout.Layout;
import org.memview.layout.Order;

class ConverterTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void convert_randomNumbers_storesWhatTheTableSays() {
    int refused = 0;
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Conversion mode = Conversion.valueOf(blocks.pick("EXACT", "SATURATE", "WRAP"));
      Format from = blocks.number();
      Format to = blocks.number();
      long[] shape = blocks.shape();
      Block source = blocks.block(from, shape);
      Layout layout = blocks.layout(to.size(), shape);
      boolean shared =
          blocks.random.nextInt(4) == 0 && source.segment().byteSize() >= layout.maxOffset();
      Block target =
          new Block(shared ? source.segment() : blocks.memory(layout.maxOffset()), layout, to);
      if (from.sameElementAs(to)) {
        continue;
      }
      refused += check(seed, source, target, mode) ? 0 : 1;
    }
    assertTrue(refused > 100, "only " + refused + " conversions were refused");
  }

  // Where one cell ends and another goes on: every value alone, and hidden in a long block.
  @Test
  void convert_limitsOfEveryPair_storesWhatTheTableSays() {
    for (String from : CODES) {
      for (String to : CODES) {
        Format format = Format.of(from);
        for (Object value : limits(format.kind() == Kind.FLOAT)) {
          if (!from.equals(to) && fits(format, value)) {
            for (Conversion mode : Conversion.values()) {
              assertConverts(format, Format.of(to), value, mode, 1);
            }
          }
        }
        assertConverts(format, Format.of(to), 1, Conversion.EXACT, 1500);
      }
    }
  }

  private static final String[] CODES = {
    "?", "b", "B", "<h", ">H", "<i", ">I", "<q", ">Q", "<e", "<E", ">f", "<d"
  };

  private static List<Object> limits(boolean floating) {
    List<Object> limits = new ArrayList<>();
    for (int bits : new int[] {0, 7, 8, 11, 15, 16, 24, 31, 32, 53, 62, 63, 64}) {
      for (int near = -1; near <= 1; near++) {
        BigInteger value = BigInteger.TWO.pow(bits).add(BigInteger.valueOf(near));
        limits.add(floating ? (Object) value.doubleValue() : value);
        limits.add(floating ? (Object) (-value.doubleValue()) : value.negate());
      }
    }
    if (!floating) {
      limits.addAll(List.of(true, false));
      return limits;
    }
    limits.addAll(List.of(0.5, -0.0, 1e-40, 1e-320, 65504.0, 65519.0, 65520.0));
    limits.addAll(List.of(3.4028234e38, 3.5e38, 1e308, 1 / 0.0, -1 / 0.0, Double.NaN));
    return limits;
  }

  private static boolean fits(Format format, Object value) {
    try {
      Elements.encode(format, value);
      return true;
    } catch (RuntimeException doesNotFit) {
      return false;
    }
  }

  private static void assertConverts(
      Format from, Format to, Object value, Conversion mode, int count) {
    long[] shape = {count};
    Layout source = Layout.contiguous(from.size(), shape);
    Layout target = Layout.contiguous(to.size(), shape);
    MemorySegment memory = MemorySegment.ofArray(new byte[(int) source.byteSize()]);
    Elements.set(memory, (count - 1) * from.size(), from, value);
    MemorySegment room = MemorySegment.ofArray(new byte[(int) target.byteSize()]);
    check(0, new Block(memory, source, from), new Block(room, target, to), mode);
  }

  // True if the conversion took place.
  private static boolean check(long seed, Block source, Block target, Conversion mode) {
    byte[] before = Slow.memory(target);
    MemorySegment expected = MemorySegment.ofArray(before.clone());
    List<Object> values = Slow.values(source);
    List<Long> offsets = Slow.offsets(target.layout(), Order.C);
    boolean exact = true;
    for (int i = 0; i < values.size(); i++) {
      Object stored =
          converted(values.get(i), Reductions.numeric("test", target), mode == Conversion.WRAP);
      Elements.set(expected, offsets.get(i), target.format(), stored);
      exact &= same(values.get(i), stored);
    }
    String message =
        "seed "
            + seed
            + " "
            + mode
            + " "
            + RandomBlocks.text(source)
            + " to "
            + RandomBlocks.text(target);
    if (mode == Conversion.EXACT && !exact) {
      assertThrows(
          IllegalArgumentException.class, () -> Converter.convert(source, target, mode), message);
      assertArrayEquals(before, Slow.memory(target), message);
      return false;
    }
    Converter.convert(source, target, mode);

    Block wanted = new Block(expected, target.layout(), target.format());
    assertEquals(Slow.values(wanted).toString(), Slow.values(target).toString(), message);
    return true;
  }

  private static boolean same(Object value, Object stored) {
    return NumbersOracle.equal(value, stored)
        || (NumbersOracle.isNaN(value) && NumbersOracle.isNaN(stored));
  }

  private static Object converted(Object value, Cell to, boolean wrap) {
    if (to == Cell.BOOL) {
      return NumbersOracle.isNaN(value) || NumbersOracle.asDouble(value) != 0;
    }
    return to.isInteger() ? integer(value, to, wrap) : floating(value, to, wrap);
  }

  private static Object integer(Object value, Cell to, boolean wrap) {
    BigInteger low = BigInteger.valueOf(to.min());
    BigInteger range = BigInteger.ONE.shiftLeft(8 * to.width());
    BigInteger high = low.add(range).subtract(BigInteger.ONE);
    if (NumbersOracle.isNaN(value) || (wrap && NumbersOracle.isInfinite(value))) {
      return 0;
    }
    if (NumbersOracle.isInfinite(value)) {
      return NumbersOracle.asDouble(value) < 0 ? low : high;
    }
    BigDecimal exact = NumbersOracle.exact(value);
    return wrap
        ? exact.toBigInteger().subtract(low).mod(range).add(low)
        : exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger().max(low).min(high);
  }

  private static Object floating(Object value, Cell to, boolean wrap) {
    double number = NumbersOracle.asDouble(value);
    if (!Double.isFinite(number) || number == 0) {
      return number;
    }
    BigDecimal exact = NumbersOracle.exact(value);
    double nearest =
        switch (to) {
          case F64 -> exact.doubleValue();
          case F32 -> exact.floatValue();
          default -> FloatsTest.nearest(to, exact);
        };
    double largest =
        to == Cell.F16
            ? 65504
            : to == Cell.BF16 ? 0x1.fep127 : to == Cell.F32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    return Double.isInfinite(nearest) && !wrap ? Math.copySign(largest, nearest) : nearest;
  }

  @Test
  void convert_wrapOfHugeDoubles_keepsLowBits() {
    double value = 0x1.0000000000001p70;
    assertEquals(1L << 18, convert("q", Conversion.WRAP, value));
    assertEquals(-(1L << 18), convert("q", Conversion.WRAP, -value));
    assertEquals(44, convert("B", Conversion.WRAP, 300.9));
    assertEquals(0, convert("B", Conversion.WRAP, Double.NEGATIVE_INFINITY));
    assertEquals(0, convert("B", Conversion.WRAP, 0x1p1000));
  }

  @Test
  void convert_saturate_roundsToNearestEvenAndClamps() {
    assertEquals(2, convert("b", Conversion.SATURATE, 2.5));
    assertEquals(4, convert("b", Conversion.SATURATE, 3.5));
    assertEquals(127, convert("b", Conversion.SATURATE, 1e300));
    assertEquals(-128, convert("b", Conversion.SATURATE, Double.NEGATIVE_INFINITY));
    assertEquals(0, convert("b", Conversion.SATURATE, Double.NaN));
    assertEquals(Float.MAX_VALUE, convert("f", Conversion.SATURATE, 1e300));
    assertEquals(
        Float.POSITIVE_INFINITY, convert("f", Conversion.SATURATE, Double.POSITIVE_INFINITY));
    assertEquals(Float.POSITIVE_INFINITY, convert("f", Conversion.WRAP, 1e300));
  }

  private static Object convert(String format, Conversion mode, double value) {
    Block target = CopierTest.zeros(format, 1);
    Converter.convert(ComparerTest.doubles(value), target, mode);
    return Elements.get(target.segment(), 0, target.format());
  }

  @Test
  void convert_exactRefusal_namesValueIndexAndFormat() {
    Block target = CopierTest.zeros("B", 3);

    assertRefused(
        IllegalArgumentException.class,
        () -> Converter.convert(ComparerTest.doubles(1, 2, 256), target, Conversion.EXACT),
        "256.0",
        "element 2",
        "'B'",
        "nothing was written");
    assertArrayEquals(new byte[3], Slow.memory(target));
    assertRefused(
        IllegalArgumentException.class,
        () ->
            Converter.convert(
                ComparerTest.longs("Q", 0, -1, 0), CopierTest.zeros("q", 3), Conversion.EXACT),
        "18446744073709551615",
        "element 1");
  }

  @Test
  void convert_realToComplex_clearsTheImaginaryPart() {
    Block target = CopierTest.zeros(">Zf", 2);
    target.segment().fill((byte) 1);

    Converter.convert(ComparerTest.bytes("B", 3, 4), target, Conversion.EXACT);

    assertEquals(List.of(new Complex(3, 0), new Complex(4, 0)), Slow.values(target));
  }

  @Test
  void convert_complexToComplex_checksBothPartsFirst() {
    Block source = CopierTest.zeros("Zd", 2);
    Elements.set(source.segment(), 0, source.format(), new Complex(1, 2));
    Elements.set(source.segment(), 16, source.format(), new Complex(3, 0.1));
    Block target = CopierTest.zeros("<F", 2);

    assertRefused(
        IllegalArgumentException.class,
        () -> Converter.convert(source, target, Conversion.EXACT),
        "0.1",
        "element 1");
    assertArrayEquals(new byte[16], Slow.memory(target));
    Converter.convert(source, target, Conversion.SATURATE);

    assertEquals(List.of(new Complex(1, 2), new Complex(3, 0.1f)), Slow.values(target));
  }

  @Test
  void convert_otherKinds_areRefused() {
    for (String format : List.of("c", "3s", "ii", "w", "Zd")) {
      assertRefused(
          FormatException.class,
          () ->
              Converter.convert(
                  CopierTest.zeros(format, 1), CopierTest.zeros("d", 1), Conversion.WRAP),
          "'" + format + "'",
          "'d'");
    }
    assertEquals(Kind.COMPLEX, Format.of("Zd").kind());
    assertRefused(
        IllegalArgumentException.class,
        () ->
            Converter.convert(CopierTest.zeros("i", 2), CopierTest.zeros("d", 3), Conversion.WRAP),
        "[2]",
        "[3]");
  }

  @Test
  void convert_sameElement_keepsEveryBit() {
    Block source = ComparerTest.longs(">d", 0x0100000000f87fL, 5);
    Block target = CopierTest.zeros("<d", 2);

    Converter.convert(source, target, Conversion.EXACT);

    assertArrayEquals(
        Copier.toBytes(new Block(source.segment(), source.layout(), Format.of("8s")), Order.C),
        Copier.toBytes(swapped(target), Order.C));
  }

  private static Block swapped(Block block) {
    Block copy = CopierTest.zeros(">d", 2);
    Copier.copy(block, copy);
    return copy;
  }
}
