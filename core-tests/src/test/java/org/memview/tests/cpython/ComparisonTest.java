package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.MemoryView;
import org.memview.layout.Order;

/// `contentEquals`: Python's `==`.
class ComparisonTest {

  private static void same(MemoryView a, MemoryView b) {
    assertTrue(a.contentEquals(b), () -> a + " == " + b);
    assertTrue(b.contentEquals(a), () -> b + " == " + a);
  }

  private static void differ(MemoryView a, MemoryView b) {
    assertFalse(a.contentEquals(b), () -> a + " != " + b);
    assertFalse(b.contentEquals(a), () -> b + " != " + a);
  }

  private static MemoryView cube(String format, int... values) {
    MemoryView row = MemoryView.allocate(format, values.length);
    for (int i = 0; i < values.length; i++) {
      row.set(i, values[i]);
    }
    return row;
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_memoryview.test_compare", "test_buffer.test_memoryview_compare_ndim_one"})
  void contentEquals_acrossKindsOfMemory_comparesValues(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    for (Memory other : Memory.values()) {
      same(m, other.ascii("abcdef"));
      same(m, other.ascii("abcdef").asReadOnly());
      differ(m, other.ascii("abcdeg"));
      differ(m, other.ascii("abcde"));
      differ(m, other.ascii("abcdefg"));
      same(m.slice("::-2"), other.ascii("fdb"));
    }
    same(m, m);
  }

  @Test
  @Covers({"test_memoryview.test_compare", "test_buffer.test_memoryview_compare_special_cases"})
  void equals_isIdentity_andThereIsNoOrder() {
    byte[] bytes = {1, 2};
    MemoryView m = MemoryView.of(bytes);

    assertEquals(m, m);
    assertNotEquals(m, MemoryView.of(bytes));
    assertNotEquals(m, (Object) bytes);
    assertFalse(Comparable.class.isAssignableFrom(MemoryView.class));
    refused(NullPointerException.class, () -> m.contentEquals(null));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_special_cases")
  void contentEquals_ofReleasedView_isIdentity() {
    MemoryView m = Memory.LENT.ascii("abc");
    MemoryView other = Memory.LENT.ascii("abc");
    m.release();

    same(m, m);
    differ(m, other);
    other.release();
    differ(m, other);
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_special_cases")
  void contentEquals_ofNaN_isNeverTrue() {
    MemoryView doubles = MemoryView.of(new double[] {1, Double.NaN});
    MemoryView floats = MemoryView.of(new float[] {1, Float.NaN});
    MemoryView record = MemoryView.allocate("<id", 1);
    record.set(0, List.of(1, Double.NaN));

    differ(doubles, doubles);
    differ(floats, floats);
    differ(doubles, floats);
    differ(record, record);
    same(doubles.slice(0, 1), floats.slice(0, 1));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_special_cases")
  void contentEquals_ofZeros_ignoresTheSign() {
    same(MemoryView.of(new double[] {0.0}), MemoryView.of(new double[] {-0.0}));
    same(MemoryView.of(new double[] {-0.0}), MemoryView.of(new int[] {0}));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_special_cases_deprecated_u_type_code")
  void contentEquals_ofText_comparesCharacters() {
    MemoryView narrow = MemoryView.of(new byte[] {0, 97, 0, 98}).cast(">u");
    MemoryView wide = MemoryView.of(new byte[] {97, 0, 0, 0, 98, 0, 0, 0}).cast("<w");

    same(narrow, narrow);
    same(narrow, wide);
    differ(narrow, MemoryView.of(new short[] {97, 98}));
    differ(narrow, MemoryView.of(new byte[] {0, 97, 0, 99}).cast(">u"));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_ndim_zero")
  void contentEquals_ofScalars_comparesTheElement() {
    MemoryView a = cube("i", 1729).at(0);

    same(a, cube(">q", 1729).at(0));
    same(a, MemoryView.of(new double[] {1729}).at(0));
    differ(a, cube("i", 1730).at(0));
    differ(a, cube("i", 1729));
    differ(a, cube("i", 1729).cast("i", 1, 1));
    MemoryView record = MemoryView.of(new byte[] {1, 0, 3}).cast("<HB").at(0);
    same(record, MemoryView.of(new byte[] {0, 1, 3}).cast(">hb").at(0));
    differ(record, MemoryView.of(new byte[] {0, 1, 4}).cast(">hb").at(0));
  }

  @ParameterizedTest
  @CsvSource({
    "b, d", "B, >i", "<h, >h", "<i, >q", "i, @i", "Q, b", "e, f", "f, d", "<Q, >d", "L, h", "?, B"
  })
  @Covers({
    "test_buffer.test_memoryview_compare_ndim_one",
    "test_buffer.test_memoryview_compare_random_formats"
  })
  void contentEquals_acrossNumberFormats_comparesNumbers(String first, String second) {
    same(cube(first, 1, 0, 1), cube(second, 1, 0, 1));
    same(cube(first, 1, 0, 1).slice("::2"), cube(second, 1, 1));
    differ(cube(first, 1, 0, 1), cube(second, 1, 0, 0));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_ndim_one")
  void contentEquals_ofLargeNumbers_isExact() {
    MemoryView odd = MemoryView.of(new long[] {(1L << 53) + 1});
    MemoryView unsigned = MemoryView.of(new long[] {-1}).cast("Q");

    differ(odd, MemoryView.of(new double[] {0x1p53}));
    same(MemoryView.of(new long[] {1L << 53}), MemoryView.of(new double[] {0x1p53}));
    differ(unsigned, MemoryView.of(new long[] {-1}));
    differ(unsigned, MemoryView.of(new double[] {0x1p64}));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_ndim_one")
  void contentEquals_ofCharacterAndNumber_isFalse() {
    MemoryView m = Memory.BYTE_ARRAY.ascii("abc");

    differ(m.cast("c"), m);
    differ(m.cast("c"), m.cast("b"));
    same(m.cast("c"), Memory.NATIVE.ascii("abc").cast("1s"));
    same(m.cast("c"), Memory.NATIVE.ascii("abc").cast("c"));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_ndim_one")
  void contentEquals_ofRecords_ignoresPadding() {
    MemoryView padded = MemoryView.of(new byte[] {1, 99, 0, 2, 3, 98, 0, 4}).cast("<Bx>H");
    MemoryView dense = MemoryView.of(new byte[] {0, 1, 2, 0, 0, 3, 4, 0}).cast(">H<H");

    same(padded, dense);
    dense.set(1, List.of(3, 5));
    differ(padded, dense);
    same(cube("B", 5), MemoryView.of(new byte[] {7, 5}).cast("xB"));
    differ(cube("B", 5), MemoryView.of(new byte[] {5, 5}).cast("BB"));
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers("test_buffer.test_memoryview_compare_random_formats")
  void contentEquals_ofEveryFormat_seesEachElement(Encoded encoded) {
    MemoryView m = encoded.sixItems();

    same(m, encoded.sixItems());
    same(m.slice("::-1"), encoded.sixItems().slice("::-1"));
    for (int i = 0; i < 6; i++) {
      MemoryView other = encoded.sixItems();
      Object different =
          encoded.values().stream().filter(v -> !v.equals(other.get(2))).findFirst().orElseThrow();
      other.set(i, m.get(i).equals(different) ? other.get(2) : different);
      differ(m, other);
    }
  }

  @Test
  @Covers({
    "test_buffer.test_memoryview_compare_zero_shape",
    "test_buffer.test_memoryview_compare_multidim_zero_shape"
  })
  void contentEquals_ofEmptyShapes_comparesUpToTheZero() {
    MemoryView none = MemoryView.allocate("i", 0);

    same(none, MemoryView.allocate("d", 0));
    same(none, MemoryView.allocate("3s", 0));
    differ(none, MemoryView.allocate("i", 1));
    differ(none, MemoryView.allocate("i", 0, 1));
    same(MemoryView.allocate("i", 1, 0, 5), MemoryView.allocate("i", 1, 0, 7));
    differ(MemoryView.allocate("i", 2, 0, 5), MemoryView.allocate("i", 1, 0, 5));
    differ(MemoryView.allocate("i", 1, 0), MemoryView.allocate("i", 1, 0, 7));
  }

  @Test
  @Covers({
    "test_buffer.test_memoryview_compare_zero_strides",
    "test_buffer.test_memoryview_compare_multidim_zero_strides"
  })
  void contentEquals_ofZeroStrides_comparesTheRepeatedValues() {
    MemoryView one = cube("h", 7);

    same(one.broadcastTo(4), cube("<q", 7, 7, 7, 7));
    differ(one.broadcastTo(4), cube("<q", 7, 7, 7, 8));
    same(cube("h", 1, 2).broadcastTo(3, 2), cube("b", 1, 2, 1, 2, 1, 2).cast("b", 3, 2));
    differ(cube("h", 1, 2).broadcastTo(3, 2), cube("b", 1, 2, 1, 2, 2, 1).cast("b", 3, 2));
    same(one.broadcastTo(2, 3, 4), cube(">i", 7).broadcastTo(2, 3, 4));
  }

  private static final int[] TWELVE = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

  @Test
  @Covers("test_buffer.test_memoryview_compare_multidim_c")
  void contentEquals_ofCGrids_comparesShapeAndValues() {
    MemoryView m = cube("h", TWELVE).reshape(3, 4);

    same(m, cube(">q", TWELVE).reshape(3, 4));
    differ(m, cube("h", TWELVE).reshape(4, 3));
    differ(m, cube("h", TWELVE));
    differ(m, cube("h", TWELVE).reshape(1, 3, 4));
    same(m.slice("1:, ::-1"), cube("d", 7, 6, 5, 4, 11, 10, 9, 8).reshape(2, 4));
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_multidim_fortran")
  void contentEquals_ofFortranGrids_comparesByIndex() {
    MemoryView c = cube("h", TWELVE).reshape(3, 4);
    MemoryView f = cube("<i", 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11).reshape(4, 3).transpose();

    assertTrue(f.isFContiguous());
    same(c, f);
    same(c.transpose(), f.transpose());
    differ(c, cube("<i", TWELVE).reshape(4, 3).transpose());
  }

  @Test
  @Covers("test_buffer.test_memoryview_compare_multidim_mixed")
  void contentEquals_ofMixedOrdersAndFormats_comparesByIndex() {
    MemoryView c = cube("b", TWELVE).reshape(2, 3, 2);
    byte[] fortran = c.toBytes(Order.F);
    MemoryView f = MemoryView.of(Lender.of(fortran, e -> e.shape(2, 3, 2).strides(1, 2, 6)));

    same(c, f);
    same(c.slice("::-1, 1:, 0"), f.slice("::-1, 1:, 0"));
    same(f, cube(">d", TWELVE).reshape(2, 3, 2));
    MemoryView records = MemoryView.of(new byte[] {0, 1, 0, 2, 0, 3, 0, 4}).cast("xB", 2, 2);
    same(records, cube("i", 1, 2, 3, 4).reshape(2, 2));
    same(records.transpose(), cube("f", 1, 3, 2, 4).reshape(2, 2));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_memoryview_compare_not_equal")
  void contentEquals_withOneDifferenceDeepInside_isFalse(Memory memory) {
    for (int i = 0; i < 60; i += 7) {
      int[] values = new int[120];
      Arrays.setAll(values, k -> k);
      MemoryView m = memory.bytes(values).cast(">H", 3, 4, 5);
      MemoryView other = Memory.BYTE_ARRAY.bytes(values).cast(">H", 3, 4, 5);
      same(m, other);

      other.cast(">H").set(i, 7777);

      differ(m, other);
      differ(m.transpose(), other.transpose());
      assertEquals(i, m.mismatch(other));
    }
  }
}
