package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.testkit.Arrangement;
import org.memview.testkit.Fixture;
import org.memview.testkit.Fixtures;
import org.memview.testkit.ListOracle;

/// The one rule of the typed accessors: same width, the raw bits; wider and the same kind, the
/// value; else refused.
class TypedAccessTest {
  /// A storage for each leaf class, which has accessors of its own.
  private static final Set<String> LEAVES =
      Set.of(
          "byte[]",
          "short[]",
          "char[]",
          "int[]",
          "long[]",
          "float[]",
          "double[]",
          "native confined",
          "mapped read-write");

  /// The formats with a path of their own in a leaf, in both byte orders.
  private static final List<String> FAST =
      List.of("b", "B", "c", "?", "h", ">H", "i", ">I", "q", ">Q", "f", ">f", "d", ">d");

  /// An arrangement for each overload, with and without gaps in the last axis.
  private static final Set<String> OVERLOADS =
      Set.of("row", "every second", "grid", "Fortran grid", "cube", "strided cube");

  /// Every path of every leaf, and the fixtures that have every format.
  private static List<Fixture> fixtures(Predicate<Fixture> condition) {
    Stream<Fixture> paths =
        Fixtures.storages().stream()
            .filter(storage -> LEAVES.contains(storage.name()))
            .flatMap(storage ->
                Arrangement.all().stream()
                    .filter(arrangement -> OVERLOADS.contains(arrangement.name()))
                    .flatMap(arrangement ->
                        FAST.stream().map(format -> new Fixture(storage, arrangement, format))));
    Stream<Fixture> formats =
        Fixtures.that(fixture ->
            !LEAVES.contains(fixture.storage().name()) || fixture.storage().name().equals("byte[]"))
            .stream();
    return Stream.concat(paths, formats).filter(condition).distinct().toList();
  }

  /// What a getter returns of an element that `get` reads as `value`, or null if it refuses the
  /// format.
  private static @Nullable Object expected(String getter, Format format, Object value) {
    int bits = integerBits(format);
    long n = value instanceof Number number ? number.longValue() : 0;
    boolean narrowUnsigned = bits > 0 && format.kind() == Kind.UNSIGNED;
    boolean real = format.kind() == Kind.FLOAT;
    int codeUnit = format.code() == 'u' && format.size() == 2 ? ((String) value).charAt(0) : -1;
    return switch (getter) {
      case "getByte" -> bits == 8 ? (Object) (byte) n : format.kind() == Kind.CHAR ? value : null;
      case "getUnsignedByte" ->
          bits == 8
              ? (Object) (int) (n & 0xff)
              : format.kind() == Kind.CHAR ? ((Byte) value) & 0xff : null;
      case "getShort" -> bits == 8 || bits == 16 ? (Object) (short) n : null;
      case "getChar" -> {
        boolean readable = bits == 16 || (bits == 8 && narrowUnsigned);
        yield readable ? (Object) (char) n : codeUnit >= 0 ? (char) codeUnit : null;
      }
      case "getUnsignedShort" -> {
        boolean readable = bits == 16 || (bits == 8 && narrowUnsigned);
        yield readable ? (Object) (int) (n & 0xffff) : codeUnit >= 0 ? codeUnit : null;
      }
      case "getInt" -> bits > 0 && bits <= 32 ? (Object) (int) n : null;
      case "getUnsignedInt" ->
          bits == 32 || (bits < 32 && narrowUnsigned) ? (Object) (n & 0xffffffffL) : null;
      case "getLong" -> bits > 0 ? (Object) n : null;
      case "getFloat" -> real && format.code() != 'd' ? value : null;
      case "getDouble" ->
          real
              ? (Object) ((Number) value).doubleValue()
              : bits > 0 && bits <= 32 ? (double) n : null;
      case "getBoolean" -> format.kind() == Kind.BOOLEAN ? value : null;
      default -> throw new AssertionError(getter);
    };
  }

  private static int integerBits(Format format) {
    return switch (format.code()) {
      case 'b', 'B' -> 8;
      case 'h', 'H' -> 16;
      case 'i', 'I' -> 32;
      case 'l', 'L', 'q', 'Q', 'n', 'N', 'P' -> 64;
      default -> 0;
    };
  }

