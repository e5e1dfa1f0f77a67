package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.memview.internal.Refusals.assertRefused;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.format.Format;
import org.memview.format.FormatException;

class ElementsTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  @ParameterizedTest
  @CsvSource({
    "b, java.lang.Integer",
    "B, java.lang.Integer",
    "h, java.lang.Integer",
    "H, java.lang.Integer",
    "i, java.lang.Integer",
    "I, java.lang.Long",
    "l, java.lang.Long",
    "<l, java.lang.Long",
    "q, java.lang.Long",
    "n, java.lang.Long",
    "L, java.math.BigInteger",
    ">L, java.math.BigInteger",
    "Q, java.math.BigInteger",
    "N, java.math.BigInteger",
    "P, java.math.BigInteger",
    "e, java.lang.Float",
    "E, java.lang.Float",
    "f, java.lang.Float",
    "d, java.lang.Double",
    "?, java.lang.Boolean",
    "c, java.lang.Byte",
    "3s, org.memview.Bytes",
    "3p, org.memview.Bytes",
    "Zf, org.memview.Complex",
    "D, org.memview.Complex",
    "u, java.lang.String",
    "w, java.lang.String"
  })
  void get_everyCode_boxesByFormat(String format, String type) {
    Format parsed = Format.of(format);
    for (byte content : new byte[] {0, 1}) {
      byte[] memory = new byte[(int) parsed.size()];
      java.util.Arrays.fill(memory, content);
      if (content == 0 || !format.equals("w")) {
        assertEquals(type, get(format, memory).getClass().getName());
      }
    }
  }

  // Python 3.11: struct.unpack(format, bytes.fromhex(hex)), for L on 8 bytes of a 64-bit Linux.
  @ParameterizedTest
  @CsvSource({
    "b, ff, -1",
    "B, ff, 255",
    "<h, fe80, -32514",
    ">h, fe80, -384",
    "<H, fe80, 33022",
    "<i, ffffff7f, 2147483647",
    ">i, 80000000, -2147483648",
    "<I, ffffffff, 4294967295",
    "<l, ffffffff, -1",
    "<L, ffffffff, 4294967295",
    ">q, 8000000000000000, -9223372036854775808",
    "<Q, ffffffffffffffff, 18446744073709551615",
    "<e, ff7b, 65504.0",
    "<e, 0100, 5.9604645E-8",
    ">f, 3fc00000, 1.5",
    "<d, 182d4454fb210940, 3.141592653589793",
    "?, 02, true",
    "?, 00, false",
    "<E, 803f, 1.0",
    ">E, c049, -3.140625"
  })
  void get_vectors_readAsPython(String format, String hex, String value) {
    assertEquals(value, get(format, HexFormat.of().parseHex(hex)).toString());
  }

  @Test
  void get_textAndBytes_keepOrDropPadding() {
    assertEquals(Bytes.of((byte) 'a', (byte) 0, (byte) 0), get("3s", 'a', 0, 0));
    assertEquals(Bytes.of((byte) 'a', (byte) 0), get("4p", 2, 'a', 0, 'z'));
    assertEquals(Bytes.of((byte) 'a', (byte) 'b'), get("3p", 200, 'a', 'b'));
    assertEquals(Bytes.of(), get("1p", 7));
    assertEquals(Bytes.of(), get("0s"));
    assertEquals("ab", get("<3u", 'a', 0, 'b', 0, 0, 0));
    assertEquals("\0", get("<u", 0, 0));
    assertEquals("", get("<2u", 0, 0, 0, 0));
    assertEquals("\ud83d\ude00", get("<w", 0x00, 0xf6, 0x01, 0x00));
    assertEquals("\0x", get("<2u", 0, 0, 'x', 0));
  }

  @Test
  void get_codePointOutsideUnicode_isRefused() {
    assertRefused(IllegalArgumentException.class, () -> get("<w", 0, 0, 0x11, 0), "0x110000", "<w");
    assertRefused(IllegalArgumentException.class, () -> get("<w", 0, 0, 0, 0xff), "0xff000000");
  }

  @Test
  void get_record_givesNestedLists() {
    byte[] memory = HexFormat.of().parseHex("01000000" + "0200" + "03" + "0400" + "05" + "06");

    Object record = get("T{<i:a:(2)T{h:x:B:y:}:p:?:z:}", memory);

    assertEquals(List.of(1, List.of(List.of(2, 3), List.of(4, 5)), true), record);
  }

  @Test
  void get_subArrayOfTwoAxes_nestsTwice() {
    Object record = get("(2,3)B", 1, 2, 3, 4, 5, 6);

    assertEquals(List.of(List.of(List.of(1, 2, 3), List.of(4, 5, 6))), record);
  }

  @Test
  void set_thenGet_randomValuesOfEveryFormat_roundTrips() {
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.any());
      Object value;
      try {
        value = Elements.get(block.segment(), block.layout().offset(), block.format());
      } catch (IllegalArgumentException notText) {
        continue;
      }
      byte[] expected = Slow.memory(block);
      int size = (int) block.format().size();
      MemorySegment copy = MemorySegment.ofArray(new byte[size + 2]);

      Elements.set(copy, 1, block.format(), value);
      Object again = Elements.get(copy, 1, block.format());

      assertEquals(value.toString(), again.toString(), RandomBlocks.text(block));
      if (!block.format().isRecord()
          && block.format().code() != 'p'
          && block.format().code() != '?'
          && !value.toString().contains("NaN")) {
        byte[] element = Slow.elements(block, size).getFirst();
        assertArrayEquals(
            element, Elements.encode(block.format(), value), RandomBlocks.text(block));
      }
      assertArrayEquals(expected, Slow.memory(block));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "b, -128, 127",
    "B, 0, 255",
    "h, -32768, 32767",
    "H, 0, 65535",
    "i, -2147483648, 2147483647",
    "I, 0, 4294967295",
    "<l, -2147483648, 2147483647",
    ">L, 0, 4294967295",
    "q, -9223372036854775808, 9223372036854775807",
    "Q, 0, 18446744073709551615",
    "n, -9223372036854775808, 9223372036854775807",
    "N, 0, 18446744073709551615",
    "P, -9223372036854775808, 18446744073709551615"
  })
  void set_integers_acceptExactlyTheirRange(String format, BigInteger low, BigInteger high) {
    Format parsed = Format.of(format);
    for (BigInteger value :
        List.of(low, high, low.add(BigInteger.ONE), high.subtract(BigInteger.ONE))) {
      Object read = get(format, Elements.encode(parsed, value));
      BigInteger expected = format.equals("P") && value.signum() < 0 ? value.and(LARGEST) : value;
      assertEquals(expected, new BigInteger(read.toString()));
    }
    for (BigInteger value :
        List.of(
            low.subtract(BigInteger.ONE), high.add(BigInteger.ONE), LARGEST.multiply(LARGEST))) {
      assertRefused(
          IllegalArgumentException.class,
          () -> Elements.encode(parsed, value),
          value + " does not fit format '" + format + "' (" + low + ".." + high + ")");
    }
  }

  @Test
  void set_integerFormats_acceptEveryIntegerClassAndTruth() {
    for (Object one :
        List.of(
            (byte) 1,
            (short) 1,
            1,
            1L,
            BigInteger.ONE,
            true,
            new AtomicInteger(1),
            new AtomicLong(1))) {
      assertEquals(1, get("B", Elements.encode(Format.of("B"), one)));
    }
  }

  @Test
  void set_integerFormats_refuseFractionsTextAndDecimals() {
    for (Object wrong :
        List.of(1.0, 1f, BigDecimal.ONE, "1", 'a', Bytes.of((byte) 1), List.of(1))) {
      assertRefused(
          FormatException.class,
          () -> Elements.encode(Format.of("i"), wrong),
          "'i'",
          "integer",
          wrong.getClass().getSimpleName());
    }
  }

  @Test
  void set_truth_takesAnyNumberByTruth() {
    for (Object yes :
        List.of(
            true, 2, 0.5, Double.NaN, BigInteger.TEN, new BigDecimal("1E-999"), Long.MIN_VALUE)) {
      assertEquals(true, get("?", Elements.encode(Format.of("?"), yes)));
    }
    for (Object no : List.of(false, 0, -0.0, BigInteger.ZERO, new BigDecimal("0.00"))) {
      assertEquals(false, get("?", Elements.encode(Format.of("?"), no)));
    }
    assertRefused(FormatException.class, () -> Elements.encode(Format.of("?"), "yes"), "'?'");
  }

  @Test
  void set_floats_overflowOnlyWhereCpythonDoes() {
    assertEquals(Float.POSITIVE_INFINITY, get("f", Elements.encode(Format.of("f"), 1e39)));
    assertEquals(Float.NEGATIVE_INFINITY, get("@f", Elements.encode(Format.of("@f"), -1e39)));
    for (String format : List.of("<f", ">f", "=f", "e", "<e", "E")) {
      assertRefused(
          IllegalArgumentException.class,
          () -> Elements.encode(Format.of(format), 1e39),
          "1.0E39",
          "'" + format + "'");
      assertEquals(
          Float.NEGATIVE_INFINITY,
          get(format, Elements.encode(Format.of(format), Double.NEGATIVE_INFINITY)));
    }
    assertEquals(65504f, get("e", Elements.encode(Format.of("e"), 65519.0)));
    assertRefused(
        IllegalArgumentException.class, () -> Elements.encode(Format.of("e"), 65520), "65504");
  }

  @Test
  void set_floats_takeAnyNumberThatDoublesHold() {
    for (Object one : List.of(1, 1L, 1f, 1.0, BigInteger.ONE, BigDecimal.ONE, true, (byte) 1)) {
      assertEquals(1.0, get("d", Elements.encode(Format.of("d"), one)));
    }
    BigInteger huge = BigInteger.ONE.shiftLeft(1024);
    assertRefused(
        IllegalArgumentException.class, () -> Elements.encode(Format.of("d"), huge), "'d'");
    assertRefused(
        IllegalArgumentException.class, () -> Elements.encode(Format.of("f"), huge), "'f'");
    assertRefused(
        FormatException.class, () -> Elements.encode(Format.of("d"), "1.0"), "'d'", "number");
  }

  @Test
  void set_floatOfSignallingNaN_keepsItsBits() {
    float nan = Float.intBitsToFloat(0x7f800123);

    assertArrayEquals(HexFormat.of().parseHex("7f800123"), Elements.encode(Format.of(">f"), nan));
  }

  @Test
  void set_complex_takesComplexAndReal() {
    assertEquals(
        new Complex(1, -2), get("Zf", Elements.encode(Format.of("Zf"), new Complex(1, -2))));
    assertEquals(new Complex(3, 0), get(">D", Elements.encode(Format.of(">D"), 3)));
    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.encode(Format.of("<F"), new Complex(0, 1e39)),
        "'<F'");
    assertRefused(FormatException.class, () -> Elements.encode(Format.of("D"), "1j"), "Complex");
  }

  @Test
  void set_characters_takeExactlyOneByte() {
    assertEquals((byte) 'a', get("c", Elements.encode(Format.of("c"), (byte) 'a')));
    assertEquals((byte) 'a', get("c", Elements.encode(Format.of("c"), Bytes.of((byte) 'a'))));
    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.encode(Format.of("c"), Bytes.of()),
        "'c'",
        "1 byte");
    assertRefused(FormatException.class, () -> Elements.encode(Format.of("c"), 97), "'c'");
  }

  @Test
  void set_bytesAndTexts_padButNeverTruncate() {
    assertArrayEquals(new byte[] {'a', 0, 0}, Elements.encode(Format.of("3s"), new byte[] {'a'}));
    assertArrayEquals(new byte[] {1, 'a', 0}, Elements.encode(Format.of("3p"), bytes("a")));
    assertArrayEquals(new byte[] {0}, Elements.encode(Format.of("1p"), Bytes.of()));
    assertArrayEquals(new byte[] {}, Elements.encode(Format.of("0p"), Bytes.of()));
    assertArrayEquals(new byte[] {'x', 0, 0, 0}, Elements.encode(Format.of("<2u"), "x"));
    assertArrayEquals(
        new byte[] {0, 1, (byte) 0xf6, 0}, Elements.encode(Format.of(">w"), "\ud83d\ude00"));
    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.encode(Format.of("2s"), bytes("abc")),
        "'2s'",
        "2 bytes");
    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.encode(Format.of("3p"), bytes("abc")),
        "2 bytes");
    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.encode(Format.of("300p"), new byte[256]),
        "255 bytes");
    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.encode(Format.of("2w"), "abc"),
        "2 characters");
    assertRefused(
        IllegalArgumentException.class, () -> Elements.encode(Format.of("u"), ""), "exactly 1");
    assertRefused(FormatException.class, () -> Elements.encode(Format.of("2s"), "ab"), "Bytes");
    assertRefused(
        FormatException.class, () -> Elements.encode(Format.of("2u"), bytes("ab")), "String");
  }

  @Test
  void set_recordWithABadValueInside_writesNothing() {
    MemorySegment memory = MemorySegment.ofArray(new byte[] {9, 9, 9, 9, 9, 9, 9, 9});
    Format format = Format.of("T{B:a:(2)B:b:T{B:x:}:c:}");
    Object value = List.of(1, List.of(2, 3), List.of(256));

    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.set(memory, 0, format, value),
        "256",
        "0..255");
    Elements.set(memory, 2, format, List.of(1, new Object[] {2, 3}, List.of(4)));

    assertArrayEquals(
        new byte[] {9, 9, 1, 2, 3, 4, 9, 9},
        memory.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
  }

  @Test
  void set_recordOfAnotherLength_namesCounts() {
    Format format = Format.of("<Bi");

    assertRefused(
        IllegalArgumentException.class,
        () -> Elements.encode(format, List.of(1)),
        "<Bi",
        "2 values",
        "got 1");
    assertRefused(
        IllegalArgumentException.class,
        () ->
            Elements.encode(
                Format.of("T{(2,3)B:m:}"), List.of(List.of(List.of(1, 2, 3), List.of(4, 5)))),
        "axis 1",
        "3 values",
        "got 2");
    assertRefused(FormatException.class, () -> Elements.encode(format, 5), "List");
  }

  @Test
  void encode_pads_areZero() {
    assertArrayEquals(
        new byte[] {1, 0, 0, 0, 2}, Elements.encode(Format.of("<B3xB"), List.of(1, 2)));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Object get(String format, int... memory) {
    byte[] bytes = new byte[memory.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) memory[i];
    }
    return get(format, bytes);
  }

  private static Object get(String format, byte[] memory) {
    return Elements.get(MemorySegment.ofArray(memory), 0, Format.of(format));
  }
}
