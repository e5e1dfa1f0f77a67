package org.memview.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.layout.LayoutTest.assertMessage;
import static org.memview.layout.LayoutTest.longs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static final long OPEN_START = Long.MIN_VALUE;
  private static final long OPEN_STOP = Long.MAX_VALUE;

  static List<String> vectors(String name) throws IOException {
    try (InputStream in = SliceTest.class.getResourceAsStream("/vectors/" + name)) {
      assertTrue(in != null, () -> name + " is missing");
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  void sliceStartAndExtent_agreeWithCPython() throws IOException {
    List<String> lines = vectors("cpython/slice-indices.txt");

    for (String line : lines) {
      String[] part = line.split(" ", -1);
      long start = part[0].equals("_") ? OPEN_START : Long.parseLong(part[0]);
      long stop = part[1].equals("_") ? OPEN_STOP : Long.parseLong(part[1]);
      long step = Long.parseLong(part[2]);
      long extent = Long.parseLong(part[3]);
      assertEquals(Long.parseLong(part[4]), Layout.sliceStart(start, step, extent), line);
      assertEquals(Long.parseLong(part[5]), Layout.sliceExtent(start, stop, step, extent), line);
    }
    assertEquals(3000, lines.size());
  }

  @Test
  void slice_cutsAxisZero() {
    Layout layout = Layout.contiguous(4, 6, 5);

    assertEquals(Layout.of(4, 40, longs(3, 5), longs(20, 4)), layout.slice(2, 5, 1));
    assertEquals(Layout.of(4, 20, longs(2, 5), longs(60, 4)), layout.slice(1, OPEN_STOP, 3));
    assertEquals(
        Layout.of(4, 100, longs(3, 5), longs(-40, 4)), layout.slice(OPEN_START, OPEN_STOP, -2));
    assertEquals(Layout.of(4, 80, longs(2, 5), longs(20, 4)), layout.slice(-2, 100, 1));
    assertEquals(layout, layout.slice(OPEN_START, OPEN_STOP, 1));
  }

  @Test
  void slice_startAtMaxOrStopAtMin_areTheEndsOfABackwardSlice() {
    Layout layout = Layout.contiguous(1, 4);

    assertEquals(layout.reversed(), layout.slice(Long.MAX_VALUE, Long.MIN_VALUE, -1));
    assertTrue(layout.slice(Long.MAX_VALUE, Long.MAX_VALUE, 1).isEmpty());
    assertTrue(layout.slice(Long.MIN_VALUE, Long.MIN_VALUE, 1).isEmpty());
  }

  @Test
  void slice_empty_staysAtItsOffset() {
    Layout layout = Layout.of(4, 12, longs(4), longs(-4));

    assertEquals(Layout.of(4, 12, longs(0), longs(-4)), layout.slice(9, 12, 1));
    assertEquals(12, layout.slice(3, 1, 1).slice(0, 7, 2).offset());
    assertEquals(12, layout.slice(2, 2, 1).reversed().offset());
  }

  @Test
  void slice_hugeStep_leavesOneElement() {
    Layout layout = Layout.contiguous(4, 5);

    for (long step : longs(Long.MAX_VALUE, 1L << 62, Long.MIN_VALUE, -Long.MAX_VALUE)) {
      Layout sliced = layout.slice(OPEN_START, OPEN_STOP, step);
      assertEquals(1, sliced.elementCount());
      assertEquals(step > 0 ? 0 : 16, sliced.offsetOf(0));
      assertEquals(sliced.offset() + 4, sliced.maxOffset());
    }
  }

  @Test
  void slice_zeroStep_isRefused() {
    Layout layout = Layout.contiguous(4, 5);

    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> layout.slice(0, 1, 0)),
        "slice step cannot be zero");
    assertThrows(IllegalArgumentException.class, () -> Layout.sliceExtent(5, 1, 0, 0));
  }

  @Test
  void slice_noAxis_isRefused() {
    Layout scalar = Layout.contiguous(4);

    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> scalar.slice(0, 1, 1)), "slice", "[]");
    assertMessage(assertThrows(IllegalArgumentException.class, scalar::reversed), "reverse", "[]");
  }

  @Test
  void reversed_isSliceWithStepMinusOne() {
    assertEquals(
        Layout.of(2, 18, longs(4, 3), longs(-6, 2)), Layout.contiguous(2, 4, 3).reversed());
    assertEquals(Layout.contiguous(2, 4, 3), Layout.contiguous(2, 4, 3).reversed().reversed());
  }

  @Test
  void sliceOfEntries_eachActsOnItsAxis() {
    Layout layout = Layout.contiguous(1, 4, 5, 6);

    assertEquals(
        Layout.of(1, 30 + 24 + 5, longs(2, 3, 1), longs(60, -6, 0)),
        layout.slice(
            Index.from(1).step(2), Index.range(4, 1).step(-1), Index.at(-1), Index.newAxis()));
  }

  @Test
  void sliceOfEntries_unnamedAxes_areKept() {
    Layout layout = Layout.contiguous(1, 4, 5, 6);

    assertEquals(layout, layout.slice());
    assertEquals(layout.at(2), layout.slice(Index.at(2)));
    assertEquals(layout.at(2), layout.slice(Index.at(2), Index.ellipsis()));
  }

  @Test
  void sliceOfEntries_ellipsis_standsForTheAxesLeftOver() {
    Layout layout = Layout.contiguous(1, 4, 5, 6);

    assertEquals(
        Layout.of(1, 2, longs(4, 5), longs(30, 6)), layout.slice(Index.ellipsis(), Index.at(2)));
    assertEquals(
        Layout.of(1, 32, longs(5), longs(6)),
        layout.slice(Index.at(1), Index.ellipsis(), Index.at(2)));
    assertEquals(
        layout.at(0, 0, 0), layout.slice(Index.at(0), Index.at(0), Index.ellipsis(), Index.at(0)));
    assertEquals(Layout.contiguous(4), Layout.contiguous(4).slice(Index.ellipsis()));
  }

  @Test
  void sliceOfEntries_newAxis_hasExtentOneAndStrideZero() {
    Layout layout = Layout.contiguous(1, 4);

    assertEquals(
        Layout.of(1, 0, longs(1, 4, 1), longs(0, 1, 0)),
        layout.slice(Index.newAxis(), Index.all(), Index.newAxis()));
    assertEquals(Layout.of(8, 0, longs(1), longs(0)), Layout.contiguous(8).slice(Index.newAxis()));
  }

  @Test
  void sliceOfEntries_tooMany_namesBothNumbers() {
    Layout layout = Layout.contiguous(1, 4, 5);

    assertMessage(
        assertThrows(
            IllegalArgumentException.class,
            () ->
                layout.slice(
                    Index.all(), Index.at(0), Index.ellipsis(), Index.at(0), Index.newAxis())),
        "3 indices",
        "2 axes",
        "[4, 5]");
  }

  @Test
  void sliceOfEntries_twoEllipses_isRefused() {
    Layout layout = Layout.contiguous(1, 4, 5);

    assertMessage(
        assertThrows(
            IllegalArgumentException.class, () -> layout.slice(Index.ellipsis(), Index.ellipsis())),
        "...",
        "2");
  }

  @Test
  void sliceOfEntries_moreThan64Axes_isRefused() {
    Index[] spec = new Index[64];
    java.util.Arrays.fill(spec, Index.newAxis());

    assertEquals(64, Layout.contiguous(1).slice(spec).ndim());
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Layout.contiguous(1, 2).slice(spec)),
        "65 axes",
        "64");
  }

  @Test
  void sliceOfEntries_indexOutside_namesItsAxis() {
    Layout layout = Layout.contiguous(1, 4, 5);

    assertEquals(
        "index 5 is out of range for axis 1 of extent 5",
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> layout.slice(Index.newAxis(), Index.all(), Index.at(5)))
            .getMessage());
  }

  @Test
  void sliceOfEntries_indexOnEmptyLayout_isCheckedAndMovesNothing() {
    Layout layout = Layout.of(1, 7, longs(4, 0), longs(1000, 1));

    assertEquals(Layout.of(1, 7, longs(0), longs(1)), layout.slice(Index.at(3)));
    assertThrows(IndexOutOfBoundsException.class, () -> layout.slice(Index.at(4)));
  }

  @Test
  void at_fixesLeadingAxes() {
    Layout layout = Layout.contiguous(2, 4, 5, 6);

    assertEquals(Layout.of(2, 60, longs(5, 6), longs(12, 2)), layout.at(1));
    assertEquals(Layout.of(2, 228, longs(6), longs(2)), layout.at(-1, -1));
    assertEquals(Layout.of(2, 238, longs(), longs()), layout.at(3, 4, 5));
    assertEquals(layout, layout.at());
  }

  @Test
  void at_outsideOrTooMany_isRefused() {
    Layout layout = Layout.contiguous(2, 4, 5);

    assertMessage(
        assertThrows(IndexOutOfBoundsException.class, () -> layout.at(4)),
        "index 4",
        "axis 0",
        "extent 4");
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> layout.at(0, 0, 0)),
        "3 indices",
        "2 axes");
  }
}
