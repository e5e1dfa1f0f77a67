package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.memview.internal.Refusals.assertRefused;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Layout;
import org.memview.layout.Order;

class CopierTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void copy_randomBlocks_equalsElementByElement() {
    for (long seed = SEED; seed < SEED + 2500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Format format = blocks.any();
      long[] shape = blocks.shape();
      Block source = blocks.block(format, shape);
      Block target = blocks.block(blocks.order(format), shape);

      assertCopies(seed, source, target);
    }
  }

  @Test
  void copy_randomOverlappingBlocks_equalsCopyThroughTemporary() {
    for (long seed = SEED; seed < SEED + 2500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Format format = blocks.any();
      long[] shape = blocks.shape();
      Layout from = blocks.layout(format.size(), shape);
      Layout to = blocks.layout(format.size(), shape);
      MemorySegment memory = blocks.memory(Math.max(from.maxOffset(), to.maxOffset()) + 16);
      Block target = new Block(memory, to, blocks.order(format));

      assertCopies(seed, overlapping(blocks, memory, from, format), target);
    }
  }

  // Crops: rows of 1 to 70 bytes with gaps between them, in any order of two outer axes, in memory
  // without a byte to spare.
  @Test
  void copy_rowsOfFewBytes_equalsElementByElement() {
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Format format = Format.of(blocks.pick("B", "B", "B", "<h", "<i", "<d", "3s"));
      long size = format.size();
      long[] shape = {
        1 + blocks.random.nextInt(12),
        1 + blocks.random.nextInt(40),
        1 + blocks.random.nextInt((int) (70 / size))
      };

      Block source = crop(blocks, format, shape);
      Block target = crop(blocks, format, shape);

      assertCopies(seed, source, target);
    }
  }

  private static Block crop(RandomBlocks blocks, Format format, long... shape) {
    long row = format.size() * shape[2] + blocks.random.nextInt(4);
    boolean turned = blocks.random.nextInt(3) == 0;
    long plane = row * (turned ? shape[0] : shape[1]) + blocks.random.nextInt(9);
    long sign = blocks.random.nextInt(3) == 0 ? -1 : 1;
    long[] strides = {sign * (turned ? row : plane), turned ? plane : row, format.size()};
    Layout free = Layout.of(format.size(), 1L << 40, shape, strides);
    Layout layout = Layout.of(format.size(), free.offset() - free.minOffset(), shape, strides);
    long end = layout.maxOffset();
    return new Block(blocks.memory(end).asSlice(0, end), layout, format);
  }

  // Images, mirrored and thinned in every way, in memory without a byte to spare.
  @Test
  void copy_pictures_equalsElementByElement() {
    for (long seed = SEED; seed < SEED + 1500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Format format = Format.of(blocks.pick("B", "B", "B", "<h", "3s", "5s"));
      long size = format.size();
      long[] shape = {
        1 + blocks.random.nextInt(4), 1 + blocks.random.nextInt(40), 1 + blocks.random.nextInt(4)
      };
      long column = blocks.random.nextInt(-2, 3) * shape[2] * size;
      long[] strides = {
        blocks.random.nextInt(-1, 2) * Math.max(1, Math.abs(column)) * shape[1],
        column,
        (blocks.random.nextBoolean() ? size : -size)
      };
      Layout free = Layout.of(size, 1L << 40, shape, strides);
      Layout layout = Layout.of(size, free.offset() - free.minOffset(), shape, strides);
      MemorySegment exact = blocks.memory(layout.maxOffset()).asSlice(0, layout.maxOffset());
      Block target = blocks.block(format, shape);

      assertCopies(seed, new Block(exact, layout, format), target);
      assertArrayEquals(
          Copier.toBytes(new Block(exact, layout, format), Order.C),
          Slow.elements(new Block(exact, layout, format), size).stream()
              .collect(
                  ByteArrayOutputStream::new,
                  ByteArrayOutputStream::writeBytes,
                  (a, b) -> a.writeBytes(b.toByteArray()))
              .toByteArray(),
          "seed " + seed);
    }
  }

  // The same bytes through the same segment, or through one that starts elsewhere.
  private static Block overlapping(
      RandomBlocks blocks, MemorySegment memory, Layout layout, Format format) {
    long unit = memory.isNative() ? 1 : 8;
    long skipped = blocks.random.nextBoolean() ? 0 : layout.minOffset() / unit * unit;
    return new Block(memory.asSlice(skipped), layout.withOffset(layout.offset() - skipped), format);
  }

  private static void assertCopies(long seed, Block source, Block target) {
    byte[] expected = Slow.memory(target);
    int width = (int) Math.min(source.layout().itemSize(), target.layout().itemSize());
    List<byte[]> elements = Slow.elements(source, width);
    List<Long> offsets = Slow.offsets(target.layout(), Order.C);
    for (int i = 0; i < elements.size(); i++) {
      byte[] element = Slow.reordered(elements.get(i), source.format(), target.format());
      System.arraycopy(element, 0, expected, (int) (long) offsets.get(i), width);
    }

    Copier.copy(source, target);

    assertArrayEquals(
        expected,
        Slow.memory(target),
        () ->
            "seed " + seed + ": " + RandomBlocks.text(source) + " to " + RandomBlocks.text(target));
  }

  @Test
  void toBytes_randomBlocks_listsElementsInOrder() {
    for (long seed = SEED; seed < SEED + 1500; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.any(), blocks.shape());
      byte[] memory = Slow.memory(block);
      for (Order order : Order.values()) {
        boolean fortran =
            order == Order.F || (order == Order.ANY && block.layout().isFContiguous());
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (long at : Slow.offsets(block.layout(), fortran ? Order.F : Order.C)) {
          expected.write(memory, (int) at, (int) block.layout().itemSize());
        }

        byte[] bytes = Copier.toBytes(block, order);

        assertArrayEquals(expected.toByteArray(), bytes, "seed " + seed + " " + order);
      }
    }
  }

  @Test
  void copy_differentShapes_isRefusedWithBothShapes() {
    Block source = zeros("i", 2, 3);
    Block target = zeros("i", 3, 2);

    assertRefused(
        IllegalArgumentException.class, () -> Copier.copy(source, target), "[2, 3]", "[3, 2]");
  }

  @Test
  void copy_differentElements_isRefusedAndPointsToConvertFrom() {
    Block source = zeros("i", 2);
    Block target = zeros("f", 2);

    assertRefused(
        FormatException.class, () -> Copier.copy(source, target), "'i'", "'f'", "convertFrom");
  }

  @Test
  void copy_shapesEqualUpToZeroExtent_copiesNothing() {
    Copier.copy(zeros("i", 1, 0, 5), zeros("i", 1, 0, 7));

    assertThrows(
        IllegalArgumentException.class,
        () -> Copier.copy(zeros("i", 2, 0, 5), zeros("i", 1, 0, 5)));
  }

  @Test
  void copy_closedSource_leavesTargetAlone() {
    Block target = zeros("i", 4);
    Block source;
    try (Arena arena = Arena.ofConfined()) {
      source =
          new Block(arena.allocate(16).fill((byte) 1), Layout.contiguous(4, 4), Format.of("i"));
    }

    assertThrows(IllegalStateException.class, () -> Copier.copy(source, target));

    assertArrayEquals(new byte[16], Slow.memory(target));
  }

  @Test
  void toBytes_moreThanAnArrayHolds_isRefusedWithSizes() {
    Layout repeated = Layout.contiguous(8, 1).broadcastTo(1L << 30);
    Block block = new Block(MemorySegment.ofArray(new byte[8]), repeated, Format.of("q"));

    assertRefused(
        IllegalArgumentException.class,
        () -> Copier.toBytes(block, Order.C),
        Long.toString(8L << 30));
  }

  @Test
  void copy_elementsWithoutBytes_endsAtOnce() {
    Layout endless = Layout.of(0, 0, new long[] {Long.MAX_VALUE}, new long[] {0});
    Block block = new Block(MemorySegment.ofArray(new byte[1]), endless, Format.of("0s"));

    Copier.copy(block, new Block(MemorySegment.ofArray(new byte[1]), endless, Format.of("0s")));

    assertEquals(0, Copier.toBytes(block, Order.C).length);
  }

  static Block zeros(String format, long... shape) {
    Format parsed = Format.of(format);
    Layout layout = Layout.contiguous(parsed.size(), shape);
    return new Block(MemorySegment.ofArray(new byte[(int) layout.byteSize()]), layout, parsed);
  }
}
