package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.layout.Layout;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// Rows in memory of their own: PEP 3118's suboffsets.
class IndirectTest {

  /// Lends 0 to 11 as three rows of four, each after one byte that is not part of it.
  private static Exporter rows() {
    MemorySegment[] table = new MemorySegment[3];
    for (int i = 0; i < 3; i++) {
      byte first = (byte) (4 * i);
      byte[] row = {99, first, (byte) (first + 1), (byte) (first + 2), (byte) (first + 3)};
      table[i] = MemorySegment.ofArray(row);
    }
    Layout inner = Layout.of(1, 1, new long[] {4}, new long[] {1});
    return request -> Export.indirect(table, inner);
  }

  private static MemoryView direct() {
    return Memory.NATIVE.counting(12).cast("B", 3, 4);
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_multidim_suboffsets")
  void contentEquals_ofRows_comparesWithDirectMemory() {
    MemoryView m = MemoryView.of(rows());
    MemoryView other = direct();

    assertTrue(m.contentEquals(other));
    assertTrue(other.contentEquals(m));
    assertTrue(m.contentEquals(MemoryView.of(rows())));
    assertTrue(m.slice("::-1, 1::2").contentEquals(other.slice("::-1, 1::2")));
    assertFalse(m.contentEquals(other.slice("::-1")));
    other.set(2, 3, 5);
    assertFalse(m.contentEquals(other));
    assertFalse(other.contentEquals(m));
  }

  @Test
  @Covers("test_buffer.test_ndarray_re_export")
  void view_ofViewOfRows_keepsSuboffsetsAndIsNotContiguous() {
    MemoryView m = MemoryView.of(rows());
    MemoryView again = MemoryView.of(request -> m.export(request));

    for (MemoryView view : List.of(m, again, m.share())) {
      assertArrayEquals(new long[] {3, 4}, view.shape());
      assertEquals(2, view.suboffsets().length);
      assertTrue(view.suboffsets()[0] >= 0);
      assertEquals(-1, view.suboffsets()[1]);
      assertFalse(view.isContiguous());
      assertEquals(
          List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9, 10, 11)), view.toList());
    }
  }

  @Test
  @Covers({"test_buffer.test_ndarray_re_export", "test_buffer.test_ndarray_getbuf"})
  void request_thatTakesNoTable_isRefused() {
    Exporter rows = rows();
    Request plain = Request.READ.withIndirect(false);
    MemoryView m = MemoryView.of(rows);

    refused(BufferException.class, () -> MemoryView.of(rows, plain), "suboffsets");
    refused(BufferException.class, () -> MemoryView.of(m, plain), "suboffsets");
    refused(
        BufferException.class,
        () -> MemoryView.of(rows, Request.READ.withContiguity(Request.Contiguity.C)),
        "C-contiguous");
    assertTrue(MemoryView.of(direct(), plain).contentEquals(m));
  }
}
