package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.memview.tests.cpython.Expect.refused;
import static org.memview.tests.cpython.ItemsTest.text;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;
import org.memview.format.FormatException;
import org.memview.layout.Index;

/// Slices of one axis and of several, read.
class SlicesTest {
  private static final Integer[] BOUNDS = {null, -9, -5, -3, -1, 0, 1, 2, 4, 5, 9};
  private static final int[] STEPS = {-5, -4, -3, -2, -1, 1, 2, 3, 4, 5};

  @ParameterizedTest
  @EnumSource
  @Covers({"test_buffer.test_memoryview_slice", "test_memoryview.test_getitem"})
  void slice_byAnyBoundsAndStep_picksWhatPythonPicks(Memory memory) {
    MemoryView m = memory.bytes(10, 11, 12, 13, 14);

    for (Integer start : BOUNDS) {
      for (Integer stop : BOUNDS) {
        for (int step : STEPS) {
          List<Object> expected = new ArrayList<>();
          Slow.indices(start, stop, step, 5).forEach(i -> expected.add(10 + i));
          String spec = Slow.text(start, stop, step);
          assertEquals(expected, m.slice(spec).toList(), spec);
          assertEquals(expected, m.slice(open(start), end(stop, step), step).toList(), spec);
        }
      }
    }
  }

  private static long open(Integer start) {
    return start == null ? Long.MIN_VALUE : start;
  }

