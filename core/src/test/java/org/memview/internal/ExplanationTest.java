package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.memview.layout.Index;
import org.memview.layout.Layout;

class ExplanationTest {
  @Test
  void of_restOfLargeArray_drawsWhatItCovers() {
    Layout layout = Layout.contiguous(1, 10_240_000).slice(1024, Long.MAX_VALUE, 1);

    assertEquals(
        """
        memory    10,240,000 bytes of byte[10240000], heap byte[]
        access    read and write
        format    B - unsigned integer of 1 byte
        shape     [10238976] - 10,238,976 elements
        strides   [1]
        offset    1,024 - where element [0] starts
        size      10,238,976 bytes

        Where in the memory
          [+###############################################################]
          0                                                       10,240,000
          bytes 1,024 to 10,239,999, 99.99 % of the memory
          # in the view, + partly, . not

         axis          extent          stride  one step
            0      10,238,976              +1  1 byte on

        Contiguous
          C order   yes
          F order   yes

        What works on this view
          + cast to "B", "h", "i", "q"  without copying: all divide 10,238,976 bytes
          + reshape(-1)  and any other shape of 10,238,976 elements, without copying
          + toContiguous()  copies nothing, the view is contiguous
          + asSegment(), asByteBuffer()  without copying\
        """,
        explain("B", layout, 10_240_000));
  }

  @Test
  void of_crop_drawsElementsAndRows() {
    Layout layout = Layout.contiguous(2, 4, 6).slice(Index.parse("1:3, 2:5"));

    assertEquals(
        """
        memory    48 bytes of byte[48], heap byte[]
        access    read and write
        format    <h - signed integer of 2 bytes
        shape     [2, 3] - 6 elements
        strides   [12, 2]
        offset    16 - where element [0,0] starts
        size      12 bytes

        Where in the memory
          [................######......######..............]
          0                                               48
          bytes 16 to 33, 25 % of the memory
          6 of the bytes in between are skipped
          # in the view, + partly, . not

        The first elements in memory (without brackets: bytes skipped)
          byte    16      18      20      22  28      30      32
                  +-------+-------+-------+---+-------+-------+-------+
                  | [0,0] | [0,1] | [0,2] | 6 | [1,0] | [1,1] | [1,2] |
                  +-------+-------+-------+---+-------+-------+-------+

        The first rows of 12 bytes
                    12 [....######..]
                    24 [....######..]

         axis          extent          stride  one step
            0               2             +12  12 bytes on, skips 6
            1               3              +2  2 bytes on

        Contiguous
          C order   no: axis 0 steps 12 bytes, the row inside it has 6
          F order   no: axis 0 steps 12 bytes, an element has 2

        What works on this view
          + cast("h")  and other formats of 2 bytes, without copying
          - cast("B")  refused: the view is not C-contiguous, see above
              write toContiguous().cast("B"), which copies 12 bytes
          - reshape(-1)  refused: no single step leads through all elements
              write toContiguous().reshape(-1), which copies 12 bytes
          + toContiguous()  copies 12 bytes
          - asSegment()  refused: it needs contiguous bytes
              write toContiguous().asSegment()\
        """,
        explain("<h", layout, 48));
  }

  @Test
  void of_reversed_endsWithTheFirstElement() {
    String text = explain("B", Layout.contiguous(1, 100).reversed(), 100);

    assertContains(
        text,
        """
          byte    89     90    91    92    93    94    95    96    97    98    99
                  +------+-----+-----+-----+-----+-----+-----+-----+-----+-----+-----+
                  | [10] | [9] | [8] | [7] | [6] | [5] | [4] | [3] | [2] | [1] | [0] |
        """);
    assertContains(text, "    0             100              -1  1 byte back (reversed)\n");
    assertContains(text, "C order   no: axis 0 steps -1 byte, an element has 1\n");
  }

