package org.memview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

class IndirectViewTest {
  private static final int OFFSET = 4;

  /// Three rows of four ints 0…11, on the heap and off it, each after 4 bytes of something else.
  private final MemorySegment[] rows = {
    MemorySegment.ofArray(new int[5]),
    Arena.ofAuto().allocate(20),
    MemorySegment.ofArray(new byte[24])
  };

  private final int[] lent = new int[1];

  private final Exporter exporter =
      request -> {
        lent[0]++;
        return Export.indirect(rows, Layout.of(4, OFFSET, new long[] {4}, new long[] {4}))
            .format("i")
            .onRelease(() -> lent[0]--);
      };

  IndirectViewTest() {
    for (int i = 0; i < 12; i++) {
      rows[i / 4].set(ValueLayout.JAVA_INT_UNALIGNED, OFFSET + 4 * (i % 4), i);
    }
  }

  private static MemoryView direct() {
    int[] numbers = new int[12];
    for (int i = 0; i < 12; i++) {
      numbers[i] = i;
    }
    return MemoryView.of(numbers).reshape(3, 4);
  }

  @Test
  void describe_rowsOfTheirOwn_reportsPointersAndSuboffsets() {
    try (MemoryView view = MemoryView.of(exporter)) {
      assertArrayEquals(new long[] {3, 4}, view.shape());
      assertArrayEquals(new long[] {8, 4}, view.strides());
      assertArrayEquals(new long[] {4, -1}, view.suboffsets());
      assertFalse(view.isContiguous());
      assertEquals(48, view.byteSize());
      assertTrue(view.toString().contains("suboffsets=[4, -1]"), view.toString());
      assertThrows(BufferException.class, view::layout);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "...",
        "1:",
        "::-1",
        ":, ::-1",
        "::2, 1:3",
        "1, :",
        ":, 2",
        "2:, 3:",
        "0:0",
        "None, 1:, ::3"
      })
  void slice_anyWay_equalsTheSameSliceOfDirectMemory(String spec) {
    try (MemoryView view = MemoryView.of(exporter)) {
      MemoryView expected = direct().slice(spec);

      MemoryView sliced = view.slice(spec);

      assertEquals(expected.toList(), sliced.toList());
      assertTrue(expected.contentEquals(sliced));
      assertArrayEquals(expected.toBytes(Order.F), sliced.toBytes(Order.F));
      assertEquals(expected.sum(), sliced.sum());
      assertEquals(
          expected.transpose().toList(), view.slice(spec).transpose().toList(), "transposed");
    }
  }

  @Test
  void explain_rowsOfTheirOwn_drawsEachAndSaysWhatIsRefused() {
    try (MemoryView view = MemoryView.of(exporter)) {
      String picture = view.slice(":, 1:3").explain();

      assertTrue(picture.contains("3 segments of "), picture);
      assertTrue(picture.contains("shape       [3, 2] - 6 elements"), picture);
      assertTrue(picture.contains("suboffsets  [8, -1]"), picture);
      assertTrue(
          picture.contains("table[0] -> [........########....] bytes 8 to 15 of 20, heap"),
          picture);
      assertTrue(
          picture.contains("table[1] -> [........########....] bytes 8 to 15 of 20, native"),
          picture);
      assertTrue(
          picture.contains("table[2] -> [........########........] bytes 8 to 15 of 24"), picture);
      assertTrue(picture.contains("C order   no: axis 0 leads"), picture);
      assertTrue(picture.contains("cast to formats of 4 bytes"), picture);
      assertTrue(picture.contains("- reshape(-1)  refused"), picture);
      assertTrue(
          picture.contains("write toContiguous().reshape(-1), which copies 24 bytes"), picture);
      assertFalse(picture.contains("read-only"), picture);
    }
  }

  @Test
  void explain_columnOfRows_findsTheAxisAndWhatWorks() {
    try (MemoryView view = MemoryView.of(exporter)) {
      String turned = view.transpose().asReadOnly().explain();
      String column = view.slice("::-1, 0").explain();

      assertTrue(turned.contains("no: axis 1 leads"), turned);
      assertTrue(turned.contains("set, fill, copyFrom  refused: the view is read-only"), turned);
      assertTrue(column.contains("+ reshape(-1)"), column);
      assertTrue(column.indexOf("table[2]") < column.indexOf("table[0]"), column);
    }
  }

