package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memview.format.FormatException;

/// Components that are enums, bits of an integer, optional, or text.
class EnumsAndBitsTest {
  private static final long SEED = Long.getLong("memview.seed", 20_261_122L);

  enum Color {
    RED,
    GREEN,
    BLUE
  }

  enum Protocol implements Coded {
    ICMP(1),
    UDP(17),
    NONE(-1);

    private final int code;

    Protocol(int code) {
      this.code = code;
    }

    @Override
    public long code() {
      return code;
    }
  }

  enum Twins implements Coded {
    ONE,
    OTHER;

    @Override
    public long code() {
      return 7;
    }
  }

  @Binary(">")
  record Painted(
      @Code("H") Color color, @Code("h") Protocol protocol, @Count(2) @Code("B") Color[] more) {}

  record Flags(@Bits(3) int version, @Bits(1) boolean last, @Bits(10) short length) {}

  @Binary(">")
  record Framed(@Code("H") Flags flags, @Count(2) @Code("Q") Wide[] wide, byte tail) {}

  record Wide(@Bits(1) boolean first, @Bits(62) long value, @Bits(1) boolean sign) {}

  private static <R extends Record> RecordStruct<R> struct(Class<R> type, CodecMode mode) {
    return RecordStructs.of(type, MethodHandles.lookup(), mode);
  }

  private static void refused(Class<? extends Record> type, String... words) {
    var e = assertThrows(FormatException.class, () -> struct(type, CodecMode.ADAPTIVE));
    for (String word : words) {
      assertTrue(String.valueOf(e.getMessage()).contains(word), e::getMessage);
    }
  }

  @ParameterizedTest
  @EnumSource
  void enums_areStoredAsTheirCodes(CodecMode mode) {
    RecordStruct<Painted> struct = struct(Painted.class, mode);
    var painted = new Painted(Color.BLUE, Protocol.NONE, new Color[] {Color.GREEN, Color.RED});

    byte[] bytes = struct.pack(painted);

    assertEquals("T{>H:color:h:protocol:(2)B:more:}", struct.format());
    assertEquals("0002ffff0100", HexFormat.of().formatHex(bytes));
    for (int i = 0; i < 3; i++) {
      Painted back = struct.read(bytes, 0);
      assertEquals(Protocol.NONE, back.protocol());
      assertArrayEquals(painted.more(), back.more());
    }
    bytes[3] = 9;
    var e = assertThrows(IllegalArgumentException.class, () -> struct.read(bytes, 0));
    assertEquals(
        "component 'protocol' of Painted: -247 is no code of Protocol (ICMP=1, UDP=17, NONE=-1)",
        e.getMessage());
    bytes[3] = (byte) 0xff;
    bytes[1] = 3;
    e = assertThrows(IllegalArgumentException.class, () -> struct.read(bytes, 0));
    assertEquals(
        "component 'color' of Painted: 3 is no code of Color (RED=0, GREEN=1, BLUE=2)",
        e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void bits_shareAnInteger(CodecMode mode) {
    RecordStruct<Framed> struct = struct(Framed.class, mode);
    Random random = new Random(SEED);

    assertEquals("T{>H:flags:(2)Q:wide:b:tail:}", struct.format());
    for (int i = 0; i < 300; i++) {
      var flags =
          new Flags(random.nextInt(8), random.nextBoolean(), (short) random.nextInt(1 << 10));
      var wide = new Wide(random.nextBoolean(), random.nextLong() >>> 2, random.nextBoolean());
      var other = new Wide(true, (1L << 62) - 1, true);
      byte[] bytes = struct.pack(new Framed(flags, new Wide[] {wide, other}, (byte) i));

      int joined = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
      assertEquals(flags.version() | (flags.last() ? 8 : 0) | flags.length() << 4, joined);
      Framed back = struct.read(bytes, 0);
      assertEquals(flags, back.flags());
      assertArrayEquals(new Wide[] {wide, other}, back.wide());
    }
    var wrong = new Framed(new Flags(8, true, (short) 0), new Wide[2], (byte) 0);
    var e = assertThrows(IllegalArgumentException.class, () -> struct.pack(wrong));
    assertEquals(
        "component 'flags' of Framed: component 'version' of Flags: 8 does not fit 3 bits (0..7)",
        e.getMessage());
  }

  record Signs(
      @Bits(value = 4, signed = true) byte low,
      @Bits(value = 32, signed = true) int middle,
      @Bits(20) int plain,
      @Bits(value = 8, signed = true) long high) {}

  @Binary("<")
  record Signed64(@Code("Q") Signs signs) {}

  @ParameterizedTest
  @EnumSource
  void signedBits_areTwosComplement(CodecMode mode) {
    RecordStruct<Signed64> struct = struct(Signed64.class, mode);
    for (int i = 0; i < 3; i++) {
      var least = new Signed64(new Signs((byte) -8, Integer.MIN_VALUE, 0, -128));
      var most = new Signed64(new Signs((byte) 7, Integer.MAX_VALUE, (1 << 20) - 1, 127));

      assertEquals("0800000008000080", HexFormat.of().formatHex(struct.pack(least)));
      assertEquals("f7fffffff7ffff7f", HexFormat.of().formatHex(struct.pack(most)));
      assertEquals(least, struct.read(struct.pack(least), 0));
      assertEquals(most, struct.read(struct.pack(most), 0));
    }
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> struct.pack(new Signed64(new Signs((byte) 0, 0, 0, 128))));
    assertEquals(
        "component 'signs' of Signed64: component 'high' of Signs: 128 does not fit 8 bits"
            + " (-128..127)",
        e.getMessage());
  }

  @Binary(">")
  record Sparse(
      Optional<Integer> count,
      @Code("4s") Optional<String> name,
      @Code("B") Optional<Color> color,
      @Count(2) Optional<Pair>[] pairs) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Sparse(var c, var n, var o, var p)
          && List.of(c, n, o).equals(List.of(count, name, color))
          && Arrays.equals(p, pairs);
    }

