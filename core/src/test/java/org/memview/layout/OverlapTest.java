package org.memview.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.layout.LayoutTest.longs;

import org.junit.jupiter.api.Test;

class OverlapTest {
  private static void assertOverlap(boolean expected, Layout a, Layout b) {
    assertEquals(expected, a.overlaps(b), () -> a + " and " + b);
    assertEquals(expected, b.overlaps(a), () -> b + " and " + a);
  }

  @Test
  void ranges_touching_doNotOverlap() {
    Layout layout = Layout.contiguous(4, 10);

    assertOverlap(false, layout.slice(0, 5, 1), layout.slice(5, 10, 1));
    assertOverlap(true, layout.slice(0, 6, 1), layout.slice(5, 10, 1));
    assertOverlap(true, layout, layout.reversed());
  }

  @Test
  void empty_overlapsNothing() {
    Layout layout = Layout.contiguous(4, 10);

    assertOverlap(false, layout.slice(3, 3, 1), layout);
    assertOverlap(false, Layout.of(0, 4, longs(5), longs(0)), layout);
  }

  @Test
  void interleaved_doNotOverlap() {
    Layout layout = Layout.contiguous(4, 1_000_000);

    assertOverlap(false, layout.slice(0, Long.MAX_VALUE, 2), layout.slice(1, Long.MAX_VALUE, 2));
    assertOverlap(true, layout.slice(0, Long.MAX_VALUE, 2), layout.slice(1, Long.MAX_VALUE, 3));
    assertOverlap(false, layout.slice(0, Long.MAX_VALUE, 6), layout.slice(1, Long.MAX_VALUE, 4));
  }

  @Test
  void interleavedPartsOfItems_areDecidedWithoutSearch() {
    Layout records = Layout.contiguous(24, 1_000_000);

    assertOverlap(false, records.field(0, 8), records.field(8, 8));
    assertOverlap(true, records.field(0, 9), records.field(8, 8));
    assertOverlap(
        false,
        Layout.of(2, 0, longs(1_000_000), longs(12)),
        Layout.of(2, 2, longs(1_000_000), longs(8)));
  }

  @Test
  void columnsOfAnImage_doNotOverlap() {
    Layout image = Layout.contiguous(1, 480, 640, 3);

    assertOverlap(
        false, image.slice(Index.parse(":, :100")), image.slice(Index.parse(":, 100:200")));
    assertOverlap(
        true, image.slice(Index.parse(":, :101")), image.slice(Index.parse("::-1, 200:99:-1")));
    assertOverlap(
        false, image.slice(Index.parse("..., 0")), image.slice(Index.parse("..., 1")).transpose());
  }

  @Test
  void broadcast_overlapsWhereItsMemoryDoes() {
    Layout layout = Layout.contiguous(4, 10);

    assertOverlap(false, layout.at(3).broadcastTo(1000), layout.slice(4, 10, 1));
    assertOverlap(true, layout.at(3).broadcastTo(1000), layout.slice(3, 10, 1));
  }

  @Test
  void numbersNearTheEndOfLong_areExact() {
    long half = 1L << 62;
    Layout two = Layout.of(1, 0, longs(2), longs(half));

    assertOverlap(true, two, two);
    assertOverlap(false, two, Layout.of(1, 1, longs(2), longs(half)));
    assertOverlap(true, two, Layout.of(1, half, longs(2), longs(half - 2)));
    assertOverlap(true, Layout.contiguous(1, Long.MAX_VALUE), two);
    assertOverlap(
        false,
        Layout.of(2, 0, longs(half / 2 - 1), longs(4)),
        Layout.of(2, 2, longs(half / 2 - 1), longs(4)));
    Layout coprime = Layout.of(1, 0, longs(1_000_000_007L), longs(4_000_000_007L));
    Layout other = Layout.of(1, 1, longs(1_000_000_007L), longs(4_000_000_009L));
    assertOverlap(false, coprime, other); // First met at index 2,000,000,004.
    assertOverlap(true, coprime, other.withOffset(2_000_000_009L)); // Met at index 1,000,000,000.
    Layout wide = Layout.of(1, 0, longs(200_000_000), longs(9_000_000_011L));
    long meeting = 123_456_789 * 9_000_000_011L - 98_765_432 * 7_000_000_003L;
    Layout onlyThere = Layout.of(1, meeting, longs(200_000_000), longs(7_000_000_003L));
    assertOverlap(true, wide, onlyThere);
    assertOverlap(false, wide.slice(0, 123_456_789, 1), onlyThere);
    assertOverlap(false, wide, onlyThere.slice(0, 98_765_432, 1));
    assertOverlap(
        true,
        Layout.of(1, Long.MIN_VALUE, longs(2), longs(Long.MAX_VALUE - 1)),
        Layout.of(1, -2, longs(3), longs(half / 2)));
  }

  @Test
  void irregular_isAnsweredSoonAndNeverWronglyNo() {
    long[] extents = new long[40];
    long[] strides = new long[40];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = 2;
      strides[axis] = 1_000_003L * (axis + 7) * (axis + 7) - 17L * axis;
    }
    Layout layout = Layout.of(1, 0, extents, strides);
    long start = System.nanoTime();

    boolean answer = layout.overlaps(layout.withOffset(5));

    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(layout.overlaps(layout.withOffset(strides[3])));
    assertTrue(answer, "the search is not exhaustive here, so the answer is the careful one");
    assertTrue(millis < 1000, () -> millis + " ms");
    assertFalse(layout.overlaps(layout.withOffset(layout.maxOffset())));
  }
}
