package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.struct.Struct;
import org.memview.struct.Structs;

/// What CPython's test_struct checks, by both codecs.
class StructTest {
  private static final List<String> PREFIXES = List.of("", "@", "=", "<", ">", "!");

  private static List<Struct> both(String format) {
    return List.of(Structs.interpreted(format), Structs.generated(format));
  }

  private static Object first(Object... values) {
    return values[0];
  }

  private static String hex(byte... bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  @Covers({
    "test_struct.test_isbigendian",
    "test_struct.test_new_features",
    "test_struct.test_module_func",
    "test_struct.test_construct"
  })
  void pack_theCodes_asListed() {
    for (Struct struct : both("=i")) {
      boolean big = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN;
      assertEquals(big, struct.pack(1)[0] == 0);
    }
    for (Struct struct : both(">4s3sh0sc")) {
      byte[] packed =
          struct.pack(
              "abcde".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
              new byte[] {65},
              258,
              new byte[0],
              (byte) 'a');
      assertEquals("61626364" + "410000" + "0102" + "61", hex(packed));
      assertEquals(Bytes.of(), struct.unpack(packed)[3]);
    }
    assertThrows(FormatException.class, () -> Struct.of("y"));
    assertEquals(Struct.calcsize("<2i"), Struct.of("<2i").size());
  }

  @Test
  @Covers({"test_struct.test_calcsize", "test_struct.test_consistence"})
  void calcsize_ofEveryPrefix_isC() {
    for (String prefix : List.of("=", "<", ">", "!")) {
      assertEquals(1 + 2 + 4 + 4 + 8 + 4 + 8, Struct.calcsize(prefix + "bhilqfd"));
    }
    assertTrue(Struct.calcsize("l") >= Struct.calcsize("i"));
    assertEquals(3 * Struct.calcsize("i"), Struct.calcsize("iii"));
    assertEquals(
        3 * Struct.calcsize("cbxxxxxxhhhhiillffd?"), Struct.calcsize("3c3b18x12h6i6l6f3d3?"));
    assertThrows(FormatException.class, () -> Struct.calcsize("Z"));
    for (Struct struct : both("iii")) {
      assertThrows(IllegalArgumentException.class, () -> struct.pack(3));
      assertThrows(IllegalArgumentException.class, () -> struct.unpack(new byte[8]));
    }
    for (Struct struct : both("P")) {
      assertThrows(FormatException.class, () -> struct.pack("foo"));
    }
  }

  @Test
  @Covers("test_struct.test_transitiveness")
  void packUnpack_everyPrefix_isIdentity() {
    for (String prefix : PREFIXES) {
      for (String codes : List.of("xcbhilqfd?", "xcBHILQfd?")) {
        for (Struct struct : both(prefix + codes)) {
          Object[] values =
              struct.unpack(struct.pack((byte) 97, 1, 255, 65_535, 65_536, 7, 3.5, 3.25, true));
          assertEquals((byte) 97, values[0]);
          assertEquals(255, values[2]);
          assertEquals(65_536L, ((Number) values[4]).longValue());
          assertEquals(3.5f, values[6]);
          assertEquals(3.25, values[7]);
          assertEquals(true, values[8]);
        }
      }
    }
  }

  @Test
  @Covers({
    "test_struct.test_integers",
    "test_struct.test_1530559",
    "test_struct.test_nN_code",
    "test_struct.test_issue45034_signed",
    "test_struct.test_issue45034_unsigned"
  })
  void integers_limits_areExact() {
    for (String prefix : PREFIXES) {
      boolean isNative = prefix.isEmpty() || prefix.equals("@");
      for (char code : (isNative ? "bBhHiIlLqQnN" : "bBhHiIlLqQ").toCharArray()) {
        for (Struct struct : both(prefix + code)) {
          limits(struct, Character.isLowerCase(code));
        }
      }
    }
    assertThrows(FormatException.class, () -> Struct.of("<n"));
    assertThrows(FormatException.class, () -> Struct.of("=N"));
  }

  private static void limits(Struct struct, boolean signed) {
    int bits = (int) (8 * struct.size());
    BigInteger max = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    BigInteger min = signed ? max.not() : BigInteger.ZERO;
    for (BigInteger n : List.of(min, max, BigInteger.ONE, BigInteger.ZERO)) {
      assertEquals(n, new BigInteger(first(struct.unpack(struct.pack(n))).toString()));
    }
    for (BigInteger n : List.of(min.subtract(BigInteger.ONE), max.add(BigInteger.ONE))) {
      var e = assertThrows(IllegalArgumentException.class, () -> struct.pack(n));
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains(min + ".." + max), message);
    }
    assertThrows(FormatException.class, () -> struct.pack(1.0));
    assertThrows(FormatException.class, () -> struct.pack("1"));
  }