    @Override
    public int hashCode() {
      return count.hashCode();
    }
  }

  record Pair(short a, short b) {}

  @ParameterizedTest
  @EnumSource
  void optionals_thatAreEmpty_areZeros(CodecMode mode) {
    RecordStruct<Sparse> struct = struct(Sparse.class, mode);
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Optional<Pair>[] pairs =
        new Optional[] {Optional.empty(), Optional.of(new Pair((short) 0, (short) 5))};
    var full = new Sparse(Optional.of(7), Optional.of("ab"), Optional.of(Color.BLUE), pairs);
    var empty = new Sparse(Optional.empty(), Optional.empty(), Optional.empty(), pairs);

    assertEquals("T{>i:count:4s:name:B:color:(2)T{h:a:h:b:}:pairs:}", struct.format());
    for (int i = 0; i < 3; i++) {
      assertEquals(
          "00000007" + "61620000" + "02" + "00000000" + "00000005",
          HexFormat.of().formatHex(struct.pack(full)));
      assertEquals(full, struct.read(struct.pack(full), 0));
      assertEquals("00".repeat(9), HexFormat.of().formatHex(struct.pack(empty)).substring(0, 18));
      assertEquals(empty, struct.read(struct.pack(empty), 0));
    }
    var lost = new Sparse(Optional.of(0), Optional.empty(), Optional.empty(), pairs);
    var e = assertThrows(IllegalArgumentException.class, () -> struct.pack(lost));
    assertEquals(
        "component 'count' of Sparse: 0 cannot be told from an empty Optional, for its bytes are"
            + " all zero",
        e.getMessage());
  }

  record Vague(Optional<?> thing) {}

  record Bitless(Optional<List<String>> thing) {}

  @Test
  void optionalsOfNothingKnown_areRefused() {
    refused(Vague.class, "'thing'", "Optional", "?");
    refused(Bitless.class, "'thing'", "Optional", "List");
  }

  @Test
  void bitsAlone_areRefused() {
    refused(Flags.class, "Flags", "@Bits", "@Code");
  }

  @Test
  void texts_ofAnyBytes_areReadAsDecodedAndCut() {
    Random random = new Random(SEED);
    RecordStruct<Texts> struct = struct(Texts.class, CodecMode.GENERATED);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[22];
      for (int k = random.nextInt(22); k >= 0; k--) {
        bytes[k] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 0x80 | random.nextInt(128));
      }
      String text = new String(bytes, 0, 7, StandardCharsets.UTF_8).replaceAll("\0*$", "");
      String wide = new String(bytes, 7, 15, StandardCharsets.UTF_8).replaceAll("\0*$", "");

      assertEquals(new Texts(text, wide), struct.read(bytes, 0), "seed " + SEED + ", " + i);
    }
  }

  record Texts(@Code("7s") String small, @Code("15s") String large) {}

  @ParameterizedTest
  @EnumSource
  void texts_ofAnyCharacters_areWrittenAsEncoded(CodecMode mode) {
    RecordStruct<Texts> struct = struct(Texts.class, mode);
    for (String text :
        List.of("", "a", "abcdefg", "\u00e9", "a\u20ac", "\u0000a", "\ud83d\ude00")) {
      byte[] utf = text.getBytes(StandardCharsets.UTF_8);
      byte[] wanted = Arrays.copyOf(Arrays.copyOf(utf, 7), 22);
      System.arraycopy(utf, 0, wanted, 7, utf.length);
      for (int i = 0; i < 3; i++) {
        assertArrayEquals(wanted, struct.pack(new Texts(text, text)), text);
      }
    }
    for (String text : List.of("abcdefgh", "abcdef\u00e9", "\ud83d", "12345678\u20ac")) {
      var e =
          assertThrows(IllegalArgumentException.class, () -> struct.pack(new Texts(text, text)));
      assertTrue(String.valueOf(e.getMessage()).contains("'small' of Texts"), e::getMessage);
    }
  }

  record Sizeless(Color color) {}

  record Floating(@Code("f") Color color) {}

  record Same(@Code("B") Twins twins) {}

  record Narrow(@Code("B") Protocol protocol) {}

  record Bare(Flags flags) {}

  record Small(@Code("B") Flags flags) {}

  record Signed(@Code("h") Flags flags) {}

  record HalfMarked(@Code("H") Half half) {}

  record Half(@Bits(3) int a, int b) {}

  record Bad(@Code("B") Broad broad) {}

  record Broad(@Bits(3) boolean a) {}

  record Filled(@Code("B") Full full) {}

  record Full(@Bits(8) byte a) {}

  @Test
  void whatCannotBeMapped_isRefusedWithReason() {
    refused(Sizeless.class, "'color'", "enum", "@Code(\"B\")");
    refused(Floating.class, "'color'", "integer");
    refused(Same.class, "'twins'", "code 7", "ONE", "OTHER");
    refused(Narrow.class, "'protocol'", "NONE", "-1", "0..255");
    refused(Bare.class, "'flags'", "@Code(\"H\")");
    refused(Small.class, "'flags'", "14 bits", "8");
    refused(Signed.class, "'flags'", "unsigned");
    refused(HalfMarked.class, "'half'", "'b'", "@Bits");
    refused(Bad.class, "'broad'", "boolean", "3");
    refused(Filled.class, "'full'", "byte", "8");
  }
}
