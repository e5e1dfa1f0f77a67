package org.memview.tests.cpython;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.memview.tests.cpython.Expect.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;

/// Reading and writing single elements.
class ItemsTest {
  private static final int[] ABCDEF = {97, 98, 99, 100, 101, 102};

  @ParameterizedTest
  @EnumSource
  @Covers({"test_memoryview.test_getitem", "test_buffer.test_memoryview_index"})
  void get_ofRow_countsFromBothEnds(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    for (int i = 0; i < 6; i++) {
      assertEquals(ABCDEF[i], m.get(i));
      assertEquals(ABCDEF[i], m.get(i - 6));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, -7, 100, -100, Long.MAX_VALUE, Long.MIN_VALUE})
  @Covers({"test_memoryview.test_getitem", "test_buffer.test_ndarray_index_getitem_single"})
  void get_outside_namesIndexAndExtent(long index) {
    for (Memory memory : Memory.values()) {
      MemoryView m = memory.ascii("abcdef");

      refused(IndexOutOfBoundsException.class, () -> m.get(index), index, "axis 0", "extent 6");
    }
  }

  @Test
  @Covers("test_buffer.test_memoryview_index")
  void get_outsideOfLaterAxis_namesThatAxis() {
    MemoryView grid = Memory.NATIVE.counting(12).cast("B", 3, 4);

    assertEquals(11, grid.get(-1, -1));
    refused(IndexOutOfBoundsException.class, () -> grid.get(3, 0), "3", "axis 0", "extent 3");
    refused(IndexOutOfBoundsException.class, () -> grid.get(-4, 9), "-4", "axis 0", "extent 3");
    refused(IndexOutOfBoundsException.class, () -> grid.get(0, 4), "4", "axis 1", "extent 4");
    refused(IndexOutOfBoundsException.class, () -> grid.get(2, -5), "-5", "axis 1", "extent 4");
  }