  static Object zero(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == char.class) {
      return '\0';
    }
    return type == byte.class
        ? (Object) (byte) 0
        : type == short.class
            ? (Object) (short) 0
            : type == int.class
                ? (Object) 0
                : type == long.class ? (Object) 0L : type == float.class ? (Object) 0f : 0.0;
  }

  /// The first, the last and some between; that all are where they should be is tested by `get`.
  private static List<long[]> some(List<long[]> indices) {
    int step = Math.max(1, indices.size() / 3);
    return IntStream.range(0, indices.size())
        .filter(i -> i % step == 0 || i == indices.size() - 1)
        .mapToObj(indices::get)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> getters_followTheRule() {
    return Battery.over(
        fixtures(fixture -> !fixture.isEmpty()),
        (sample, fixture) -> {
          MemoryView view = sample.view();
          ListOracle<Object> elements = sample.expected();
          for (String getter : Accessors.GETTERS) {
            if (expected(getter, fixture.formatSpec(), elements.flat().getFirst()) == null) {
              assertRefused(view, getter, new long[fixture.ndim()]);
              continue;
            }
            for (long[] index : some(elements.indices())) {
              Object expected = expected(getter, fixture.formatSpec(), elements.get(index));

              assertEquals(expected, Accessors.read(view, getter, index), getter);
              assertEquals(expected, Accessors.readArray(view, getter, index), getter);
            }
          }
        });
  }

  private static void assertRefused(MemoryView view, String getter, long[] index) {
    var error =
        assertThrows(
            FormatException.class,
            () -> Accessors.read(view, getter, index),
            getter + " of " + view.format());
    Messages.assertNames(error, getter, "'" + view.format() + "'");
    assertThrows(FormatException.class, () -> Accessors.readArray(view, getter, index), getter);
  }

  @TestFactory
  Stream<DynamicTest> getters_countNegativeIndicesFromTheEnd() {
    return Battery.over(
        fixture -> !fixture.isEmpty(),
        (sample, fixture) -> {
          ListOracle<Object> elements = sample.expected();
          long[] last = new long[fixture.ndim()];
          Arrays.fill(last, -1);
          for (String getter : Accessors.GETTERS) {
            Object expected = expected(getter, fixture.formatSpec(), elements.flat().getLast());
            if (expected != null) {
              assertEquals(expected, Accessors.read(sample.view(), getter, last), getter);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> getters_outside_nameIndexAxisAndExtent() {
    return Battery.over(
        fixture -> fixture.ndim() > 0 && LEAVES.contains(fixture.storage().name()),
        (sample, fixture) -> {
          int axis = fixture.ndim() - 1;
          long extent = fixture.structure().shape()[axis];
          long[] index = new long[fixture.ndim()];
          for (String getter : Accessors.GETTERS) {
            for (long wrong : new long[] {extent, -extent - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
              index[axis] = wrong;
              RuntimeException error =
                  assertThrows(
                      RuntimeException.class, () -> Accessors.read(sample.view(), getter, index));
              if (!(error instanceof FormatException)) {
                assertEquals(IndexOutOfBoundsException.class, error.getClass(), getter);
                if (!fixture.isEmpty()) {
                  Messages.assertNames(
                      error, "index " + wrong + " ", "axis " + axis, "extent " + extent);
                }
              }
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> getters_withAnotherRank_areRefused() {
    return Battery.over((sample, fixture) -> {
      for (int rank = 0; rank < 5; rank++) {
        long[] index = new long[rank];
        if (rank != fixture.ndim()) {
          for (String getter : Accessors.GETTERS) {
            assertThrows(
                IllegalArgumentException.class,
                () -> Accessors.read(sample.view(), getter, index),
                getter);
          }
        }
      }
    });
  }

  /// Reading with one accessor and writing with its twin moves exactly one element; what the getter
  /// refuses, the setter does, and writes nothing.
  @TestFactory
  Stream<DynamicTest> setters_followTheRule() {
    return Battery.over(
        fixtures(fixture -> !fixture.isEmpty() && !fixture.isReadOnly()),
        (sample, fixture) -> {
          ListOracle<Long> addresses = ListOracle.addresses(fixture.structure());
          int size = (int) fixture.formatSpec().size();
          for (String setter : Accessors.SETTERS.keySet()) {
            Class<?> type = Accessors.SETTERS.get(setter);
            long[] from = addresses.indices().getLast();
            for (long[] to : some(addresses.indices())) {
              Object value =
                  expected(
                      setter.replace("set", "get"),
                      fixture.formatSpec(),
                      sample.expected().get(from));
              byte[] expected = sample.memoryBytes();
              if (value == null) {
                var error =
                    assertThrows(
                        FormatException.class,
                        () -> Accessors.write(sample.view(), setter, type, zero(type), to),
                        setter);
                Messages.assertNames(error, setter, "'" + fixture.format() + "'");
              } else {
                System.arraycopy(
                    expected,
                    addresses.get(from).intValue(),
                    expected,
                    addresses.get(to).intValue(),
                    size);
                Accessors.write(sample.view(), setter, type, value, to);
                Accessors.writeArray(sample.view(), setter, type, value, to);
              }
              assertArrayEquals(expected, sample.memoryBytes(), setter);
              from = to;
            }
          }
        });
  }

  @Test
  void setters_ofNarrowerFormats_refuseWhatDoesNotFit_andWriteNothing() {
    byte[] memory = {1, 2, 3, 4};
    MemoryView bytes = MemoryView.of(memory);
    MemoryView signed = bytes.cast("b");
    MemoryView shorts = bytes.cast(">h");

    assertDoesNotFit(300, "'B'", "255", () -> bytes.setInt(0, 300));
    assertDoesNotFit(-1, "'B'", "255", () -> bytes.setInt(0, -1));
    assertDoesNotFit(-1, "'B'", "255", () -> bytes.setShort(0, (short) -1));
    assertDoesNotFit(256, "'B'", "255", () -> bytes.setChar(0, (char) 256));
    assertDoesNotFit(128, "'b'", "127", () -> signed.setLong(0, 128));
    assertDoesNotFit(32768, "'>h'", "32767", () -> shorts.setInt(0, 32768));
    assertDoesNotFit(1.5, "'>h'", "", () -> shorts.setDouble(0, 1.5));
    assertDoesNotFit(1e300, "'>h'", "", () -> shorts.setDouble(0, 1e300));
    assertArrayEquals(new byte[] {1, 2, 3, 4}, memory);
  }

  private static void assertDoesNotFit(
      Object value, String format, String limit, Executable write) {
    var error = assertThrows(IllegalArgumentException.class, write);
    Messages.assertNames(error, value, format, limit);
  }

  @Test
  void setByte_sameWidth_storesTheRawBits() {
    MemoryView bytes = MemoryView.of(new byte[2]);

    bytes.setByte(0, (byte) -1);

    assertEquals(255, bytes.get(0));
    assertEquals(-1, bytes.getByte(0));
    assertEquals(255, bytes.getUnsignedByte(0));
    assertEquals(255, bytes.getInt(0));
  }

  @Test
  void setLong_onUnsigned64_storesTheRawBits() {
    MemoryView longs = MemoryView.of(new long[1]).cast("Q");

    longs.setLong(0, -1);

    assertEquals(new BigInteger("18446744073709551615"), longs.get(0));
    assertEquals(-1, longs.getLong(0));
  }

  @Test
  void getBoolean_anyByteButZero_isTrue() {
    MemoryView flags = MemoryView.of(new byte[] {0, 1, 2, -128}).cast("?");

    assertEquals(List.of(false, true, true, true), flags.toList());
    assertEquals(true, flags.getBoolean(3));
  }

  @Test
  void floats_keepTheirBits_NaNPayloadsIncluded() {
    MemoryView floats = MemoryView.of(new byte[8]).cast(">f");
    float quiet = Float.intBitsToFloat(0x7fc12345);

    floats.setFloat(0, quiet);

    assertEquals(0x7fc12345, Float.floatToRawIntBits(floats.getFloat(0)));
    assertEquals(0x7fc12345, floats.cast(">i").getInt(0));
  }
}