  private static long end(Integer stop, int step) {
    return stop == null ? (step > 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : stop;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  @Covers("test_buffer.test_memoryview_array")
  void slice_ofArrayOfEverySize_readsAsTheArray(int size) {
    int[] array = {7, -8, 9, -10};
    MemoryView m = MemoryView.of(array).slice(0, size);

    for (int start = -size - 2; start <= size + 2; start++) {
      for (int stop = -size - 2; stop <= size + 2; stop++) {
        for (int step = -size - 1; step <= size + 1; step++) {
          if (step != 0) {
            List<Object> expected = new ArrayList<>();
            Slow.indices(start, stop, step, size).forEach(i -> expected.add(array[i]));
            MemoryView slice = m.slice(start, stop, step);
            assertEquals(expected, slice.toList());
            assertEquals(expected.size(), slice.length());
          }
        }
      }
    }
  }

  @Test
  @Covers({"test_buffer.test_memoryview_slice", "test_buffer.test_ndarray_slice_invalid"})
  void slice_byStepZero_isRefused() {
    MemoryView m = Memory.NATIVE.ascii("abcdef");

    refused(IllegalArgumentException.class, () -> m.slice(0, 6, 0), "step");
    refused(IllegalArgumentException.class, () -> m.slice("::0"), "step");
    refused(IllegalArgumentException.class, () -> Index.range(0, 6).step(0), "step");
    refused(IllegalArgumentException.class, () -> m.cast("B", 2, 3).slice(":, ::0"), "step");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "1:2:3:4", ", ,", "a:b", "0, 0", "..., ...", "'1'"})
  @Covers({"test_memoryview.test_getitem", "test_buffer.test_memoryview_slice"})
  void slice_byTextThatIsNone_isRefused(String spec) {
    MemoryView m = Memory.BYTE_ARRAY.ascii("abcdef");

    refused(IllegalArgumentException.class, () -> m.slice(spec));
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({"test_buffer.test_ndarray_format_shape", "test_buffer.test_memoryview_tolist"})
  void toList_ofEveryFormat_listsItsValues(Encoded encoded) {
    assertEquals(encoded.values(), encoded.view().toList());
    assertEquals(encoded.sixValues(), encoded.sixItems().toList());
    assertEquals(List.of(), encoded.view().slice(3).toList());
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({"test_buffer.test_ndarray_format_strides", "test_buffer.test_memoryview_tolist"})
  void slice_ofEveryFormatByEveryStep_picksItsValues(Encoded encoded) {
    MemoryView m = encoded.sixItems();

    for (int step = -5; step <= 4; step++) {
      if (step != 0) {
        List<Integer> indices = Slow.indices(null, null, step, 6);
        MemoryView slice = m.slice(Slow.text(null, null, step));
        assertEquals(Slow.pick(encoded.sixValues(), indices), slice.toList());
        assertArrayEquals(new long[] {(long) step * encoded.size()}, slice.strides());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_ndarray_slice_multidim")
  void slice_ofTwoAxes_equalsListSlicing(Memory memory) {
    MemoryView grid = memory.counting(15).cast("B", 3, 5);

    for (String rows : new String[] {":", "1:", "::-1", "::2", "2:0:-1", "1:1"}) {
      for (String columns : new String[] {":", "1:4", "::-1", "4::-3", "3:3", "::2"}) {
        List<Object> expected = new ArrayList<>();
        for (int i : parsed(rows, 3)) {
          List<Object> row = new ArrayList<>();
          parsed(columns, 5).forEach(j -> row.add(5 * i + j));
          expected.add(row);
        }
        assertEquals(expected, grid.slice(rows + ", " + columns).toList());
      }
    }
  }

  private static List<Integer> parsed(String slice, int length) {
    String[] parts = slice.split(":", -1);
    Integer start = parts[0].isEmpty() ? null : Integer.valueOf(parts[0]);
    Integer stop = parts[1].isEmpty() ? null : Integer.valueOf(parts[1]);
    int step = parts.length < 3 || parts[2].isEmpty() ? 1 : Integer.parseInt(parts[2]);
    return Slow.indices(start, stop, step, length);
  }

  @Test
  @Covers("test_buffer.test_ndarray_slice_multidim")
  void slice_ofThreeAxesWithEllipsisAndIndex_dropsTheAxis() {
    MemoryView cube = Memory.LONG_ARRAY.counting(24).cast("B", 2, 3, 4);

    assertEquals(List.of(List.of(1, 5, 9), List.of(13, 17, 21)), cube.slice("..., 1").toList());
    assertEquals(List.of(List.of(20, 21, 22, 23)), cube.slice("1, 2:").toList());
    assertEquals(
        List.of(List.of(List.of(23, 21)), List.of(List.of(11, 9))),
        cube.slice("::-1, 2:, ::-2").toList());
    assertArrayEquals(new long[] {1, 2, 3, 4}, cube.slice("None, ...").shape());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 5, 0, 3, cdedef",
    "0, 3, 2, 5, ababcf",
    "0, 6, 0, 6, abcdef",
    "1, 2, 5, 6, abcdeb"
  })
  @Covers({"test_memoryview.test_setitem_writable", "test_buffer.test_memoryview_slice"})
  void copyFrom_ofOverlappingSlice_copiesAsThroughATemporary(
      int from, int fromEnd, int to, int toEnd, String expected) {
    for (Memory memory : Memory.values()) {
      MemoryView m = memory.ascii("abcdef");

      m.slice(to, toEnd).copyFrom(m.slice(from, fromEnd));

      assertEquals(expected, text(m));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_memoryview.test_setitem_writable", "test_buffer.test_memoryview_slice"})
  void copyFrom_ofItselfReversed_reverses(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    m.copyFrom(m.reversed());
    assertEquals("fedcba", text(m));

    m.slice("::-2").copyFrom(m.slice("::2"));
    assertEquals("fbddbf", text(m));
  }

  @ParameterizedTest
  @CsvSource({"0:2, 0:0", "0:2, 0:3", "0:0, 0:1", ":, :5", "::2, :"})
  @Covers({"test_memoryview.test_setitem_writable", "test_buffer.test_ndarray_slice_invalid"})
  void copyFrom_ofAnotherSize_isRefusedAndWritesNothing(String to, String from) {
    MemoryView m = Memory.BYTE_ARRAY.ascii("abcdef");
    MemoryView other = Memory.NATIVE.ascii("ABCDEF");

    refused(IllegalArgumentException.class, () -> m.slice(to).copyFrom(other.slice(from)), "shape");
    assertEquals("abcdef", text(m));
  }

  @ParameterizedTest
  @CsvSource({
    "B, b", "B, c", "b, B", "c, B", "?, B", "h, H", "i, f", "<i, f", "q, d", "B, h", "2s, h"
  })
  @Covers({"test_buffer.test_ndarray_slice_invalid", "test_memoryview.test_setitem_writable"})
  void copyFrom_ofAnotherElementType_isRefusedAndPointsToConversion(String to, String from) {
    MemoryView target = MemoryView.allocate(to, 3);
    MemoryView source = MemoryView.allocate(from, 3);

    refused(
        FormatException.class,
        () -> target.copyFrom(source),
        "'" + from + "'",
        "'" + to + "'",
        "convertFrom");
  }

  @Test
  @Covers("test_buffer.test_ndarray_slice_invalid")
  void copyFrom_ofAnotherRank_isRefused() {
    MemoryView row = Memory.BYTE_ARRAY.counting(6);
    MemoryView grid = Memory.NATIVE.counting(6).cast("B", 2, 3);
    MemoryView scalar = Memory.NATIVE.counting(1).at(0);

    refused(IllegalArgumentException.class, () -> row.copyFrom(grid), "[6]", "[2, 3]");
    refused(IllegalArgumentException.class, () -> grid.copyFrom(row), "[6]", "[2, 3]");
    refused(IllegalArgumentException.class, () -> row.slice(0, 1).copyFrom(scalar), "[1]", "[]");
    refused(NullPointerException.class, () -> row.copyFrom(null));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_ndarray_slice_zero_shape")
  void copyFrom_ofEmptySlice_isAllowedAndWritesNothing(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    m.slice(2, 2).copyFrom(m.slice(4, 4));
    m.slice(3, 1).copyFrom(m.slice(6));
    MemoryView grid = m.cast("B", 2, 3);
    grid.slice("1:1").copyFrom(grid.slice("2:"));
    grid.slice(":, 3:").copyFrom(grid.slice(":, 1:1"));

    assertEquals("abcdef", text(m));
    MemoryView none = grid.slice("1:1");
    MemoryView alsoNone = grid.slice("2:, 1:");
    refused(IllegalArgumentException.class, () -> none.copyFrom(alsoNone), "[0, 3]", "[0, 2]");
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_ndarray_slice_assign_single")
  void copyFrom_ofEveryPairOfSlices_equalsListAssignment(Memory memory) {
    MemoryView m = memory.bytes(0, 0, 0, 0, 0);
    List<String> specs = specs();
    int copied = 0;
    for (String to : specs) {
      for (String from : specs) {
        List<Integer> targets = parsed(to, 5);
        List<Integer> sources = parsed(from, 5);
        restore(m);
        if (targets.size() != sources.size()) {
          refused(
              IllegalArgumentException.class, () -> m.slice(to).copyFrom(m.slice(from)), "shape");
          assertEquals(List.of(10, 11, 12, 13, 14), m.toList());
        } else {
          List<Object> expected = new ArrayList<>(List.of(10, 11, 12, 13, 14));
          for (int i = 0; i < targets.size(); i++) {
            expected.set(targets.get(i), 10 + sources.get(i));
          }
          m.slice(to).copyFrom(m.slice(from));
          assertEquals(expected, m.toList(), to + " = " + from);
          copied++;
        }
      }
    }
    assertEquals(true, copied > 500);
  }

  private static void restore(MemoryView m) {
    for (int i = 0; i < 5; i++) {
      m.set(i, 10 + i);
    }
  }

  private static List<String> specs() {
    List<String> specs = new ArrayList<>();
    for (Integer start : new Integer[] {null, 0, 1, 3, -2, 7}) {
      for (Integer stop : new Integer[] {null, 0, 2, 4, -1}) {
        for (int step : new int[] {-2, -1, 1, 2}) {
          specs.add(Slow.text(start, stop, step));
        }
      }
    }
    return specs;
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({"test_memoryview.test_array_assign", "test_buffer.test_ndarray_format_shape"})
  void copyFrom_ofAnotherArray_replacesEveryElement(Encoded encoded) {
    byte[] target = new byte[3 * encoded.size()];

    MemoryView.of(target).cast(encoded.format()).copyFrom(encoded.view());

    assertArrayEquals(encoded.bytes(), target);
  }

  @Test
  @Covers("test_memoryview.test_array_assign")
  void copyFrom_ofIntArray_replacesTheArray() {
    int[] array = {1, 2, 3};

    MemoryView.of(array).copyFrom(MemoryView.of(new int[] {4, -5, 6}));

    assertArrayEquals(new int[] {4, -5, 6}, array);
  }
}
