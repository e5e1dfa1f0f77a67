package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;

/// Walking, searching and counting.
class IterationTest {

  private static List<Object> walked(MemoryView m) {
    List<Object> items = new ArrayList<>();
    m.forEach(items::add);
    return items;
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_memoryview.test_iter", "test_buffer.test_ndarray_sequence"})
  void iterator_ofRow_givesTheItems(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    assertEquals(List.of(97, 98, 99, 100, 101, 102), walked(m));
    assertEquals(List.of(102, 100, 98), walked(m.slice("::-2")));
    assertEquals(List.of(), walked(m.slice(6)));
    Iterator<Object> end = m.slice(6).iterator();
    assertFalse(end.hasNext());
    refused(NoSuchElementException.class, end::next);
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({"test_memoryview.test_iter", "test_buffer.test_ndarray_sequence"})
  void iterator_ofEveryFormat_givesTheValues(Encoded encoded) {
    assertEquals(encoded.sixValues(), walked(encoded.sixItems()));
  }

  @Test
  @Covers({"test_buffer.test_ndarray_sequence", "test_buffer.test_memoryview_sequence"})
  void iterator_ofScalar_isRefused() {
    MemoryView scalar = Memory.BYTE_ARRAY.counting(1).at(0);

    refused(IllegalArgumentException.class, scalar::iterator, "0-dimensional");
    refused(IllegalArgumentException.class, scalar::length, "0-dimensional");
  }

  @Test
  @Covers("test_buffer.test_ndarray_sequence")
  void iterator_ofGrid_givesItsRows() {
    MemoryView grid = Memory.INT_ARRAY.counting(6).cast("B", 2, 3);
    List<Object> rows = new ArrayList<>();

    grid.forEach(row -> rows.add(((MemoryView) row).toList()));

    assertEquals(List.of(List.of(0, 1, 2), List.of(3, 4, 5)), rows);
    assertEquals(2, grid.length());
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_reversed")
  void reversed_givesTheItemsBackwards(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    assertEquals(List.of(102, 101, 100, 99, 98, 97), walked(m.reversed()));
    assertTrue(m.reversed().contentEquals(m.slice("::-1")));
    assertTrue(m.reversed().reversed().contentEquals(m));
  }

  @Test
  @Covers("test_buffer.test_memoryview_sequence")
  void contains_findsByValueAndNeverNaN() {
    MemoryView doubles = MemoryView.of(new double[] {Double.POSITIVE_INFINITY, 3, Double.NaN});

    assertTrue(doubles.contains(Double.POSITIVE_INFINITY));
    assertTrue(doubles.contains(Float.POSITIVE_INFINITY));
    assertTrue(doubles.contains(3));
    assertFalse(doubles.contains(Double.NaN));
    assertFalse(doubles.contains(Double.NEGATIVE_INFINITY));
    assertFalse(doubles.contains("3"));
    assertTrue(Memory.NATIVE.ascii("abc").contains(97.0));
    assertFalse(Memory.NATIVE.ascii("abc").contains(97.5));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_index")
  void indexOf_givesTheFirstPlaceOrMinusOne(Memory memory) {
    MemoryView m = memory.ascii("abracadabra");

    assertEquals(0, m.indexOf((int) 'a'));
    assertEquals(1, m.indexOf((byte) 'b'));
    assertEquals(6, m.indexOf(100L));
    assertEquals(1, m.slice(4).indexOf((int) 'a'));
    assertEquals(0, m.reversed().indexOf((int) 'a'));
    assertEquals(2, m.slice("::-1").indexOf((int) 'b'));
    assertEquals(-1, m.indexOf((int) 'z'));
    assertEquals(-1, m.indexOf(-159));
    assertEquals(-1, m.slice(0, 0).indexOf((int) 'a'));
  }

  @Test
  @Covers("test_memoryview.test_index")
  void indexOf_inOtherRanks_countsInCOrder() {
    MemoryView m = Memory.BYTE_ARRAY.counting(6);

    assertEquals(4, m.cast("B", 2, 3).indexOf(4));
    assertEquals(3, m.cast("B", 2, 3).transpose().indexOf(4));
    assertEquals(0, m.at(1).indexOf(1));
    assertEquals(-1, m.at(0).indexOf(1));
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers({"test_memoryview.test_index", "test_memoryview.test_count"})
  void search_inEveryFormat_findsEachValue(Encoded encoded) {
    List<Object> values = encoded.sixValues();
    MemoryView m = encoded.sixItems();

    for (Object value : values) {
      int first = values.indexOf(value);
      long times = values.stream().filter(value::equals).count();
      assertEquals(first, m.indexOf(value));
      assertEquals(times, m.count(value));
      assertTrue(m.contains(value));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_count")
  void count_countsEqualItems(Memory memory) {
    MemoryView m = memory.ascii("abracadabra");

    assertEquals(5, m.count((int) 'a'));
    assertEquals(2, m.count((double) 'b'));
    assertEquals(0, m.count((int) 'z'));
    assertEquals(2, m.slice("::3").count((int) 'a'));
    assertEquals(0, m.slice(3, 3).count((int) 'a'));
    assertEquals(2, m.slice(0, 10).cast("B", 2, 5).count((int) 'b'));
  }

  @Test
  @Covers({"test_memoryview.test_iter", "test_memoryview.test_use_released_memory"})
  void iterator_afterReleaseBetweenSteps_saysSo() {
    MemoryView m = Memory.LENT.ascii("abc");
    Iterator<Object> items = m.iterator();
    assertEquals(97, items.next());

    m.release();

    refused(ViewReleasedException.class, items::next, "released");
    refused(ViewReleasedException.class, m::iterator, "released");
  }
}
