package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.memview.layout.Layout;

class CoverageTest {
  @Test
  void bytesIn_randomLayouts_equalsMarkingEveryByte() {
    var random = new SplittableRandom(42);
    int regular = 0;
    for (int i = 0; i < 5000; i++) {
      Layout layout = layout(random);
      Coverage coverage = Coverage.of(layout);
      if (!coverage.isRegular()) {
        continue;
      }
      regular++;
      BitSet bytes = marked(layout);
      long from = random.nextLong(700) - 20;
      long to = from + random.nextLong(300);

      long expected = bytes.get((int) Math.max(from, 0), (int) Math.max(to, 0)).cardinality();
      assertEquals(expected, coverage.bytesIn(from, to), () -> layout + " in " + from + ".." + to);
      assertEquals(mark(expected, to - from), coverage.mark(from, to), layout::toString);
    }
    assertTrue(regular > 2000, "only " + regular + " regular layouts");
  }

  private static char mark(long bytes, long length) {
    return bytes == 0 ? '.' : bytes == length ? '#' : '+';
  }

  private static Layout layout(SplittableRandom random) {
    int ndim = random.nextInt(4);
    long[] shape = new long[ndim];
    long[] strides = new long[ndim];
    long low = 0;
    for (int axis = 0; axis < ndim; axis++) {
      shape[axis] = random.nextLong(5);
      strides[axis] = random.nextLong(81) - 40;
      low += Math.min(0, strides[axis]) * Math.max(0, shape[axis] - 1);
    }
    return Layout.of(1 + random.nextLong(4), 10 - low, shape, strides);
  }

  private static BitSet marked(Layout layout) {
    BitSet bytes = new BitSet();
    for (long n = 0; n < layout.elementCount(); n++) {
      int offset = (int) Offsets.of(layout, n);
      bytes.set(offset, offset + (int) layout.itemSize());
    }
    return bytes;
  }

  @Test
  void isRegular_interleavedAxes_isFalse() {
    assertFalse(Coverage.of(Layout.of(1, 0, new long[] {8, 3}, new long[] {3, 2})).isRegular());
  }

  @Test
  void isDense_transposedImage_isTrue() {
    assertTrue(Coverage.of(Layout.contiguous(2, 4, 5, 3).transpose(2, 0, 1)).isDense());
  }

  @Test
  void bytesIn_billionsOfElements_isImmediate() {
    Layout layout = Layout.of(1, 0, new long[] {1 << 20, 1 << 20}, new long[] {1 << 22, 2});

    assertEquals(1L << 40, Coverage.of(layout).bytesIn(0, Long.MAX_VALUE));
  }
}
