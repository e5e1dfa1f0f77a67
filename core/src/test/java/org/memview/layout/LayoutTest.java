package org.memview.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  private static final long MAX = Long.MAX_VALUE;

  static long[] longs(long... numbers) {
    return numbers;
  }

  static void assertMessage(Throwable error, String... parts) {
    String message = String.valueOf(error.getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no '" + part + "' in: " + message);
    }
  }

  private static Layout layout(long itemSize, long[] shape, long... strides) {
    return Layout.of(itemSize, 0, shape, strides);
  }

  private static IllegalArgumentException refused(
      long itemSize, long offset, long[] shape, long[] strides) {
    return assertThrows(
        IllegalArgumentException.class, () -> Layout.of(itemSize, offset, shape, strides));
  }

  @Test
  void of_arraysChangedLater_keepsItsNumbers() {
    long[] shape = {3, 5};
    long[] strides = {20, 4};
    Layout layout = Layout.of(4, 8, shape, strides);

    shape[0] = 99;
    strides[0] = 99;
    layout.shape()[1] = 99;
    layout.strides()[1] = 99;

    assertEquals(Layout.of(4, 8, longs(3, 5), longs(20, 4)), layout);
  }

  @Test
  void of_describes() {
    Layout layout = Layout.of(4, 100, longs(3, 5), longs(-20, 4));

    assertEquals(2, layout.ndim());
    assertEquals(4, layout.itemSize());
    assertEquals(100, layout.offset());
    assertArrayEquals(longs(3, 5), layout.shape());
    assertArrayEquals(longs(-20, 4), layout.strides());
    assertEquals(5, layout.extent(1));
    assertEquals(5, layout.extent(-1));
    assertEquals(-20, layout.stride(0));
    assertEquals(-20, layout.stride(-2));
    assertEquals(15, layout.elementCount());
    assertEquals(60, layout.byteSize());
    assertFalse(layout.isEmpty());
    assertEquals(60, layout.minOffset());
    assertEquals(120, layout.maxOffset());
  }

  @Test
  void of_noAxes_isOneElement() {
    Layout layout = Layout.of(8, 16, longs(), longs());

    assertEquals(0, layout.ndim());
    assertEquals(1, layout.elementCount());
    assertEquals(8, layout.byteSize());
    assertTrue(layout.isCContiguous() && layout.isFContiguous() && layout.isContiguous());
    assertEquals(16, layout.offsetOf());
    assertEquals(16, layout.minOffset());
    assertEquals(24, layout.maxOffset());
  }

  @Test
  void extent_noSuchAxis_namesAxisAndCount() {
    Layout layout = Layout.contiguous(1, 2, 3);

    assertMessage(
        assertThrows(IndexOutOfBoundsException.class, () -> layout.extent(2)), "axis 2", "2 axes");
    assertMessage(
        assertThrows(IndexOutOfBoundsException.class, () -> layout.stride(-3)),
        "axis -3",
        "2 axes");
  }

  @Test
  void of_strideCountDiffers_isRefused() {
    assertMessage(
        refused(1, 0, longs(2, 3), longs(1)), "strides [1]", "shape [2, 3]", "1 for 2 axes");
  }

  @Test
  void of_negativeExtent_isRefused() {
    assertMessage(refused(1, 0, longs(2, -3), longs(1, 1)), "extent -3 of axis 1");
  }

  @Test
  void of_negativeItemSize_isRefused() {
    assertMessage(refused(-4, 0, longs(2), longs(1)), "item size -4");
  }

  @Test
  void of_64Axes_isAccepted() {
    long[] shape = new long[64];
    Arrays.fill(shape, 1);
    shape[63] = 7;

    Layout layout = Layout.contiguous(2, shape);

    assertEquals(64, layout.ndim());
    assertEquals(7, layout.elementCount());
    assertTrue(layout.isCContiguous() && layout.isFContiguous());
    assertEquals(layout, layout.transpose().transpose());
  }

  @Test
  void of_65Axes_isRefused() {
    assertMessage(refused(1, 0, new long[65], new long[65]), "65 axes", "64");
  }

  @Test
  void of_largestCounts_areAccepted() {
    assertEquals(MAX, Layout.contiguous(1, MAX).byteSize());
    assertEquals(MAX, Layout.contiguous(1, MAX).maxOffset());
    assertEquals(MAX, layout(1, longs(MAX), 0).elementCount());
    assertEquals(1L << 62, Layout.contiguous(4, 1L << 30, 1L << 30).byteSize());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 9223372036854775807, 2",
    "2, 9223372036854775807, 1",
    "1, 4294967296, 4294967296",
    "1, 3037000500, 3037000500",
    "8, 2147483648, 1073741824",
    "1, 6148914691236517206, 3",
  })
  void of_productBeyondLong_isRefused(long itemSize, long first, long second) {
    assertMessage(
        refused(itemSize, 0, longs(first, second), longs(0, 0)),
        "shape [" + first + ", " + second + "]",
        "items of " + itemSize + " bytes");
  }

  @Test
  void of_productOfTheExtentsBesideZeroBeyondLong_isRefusedInAnyOrder() {
    long big = 1L << 40;

    refused(1, 0, longs(0, big, big), longs(1, 1, 1));
    refused(1, 0, longs(big, 0, big), longs(1, 1, 1));
    refused(1, 0, longs(big, big, 0), longs(1, 1, 1));
    assertTrue(layout(1, longs(big, 0, 4), 1, 1, 1).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 2, 9223372036854775807",
    "1, 0, 3, 4611686018427387904",
    "1, 9223372036854775807, 1, 1",
    "2, 9223372036854775806, 1, 1",
    "1, 9223372036854775800, 2, 8",
    "1, -2, 2, -9223372036854775807",
    "1, 0, 2, -9223372036854775808",
    "1, 0, 5, -4611686018427387904",
  })
  void of_spanBeyondLong_isRefused(long itemSize, long offset, long extent, long stride) {
    assertMessage(
        refused(itemSize, offset, longs(extent), longs(stride)),
        "shape [" + extent + "]",
        "strides [" + stride + "]",
        "offset " + offset);
  }

  @Test
  void of_spanOfTwoAxesBeyondLong_isRefused() {
    long quarter = 1L << 61;

    refused(1, 0, longs(3, 3), longs(quarter, quarter));
    refused(1, 0, longs(3, 3), longs(quarter, -quarter));
    assertEquals(2 * quarter + 1, layout(1, longs(2, 2), quarter, quarter).maxOffset());
  }

  @Test
  void of_widestSpan_isAccepted() {
    Layout layout = Layout.of(1, 0, longs(2), longs(MAX - 1));

    assertEquals(MAX, layout.maxOffset());
    assertEquals(MAX - 1, layout.offsetOf(-1));
    assertEquals(0, layout.reversed().minOffset());
  }

  @Test
  void of_strideNeverUsed_mayBeAnything() {
    Layout one = Layout.of(4, 8, longs(1, 1), longs(Long.MIN_VALUE, MAX));
    Layout none = Layout.of(4, 8, longs(0, 5), longs(Long.MIN_VALUE, MAX));

    assertEquals(8, one.minOffset());
    assertEquals(12, one.maxOffset());
    assertEquals(8, none.minOffset());
    assertEquals(8, none.maxOffset());
  }

  @Test
  void contiguous_fillsStridesInOrder() {
    assertArrayEquals(longs(48, 16, 4), Layout.contiguous(4, 2, 3, 4).strides());
    assertArrayEquals(longs(4, 8, 24), Layout.contiguous(Order.F, 4, 2, 3, 4).strides());
    assertEquals(Layout.contiguous(4, 2, 3), Layout.contiguous(Order.ANY, 4, 2, 3));
    assertArrayEquals(longs(0, 12, 4), Layout.contiguous(4, 2, 0, 3).strides());
  }

  @Test
  void itemSizeZero_hasElementsButNoBytes() {
    Layout layout = Layout.of(0, 3, longs(4), longs(0));

    assertEquals(4, layout.elementCount());
    assertEquals(0, layout.byteSize());
    assertFalse(layout.isEmpty());
    assertTrue(layout.isCContiguous() && layout.isFContiguous());
    assertSame(layout, layout.requireWithin(3));
  }

  /// The table of contiguity edge cases for items of one byte, the answers of
  /// `PyBuffer_IsContiguous`.
  @ParameterizedTest
  @CsvSource({
    "'3', '1', T, T",
    "'3', '2', F, F",
    "'3', '-1', F, F",
    "'3', '0', F, F",
    "'1', '1', T, T",
    "'1', '99', T, T",
    "'1', '-7', T, T",
    "'1', '0', T, T",
    "'0', '1', T, T",
    "'0', '7', T, T",
    "'0', '0', T, T",
    "'', '', T, T",
    "'2 3', '3 1', T, F",
    "'2 3', '1 2', F, T",
    "'1 3', '99 1', T, T",
    "'2 1', '1 99', T, T",
    "'0 3', '5 7', T, T",
    "'3 0', '5 7', T, T",
    "'2 0 3', '5 7 9', T, T",
    "'2 1 4', '4 0 1', T, F",
    "'2 2', '0 1', F, F",
    "'1 2', '0 1', T, T",
  })
  void contiguity_edgeCases(String shape, String strides, String c, String f) {
    Layout layout = layout(1, numbers(shape), numbers(strides));

    assertEquals(c.equals("T"), layout.isCContiguous());
    assertEquals(f.equals("T"), layout.isFContiguous());
    assertEquals((c + f).contains("T"), layout.isContiguous());
  }

  private static long[] numbers(String text) {
    return text.isEmpty()
        ? longs()
        : Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void requireWithin_everyByteInside_returnsItself() {
    Layout layout = Layout.of(4, 40, longs(3, 5), longs(-20, 4));

    assertSame(layout, layout.requireWithin(60));
  }

  @Test
  void requireWithin_oneByteTooFew_namesTheNumbers() {
    Layout layout = Layout.of(4, 40, longs(3, 5), longs(-20, 4));

    var error = assertThrows(IndexOutOfBoundsException.class, () -> layout.requireWithin(59));

    assertMessage(error, "bytes 0 to 60", "59 bytes", "shape=[3, 5]", "strides=[-20, 4]");
  }

  @Test
  void requireWithin_beforeTheFirstByte_namesTheNumbers() {
    Layout layout = Layout.of(4, 39, longs(3, 5), longs(-20, 4));

    assertMessage(
        assertThrows(IndexOutOfBoundsException.class, () -> layout.requireWithin(1000)),
        "bytes -1 to 59");
  }

  @Test
  void requireWithin_empty_asksForTheOffsetOnly() {
    Layout layout = Layout.of(4, 10, longs(0, 3), longs(1000, -1000));

    assertSame(layout, layout.requireWithin(10));
    assertMessage(
        assertThrows(IndexOutOfBoundsException.class, () -> layout.requireWithin(9)),
        "10",
        "9 bytes");
  }

  @Test
  void withOffset_movesEveryElement() {
    Layout layout = Layout.of(4, 40, longs(3), longs(-8));

    assertEquals(Layout.of(4, 16, longs(3), longs(-8)), layout.withOffset(16));
    assertThrows(IllegalArgumentException.class, () -> layout.withOffset(MAX - 2));
    assertThrows(IllegalArgumentException.class, () -> layout.withOffset(Long.MIN_VALUE + 15));
  }

  @Test
  void offsetOf_countsNegativeIndicesFromTheEnd() {
    Layout layout = Layout.of(4, 100, longs(3, 5), longs(20, -4));

    assertEquals(100 + 40 - 12, layout.offsetOf(2, 3));
    assertEquals(100 + 40 - 12, layout.offsetOf(-1, -2));
  }

  @Test
  void offsetOf_outside_namesIndexAxisAndExtent() {
    Layout layout = Layout.contiguous(4, 3, 5);

    var above = assertThrows(IndexOutOfBoundsException.class, () -> layout.offsetOf(0, 7));
    var below = assertThrows(IndexOutOfBoundsException.class, () -> layout.offsetOf(-4, 0));

    assertEquals("index 7 is out of range for axis 1 of extent 5", above.getMessage());
    assertEquals("index -4 is out of range for axis 0 of extent 3", below.getMessage());
  }

  @Test
  void offsetOf_wrongCount_namesBothNumbers() {
    Layout layout = Layout.contiguous(4, 3, 5);

    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> layout.offsetOf(1)),
        "1 index",
        "2 axes",
        "[3, 5]");
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> layout.offsetOf(1, 2, 3)), "3 indices");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 0",
    "4, 5, 4",
    "-1, 5, 4",
    "-5, 5, 0",
    "9223372036854775806, 9223372036854775807, 9223372036854775806",
    "-9223372036854775807, 9223372036854775807, 0",
  })
  void checkIndex_inside_countsFromTheFront(long index, long extent, long expected) {
    assertEquals(expected, Layout.checkIndex(0, index, extent));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "-6, 5",
    "0, 0",
    "-1, 0",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, 9223372036854775807",
    "-9223372036854775808, 0",
  })
  void checkIndex_outside_namesTheIndexAsGiven(long index, long extent) {
    var error =
        assertThrows(IndexOutOfBoundsException.class, () -> Layout.checkIndex(3, index, extent));

    assertEquals(
        "index " + index + " is out of range for axis 3 of extent " + extent, error.getMessage());
  }

  @Test
  void equals_comparesEveryNumber() {
    Layout layout = Layout.of(4, 8, longs(3, 5), longs(20, 4));

    assertEquals(layout.hashCode(), Layout.contiguous(4, 3, 5).withOffset(8).hashCode());
    assertEquals(layout, Layout.contiguous(4, 3, 5).withOffset(8));
    assertNotEquals(layout, Layout.of(2, 8, longs(3, 5), longs(20, 4)));
    assertNotEquals(layout, Layout.of(4, 9, longs(3, 5), longs(20, 4)));
    assertNotEquals(layout, Layout.of(4, 8, longs(3, 4), longs(20, 4)));
    assertNotEquals(layout, Layout.of(4, 8, longs(3, 5), longs(20, 8)));
    assertNotEquals(Layout.contiguous(4), Layout.contiguous(4, 1));
    assertNotEquals(null, layout);
  }

  @Test
  void toString_showsEveryNumber() {
    assertEquals(
        "Layout[shape=[2, 4] strides=[8, -2] offset=6 itemSize=2]",
        Layout.of(2, 6, longs(2, 4), longs(8, -2)).toString());
  }
}
