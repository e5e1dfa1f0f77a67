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
import org.memview.MemoryView;
import org.memview.layout.Order;

/// What a view says about itself.
class DescriptionTest {

  private static void describesRow(MemoryView m) {
    assertEquals("B", m.format());
    assertEquals(1, m.itemSize());
    assertEquals(1, m.ndim());
    assertArrayEquals(new long[] {6}, m.shape());
    assertEquals(6, m.length());
    assertEquals(6, m.elementCount());
    assertEquals(6, m.byteSize());
    assertArrayEquals(new long[] {1}, m.strides());
    assertArrayEquals(new long[0], m.suboffsets());
    assertTrue(m.isContiguous());
    assertTrue(m.isCContiguous());
    assertTrue(m.isFContiguous());
    assertFalse(m.isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_attributes_writable")
  void attributes_ofWritableRow(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    describesRow(m);
    assertFalse(m.isReadOnly());
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_attributes_readonly")
  void attributes_ofReadOnlyRow(Memory memory) {
    MemoryView m = memory.ascii("abcdef").asReadOnly();

    describesRow(m);
    assertTrue(m.isReadOnly());
  }

  @Test
  @Covers("test_memoryview.test_attributes_writable")
  void attributes_ofStridedGrid() {
    MemoryView m = Memory.NATIVE.counting(48).cast("<i", 3, 4).slice("::-2, 1:");

    assertArrayEquals(new long[] {2, 3}, m.shape());
    assertArrayEquals(new long[] {-32, 4}, m.strides());
    assertEquals(2, m.length());
    assertEquals(6, m.elementCount());
    assertEquals(24, m.byteSize());
    assertEquals(3, m.extent(-1));
    assertEquals(-32, m.stride(0));
    assertFalse(m.isContiguous());
    refused(IndexOutOfBoundsException.class, () -> m.extent(2), "2");
  }

  @Test
  @Covers("test_memoryview.test_attributes_readonly")
  void attributes_cannotBeChangedThroughTheirArrays() {
    MemoryView m = Memory.BYTE_ARRAY.counting(6);

    m.shape()[0] = 99;
    m.strides()[0] = 99;

    assertArrayEquals(new long[] {6}, m.shape());
    assertArrayEquals(new long[] {1}, m.strides());
  }

  @Test
  @Covers("test_memoryview.test_attributes_writable")
  void format_ofArrays_isTheirElement() {
    assertEquals("h", MemoryView.of(new short[1]).format());
    assertEquals("H", MemoryView.of(new char[1]).format());
    assertEquals("i", MemoryView.of(new int[1]).format());
    assertEquals("q", MemoryView.of(new long[1]).format());
    assertEquals("f", MemoryView.of(new float[1]).format());
    assertEquals("d", MemoryView.of(new double[1]).format());
    assertEquals("@i", MemoryView.of(new byte[4]).cast("@i").format());
  }

  @Test
  @Covers("test_buffer.test_memoryview_repr")
  void toString_saysWhatTheViewIs() {
    MemoryView m = Memory.BYTE_ARRAY.counting(8).cast("<h", 2, 2).asReadOnly();

    String text = m.toString();
    for (String part : List.of("MemoryView[", "<h", "[2, 2]", "[4, 2]", "read-only", "256")) {
      assertTrue(text.contains(part), text);
    }
    m.release();
    assertTrue(m.toString().contains("released"), m.toString());
    assertFalse(m.toString().contains("256"), m.toString());
  }

  @Test
  @Covers({"test_memoryview.test_tolist", "test_buffer.test_memoryview_tolist"})
  void toList_ofFiveAxes_nestsFiveLists() {
    MemoryView m = Memory.MAPPED.counting(32).cast("B", 2, 2, 2, 2, 2);

    assertEquals(
        Slow.nested(0, m.shape(), new long[] {16, 8, 4, 2, 1}, at -> (int) at), m.toList());
    assertEquals(
        List.of(List.of(30, 22), List.of(26, 18)),
        m.slice("1, ::-1, ::-1, 1, 0").transpose().toList());
    assertArrayEquals(m.toBytes(Order.C), m.transpose().toBytes(Order.F));
  }

  @Test
  @Covers({"test_memoryview.test_tolist", "test_buffer.test_memoryview_tolist"})
  void toList_ofScalar_isAListOfItsElement() {
    assertEquals(List.of(7), Memory.NATIVE.bytes(7).at(0).toList());
  }
}
