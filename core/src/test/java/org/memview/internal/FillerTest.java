package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.memview.internal.Refusals.assertRefused;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.memview.layout.Order;

class FillerTest {
  private static final long SEED = Long.getLong("memview.seed", 20261121);

  @Test
  void fill_randomBlocks_storesTheValueInEveryElementOnly() {
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      RandomBlocks blocks = new RandomBlocks(seed);
      Block block = blocks.block(blocks.any(), blocks.shape());
      Block values = blocks.block(block.format());
      Object value;
      try {
        value = Slow.values(values).getFirst();
      } catch (IllegalArgumentException notText) {
        continue;
      }
      byte[] expected = Slow.memory(block);
      byte[] encoded = Elements.encode(block.format(), value);
      for (long at : Slow.offsets(block.layout(), Order.C)) {
        System.arraycopy(encoded, 0, expected, (int) at, encoded.length);
      }

      Filler.fill(block, value);

      assertArrayEquals(expected, Slow.memory(block), "seed " + seed + RandomBlocks.text(block));
    }
  }

  @Test
  void fillRun_everySizeOfItemAndRun_equalsFillingABlock() {
    Random random = new Random(SEED);
    for (int width : new int[] {0, 1, 2, 3, 4, 8, 70}) {
      for (int count : new int[] {0, 1, 2, 7, 8, 63, 64, 65, 9000}) {
        byte[] item = new byte[width];
        if (random.nextBoolean()) {
          random.nextBytes(item);
        }
        byte[] expected = new byte[width * count + 5];
        for (int i = 0; i < width * count; i++) {
          expected[2 + i] = item[i % width];
        }
        for (MemorySegment memory : Kinds.of(new byte[expected.length])) {
          Filler.fillRun(memory, 2, item, count);
          byte[] filled = memory.asSlice(0, expected.length).toArray(ValueLayout.JAVA_BYTE);
          assertArrayEquals(expected, filled, "seed " + SEED + ", " + count + " of " + width);
        }
      }
    }
  }

  @Test
  void fill_longPatternThatDoesNotDivideTheBuffer_isSeamless() {
    Block block = CopierTest.zeros("7s", 5000);
    byte[] item = new byte[7];
    new Random(SEED).nextBytes(item);

    Filler.fill(block, item);

    byte[] memory = Slow.memory(block);
    byte[] expected = new byte[memory.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = item[i % 7];
    }
    assertArrayEquals(expected, memory);
  }

  @Test
  void fill_valueThatDoesNotFit_isRefusedEvenWithoutElements() {
    Block block = CopierTest.zeros("B", 3);
    Filler.fill(block, 7);

    assertRefused(IllegalArgumentException.class, () -> Filler.fill(block, 300), "300", "0..255");
    assertRefused(
        IllegalArgumentException.class, () -> Filler.fill(CopierTest.zeros("B", 0), 300), "300");

    assertArrayEquals(new byte[] {7, 7, 7}, Slow.memory(block));
  }
}