  @Test
  @Covers("test_struct.test_p_code")
  void pascal_codes_keepTheLengthByte() {
    byte[] abc = {97, 98, 99};
    String[][] cases = {
      {"p", "00"},
      {"1p", "00"},
      {"2p", "0161"},
      {"3p", "026162"},
      {"4p", "03616263"},
      {"5p", "0361626300"},
      {"6p", "036162630000"},
      {"1000p", "03616263" + "00".repeat(996)}
    };
    for (String[] one : cases) {
      for (Struct struct : both(one[0])) {
        assertEquals(one[1], hex(struct.pack(abc)));
        int length = Integer.parseInt(one[1].substring(0, 2));
        assertEquals(
            Bytes.of(java.util.Arrays.copyOf(abc, length)), first(struct.unpack(struct.pack(abc))));
      }
    }
  }

  @Test
  @Covers("test_struct.test_705836")
  void floats_nearPowersOfTwo_roundUpNotDouble() {
    for (Struct little : both("<f")) {
      for (int base = 1; base < 33; base++) {
        assertEquals((float) base, first(little.unpack(little.pack(Math.nextDown((double) base)))));
      }
      double largest = 0xffffffp104;
      assertEquals((float) largest, first(little.unpack(little.pack(largest))));
      assertThrows(IllegalArgumentException.class, () -> little.pack(0x1ffffffp103));
    }
  }

  @Test
  @Covers("test_struct.test_half_float")
  void halfFloats_ofAllBits_keepTheirValue() {
    for (Struct struct : both("<e")) {
      for (int bits = 0; bits < 0x10000; bits++) {
        byte[] packed = {(byte) bits, (byte) (bits >> 8)};
        float value = (Float) first(struct.unpack(packed));
        assertEquals(Float.float16ToFloat((short) bits), value);
        if (!Float.isNaN(value)) {
          assertArrayEquals(packed, struct.pack(value));
        }
      }
      for (double tooLarge : new double[] {65520, -65520, 65536, 1e300, -1e300}) {
        assertThrows(IllegalArgumentException.class, () -> struct.pack(tooLarge));
      }
      assertEquals("ff7b", hex(struct.pack(65519.99)));
      assertEquals("0100", hex(struct.pack(Math.nextUp(0x1p-25))));
      assertEquals("0000", hex(struct.pack(0x1p-25)));
    }
  }

  @Test
  @Covers("test_struct.test_bool")
  void booleans_unpackAnyBit_andPackNumbers() {
    for (Struct struct : both("<?")) {
      for (int bits = 0; bits < 256; bits++) {
        assertEquals(bits != 0, first(struct.unpack(new byte[] {(byte) bits})));
      }
      assertEquals("01", hex(struct.pack(0.25)));
      assertEquals("01", hex(struct.pack(BigInteger.ONE.shiftLeft(64))));
      assertEquals("00", hex(struct.pack(-0.0)));
      assertThrows(FormatException.class, () -> struct.pack("true"));
    }
  }

