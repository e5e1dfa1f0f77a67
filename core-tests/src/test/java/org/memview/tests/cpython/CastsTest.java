package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.format.FormatException;

/// The same bytes as other elements.
class CastsTest {

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({"test_buffer.test_memoryview_cast", "test_memoryview.test_ctypes_cast"})
  void cast_ofAnyFormatToBytes_showsItsBytes(Encoded encoded) {
    byte[] bytes = encoded.bytes();
    for (String code : List.of("B", "b", "c")) {
      MemoryView m = encoded.view().cast(code);

      assertEquals(code, m.format());
      assertEquals(1, m.itemSize());
      assertArrayEquals(new long[] {bytes.length}, m.shape());
      for (int i = 0; i < bytes.length; i++) {
        assertEquals(bytes[i], m.getByte(i));
        assertEquals(
            code.equals("c") ? (Object) bytes[i] : code.equals("b") ? bytes[i] : bytes[i] & 0xff,
            code.equals("c") ? m.get(i) : ((Number) m.get(i)).intValue());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers("test_buffer.test_memoryview_cast")
  void cast_thereAndBack_givesTheSameValues(Encoded encoded) {
    MemoryView back = encoded.view().cast("B").cast(encoded.format());

    assertEquals(encoded.values(), back.toList());
    assertEquals(encoded.format(), back.format());
    assertEquals(encoded.size(), back.itemSize());
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers("test_buffer.test_memoryview_cast")
  void cast_ofScalar_givesARowAndBack(Encoded encoded) {
    MemoryView scalar = MemoryView.of(encoded.bytes(0)).cast(encoded.format(), new long[0]);
    MemoryView row = scalar.cast("B");

    assertEquals(0, scalar.ndim());
    assertArrayEquals(new long[0], scalar.strides());
    assertArrayEquals(new long[] {encoded.size()}, row.shape());
    assertEquals(encoded.values().get(0), row.cast(encoded.format(), new long[0]).get());
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_memoryview_cast_1D_ND")
  void cast_toShape_hasCStridesAndSharesMemory(Memory memory) {
    MemoryView row = memory.counting(24);
    MemoryView cube = row.cast(">H", 2, 3, 2);

    assertArrayEquals(new long[] {12, 4, 2}, cube.strides());
    assertEquals(22 << 8 | 23, cube.get(1, 2, 1));
    assertTrue(cube.isCContiguous());
    cube.set(0, 0, 1, 0x0102);
    assertEquals(List.of(0, 1, 1, 2, 4), row.slice(0, 5).toList());

    MemoryView back = cube.cast("B");
    assertArrayEquals(new long[] {24}, back.shape());
    assertEquals(row.toList(), back.toList());
    assertArrayEquals(new long[] {24}, cube.cast("B", 24).shape());
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_1D_ND")
  void cast_ofRecordsToBytes_andBack_keepsThem() {
    byte[] bytes = {0, 1, 2, 0, 3, 4, 0, 5, 6, 0, 7, 8};
    MemoryView grid = MemoryView.of(bytes).cast("T{>H:id:B:flag:}", 2, 2);

    assertEquals(List.of(7, 8), grid.get(1, 1));
    assertArrayEquals(bytes, grid.cast("B").toBytes());
    assertEquals(List.of(5, 6), grid.cast("B").cast("T{>H:id:B:flag:}").get(2));
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_ofReleasedView_saysSo() {
    MemoryView m = Memory.BYTE_ARRAY.counting(4);
    m.release();

    refused(ViewReleasedException.class, () -> m.cast("H"), "released");
    refused(ViewReleasedException.class, () -> m.cast("H", 2), "released");
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_ofStridedView_toAnotherSize_isRefused() {
    MemoryView m = Memory.NATIVE.counting(8).slice("::2");
    MemoryView columns = Memory.NATIVE.counting(6).cast("B", 2, 3).transpose();

    refused(FormatException.class, () -> m.cast("H"), "'H'", "C-contiguous", "toContiguous()");
    refused(FormatException.class, () -> m.slice("::-1").cast("I"), "C-contiguous");
    refused(FormatException.class, () -> columns.cast("H"), "C-contiguous");
    refused(IllegalArgumentException.class, () -> m.cast("B", 2, 2), "C-contiguous");
    refused(IllegalArgumentException.class, () -> columns.cast("B", 6), "C-contiguous");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "0h"})
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_toFormatWithoutBytes_isRefused(String format) {
    MemoryView m = Memory.BYTE_ARRAY.counting(4);

    refused(FormatException.class, () -> m.cast(format), "'" + format + "'", "0 bytes");
    refused(FormatException.class, () -> m.cast(format, 4), "0 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "B y", "3", "\u00e4", "T{B", "(2", "-B", "<n", "B\0"})
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_toTextThatIsNoFormat_isRefused(String format) {
    refused(FormatException.class, () -> Memory.BYTE_ARRAY.counting(8).cast(format));
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_toNull_isRefused() {
    MemoryView m = Memory.BYTE_ARRAY.counting(8);

    refused(NullPointerException.class, () -> m.cast((String) null));
    refused(NullPointerException.class, () -> m.cast("B", (long[]) null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h", "i", "q", "d", "3s", "hb"})
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_ofBytesThatAreNoMultiple_isRefused(String format) {
    for (Memory memory : Memory.values()) {
      MemoryView m = memory.counting(7);

      refused(FormatException.class, () -> m.cast(format), "7 bytes", "'" + format + "'");
      refused(FormatException.class, () -> m.cast(format, 1), "7 bytes", "'" + format + "'");
    }
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_toImpossibleShape_isRefusedWithTheNumbers() {
    MemoryView m = Memory.BYTE_ARRAY.counting(12);

    refused(IllegalArgumentException.class, () -> m.cast("B", 3, -4), "-4", "axis 1");
    refused(IllegalArgumentException.class, () -> m.cast("B", 0, 12), "0", "axis 0");
    refused(IllegalArgumentException.class, () -> m.cast("B", 3, 5), "[3, 5]", "12 bytes");
    refused(IllegalArgumentException.class, () -> m.cast("B", new long[0]), "[]", "12 bytes");
    refused(IllegalArgumentException.class, () -> m.cast("H", 12), "[12]", "12 bytes");
    refused(
        IllegalArgumentException.class,
        () -> m.cast("B", Long.MAX_VALUE, Long.MAX_VALUE),
        Long.MAX_VALUE);
    refused(IllegalArgumentException.class, () -> m.cast("B", 1L << 32, 1L << 32), "12 bytes");
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_invalid")
  void cast_betweenFormatsOfSeveralBytes_isAllowedWhereTheSizeFits() {
    MemoryView m = MemoryView.of(new long[] {0x3ff0000000000000L});

    assertEquals(1.0, m.cast("d").get(0));
    assertEquals(List.of(0x3ff0000000000000L), m.cast("d").cast("q").toList());
    assertEquals(2, m.cast("i").length());
    assertEquals(4, m.cast("h").cast("h").length());
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_zero_shape")
  void cast_ofEmptyView_worksToEveryFormat() {
    for (Memory memory : Memory.values()) {
      MemoryView none = memory.counting(0);
      for (String format : List.of("B", "h", "i", "q", "d", "3s", "T{>H:x:}")) {
        MemoryView m = none.cast(format);
        assertEquals(List.of(), m.toList());
        assertEquals(format, m.format());
        assertArrayEquals(new long[] {0}, m.shape());
      }
    }
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_zero_shape")
  void cast_ofEmptyGrid_takesShapesWithZeros() {
    MemoryView grid = Memory.BYTE_ARRAY.counting(6).cast("B", 2, 3).slice(":, 3:");

    assertArrayEquals(new long[] {0}, grid.cast("d").shape());
    assertArrayEquals(new long[] {4, 0, 2}, grid.cast("d", 4, 0, 2).shape());
    refused(IllegalArgumentException.class, () -> grid.cast("B", 4), "[4]", "0 bytes");
    refused(IllegalArgumentException.class, () -> grid.cast("B", new long[0]), "[]", "0 bytes");
  }

  @Test
  @Covers("test_buffer.test_memoryview_cast_zero_strides")
  void cast_ofZeroStrides_isRefusedToAnotherSize() {
    MemoryView m = MemoryView.of(Lender.of(new byte[] {1, 2}, e -> e.shape(3, 2).strides(0, 1)));

    refused(FormatException.class, () -> m.cast("H"), "C-contiguous");
    refused(IllegalArgumentException.class, () -> m.cast("B", 6), "C-contiguous");
    assertEquals(3, m.cast("b").length());
  }

  @Test
  @Covers("test_memoryview.test_issue22668")
  void cast_chain_keepsEachFormat() {
    short[] numbers = {256, 256, 256, 256};
    MemoryView m = MemoryView.of(numbers);

    MemoryView bytes = m.cast("B");
    MemoryView grid = bytes.cast("H", 2, 2);
    MemoryView row = grid.cast("b").cast("H");
    bytes = null;
    assertEquals("h", m.format());
    assertEquals("H", grid.format());
    assertEquals("H", row.format());
    assertEquals(List.of(256, 256, 256, 256), row.toList());
    assertEquals(List.of(List.of(256, 256), List.of(256, 256)), grid.toList());
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_buffer.test_memoryview_cast", "test_memoryview.test_toreadonly"})
  void cast_ofReadOnlyView_staysReadOnly(Memory memory) {
    MemoryView m = memory.counting(8).asReadOnly();

    assertTrue(m.cast("H").isReadOnly());
    assertTrue(m.cast("H", 2, 2).isReadOnly());
    assertFalse(memory.counting(8).cast("H").isReadOnly());
  }
}