  @Test
  void explain_oneRow_isThatOfDirectMemory() {
    try (MemoryView view = MemoryView.of(exporter)) {
      String picture = view.at(1).explain();

      assertTrue(picture.contains("offset    4 - where element [0] starts"), picture);
    }
  }

  @Test
  void reshape_acrossRows_isRefusedWithoutMadeUpStrides() {
    try (MemoryView view = MemoryView.of(exporter)) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> view.reshape(-1)).getMessage());
      String count =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> view.reshape(5, -1)).getMessage());

      assertTrue(message.contains("cannot reshape [3, 4] to [12] without a copy"), message);
      assertTrue(message.contains("segments of their own"), message);
      assertTrue(message.contains("toContiguous()"), message);
      assertTrue(message.contains("(view i [3, 4])"), message);
      assertTrue(count.contains("12 elements cannot be divided by 5"), count);
      assertEquals(view.toContiguous().toList(), view.reshape(3, 2, 2).reshape(3, 4).toList());
    }
  }

  @Test
  void element_readAndWritten_reachesItsRow() {
    try (MemoryView view = MemoryView.of(exporter)) {
      view.setInt(1, -1, 77);
      view.set(2, 0, 88);

      assertEquals(77, rows[1].get(ValueLayout.JAVA_INT_UNALIGNED, OFFSET + 12));
      assertEquals(88, view.getInt(-1, 0));
      assertEquals(88, view.at(2).get(0));
      assertEquals(List.of(4, 5, 6, 77), view.at(1).toList());
      IndexOutOfBoundsException error =
          assertThrows(IndexOutOfBoundsException.class, () -> view.getInt(1, 4));
      assertTrue(
          String.valueOf(error.getMessage())
              .contains("index 4 is out of range for axis 1 of extent 4"));
    }
  }

  @Test
  void bulkWrite_acrossRows_isScattered() {
    try (MemoryView view = MemoryView.of(exporter)) {
      view.slice("::-1, ::-1").copyFrom(direct());
      assertEquals(List.of(11, 10, 9, 8), view.at(0).toList());

      view.slice("1:, :2").fill(-1);
      assertEquals(
          List.of(List.of(11, 10, 9, 8), List.of(-1, -1, 5, 4), List.of(-1, -1, 1, 0)),
          view.toList());

      view.slice("1:").copyFrom(view.slice(":2"));
      assertEquals(
          List.of(List.of(11, 10, 9, 8), List.of(11, 10, 9, 8), List.of(-1, -1, 5, 4)),
          view.toList());
    }
  }

  @Test
  void row_takenOut_isDirectMemory() {
    try (MemoryView view = MemoryView.of(exporter)) {
      MemoryView row = view.at(1);

      assertEquals(0, row.suboffsets().length);
      assertTrue(row.isCContiguous());
      assertEquals(rows[1].address() + OFFSET, row.asSegment().address());
      assertEquals(16, row.cast("B").length());
    }
  }

  @Test
  void export_ofIndirectView_lendsItsRows() {
    try (MemoryView view = MemoryView.of(exporter);
        MemoryView again = MemoryView.of(view.slice("::-2, 1:"), Request.WRITE)) {
      assertEquals(List.of(List.of(9, 10, 11), List.of(1, 2, 3)), again.toList());
      again.setInt(0, 0, 5);
      assertEquals(5, view.getInt(2, 1));
    }
    assertEquals(0, lent[0]);
  }

  @Test
  void request_thatTakesNoTable_isRefusedAndGivenBack() {
    BufferException error =
        assertThrows(
            BufferException.class, () -> MemoryView.of(exporter, Request.READ.withIndirect(false)));

    assertTrue(String.valueOf(error.getMessage()).contains("table of segments"));
    assertEquals(0, lent[0]);
  }

  @Test
  void release_ofIndirectView_endsEveryView() {
    MemoryView view = MemoryView.of(exporter);
    MemoryView row = view.at(0);

    view.close();

    assertThrows(ViewReleasedException.class, () -> row.getInt(0));
    assertThrows(ViewReleasedException.class, view::toList);
    assertEquals(0, lent[0]);
  }

  @Test
  void indirect_rowTooSmall_isRefused() {
    Layout inner = Layout.contiguous(4, 6);

    assertThrows(IndexOutOfBoundsException.class, () -> Export.indirect(rows, inner));
  }
}