  @Test
  @Covers({
    "test_struct.test_pack_into",
    "test_struct.test_pack_into_fn",
    "test_struct.test_unpack_from",
    "test_struct.test_unpack_with_buffer",
    "choice.pack_into"
  })
  void packInto_offsets_andNothingWrittenWhenRefused() {
    for (Struct struct : both("<6s2i")) {
      byte[] target = new byte[100];
      byte[] text = {'R', 'e', 'a'};
      struct.packInto(target, 10, text, 1, 2);
      assertArrayEquals(
          new Object[] {Bytes.of(new byte[] {'R', 'e', 'a', 0, 0, 0}), 1, 2},
          struct.unpackFrom(MemoryView.of(target), 10));
      assertEquals(1, struct.unpackFrom(Bytes.of(target), -90)[1]);
      byte[] before = target.clone();

      assertThrows(IndexOutOfBoundsException.class, () -> struct.packInto(target, 90, text, 1, 2));
      assertThrows(
          IllegalArgumentException.class, () -> struct.packInto(target, 10, text, 3, 1L << 31));

      assertArrayEquals(before, target);
      assertThrows(IndexOutOfBoundsException.class, () -> struct.unpackFrom(new byte[13], 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, 11, -1, -9, -100})
  @Covers({
    "test_struct.test_boundary_error_message",
    "test_struct.test_boundary_error_message_with_negative_offset",
    "test_struct.test_boundary_error_message_with_large_offset",
    "test_struct.test_arbitrary_buffer"
  })
  void offsets_outside_areNamed(long offset) {
    for (Struct struct : both("<h")) {
      byte[] target = new byte[offset == -9 ? 8 : 11];
      var read =
          assertThrows(IndexOutOfBoundsException.class, () -> struct.unpackFrom(target, offset));
      var write =
          assertThrows(IndexOutOfBoundsException.class, () -> struct.packInto(target, offset, 1));
      for (var e : List.of(read, write)) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("offset " + offset), message);
        assertTrue(message.contains(target.length + " bytes"), message);
      }
    }
  }

  @Test
  @Covers({"test_struct.test_iterate", "test_struct.test_length_hint"})
  void iterUnpack_wholeRecords_one_by_one() {
    for (Struct struct : both(">IB")) {
      byte[] data = new byte[15];
      for (int i = 0; i < 15; i++) {
        data[i] = (byte) (i + 1);
      }
      Iterator<Object[]> walk = struct.iterUnpack(data).iterator();
      assertArrayEquals(new Object[] {0x01020304L, 5}, walk.next());
      assertArrayEquals(new Object[] {0x06070809L, 10}, walk.next());
      assertArrayEquals(new Object[] {0x0b0c0d0eL, 15}, walk.next());
      assertThrows(NoSuchElementException.class, walk::next);
      assertEquals(3, Stream.of(struct.iterUnpack(data)).flatMap(StructTest::stream).count());
      assertThrows(IllegalArgumentException.class, () -> struct.iterUnpack(new byte[12]));
    }
    assertThrows(IllegalArgumentException.class, () -> Struct.of("").iterUnpack(new byte[0]));
  }

  private static Stream<Object[]> stream(Iterable<Object[]> values) {
    return java.util.stream.StreamSupport.stream(values.spliterator(), false);
  }

  @Test
  @Covers({
    "test_struct.test_count_overflow",
    "test_struct.test_trailing_counter",
    "test_struct.test_issue35714"
  })
  void of_badTexts_areRefused() {
    String huge = BigInteger.ONE.shiftLeft(63).toString();
    String half = Long.toString(Long.MAX_VALUE / 2);
    for (String text :
        List.of(huge + "b", half + "b" + half + "H", "12345", "c12345", "14s42", "\0", "2\0i")) {
      assertThrows(FormatException.class, () -> Struct.of(text), text);
    }
  }

  @Test
  @Covers("test_struct.test_format_attr")
  void struct_namesItsFormat() {
    Struct struct = Struct.of("=2H");
    assertEquals("=2H", struct.format());
    assertEquals(Format.of("=2H"), struct.formatSpec());
    assertEquals("Struct('=2H')", struct.toString());
    assertNotEquals(struct, Struct.of("=3H"));
  }
}
