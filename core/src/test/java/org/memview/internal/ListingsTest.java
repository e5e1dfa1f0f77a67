package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.memview.internal.Refusals.assertRefused;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// Lists, arrays, streams and hexadecimal text of blocks.
class ListingsTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void toList_randomBlocks_nestsTheElementsByAxis() {
    for (long seed = SEED; seed < SEED + 1000; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.number(), blocks.shape());

      List<Object> list = Lists.toList(block);
      List<Object> flat = new ArrayList<>();
      flatten(list, Math.max(1, block.layout().ndim()), flat);

      assertEquals(Slow.values(block), flat, "seed " + seed);
      for (int axis = 0; axis < block.layout().ndim() && !block.layout().isEmpty(); axis++) {
        assertEquals(block.layout().extent(axis), list.size());
        list = axis + 1 < block.layout().ndim() ? nested(list.getLast()) : list;
      }
    }
  }

  private static void flatten(List<?> list, int depth, List<Object> into) {
    for (Object item : list) {
      if (depth == 1) {
        into.add(item);
      } else {
        flatten((List<?>) item, depth - 1, into);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> nested(Object item) {
    return (List<Object>) item;
  }

  @Test
  void toList_zeroExtentsAndNoAxes_followPython() {
    assertEquals("[[], [], []]", Lists.toList(CopierTest.zeros("i", 3, 0)).toString());
    assertEquals("[]", Lists.toList(CopierTest.zeros("i", 0, 3)).toString());
    assertEquals("[0]", Lists.toList(CopierTest.zeros("i")).toString());
    assertThrows(
        UnsupportedOperationException.class,
        () -> Lists.toList(CopierTest.zeros("i", 2)).set(0, 1));
  }

  @Test
  void primitiveArraysAndStreams_randomBlocks_listTheValues() {
    for (long seed = SEED; seed < SEED + 1000; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.number(), blocks.shape());
      String values = Slow.values(block).toString();
      switch (block.format().code()) {
        case 'b' -> assertEquals(values, text(PrimitiveArrays.toBytes(block)));
        case 'h' -> assertEquals(values, text(PrimitiveArrays.toShorts(block)));
        case 'l', 'q', 'n' -> assertEquals(values, text(PrimitiveArrays.toLongs(block)));
        case 'e', 'E', 'f' -> assertEquals(values, text(PrimitiveArrays.toFloats(block)));
        default -> {}
      }
      switch (block.format().code()) {
        case 'b', 'B', 'h', 'H', 'i' -> {
          assertEquals(values, text(PrimitiveArrays.toInts(block)));
          assertEquals(
              values, Streams.ints(() -> block, Runnable::run).boxed().toList().toString());
          assertEquals(values, collectInts(block).toString());
        }
        default -> {}
      }
      switch (block.format().code()) {
        case 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'q', 'n' -> {
          assertEquals(values, text(PrimitiveArrays.toLongs(block)));
          assertEquals(
              values, Streams.longs(() -> block, Runnable::run).boxed().toList().toString());
          List<Long> each = new ArrayList<>();
          Streams.forEachLong(block, each::add);
          assertEquals(values, each.toString());
        }
        case 'e', 'E', 'f', 'd' -> {
          List<Double> expected = Slow.values(block).stream().map(NumbersOracle::asDouble).toList();
          assertEquals(expected.toString(), text(PrimitiveArrays.toDoubles(block)));
          assertEquals(expected, Streams.doubles(() -> block, Runnable::run).boxed().toList());
          List<Double> each = new ArrayList<>();
          Streams.forEachDouble(block, each::add);
          assertEquals(expected, each);
        }
        default -> {}
      }
    }
  }

  private static List<Integer> collectInts(Block block) {
    List<Integer> each = new ArrayList<>();
    Streams.forEachInt(block, each::add);
    return each;
  }

  private static String text(Object array) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
      items.add(java.lang.reflect.Array.get(array, i));
    }
    return items.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "b, bsiljjjd", "B, bsild", "c, b", "h, sild", "H, sild", "i, ild", "I, ild", "l, l", "<L, l",
        "q, l", "Q, l",
    "n, l", "N, l", "P, l", "e, fd", "E, fd", "f, fd", "d, d", "?, ''", "2s, ''", "Zd, ''", "ii, ''"
  })
  void primitiveArrays_everyCode_followTheTypedGetters(String format, String carriers) {
    Block block = CopierTest.zeros(format, 1);
    accepts(carriers.contains("b"), () -> PrimitiveArrays.toBytes(block), "toByteArray", format);
    accepts(carriers.contains("s"), () -> PrimitiveArrays.toShorts(block), "toShortArray", format);
    accepts(carriers.contains("i"), () -> PrimitiveArrays.toInts(block), "toIntArray", format);
    accepts(carriers.contains("l"), () -> PrimitiveArrays.toLongs(block), "toLongArray", format);
    accepts(carriers.contains("f"), () -> PrimitiveArrays.toFloats(block), "toFloatArray", format);
    accepts(
        carriers.contains("d"), () -> PrimitiveArrays.toDoubles(block), "toDoubleArray", format);
  }

  private static void accepts(boolean accepted, Runnable call, String name, String format) {
    if (accepted) {
      call.run();
    } else {
      assertRefused(FormatException.class, call::run, name, "'" + format + "'");
    }
  }

  @Test
  void primitiveArrays_sameWidth_giveRawBits() {
    assertArrayEquals(new byte[] {-1}, PrimitiveArrays.toBytes(ComparerTest.bytes("B", 255)));
    assertArrayEquals(
        new short[] {-2}, PrimitiveArrays.toShorts(ComparerTest.bytes(">H", 255, 254)));
    assertArrayEquals(new short[] {255}, PrimitiveArrays.toShorts(ComparerTest.bytes("B", 255)));
    assertArrayEquals(
        new int[] {-1}, PrimitiveArrays.toInts(ComparerTest.bytes("I", 255, 255, 255, 255)));
    assertArrayEquals(new long[] {-1}, PrimitiveArrays.toLongs(ComparerTest.longs("Q", -1)));
    assertArrayEquals(
        new long[] {0xffffffffL},
        PrimitiveArrays.toLongs(ComparerTest.bytes("<L", 255, 255, 255, 255)));
    assertArrayEquals(new double[] {-1}, PrimitiveArrays.toDoubles(ComparerTest.bytes("b", 255)));
  }

  @Test
  void primitiveArrays_itemsWithTrailingPadding_leaveItOut() {
    Layout layout = Layout.contiguous(3, 2);
    Block block =
        new Block(MemorySegment.ofArray(new byte[] {1, 9, 9, 2, 9, 9}), layout, Format.of("B"));

    assertArrayEquals(new byte[] {1, 2}, PrimitiveArrays.toBytes(block));
    assertArrayEquals(new int[] {1, 2}, PrimitiveArrays.toInts(block));
    assertArrayEquals(new byte[] {1, 9, 9, 2, 9, 9}, Copier.toBytes(block, Order.C));
  }

  @Test
  void streams_parallel_splitWithoutLossInOrder() {
    int[] values = java.util.stream.IntStream.range(0, 100_000).toArray();
    Layout layout = Layout.contiguous(4, 500, 200).transpose();
    Block block = new Block(MemorySegment.ofArray(values), layout, Format.of("i"));

    int[] listed = Streams.ints(() -> block, Runnable::run).parallel().toArray();
    long[] widened = Streams.longs(() -> block, Runnable::run).parallel().toArray();
    double[] doubled = Streams.doubles(() -> block, Runnable::run).parallel().toArray();

    for (int i = 0; i < values.length; i++) {
      int expected = i % 500 * 200 + i / 500;
      assertEquals(expected, listed[i]);
      assertEquals(expected, widened[i]);
      assertEquals(expected, doubled[i]);
    }
  }

  @Test
  void streams_askForTheirBlockAtTheTerminalOperation() {
    AtomicReference<Block> block = new AtomicReference<>(CopierTest.zeros("i", 1));
    var stream = Streams.ints(block::get, Runnable::run);
    block.set(CopierTest.zeros("i", 5));

    assertEquals(5, stream.count());
    assertRefused(
        FormatException.class,
        () -> Streams.ints(() -> CopierTest.zeros("q", 1), Runnable::run).sum(),
        "ints",
        "'q'");
  }

  @Test
  void hex_randomBlocks_isTheHexOfTheBytes() {
    for (long seed = SEED; seed < SEED + 500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.any(), blocks.shape());
      byte[] bytes = Copier.toBytes(block, Order.C);
      int group = blocks.random.nextInt(-9, 10);

      assertEquals(HexFormat.of().formatHex(bytes), Hex.hex(block));
      assertEquals(grouped(bytes, group), Hex.hex(block, ":", group), "seed " + seed);
    }
  }

  private static String grouped(byte[] bytes, int group) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      int counted = group > 0 ? bytes.length - i : i;
      if (i > 0 && group != 0 && counted % Math.abs(group) == 0) {
        text.append(':');
      }
      HexFormat.of().toHexDigits(text, bytes[i]);
    }
    return text.toString();
  }

  // Python 3: memoryview(bytes([1, 2, 3, 4, 5])).hex(sep, n)
  @ParameterizedTest
  @CsvSource({
    "1, 01-02-03-04-05",
    "2, 01-0203-0405",
    "-2, 0102-0304-05",
    "0, 0102030405",
    "5, 0102030405",
    "4, 01-02030405",
    "-4, 01020304-05",
    "2147483647, 0102030405",
    "-2147483648, 0102030405"
  })
  void hex_groups_areCountedFromTheRightOrTheLeft(int group, String text) {
    assertEquals(text, Hex.hex(ComparerTest.bytes("B", 1, 2, 3, 4, 5), "-", group));
  }

  @Test
  void hex_badSeparatorsAndHugeBlocks_areRefused() {
    Block block = CopierTest.zeros("B", 0);
    assertEquals("", Hex.hex(block, ":", 1));
    for (String separator : List.of("", "--", "é")) {
      assertRefused(
          IllegalArgumentException.class,
          () -> Hex.hex(block, separator, 1),
          "one ASCII character");
    }
    Block huge =
        new Block(
            MemorySegment.ofArray(new byte[1]),
            Layout.contiguous(1, 1).broadcastTo(1L << 30),
            Format.of("B"));
    assertRefused(
        IllegalArgumentException.class, () -> Hex.hex(huge), "hex", Long.toString(1L << 31));
  }
}