  @Test
  @Covers("test_buffer.test_memoryview_index")
  void get_withWrongNumberOfIndices_isRefusedBeforeBounds() {
    MemoryView grid = Memory.BYTE_ARRAY.counting(12).cast("B", 3, 4);

    refused(IllegalArgumentException.class, () -> grid.get(99), "1 index", "2 axes");
    refused(IllegalArgumentException.class, () -> grid.get(99, 99, 99), "3 indices", "2 axes");
    refused(IllegalArgumentException.class, () -> grid.get(new long[0]), "0 indices", "2 axes");
    refused(IllegalArgumentException.class, () -> grid.set(99, 1), "1 index", "2 axes");
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_buffer.test_ndarray_index_scalar", "test_buffer.test_memoryview_index"})
  void get_ofScalar_takesNoIndex(Memory memory) {
    MemoryView scalar = memory.bytes(7).cast("B", new long[0]);

    assertEquals(7, scalar.get());
    assertEquals(7, scalar.slice("...").get());
    assertEquals(0, scalar.slice("...").ndim());
    refused(IllegalArgumentException.class, () -> scalar.get(0), "1 index", "0 axes");
    refused(IllegalArgumentException.class, () -> scalar.slice(0), "0-dimensional");
    refused(IllegalArgumentException.class, () -> scalar.at(0), "view B []");
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_buffer.test_ndarray_index_scalar", "test_buffer.test_memoryview_assign"})
  void set_ofScalar_writesItsOneElement(Memory memory) {
    MemoryView row = memory.bytes(1, 2, 3);
    MemoryView scalar = row.at(1);

    scalar.set(new long[0], 9);
    assertEquals(List.of(1, 9, 3), row.toList());

    scalar.slice("...").set(new long[0], 8);
    assertEquals(List.of(1, 8, 3), row.toList());
    refused(IllegalArgumentException.class, () -> scalar.set(0, 5), "1 index", "0 axes");
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_setitem_writable")
  void set_ofRow_countsFromBothEnds(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    m.set(0, (int) '1');
    assertEquals("1bcdef", text(m));
    m.set(-1, (int) '2');
    assertEquals("1bcde2", text(m));
    m.setByte(1, (byte) '3');
    assertEquals("13cde2", text(m));
  }

  @ParameterizedTest
  @ValueSource(longs = {6, -7, Long.MAX_VALUE, Long.MIN_VALUE})
  @Covers({"test_memoryview.test_setitem_writable", "test_buffer.test_ndarray_index_invalid"})
  void set_outside_writesNothing(long index) {
    for (Memory memory : Memory.values()) {
      MemoryView m = memory.ascii("abcdef");

      refused(IndexOutOfBoundsException.class, () -> m.set(index, 1), index, "extent 6");
      refused(IndexOutOfBoundsException.class, () -> m.setByte(index, (byte) 1), index);
      assertEquals("abcdef", text(m));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_setitem_readonly")
  void write_toReadOnly_isRefused(Memory memory) {
    MemoryView source = memory.ascii("abcdef");
    MemoryView m = source.asReadOnly();

    refused(ReadOnlyViewException.class, () -> m.set(0, 1), "read-only");
    refused(ReadOnlyViewException.class, () -> m.setByte(0, (byte) 1), "read-only");
    refused(ReadOnlyViewException.class, () -> m.slice(1, 3).copyFrom(source.slice(0, 2)));
    refused(ReadOnlyViewException.class, () -> m.slice(0, 0).copyFrom(source.slice(0, 0)));
    refused(ReadOnlyViewException.class, () -> m.fill(0));
    refused(ReadOnlyViewException.class, () -> m.slice("::-1").set(0, 1));
    refused(ReadOnlyViewException.class, () -> m.cast("H").setShort(0, (short) 1));
    assertEquals("abcdef", text(source));
  }

  @Test
  @Covers({"test_memoryview.test_setitem_readonly", "test_buffer.test_ndarray_index_invalid"})
  void write_toReadOnly_isRefusedBeforeIndexAndValue() {
    MemoryView m = Memory.BYTE_ARRAY.ascii("abcdef").asReadOnly();

    refused(ReadOnlyViewException.class, () -> m.set(99, 1), "read-only");
    refused(ReadOnlyViewException.class, () -> m.set(0, "no number"), "read-only");
    refused(ReadOnlyViewException.class, () -> m.fill(300), "read-only");
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({"test_buffer.test_ndarray_format_scalar", "test_buffer.test_ndarray_index_scalar"})
  void scalar_ofEveryFormat_readsAndWritesItsElement(Encoded encoded) {
    for (int i = 0; i < 3; i++) {
      MemoryView scalar = MemoryView.of(encoded.bytes(i)).cast(encoded.format(), new long[0]);

      assertEquals(encoded.values().get(i), scalar.get());
      scalar.set(new long[0], encoded.values().get((i + 1) % 3));
      assertArrayEquals(encoded.bytes((i + 1) % 3), scalar.toBytes());
    }
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers("test_buffer.test_ndarray_index_getitem_single")
  void get_ofEveryFormat_decodesTheBytes(Encoded encoded) {
    MemoryView m = encoded.view();

    for (int i = 0; i < 3; i++) {
      assertEquals(encoded.values().get(i), m.get(i));
      assertEquals(encoded.values().get(i), m.get(i - 3));
    }
    refused(IndexOutOfBoundsException.class, () -> m.get(3), "extent 3");
    refused(IndexOutOfBoundsException.class, () -> m.get(-4), "extent 3");
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers("test_buffer.test_ndarray_index_setitem_single")
  void set_ofEveryFormat_encodesTheBytes(Encoded encoded) {
    byte[] target = new byte[3 * encoded.size()];
    MemoryView m = MemoryView.of(target).cast(encoded.format());

    for (int i = 0; i < 3; i++) {
      m.set(i - 3, encoded.values().get(i));
    }

    assertArrayEquals(encoded.bytes(), target);
    refused(IndexOutOfBoundsException.class, () -> m.set(3, m.get(0)), "extent 3");
  }

  @Test
  @Covers({"test_buffer.test_ndarray_index_getitem_multidim", "test_buffer.test_ndarray_multidim"})
  void at_axisAfterAxis_reachesTheSameElementAsOneIndex() {
    MemoryView cube = Memory.DIRECT_BUFFER.counting(24).cast("B", 2, 3, 4);

    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 4; k++) {
          int value = 12 * i + 4 * j + k;
          assertEquals(value, cube.at(i).at(j).at(k).get());
          assertEquals(value, cube.at(i - 2, j - 3).get(k - 4));
          assertEquals(value, cube.get(i, j, k));
        }
      }
    }
    assertEquals(List.of(4, 5, 6, 7), cube.at(0, 1).toList());
    refused(IndexOutOfBoundsException.class, () -> cube.at(0, 3), "3", "axis 1");
  }

  static String text(MemoryView view) {
    return new String(view.toBytes(), ISO_8859_1);
  }
}
