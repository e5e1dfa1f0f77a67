package org.memview.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.layout.LayoutTest.assertMessage;
import static org.memview.layout.LayoutTest.longs;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DeriveTest {
  private static IllegalArgumentException refused(Executable executable) {
    return assertThrows(IllegalArgumentException.class, executable);
  }

  @Test
  void documentedExamples_sayWhatHappens() {
    Layout table = Layout.contiguous(4, 3, 5);
    Layout image = Layout.contiguous(1, 480, 640, 3);
    Layout red = image.slice(Index.parse("..., 0"));
    Layout flipped = red.transpose().slice(Index.reversed());

    assertEquals(Layout.of(4, 0, longs(5, 3), longs(4, 20)), table.transpose());
    assertEquals(
        Layout.of(4, 16, longs(3, 5), longs(20, -4)), table.slice(Index.all(), Index.reversed()));
    assertEquals(Layout.of(4, 20, longs(2, 3), longs(20, 8)), table.slice(Index.parse("1:, ::2")));
    assertEquals(Layout.of(4, 20, longs(7, 5), longs(0, 4)), table.at(1).broadcastTo(7, 5));
    assertEquals(Layout.of(4, 0, longs(15), longs(4)), table.reshape(-1));
    refused(() -> table.transpose().reshape(-1));
    assertMessage(
        assertThrows(IndexOutOfBoundsException.class, () -> table.requireWithin(59)),
        "bytes 0 to 60 are not inside memory of 59 bytes");
    assertEquals(Layout.of(1, 0, longs(480, 640), longs(1920, 3)), red);
    assertEquals(Layout.of(1, 1917, longs(640, 480), longs(-3, 1920)), flipped);
    assertEquals(921_597, flipped.offsetOf(0, 479));
  }

  @Test
  void transpose_noArguments_reversesTheAxes() {
    assertEquals(
        Layout.of(1, 0, longs(4, 3, 2), longs(1, 4, 12)),
        Layout.contiguous(1, 2, 3, 4).transpose());
    assertEquals(Layout.contiguous(1), Layout.contiguous(1).transpose());
    assertTrue(Layout.contiguous(1, 2, 3).transpose().isFContiguous());
  }

  @Test
  void transpose_axesGiven_putsThemInThatOrder() {
    Layout layout = Layout.contiguous(1, 2, 3, 4);

    assertEquals(Layout.of(1, 0, longs(4, 2, 3), longs(1, 12, 4)), layout.transpose(2, 0, 1));
    assertEquals(layout.transpose(2, 0, 1), layout.transpose(-1, 0, -2));
  }

  @Test
  void transpose_64AxesRotated_putsThemInThatOrder() {
    int[] order = new int[64];
    long[] shape = new long[64];
    Arrays.setAll(order, i -> (i + 63) % 64);
    Arrays.setAll(shape, i -> i == 63 ? 5 : 1);

    assertEquals(5, Layout.contiguous(1, shape).transpose(order).extent(0));
  }

  @Test
  void transpose_notPermutation_isRefused() {
    Layout layout = Layout.contiguous(1, 2, 3, 4);

    assertMessage(refused(() -> layout.transpose(0, 1)), "[0, 1]", "3 axes");
    assertMessage(refused(() -> layout.transpose(0, 1, -2)), "[0, 1, -2]", "3 axes");
    assertMessage(refused(() -> Layout.contiguous(1).transpose(0)), "[0]", "0 axes");
    assertMessage(
        assertThrows(IndexOutOfBoundsException.class, () -> layout.transpose(0, 1, 3)),
        "axis 3",
        "3 axes");
  }

  @Test
  void broadcastTo_stretchesExtentOneAndAddsLeadingAxes() {
    Layout column = Layout.of(4, 8, longs(3, 1), longs(4, 99));

    assertEquals(Layout.of(4, 8, longs(2, 3, 5), longs(0, 4, 0)), column.broadcastTo(2, 3, 5));
    assertEquals(column, column.broadcastTo(3, 1));
    assertEquals(Layout.of(8, 0, longs(2, 2), longs(0, 0)), Layout.contiguous(8).broadcastTo(2, 2));
  }

  @Test
  void broadcastTo_zeroExtent_stretchesOnlyFromOne() {
    assertTrue(Layout.contiguous(4, 3, 1).broadcastTo(3, 0).isEmpty());
    assertEquals(longs(5, 0).length, Layout.contiguous(4, 0).broadcastTo(5, 0).ndim());
    assertMessage(refused(() -> Layout.contiguous(4, 0).broadcastTo(1)), "[0]", "[1]");
    assertMessage(refused(() -> Layout.contiguous(4, 3).broadcastTo(0)), "[3]", "[0]");
  }

  @Test
  void broadcastTo_notStretchable_namesBothShapes() {
    Layout layout = Layout.contiguous(4, 2, 3);

    assertMessage(refused(() -> layout.broadcastTo(2, 4)), "[2, 3]", "[2, 4]");
    assertMessage(refused(() -> layout.broadcastTo(3)), "[2, 3]", "[3]");
    assertMessage(refused(() -> layout.broadcastTo(3, 2, 1)), "[2, 3]", "[3, 2, 1]");
    assertMessage(refused(() -> layout.broadcastTo(-1, 3)), "extent -1 of axis 0");
    assertMessage(refused(() -> layout.broadcastTo(new long[65])), "65 axes");
  }

  @Test
  void broadcastTo_productBeyondLong_isRefused() {
    Layout layout = Layout.contiguous(1, 1, 1);

    assertEquals(Long.MAX_VALUE, layout.broadcastTo(1, Long.MAX_VALUE).byteSize());
    assertMessage(refused(() -> layout.broadcastTo(3, Long.MAX_VALUE / 2)), "[3, ");
  }

  @Test
  void reshape_contiguous_getsContiguousStrides() {
    Layout layout = Layout.contiguous(2, 4, 6).withOffset(10);

    assertEquals(Layout.contiguous(2, 2, 3, 4).withOffset(10), layout.reshape(2, 3, 4));
    assertEquals(Layout.contiguous(2, 24).withOffset(10), layout.reshape(-1));
    assertEquals(Layout.contiguous(2, 8, 3).withOffset(10), layout.reshape(8, -1));
  }

  @Test
  void reshape_noAxes_isOneElement() {
    assertEquals(Layout.contiguous(2, 1, 1), Layout.contiguous(2).reshape(1, 1));
    assertEquals(Layout.contiguous(2), Layout.contiguous(2, 1, 1).reshape());
    assertEquals(Layout.contiguous(2, 1), Layout.contiguous(2).reshape(-1));
  }

  @Test
  void reshape_strided_splitsAndMergesWherePossible() {
    Layout everyOther = Layout.of(2, 6, longs(12), longs(-4));
    Layout rows = Layout.of(2, 0, longs(3, 2, 4), longs(100, 8, 2));

    assertEquals(Layout.of(2, 6, longs(3, 4), longs(-16, -4)), everyOther.reshape(3, 4));
    assertEquals(Layout.of(2, 0, longs(3, 8), longs(100, 2)), rows.reshape(3, 8));
    assertEquals(
        Layout.of(2, 0, longs(1, 3, 1, 4, 2), longs(300, 100, 16, 4, 2)),
        rows.reshape(1, 3, 1, 4, 2));
  }

  @Test
  void reshape_broadcast_mergesZeroStrides() {
    Layout repeated = Layout.contiguous(4).broadcastTo(6, 4);

    assertEquals(Layout.of(4, 0, longs(8, 3), longs(0, 0)), repeated.reshape(8, 3));
    assertEquals(
        Layout.of(4, 0, longs(2, 3, 4), longs(0, 0, 4)),
        Layout.contiguous(4, 4).broadcastTo(6, 4).reshape(2, 3, 4));
    refused(() -> Layout.contiguous(4, 4).broadcastTo(6, 4).reshape(24));
  }

  @Test
  void reshape_copyNeeded_saysWhyAndWhatToDo() {
    Layout transposed = Layout.contiguous(4, 2, 3).transpose();

    assertMessage(
        refused(() -> transposed.reshape(6)),
        "[3, 2] to [6] without a copy",
        "extent 3 has stride 4, not 2 * 12",
        "copy first with toContiguous()",
        "strides [4, 12]");
  }

  @Test
  void reshape_otherCount_namesShapesAndCounts() {
    Layout layout = Layout.contiguous(4, 2, 3);

    assertMessage(refused(() -> layout.reshape(4, 2)), "[2, 3] to [4, 2]", "6 elements", "8");
    assertMessage(refused(() -> layout.reshape(4, -1)), "[4, -1]", "6 elements", "divided by 4");
    assertMessage(refused(() -> layout.reshape()), "to []", "6 elements", "1");
    assertMessage(refused(() -> layout.reshape(0, -1)), "[0, -1]", "divided by 0");
  }

  @Test
  void reshape_impossibleExtents_areRefused() {
    Layout layout = Layout.contiguous(4, 2, 3);

    assertMessage(refused(() -> layout.reshape(-1, 2, -1)), "only one", "[-1, 2, -1]");
    assertMessage(refused(() -> layout.reshape(-2, -3)), "extent -2 of axis 0");
    assertMessage(
        refused(() -> layout.reshape(1L << 40, 1L << 40)), "[1099511627776, 1099511627776]");
  }

  @Test
  void reshape_empty_takesAnyEmptyShape() {
    Layout empty = Layout.of(4, 8, longs(3, 0, 2), longs(1000, 7, -3));

    assertEquals(Layout.contiguous(4, 0).withOffset(8), empty.reshape(0));
    assertEquals(Layout.contiguous(4, 5, 0).withOffset(8), empty.reshape(5, -1));
    assertMessage(refused(() -> empty.reshape(0, -1)), "0 elements", "divided by 0");
    assertMessage(refused(() -> empty.reshape(1)), "0 elements", "1");
  }

  @Test
  void reshape_agreesWithNumPy() throws IOException {
    List<String> lines = SliceTest.vectors("numpy/reshape.txt");

    for (String line : lines) {
      String[] part = line.split(" ", -1);
      Layout layout = Layout.of(2, 0, numbers(part[0]), numbers(part[1]));
      if (part[3].equals("copy")) {
        assertThrows(IllegalArgumentException.class, () -> layout.reshape(numbers(part[2])), line);
      } else {
        assertArrayEquals(numbers(part[3]), layout.reshape(numbers(part[2])).strides(), line);
      }
    }
    assertEquals(1500, lines.size());
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void field_isThatPartOfEachElement() {
    Layout records = Layout.of(12, 24, longs(3, 2), longs(-12, 48));

    assertEquals(Layout.of(4, 28, longs(3, 2), longs(-12, 48)), records.field(4, 4));
    assertEquals(
        Layout.of(2, 24, longs(3, 2, 2, 3), longs(-12, 48, 6, 2)), records.field(0, 2, 2, 3));
    assertEquals(Layout.of(0, 36, longs(3, 2), longs(-12, 48)), records.field(12, 0));
  }

  @Test
  void field_ofEmptyLayout_movesNothing() {
    Layout records = Layout.of(12, 24, longs(0), longs(12));

    assertEquals(24, records.field(4, 4).offset());
    assertEquals(24, Layout.of(12, 24, longs(3), longs(12)).field(4, 4, 0, 2).offset());
  }

  @Test
  void field_outsideTheItem_namesTheNumbers() {
    Layout records = Layout.contiguous(12, 3);

    assertMessage(refused(() -> records.field(9, 4)), "4 bytes", "byte 9", "12 bytes");
    assertMessage(refused(() -> records.field(-1, 4)), "byte -1");
    assertMessage(refused(() -> records.field(0, 4, 2, 2)), "16 bytes");
    assertMessage(refused(() -> records.field(Long.MAX_VALUE, 4)), "byte 9223372036854775807");
    assertMessage(refused(() -> records.field(0, -1)), "item size -1");
  }

  @Test
  void field_tooManyAxesOrElements_isRefused() {
    long[] ones = new long[64];
    Arrays.fill(ones, 1);

    assertMessage(refused(() -> Layout.contiguous(4, 3).field(0, 4, ones)), "65 axes");
    Layout nothings = Layout.of(0, 0, longs(1L << 40), longs(0));
    assertMessage(refused(() -> nothings.field(0, 0, 1L << 40)), "1099511627776, 1099511627776");
  }
}