  @Test
  void of_reversedChannels_showsWholePixels() {
    Layout image = Layout.contiguous(1, 480, 640, 3).slice(Index.parse("..., ::-1"));

    assertContains(
        explain("B", image, 921_600),
        """
          byte    0         1         2         3         4         5
                  +---------+---------+---------+---------+---------+---------+
                  | [0,0,2] | [0,0,1] | [0,0,0] | [0,1,2] | [0,1,1] | [0,1,0] |
        """);
  }

  @Test
  void of_steppedElements_showsTheGaps() {
    String text = explain("<h", Layout.of(2, 0, new long[] {50}, new long[] {4}), 200);

    assertContains(text, "| [0] | 2 | [1] | 2 | [2] | 2 |");
    assertContains(text, "98 of the bytes in between are skipped");
    assertContains(text, "+4  4 bytes on, skips 2\n");
  }

  @Test
  void of_transposed_showsMemoryOrder() {
    String text = explain("<h", Layout.contiguous(2, 3, 4).transpose(), 24);

    assertContains(text, "| [0,0] | [1,0] | [2,0] | [3,0] | [0,1] |");
    assertContains(text, "C order   no: axis 1 steps 8 bytes, an element has 2\n  F order   yes\n");
  }

  @Test
  void of_broadcast_saysElementsShareMemory() {
    String text = explain(">i", Layout.contiguous(4, 4).broadcastTo(3, 4), 16);

    assertContains(text, "format    >i - signed integer of 4 bytes, big-endian\n");
    assertContains(text, "size      48 bytes - if copied; elements share 16 bytes of memory\n");
    assertContains(text, "+0  stays on the same bytes (broadcast)\n");
    assertContains(text, "bytes 0 to 15, 100 % of the memory\n");
  }

  @Test
  void of_windows_drawsNoCellsAsElementsOverlap() {
    String text = explain("B", Layout.of(1, 0, new long[] {8, 3}, new long[] {1, 1}), 10);

    assertFalse(text.contains("The first elements"), text);
    assertContains(text, "elements share 10 bytes of memory");
  }

  @Test
  void of_noAxes_hasNoTable() {
    String text = explain("<d", Layout.contiguous(8), 8);

    assertContains(text, "shape     [] - 1 element\n");
    assertFalse(text.contains("axis"), text);
  }

  @Test
  void of_empty_coversNothing() {
    String text = explain("<d", Layout.contiguous(8, 0, 3), 8);

    assertContains(text, "  [........]\n");
    assertContains(text, "the view is empty, it covers nothing\n");
    assertContains(text, "none, the axis is empty\n");
  }

  @Test
  void of_noMemory_drawsNoBar() {
    assertFalse(explain("B", Layout.contiguous(1, 0), 0).contains("[]\n  0"));
  }

  @Test
  void of_recordColumn_showsTheRestOfTheRecords() {
    String text = explain("<d", Layout.contiguous(16, 10).field(4, 8), 160);

    assertContains(text, "| [0] | 8 | [1] | 8 |");
    assertContains(text, "offset    4 - where element [0] starts\n");
  }

  @Test
  void of_anyLayout_staysInEightyColumns() {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 3000; i++) {
      Layout layout = layout(random);
      String text = explain("T{<i:a_long_name:<d:another_name:}", layout, layout.maxOffset() + 5);

      text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
  }

  private static Layout layout(SplittableRandom random) {
    int ndim = random.nextInt(5);
    long[] shape = new long[ndim];
    long[] strides = new long[ndim];
    long low = 0;
    for (int axis = 0; axis < ndim; axis++) {
      shape[axis] = random.nextLong(1L << random.nextInt(14));
      long reach = 1L << random.nextInt(34);
      strides[axis] = random.nextLong(2 * reach) - reach;
      low += Math.min(0, strides[axis]) * Math.max(0, shape[axis] - 1);
    }
    return Layout.of(12, -low, shape, strides);
  }

  private static String explain(String format, Layout layout, long memoryBytes) {
    return Explanation.of(Views.portrait(format, layout, memoryBytes));
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "«" + part + "» is not in\n" + text);
  }
}
