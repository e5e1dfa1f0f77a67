package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.internal.Refusals.assertRefused;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.Bytes;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Layout;
import org.memview.layout.Order;

class ComparerTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void mismatch_randomBlocks_isTheFirstDifferenceByValue() {
    int equal = 0;
    for (long seed = SEED; seed < SEED + 1500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      long[] shape = blocks.shape();
      Block first = blocks.block(blocks.any(), shape);
      boolean related = blocks.random.nextInt(3) > 0;
      Format format = related ? blocks.order(first.format()) : blocks.any();
      Block second = blocks.block(format, shape);
      try {
        List<Object> values = Slow.values(first);
        Slow.values(second);
        imitate(second, values, blocks);
      } catch (IllegalArgumentException notText) {
        continue;
      }
      long expected = firstDifference(Slow.values(first), Slow.values(second));
      equal += expected < 0 ? 1 : 0;

      assertEquals(expected, Comparer.mismatch(first, second), () -> text(first, second));
      assertEquals(expected, Comparer.mismatch(second, first), () -> text(second, first));
      assertEquals(expected < 0, Comparer.contentEquals(first, second));
    }
    assertTrue(equal > 150, "only " + equal + " pairs were equal");
  }

  // Stores the same values where they fit, all or up to a random place.
  private static void imitate(Block block, List<Object> values, RandomBlocks blocks) {
    List<Long> offsets = Slow.offsets(block.layout(), Order.C);
    int to =
        values.isEmpty() || blocks.random.nextBoolean()
            ? values.size()
            : blocks.random.nextInt(values.size());
    for (int i = 0; i < to; i++) {
      try {
        Elements.set(block.segment(), offsets.get(i), block.format(), values.get(i));
      } catch (IllegalArgumentException doesNotFit) {
        return;
      }
    }
  }

  private static long firstDifference(List<Object> a, List<Object> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!NumbersOracle.equalAsPython(a.get(i), b.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String text(Block first, Block second) {
    return RandomBlocks.text(first)
        + Slow.values(first)
        + RandomBlocks.text(second)
        + Slow.values(second);
  }

  @Test
  void contentEquals_largeBlocksTurnedEveryWay_isThatOfTheirElements() {
    for (long seed = SEED; seed < SEED + 200; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Format format = Format.of(blocks.pick("B", "<h", ">i", "q", "f", "d", "12s"));
      Layout whole = Layout.contiguous(format.size(), 1 + blocks.random.nextInt(90), 70);
      Layout turned = blocks.random.nextBoolean() ? whole.transpose() : whole;
      turned = turned.slice(Long.MIN_VALUE, Long.MAX_VALUE, -1);
      Layout other = Layout.contiguous(format.size(), turned.shape());
      Block first = new Block(blocks.memory(whole.byteSize()), turned, format);
      Layout second = blocks.random.nextBoolean() ? turned : other;
      Block same = new Block(blocks.memory(whole.byteSize()), second, format);
      Copier.copy(first, same);
      long changed = blocks.random.nextLong(whole.byteSize());
      if (blocks.random.nextBoolean()) {
        Filler.fillRun(same.segment(), changed, new byte[] {77}, 1);
      }
      boolean expected = firstDifference(Slow.values(first), Slow.values(same)) < 0;

      assertEquals(
          expected, Comparer.contentEquals(first, same), () -> "seed " + text(first, same));
      assertEquals(
          expected, Comparer.contentEquals(same, first), () -> "seed " + text(first, same));
    }
  }

  @Test
  void mismatch_itemsLargerThanAnArray_comparesThemInPlace(@TempDir Path folder)
      throws IOException {
    long size = (1L << 31) + 8;
    Format format = Format.of(size + "s");
    try (Arena arena = Arena.ofConfined();
        FileChannel file =
            FileChannel.open(
                folder.resolve("sparse"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      MemorySegment memory = file.map(FileChannel.MapMode.READ_WRITE, 0, size + 32, arena);
      memory.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
      long[] shape = {2};
      long[] repeated = {0};
      Block first = new Block(memory, Layout.of(size, 0, shape, repeated), format);
      Block second = new Block(memory, Layout.of(size, 32, shape, repeated), format);

      assertEquals(0, Comparer.mismatch(first, second));
    }
  }

  @Test
  void contentEquals_numbersOfDifferentFormats_comparesExactly() {
    long odd = (1L << 53) + 1;
    assertTrue(Comparer.contentEquals(longs("q", 1L << 53), doubles(0x1p53)));
    assertFalse(Comparer.contentEquals(longs("q", odd), doubles(0x1p53)));
    assertFalse(Comparer.contentEquals(longs("q", Long.MAX_VALUE), doubles(0x1p63)));
    assertTrue(Comparer.contentEquals(longs("q", Long.MIN_VALUE), doubles(-0x1p63)));
    assertTrue(Comparer.contentEquals(longs("Q", Long.MIN_VALUE), doubles(0x1p63)));
    assertFalse(Comparer.contentEquals(longs("Q", Long.MIN_VALUE + 1), doubles(0x1p63)));
    assertFalse(Comparer.contentEquals(longs("Q", -1), doubles(0x1p64)));
    assertFalse(Comparer.contentEquals(longs("Q", -1), longs("q", -1)));
    assertFalse(Comparer.contentEquals(longs("q", 0), doubles(Double.NaN)));
  }

  @Test
  void contentEquals_specialFloats_followsPython() {
    assertFalse(Comparer.contentEquals(doubles(Double.NaN), doubles(Double.NaN)));
    Block same = doubles(Double.NaN);
    assertFalse(Comparer.contentEquals(same, same));
    assertTrue(Comparer.contentEquals(doubles(-0.0), doubles(0.0)));
    assertTrue(Comparer.contentEquals(longs("q", 0), doubles(-0.0)));
  }

  @Test
  void contentEquals_truthValues_comparesTruthNotBytes() {
    assertTrue(Comparer.contentEquals(bytes("?", 2, 0, 1), bytes("?", 1, 0, 255)));
    assertTrue(Comparer.contentEquals(bytes("?", 2, 0, 1), bytes("B", 1, 0, 1)));
    assertFalse(Comparer.contentEquals(bytes("?", 2), bytes("B", 2)));
  }

  @Test
  void contentEquals_characters_neverEqualNumbers() {
    assertFalse(Comparer.contentEquals(bytes("c", 97), bytes("B", 97)));
    assertTrue(Comparer.contentEquals(bytes("c", 97), bytes("1s", 97)));
    assertTrue(Comparer.contentEquals(bytes("b", 97), bytes("B", 97)));
    assertFalse(Comparer.contentEquals(bytes("b", 255), bytes("B", 255)));
  }

  @Test
  void contentEquals_padding_isIgnored() {
    assertTrue(Comparer.contentEquals(bytes("B2xB", 1, 8, 8, 2), bytes("B2xB", 1, 9, 9, 2)));
    assertTrue(Comparer.contentEquals(bytes("B2xB", 1, 8, 8, 2), bytes("BB", 1, 2)));
    assertTrue(Comparer.contentEquals(bytes("4x", 1, 2, 3, 4), bytes("4x", 5, 6, 7, 8)));
    assertTrue(Comparer.contentEquals(bytes("4p", 1, 2, 3, 4), bytes("4p", 1, 2, 8, 8)));
  }

  @Test
  void contentEquals_recordOfOneValue_equalsTheBareValue() {
    assertTrue(Comparer.contentEquals(bytes("xB", 9, 5), bytes("B", 5)));
    assertFalse(Comparer.contentEquals(bytes("BB", 5, 5), bytes("B", 5)));
  }

  @Test
  void contentEquals_shapes_countUpToTheFirstZero() {
    assertTrue(equalShapes(new long[] {1, 0, 5}, new long[] {1, 0, 7}));
    assertFalse(equalShapes(new long[] {2, 0, 5}, new long[] {1, 0, 5}));
    assertFalse(equalShapes(new long[] {0}, new long[] {0, 1}));
    assertTrue(equalShapes(new long[] {}, new long[] {}));
    assertFalse(equalShapes(new long[] {}, new long[] {1}));
    assertTrue(Comparer.contentEquals(CopierTest.zeros("w", 0), CopierTest.zeros("d", 0)));
  }

  private static boolean equalShapes(long[] first, long[] second) {
    return Comparer.contentEquals(CopierTest.zeros("i", first), CopierTest.zeros("d", second));
  }

  @Test
  void mismatch_differentShapes_isRefusedWithBoth() {
    assertRefused(
        IllegalArgumentException.class,
        () -> Comparer.mismatch(CopierTest.zeros("i", 2), CopierTest.zeros("i", 1, 2)),
        "[2]",
        "[1, 2]");
  }

  @Test
  void contentHash_randomByteBlocks_equalsHashOfBytes() {
    for (long seed = SEED; seed < SEED + 1000; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Format format = Format.of(blocks.pick("B", "b", "c"));
      long[] shape = blocks.random.nextInt(10) == 0 ? new long[] {5, 2500} : blocks.shape();
      Layout layout = blocks.layout(1, shape);
      Block block = new Block(blocks.memory(layout.maxOffset()), layout, format);

      assertEquals(
          Bytes.of(Copier.toBytes(block, Order.C)).hashCode(),
          Comparer.contentHash(block),
          "seed " + seed);
    }
  }

  @Test
  void contentHash_otherFormats_isRefused() {
    for (String format : List.of("i", "?", "1s", "BB")) {
      assertRefused(
          FormatException.class,
          () -> Comparer.contentHash(CopierTest.zeros(format, 1)),
          "'B'",
          format);
    }
  }

  static Block bytes(String format, int... content) {
    byte[] memory = new byte[content.length];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = (byte) content[i];
    }
    Format parsed = Format.of(format);
    Layout layout = Layout.contiguous(parsed.size(), memory.length / Math.max(1, parsed.size()));
    return new Block(MemorySegment.ofArray(memory), layout, parsed);
  }

  static Block longs(String format, long... values) {
    return new Block(
        MemorySegment.ofArray(values), Layout.contiguous(8, values.length), Format.of(format));
  }

  static Block doubles(double... values) {
    return new Block(
        MemorySegment.ofArray(values), Layout.contiguous(8, values.length), Format.of("d"));
  }
}
