package org.memview.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.array.Refusals.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.BufferException;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.format.FormatException;

class TypedArrayTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  private static TypedArray ints(long... values) {
    return TypedArray.of("i", values);
  }

  @Test
  void toString_isPythonsRepr() {
    assertEquals("array('i')", TypedArray.of("i").toString());
    assertEquals("array('i', [1, -2])", ints(1, -2).toString());
    assertEquals("array('d', [1.0, 1e+16])", TypedArray.of("d", 1, 1e16).toString());
    assertEquals("array('f', [0.10000000149011612])", TypedArray.ofFloats(0.1f).toString());
    assertEquals("array('u', 'a\\n')", TypedArray.of("u", "a\n").toString());
    assertEquals("array('w', '😀')", TypedArray.of("w", "😀").toString());
  }

  /// The limits of each code, one beyond, and the way back through a view.
  @ParameterizedTest
  @ValueSource(strings = {"b", "B", "h", "H", "i", "I", "l", "L", "q", "Q"})
  void integers_atTheirLimits_fit(String code) {
    TypedArray array = TypedArray.of(code);
    boolean signed = Character.isLowerCase(code.charAt(0));
    int bits = (int) array.itemSize() * 8;
    BigInteger least = signed ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO;
    BigInteger most = BigInteger.TWO.pow(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    BigInteger beyond = most.add(BigInteger.ONE);
    array.append(least.longValueExact()).append((Object) most);

    assertEquals(least.longValueExact(), ((Number) array.get(0)).longValue());
    assertEquals(most, new BigInteger(array.get(-1).toString()));
    assertRefused(
        IllegalArgumentException.class, () -> array.append((Object) beyond), beyond.toString());
    BigInteger below = least.subtract(BigInteger.ONE);
    assertRefused(
        IllegalArgumentException.class, () -> array.append((Object) below), below.toString());
    if (bits < 64 || !signed) {
      assertRefused(
          IllegalArgumentException.class,
          () -> array.append(signed ? below.longValueExact() : -1L),
          "'" + code + "'",
          least + ".." + most);
    }
    if (bits < 64) {
      assertRefused(
          IllegalArgumentException.class, () -> array.extend(1, beyond.longValueExact()), "..");
    }
    assertRefused(FormatException.class, () -> array.append(1.0), "integers", "1.0");
    assertRefused(FormatException.class, () -> array.append((Object) "x"), code);
    assertEquals(2, array.length());
    try (MemoryView view = MemoryView.of(array)) {
      assertEquals(code, view.format());
      assertEquals(array.toList(), view.toList());
    }
  }

  @Test
  void floats_takeIntegersAndInfinity() {
    TypedArray floats = TypedArray.of("f", 1, 2).append(1e300).append(0.1);

    assertEquals(List.of(1f, 2f, Float.POSITIVE_INFINITY, 0.1f), floats.toList());
    assertEquals(0.1f, floats.getFloat(-1));
    assertEquals((double) 0.1f, floats.getDouble(-1));
    assertRefused(FormatException.class, () -> TypedArray.of("w").append(1), "character");
    assertRefused(FormatException.class, () -> TypedArray.of("w").append(1.5), "character");
    assertRefused(FormatException.class, () -> TypedArray.of("x"), "'x'", "type code");
    assertRefused(FormatException.class, () -> TypedArray.of("ii"), "'ii'");
  }

  @Test
  void text_ofCodePoints() {
    TypedArray text = TypedArray.of("w", "a😀").fromUnicode("é");

    assertEquals(3, text.length());
    assertEquals("a😀é", text.toUnicode());
    assertEquals("😀", text.pop(1));
    assertEquals(text, TypedArray.of("w", List.of("a", "é")));
    assertRefused(FormatException.class, () -> ints(1).toUnicode(), "'i'", "text");
    assertRefused(FormatException.class, () -> ints(1).fromUnicode("a"), "'i'", "text");
    assertEquals("u", TypedArray.of("u").typeCode());
  }

  @Test
  void making_fromAnything_converts() {
    assertEquals(ints(1, 2), TypedArray.ofInts(1, 2));
    assertEquals(ints(1, 2), TypedArray.ofLongs(1, 2));
    assertEquals(ints(1, 2), TypedArray.ofDoubles(1, 2));
    assertEquals(ints(1, 2), TypedArray.of("h", List.of(1, 2L)));
    assertEquals(ints(1, 2), TypedArray.of("B", ints(1, 2)));
    assertEquals(
        ints(3, 1), TypedArray.of("Q", MemoryView.of(new short[] {1, 2, 3}).slice("::-2")));
    assertEquals(ints(7), TypedArray.of("d", Bytes.ofInts(7)));
    assertEquals(ints(0, 1), TypedArray.of("i", IntStream.range(0, 2)));
    assertEquals(ints(0, 1), TypedArray.of("i", LongStream.range(0, 2)));
    assertEquals(TypedArray.ofDoubles(0.5), TypedArray.of("d", DoubleStream.of(0.5)));
    assertEquals(ints(1, 2), Stream.of(1, 2).collect(TypedArray.collector("b")));
    assertEquals(ints(1, 2), List.of(1, 2).parallelStream().collect(TypedArray.collector("b")));
    assertEquals(TypedArray.of("H", 0x0201), TypedArray.ofBytes("H", (byte) 1, (byte) 2));
    assertRefused(
        IllegalArgumentException.class, () -> TypedArray.of("B", ints(1, 256)), "256", "0..255");
    assertRefused(FormatException.class, () -> TypedArray.of("i", List.of(1.5)), "1.5");
    MemoryView big = MemoryView.of(new long[] {-1}).cast("Q");
    assertEquals(
        List.of(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)), TypedArray.of("Q", big).toList());
    assertRefused(
        IllegalArgumentException.class, () -> TypedArray.of("q", big), "18446744073709551615");
  }

  @Test
  void slices_areThoseOfPython() {
    assertEquals(ints(2, 3), ints(1, 2, 3, 4).getSlice(1, 3));
    assertEquals(ints(4, 2), ints(1, 2, 3, 4).getSlice("::-2"));
    assertEquals(ints(1, 9, 9, 9, 4), ints(1, 2, 3, 4).setSlice(1, 3, ints(9, 9, 9)));
    assertEquals(ints(1, 9, 3, 8), ints(1, 2, 3, 4).setSlice("1::2", ints(9, 8)));
    assertEquals(ints(2, 4), ints(1, 2, 3, 4).setSlice("::2", ints()));
    assertEquals(ints(1, 2, 7), ints(1, 2).setSlice(9, 3, ints(7)));
    assertEquals(ints(1, 4), ints(1, 2, 3, 4).deleteSlice(1, 3));
    assertEquals(ints(1, 3), ints(1, 2, 3, 4).deleteSlice("::-2"));
    assertEquals(ints(1, 2, 4), ints(1, 2, 3, 4).delete(-2));
    TypedArray own = ints(1, 2);
    assertEquals(ints(1, 1, 2, 2), own.setSlice(1, 1, own));
    assertRefused(
        IllegalArgumentException.class, () -> ints(1, 2).setSlice("::2", ints(1, 2)), "2", "1");
    assertRefused(
        FormatException.class, () -> ints(1).setSlice(0, 1, TypedArray.of("h", 1)), "'h'", "'i'");
  }

  @Test
  void operations_areThoseOfPython() {
    assertEquals(ints(9, 1, 2), ints(1, 2).insert(-5, 9));
    assertEquals(ints(1, 2, 9), ints(1, 2).insert(5, (Object) 9));
    assertEquals(TypedArray.of("d", 0.5, 1), TypedArray.of("d", 1).insert(0, 0.5));
    assertEquals(ints(1, 1), ints(1, 2, 1).remove(2));
    assertEquals(ints(1, 2, 1, 2), ints(1, 2).extend(ints(1, 2)));
    TypedArray self = ints(1, 2);
    assertEquals(ints(1, 2, 1, 2), self.extend(self));
    assertEquals(ints(1, 2, 1, 2, 1, 2), ints(1, 2).repeatInPlace(3));
    assertEquals(ints(1, 2, 3), ints(1, 2).concat(ints(3)));
    assertEquals(ints(), ints(1).repeat(-1));
    assertEquals(ints(5, 5, 5), ints(5).repeat(3));
    assertEquals(1, ints(1, 2).index(2.0));
    assertEquals(3, ints(1, 2, 1, 2).index(2, 2, 9));
    assertEquals(-1, ints(1, 2).find(2, 0, 1));
    assertEquals(2, ints(1, 2, 1).count(1));
    assertTrue(ints(1).contains(BigInteger.ONE));
    assertEquals(2, ints(1, 2).pop());
    assertEquals(ints(1, 0, 0), ints(1, 2, 3).resize(1).resize(3));
    assertRefused(IllegalArgumentException.class, () -> ints(1).index(7), "7", "'i'", "length 1");
    assertRefused(IndexOutOfBoundsException.class, () -> ints(1).get(1), "1", "'i'", "length 1");
    assertRefused(IndexOutOfBoundsException.class, () -> ints().pop(), "pop", "-1", "length 0");
    assertRefused(IllegalArgumentException.class, () -> ints(1).resize(-1), "-1");
    assertRefused(IllegalArgumentException.class, () -> ints(1).resize(Long.MAX_VALUE), "memory");
    assertRefused(
        IllegalArgumentException.class, () -> ints(1).repeatInPlace(Long.MAX_VALUE), "memory");
    assertRefused(FormatException.class, () -> ints(1).extend(TypedArray.of("q", 1)), "'q'");
    assertRefused(FormatException.class, () -> ints(1).concat(TypedArray.of("q", 1)), "'q'");
  }

  @Test
  void whileViewsAreOpen_whatMovesMemory_isRefusedAndChangesNothing() throws IOException {
    TypedArray array = ints(1, 2, 3);
    MemoryView first = MemoryView.of(array);
    MemoryView second = first.share();
    List<Executable> refused =
        List.of(
            () -> array.append(1),
            () -> array.append((Object) 1),
            () -> array.insert(0, 1),
            () -> array.extend(1L),
            () -> array.extend(1),
            () -> array.extend(array),
            () -> array.extend(List.of(1)),
            () -> array.extend(first),
            () -> array.fromList(List.of(1)),
            () -> array.fromBytes(new byte[4]),
            () -> array.fromFile(new ByteArrayInputStream(new byte[4]), 1),
            () -> array.pop(),
            () -> array.remove(1),
            () -> array.clear(),
            () -> array.delete(0),
            () -> array.deleteSlice(0, 1),
            () -> array.deleteSlice(0, 0),
            () -> array.setSlice(0, 1, ints(1, 2)),
            () -> array.setSlice(0, 0, ints()),
            () -> array.resize(9),
            () -> array.ensureCapacity(99),
            () -> array.repeatInPlace(2));
    for (Executable operation : refused) {
      assertRefused(BufferException.class, operation, "cannot ", "2 views are open", "TypedArray");
    }
    assertEquals(ints(1, 2, 3), array);

    array.set(0, 9).setSlice(1, 3, ints(8, 7)).reverse().byteswap().byteswap().repeatInPlace(1);
    array.extend(ints()).fromBytes().fromList(List.of()).resize(3);
    array.fromFile(new ByteArrayInputStream(new byte[0]), 0);
    assertEquals(List.of(7, 8, 9), first.toList());
    first.close();
    second.close();
    array.append(1);
    assertEquals(4, array.length());
  }

  @Test
  void extend_whichFails_changesNothing() {
    TypedArray array = ints(1);

    assertRefused(IllegalArgumentException.class, () -> array.extend(List.of(2, 1L << 40)), "..");
    assertRefused(IllegalArgumentException.class, () -> array.extend(2, 1L << 40), "..");
    assertRefused(FormatException.class, () -> array.extend(List.of(2, "x")), "x");
    assertRefused(
        IllegalStateException.class,
        () ->
            array.extend(() ->
                Stream.iterate(
                        1,
                        n -> {
                          if (n == 3) {
                            throw new IllegalStateException("no more");
                          }
                          return n + 1;
                        })
                    .map(Object.class::cast)
                    .iterator()),
        "no more");
    assertEquals(ints(1), array);
  }

  @Test
  void files_roundTrip() throws IOException {
    TypedArray array = TypedArray.of("h", IntStream.range(0, 100_000).map(i -> i % 1000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    array.toFile(out);
    byte[] bytes = out.toByteArray();

    assertArrayEquals(array.toBytes(), bytes);
    assertEquals(array, TypedArray.of("h").fromFile(new ByteArrayInputStream(bytes), 100_000));
    TypedArray partial = TypedArray.of("h", 5);
    assertRefused(
        EOFException.class,
        () -> partial.fromFile(new ByteArrayInputStream(bytes, 0, 4), 3),
        "3 items",
        "after 2");
    assertEquals(TypedArray.of("h", 5, 0, 1), partial);
    assertRefused(
        IllegalArgumentException.class,
        () -> partial.fromFile(new ByteArrayInputStream(bytes, 0, 3), 2),
        "1 bytes into an item of 2");
    assertRefused(
        IllegalArgumentException.class,
        () -> partial.fromFile(new ByteArrayInputStream(bytes), -1),
        "count -1");
    assertRefused(
        IllegalArgumentException.class, () -> partial.fromBytes(new byte[3]), "3 bytes", "2");
    assertRefused(
        FormatException.class, () -> partial.fromBytes(ints(1)), "one-byte", "4 bytes", "cast");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "h", "i", "q", "d", "w"})
  void reverseAndByteswap_ofManyItems_areInPlace(String code) {
    TypedArray array = TypedArray.of(code).resize(200_001);
    byte[] bytes = new byte[Math.toIntExact(array.length() * array.itemSize())];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (code.equals("w") ? i % 4 == 0 ? i : 0 : i * 31);
    }
    array.clear().fromBytes(bytes);
    int width = (int) array.itemSize();
    byte[] expected = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int item = bytes.length / width - 1 - i / width;
      expected[i] = bytes[item * width + width - 1 - i % width];
    }

    assertArrayEquals(expected, array.reverse().byteswap().toBytes());
  }

  @Test
  void primitives_areNotBoxedAway() {
    TypedArray array = TypedArray.of("H", 1, 65535);

    assertEquals(65535, array.getInt(1));
    assertEquals(65535L, array.getLong(-1));
    assertEquals(65535.0, array.getDouble(-1));
    assertEquals("[1, 65535]", Arrays.toString(array.toIntArray()));
    assertEquals("[1, 65535]", Arrays.toString(array.toLongArray()));
    assertEquals("[1.0, 65535.0]", Arrays.toString(array.toDoubleArray()));
    assertEquals("[0.5]", Arrays.toString(TypedArray.ofFloats(0.5f).toFloatArray()));
    assertEquals(65536, array.ints().sum());
    assertEquals(65536, array.longs().sum());
    assertEquals(65536, array.doubles().sum());
  }

  @Test
  void equality_isByValue() {
    assertEquals(ints(1), TypedArray.ofDoubles(1));
    assertEquals(ints(1).hashCode(), TypedArray.ofDoubles(1).hashCode());
    assertEquals(TypedArray.ofDoubles(-0.0).hashCode(), TypedArray.ofDoubles(0.0).hashCode());
    assertEquals(TypedArray.of("u", "ab"), TypedArray.of("w", "ab"));
    assertNotEquals(ints(1), ints(1, 2));
    TypedArray nan = TypedArray.ofDoubles(Double.NaN);
    assertNotEquals(nan, nan.copy());
    assertEquals(nan, nan);
    assertTrue(ints(1, 2).compareTo(ints(1, 2, 0)) < 0);
    assertTrue(ints(2).compareTo(TypedArray.ofDoubles(1.5)) > 0);
    long large = (1L << 53) + 1;
    assertTrue(TypedArray.ofLongs(large).compareTo(TypedArray.ofDoubles(0x1p53)) > 0);
    assertEquals(0, TypedArray.of("w", "é").compareTo(TypedArray.of("u", "é")));
    assertTrue(nan.compareTo(TypedArray.ofDoubles(Double.POSITIVE_INFINITY)) > 0);
  }

  @Test
  void native_behavesAsOnTheHeap() {
    TypedArray array = TypedArray.ofNative("i").extend(3, 1, 2);

    assertTrue(array.isNative());
    assertFalse(ints(1).isNative());
    assertEquals(3, array.bufferInfo().length());
    assertNotEquals(0, array.bufferInfo().address());
    assertRefused(IllegalStateException.class, () -> ints(1).bufferInfo(), "ofNative");
    assertTrue(array.getSlice("::2").isNative());
    assertEquals(ints(3, 1, 2), array);
    for (int i = 0; i < 1000; i++) {
      array.append(i);
    }
    assertEquals(999, array.getInt(-1));
  }

  @Test
  void native_inAClosedArena_isRefused() {
    Arena arena = Arena.ofConfined();
    TypedArray array = TypedArray.ofNative("d", arena).extend(1, 2.5);
    assertEquals(2.5, array.getDouble(1));
    arena.close();

    assertRefused(ViewReleasedException.class, () -> array.getDouble(0), "arena");
    assertRefused(IllegalStateException.class, () -> array.append(1));
  }

  @Test
  void fromFile_whichFails_addsNothing() {
    InputStream failing =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1);
          }

          @Override
          public int read(byte[] bytes, int from, int count) throws IOException {
            if (given >= 100_000) {
              throw new IOException("the disk is gone");
            }
            given += count;
            return count;
          }
        };
    TypedArray array = TypedArray.of("i", 7);

    assertRefused(IOException.class, () -> array.fromFile(failing, 50_000), "the disk is gone");
    assertEquals(TypedArray.of("i", 7), array);
  }

  @Test
  void pop_ofPrimitives_isThatOfObjects() {
    assertEquals(7, TypedArray.of("q", 5, 7).popLong());
    assertEquals(-1, TypedArray.of("Q", List.of(new BigInteger("18446744073709551615"))).popLong());
    TypedArray array = TypedArray.of("f", 1.5, 2.5);
    assertEquals(2.5, array.popDouble());
    assertEquals(TypedArray.of("f", 1.5), array);
    assertRefused(FormatException.class, () -> array.popLong(), "'f'");
    assertEquals(1, array.length());
    try (MemoryView view = MemoryView.of(array)) {
      assertRefused(BufferException.class, () -> array.popDouble(), "cannot pop", "1 view");
      assertEquals(1, view.length());
    }
    array.clear();
    assertRefused(IndexOutOfBoundsException.class, () -> array.popDouble(), "pop");
  }

  @Test
  void unsigned_beyondLong_isConverted() {
    List<Object> items = List.of(BigInteger.TWO, new BigInteger("18446744073709551615"));

    assertEquals(items, TypedArray.of("Q", MemoryView.of(TypedArray.of("Q", items))).toList());
    assertRefused(
        IllegalArgumentException.class,
        () -> TypedArray.of("q", TypedArray.of("Q", items)),
        "18446744073709551615");
  }

  @Test
  void order_isThatOfTheFirstItemsThatDiffer() {
    TypedArray nan = TypedArray.of("d", Double.NaN, 1, Double.NaN, 2);

    assertEquals(0, nan.compareTo(nan.copy()));
    assertTrue(nan.compareTo(TypedArray.of("d", Double.NaN, 1, Double.NaN, 3)) < 0);
    assertTrue(nan.compareTo(TypedArray.of("d", Double.NaN, 1, 5)) > 0);
    assertTrue(nan.compareTo(TypedArray.of("d", Double.NaN, 1, Double.NaN)) > 0);
    assertTrue(
        TypedArray.of("q", 1, 9007199254740993L)
                .compareTo(TypedArray.of("d", 1, 9007199254740992.0))
            > 0);
    TypedArray noText = TypedArray.of("w", "a").fromBytes((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    assertThrows(IllegalArgumentException.class, () -> noText.compareTo(noText.copy()));
    assertRefused(
        ClassCastException.class,
        () -> TypedArray.of("Zd", 1.0).compareTo(TypedArray.of("Zd", 1.0)));
  }

  /// Over 2 GB, in pages that a sparse file lends: only those that are touched exist.
  @Test
  void native_beyondTwoGigabytes_isAddressedWithLongs(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sparse");
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE);
        Arena mapped = Arena.ofShared()) {
      TypedArray array = TypedArray.ofNative("I", new SparseArena(channel, mapped));
      long count = 700_000_000;
      array.resize(count).set(-1, 0xffff_fffeL).append(7);

      assertEquals(count + 1, array.length());
      assertEquals(0, array.getLong(count / 2));
      assertEquals(0xffff_fffeL, array.getLong(count - 1));
      try (MemoryView view = MemoryView.of(array)) {
        assertEquals(4 * (count + 1), view.byteSize());
        view.setInt(count - 2, 5);
      }
      assertEquals(List.of(5L, 0xffff_fffeL, 7L), array.getSlice(-3, Long.MAX_VALUE).toList());
      assertEquals(count - 2, array.find(5, count - 3, Long.MAX_VALUE));
    }
  }

  /// Hands out pieces of one sparse file. The room for growth is there from the start, so that
  /// nothing is copied.
  private record SparseArena(FileChannel channel, Arena mapped) implements Arena {
    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
      try {
        long room = byteSize == 0 ? 0 : byteSize + 1024;
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, room, mapped);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public MemorySegment.Scope scope() {
      return mapped.scope();
    }

    @Override
    public void close() {
      mapped.close();
    }
  }

  @Test
  void randomChanges_besideAList_agree() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (TypedArray array : List.of(TypedArray.of("q"), TypedArray.ofNative("q"))) {
      List<Object> list = new ArrayList<>();
      for (long round = 0; round < 10_000; round++) {
        int at = random.nextInt(list.size() + 1);
        int end = Math.min(at + random.nextInt(40), list.size());
        boolean growing = round / 1000 % 2 == 0;
        switch (random.nextInt(growing ? 3 : 5)) {
          case 0 -> {
            array.insert(at, round);
            list.add(at, round);
          }
          case 1 -> {
            array.extend(round, -round);
            list.addAll(List.of(round, -round));
          }
          case 2 -> {
            TypedArray some = TypedArray.ofLongs(1, 2, 3, round);
            array.setSlice(at, end, some);
            list.subList(at, end).clear();
            list.addAll(at, some.toList());
          }
          case 3 -> {
            array.resize(Math.max(list.size() - 30, 0));
            list.subList(Math.max(list.size() - 30, 0), list.size()).clear();
          }
          default -> {
            array.deleteSlice(at, end);
            list.subList(at, end).clear();
          }
        }
        if (round % 50 == 0) {
          assertEquals(list, array.toList(), "seed " + SEED + " round " + round);
        }
      }
    }
  }
}
