package org.memview.tests.cpython;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memview.MemoryView;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.testkit.TestRun;

/// Structures of any rank: random ones, degenerate ones, and invalid ones.
///
/// The memory holds bytes 0, 1, 2, …, so what a view should read at an address is the address.
class RankTest {
  private static final int SIZE = 200;
  private static final int ROUNDS = 2000;

  private record Structure(long offset, long[] shape, long[] strides) {
    static Structure random(SplittableRandom random) {
      int ndim = random.nextInt(1, 5);
      long[] shape = new long[ndim];
      long[] strides = new long[ndim];
      for (int k = 0; k < ndim; k++) {
        shape[k] = random.nextInt(random.nextInt(8) == 0 ? 0 : 1, 5);
        strides[k] = random.nextInt(-20, 21);
      }
      return new Structure(random.nextInt(SIZE), shape, strides);
    }

    boolean isEmpty() {
      return Arrays.stream(shape).anyMatch(n -> n == 0);
    }

    /// Says whether each element of `itemSize` bytes lies inside the memory, looking at every one.
    boolean fits(int itemSize) {
      return isEmpty()
          || Slow.flat(Slow.nested(offset, shape, strides, at -> at)).stream()
              .allMatch(at -> (long) at >= 0 && (long) at + itemSize <= SIZE);
    }

    MemoryView view(String format) {
      return MemoryView.of(
          Lender.of(
              counting(),
              export -> export.format(format).offset(offset).shape(shape).strides(strides)));
    }

    List<Object> expected(int itemSize) {
      return Slow.nested(offset, shape, strides, at -> value(at, itemSize));
    }

    private static Object value(long at, int itemSize) {
      return itemSize == 1 ? (Object) (int) at : (Object) (int) (at << 8 | at + 1);
    }
  }

  private static byte[] counting() {
    byte[] bytes = new byte[SIZE];
    IntStream.range(0, SIZE).forEach(i -> bytes[i] = (byte) i);
    return bytes;
  }

  @Test
  @Covers({"test_buffer.test_ndarray_random", "test_buffer.test_ndarray_multidim"})
  void toList_ofRandomStructure_readsEachElementWhereItLies() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    int seen = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Structure structure = Structure.random(random);
      if (structure.fits(2)) {
        assertEquals(structure.expected(1), structure.view("B").toList(), structure::toString);
        assertEquals(structure.expected(2), structure.view(">H").toList(), structure::toString);
        seen++;
      }
    }
    assertTrue(seen > ROUNDS / 5, seen + " valid structures, seed " + TestRun.seed());
  }

  @Test
  @Covers("test_buffer.test_ndarray_random_invalid")
  void of_randomStructureThatLeavesTheMemory_isRefused() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    int seen = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Structure structure = Structure.random(random);
      if (!structure.fits(1)) {
        refused(IndexOutOfBoundsException.class, () -> structure.view("B"));
        seen++;
      }
    }
    assertTrue(seen > ROUNDS / 10, seen + " invalid structures, seed " + TestRun.seed());
  }

  @Test
  @Covers("test_buffer.test_ndarray_random_slice_assign")
  void copyFrom_ofRandomStructure_copiesElementByElement() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    int seen = 0;
    for (int i = 0; i < 4 * ROUNDS; i++) {
      Structure source = Structure.random(random);
      Structure target =
          new Structure(random.nextInt(SIZE), source.shape, Structure.random(random).strides);
      if (target.strides.length == source.shape.length
          && source.fits(1)
          && target.fits(1)
          && !aliases(target)) {
        copiesWithin(source, target);
        seen++;
      }
    }
    assertTrue(seen > 100, seen + " pairs, seed " + TestRun.seed());
  }

  private static boolean aliases(Structure structure) {
    List<Object> places =
        Slow.flat(Slow.nested(structure.offset, structure.shape, structure.strides, at -> at));
    return places.stream().distinct().count() < places.size();
  }

  private static void copiesWithin(Structure source, Structure target) {
    byte[] memory = counting();
    byte[] expected = counting();
    List<Object> from = Slow.flat(Slow.nested(source.offset, source.shape, source.strides, a -> a));
    List<Object> to = Slow.flat(Slow.nested(target.offset, target.shape, target.strides, a -> a));
    for (int i = 0; i < from.size(); i++) {
      expected[Math.toIntExact((long) to.get(i))] = (byte) (long) from.get(i);
    }

    on(memory, target).copyFrom(on(memory, source));

    assertArrayEquals(expected, memory, () -> source + " -> " + target);
  }

  private static MemoryView on(byte[] memory, Structure structure) {
    return MemoryView.of(
        Lender.of(
            memory,
            e -> e.offset(structure.offset).shape(structure.shape).strides(structure.strides)));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_ndarray_slice_assign_multidim")
  void copyFrom_ofOverlappingRows_copiesAsThroughATemporary(Memory memory) {
    MemoryView grid = memory.counting(16).cast("B", 4, 4);

    grid.slice("1:4").copyFrom(grid.slice("0:3"));

    assertEquals(
        List.of(
            List.of(0, 1, 2, 3), List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9, 10, 11)),
        grid.toList());
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_ndarray_slice_assign_multidim")
  void copyFrom_ofTransposedGrid_transposesInPlace(Memory memory) {
    MemoryView grid = memory.counting(9).cast("B", 3, 3);

    grid.copyFrom(grid.transpose());

    assertEquals(List.of(List.of(0, 3, 6), List.of(1, 4, 7), List.of(2, 5, 8)), grid.toList());
    grid.slice("::-1, 1").copyFrom(grid.slice("0"));
    assertEquals(List.of(List.of(0, 6, 6), List.of(1, 3, 7), List.of(2, 0, 8)), grid.toList());
  }

  @Test
  @Covers("test_buffer.test_ndarray_multidim")
  void view_ofEveryRankUpToFour_isReadInBothOrders() {
    long[][] shapes = {{}, {5}, {2, 3}, {3, 1, 4}, {2, 2, 3, 2}, {1, 1, 1, 1}, {4, 0, 2}};
    for (long[] shape : shapes) {
      long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      byte[] bytes = Arrays.copyOf(counting(), (int) count);
      long[] c = new long[shape.length];
      long[] f = new long[shape.length];
      for (int k = 0; k < shape.length; k++) {
        c[k] = Arrays.stream(shape).skip(k + 1).reduce(1, (a, b) -> a * b);
        f[k] = Arrays.stream(shape).limit(k).reduce(1, (a, b) -> a * b);
      }
      MemoryView rows = MemoryView.of(Lender.of(bytes, e -> e.shape(shape).strides(c)));
      MemoryView columns = MemoryView.of(Lender.of(bytes, e -> e.shape(shape).strides(f)));
      MemoryView unsaid = MemoryView.of(Lender.of(bytes, e -> e.shape(shape)));

      assertArrayEquals(bytes, rows.toBytes());
      assertArrayEquals(bytes, columns.toBytes(Order.F));
      assertArrayEquals(c, unsaid.strides());
      if (shape.length > 0) {
        List<Object> expected = Slow.nested(0, shape, f, at -> (int) at);
        assertEquals(expected, columns.toList());
        assertEquals(Slow.nested(0, shape, c, at -> (int) at), rows.toList());
      }
    }
  }

  @Test
  @Covers({
    "test_buffer.test_ndarray_tolist_null_strides",
    "test_buffer.test_memoryview_construction"
  })
  void export_withoutStrides_hasThoseOfCOrder() {
    MemoryView m =
        MemoryView.of(Lender.of(counting(), e -> e.format(">H").offset(2).shape(2, 3, 4)));

    assertArrayEquals(new long[] {24, 8, 2}, m.strides());
    assertEquals(2 << 8 | 3, m.get(0, 0, 0));
    assertEquals(48 << 8 | 49, m.get(1, 2, 3));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_ndarray_zero_shape")
  void toList_ofEmptyAxes_keepsTheOuterLists(Memory memory) {
    MemoryView cube = memory.counting(24).cast("B", 2, 3, 4);

    assertEquals(List.of(), cube.slice("0:0").toList());
    assertEquals(List.of(List.of(), List.of()), cube.slice(":, 1:1").toList());
    assertEquals(
        List.of(List.of(List.of(), List.of(), List.of()), List.of(List.of(), List.of(), List.of())),
        cube.slice("..., 4:").toList());
    assertEquals(0, cube.slice(":, 1:1").byteSize());
    assertArrayEquals(new long[] {2, 0, 4}, cube.slice(":, 1:1").shape());
    assertArrayEquals(new byte[0], cube.slice("..., 4:").toBytes());
  }

  @Test
  @Covers("test_buffer.test_ndarray_zero_strides")
  void toList_ofZeroStrides_repeatsTheElement() {
    MemoryView row = MemoryView.of(Lender.of(new byte[] {7}, e -> e.shape(5).strides(0)));
    MemoryView grid =
        MemoryView.of(Lender.of(new byte[] {1, 2, 3}, e -> e.shape(2, 3).strides(0, 1)));

    assertEquals(List.of(7, 7, 7, 7, 7), row.toList());
    assertEquals(List.of(List.of(1, 2, 3), List.of(1, 2, 3)), grid.toList());
    assertEquals(false, row.isContiguous());
    row.set(3, 9);
    assertEquals(List.of(9, 9, 9, 9, 9), row.toList());
    grid.slice("0").copyFrom(MemoryView.of(new byte[] {4, 5, 6}));
    assertEquals(List.of(4, 5, 6), grid.at(1).toList());
  }

  @Test
  @Covers("test_buffer.test_ndarray_offset")
  void view_atOffset_startsThere() {
    MemoryView row = MemoryView.of(Lender.of(counting(), e -> e.offset(150).shape(3)));
    MemoryView back =
        MemoryView.of(Lender.of(counting(), e -> e.offset(150).shape(3).strides(-50)));

    assertEquals(List.of(150, 151, 152), row.toList());
    assertEquals(List.of(150, 100, 50), back.toList());
    assertTrue(row.slice(0, 1).contentEquals(back.slice(0, 1)));
    assertEquals(50, MemoryView.of(Lender.of(counting(), e -> e.offset(150))).length());
  }

  @Test
  @Covers("test_buffer.test_ndarray_get_pointer")
  void offsetOf_index_isSumOfIndexTimesStride() {
    MemoryView m =
        MemoryView.of(Lender.of(counting(), e -> e.offset(100).shape(2, 3, 2).strides(50, -20, 7)));
    Layout layout = m.layout();

    assertEquals(100, layout.offsetOf(0, 0, 0));
    assertEquals(100 + 50 - 40 + 7, layout.offsetOf(1, 2, 1));
    assertEquals(100 + 50 - 20, layout.offsetOf(-1, -2, -2));
    refused(IndexOutOfBoundsException.class, () -> layout.offsetOf(0, 3, 0), "3", "axis 1");
    refused(IllegalArgumentException.class, () -> layout.offsetOf(0, 0));
  }

  @Test
  @Covers("test_buffer.test_ndarray_exceptions")
  void export_ofImpossibleStructure_isRefused() {
    byte[] bytes = new byte[12];

    refused(
        IllegalArgumentException.class,
        () -> MemoryView.of(Lender.of(bytes, e -> e.shape(3, 4).strides(4))),
        "2",
        "1");
    refused(
        IllegalArgumentException.class,
        () -> MemoryView.of(Lender.of(bytes, e -> e.shape(-1))),
        "-1");
    refused(
        IndexOutOfBoundsException.class,
        () -> MemoryView.of(Lender.of(bytes, e -> e.offset(13))),
        "13",
        "12");
    refused(
        IndexOutOfBoundsException.class,
        () -> MemoryView.of(Lender.of(bytes, e -> e.shape(13))),
        "12");
    refused(
        IllegalArgumentException.class,
        () -> MemoryView.of(Lender.of(bytes, e -> e.format(">d"))),
        "12",
        "8");
    refused(
        IllegalArgumentException.class,
        () -> MemoryView.of(Lender.of(bytes, e -> e.format(">d").itemSize(4))),
        "4",
        "8");
    refused(
        IllegalArgumentException.class,
        () -> MemoryView.of(Lender.of(bytes, e -> e.shape(Long.MAX_VALUE, 3).strides(0, 0))));
  }

  @Test
  @Covers({"test_buffer.test_memoryview_construction", "test_buffer.test_ndarray_exceptions"})
  void view_ofSixtyFourAxes_isTheLargest() {
    long[] ones = new long[64];
    Arrays.fill(ones, 1);
    MemoryView most = MemoryView.of(new byte[] {5}).cast("B", ones);

    assertEquals(64, most.ndim());
    assertEquals(5, most.get(new long[64]));
    long[] tooMany = new long[65];
    Arrays.fill(tooMany, 1);
    refused(
        IllegalArgumentException.class, () -> MemoryView.of(new byte[1]).cast("B", tooMany), "64");
    refused(
        IllegalArgumentException.class,
        () -> MemoryView.of(Lender.of(new byte[1], e -> e.shape(tooMany))),
        "64");
  }

  @Test
  @Covers("test_buffer.test_ndarray_fortran")
  void transpose_ofFortranGrid_isCContiguousAndShares() {
    byte[] bytes = {0, 1, 2, 3, 4, 5};
    MemoryView f = MemoryView.of(Lender.of(bytes, e -> e.shape(2, 3).strides(1, 2)));
    MemoryView again = MemoryView.of(f);

    assertEquals(true, again.isFContiguous());
    assertEquals(false, again.isCContiguous());
    assertEquals(List.of(List.of(0, 2, 4), List.of(1, 3, 5)), again.toList());
    assertEquals(true, again.transpose().isCContiguous());
    assertArrayEquals(bytes, again.transpose().toBytes());
    assertArrayEquals(bytes, again.asSegment().toArray(JAVA_BYTE));
  }

  @Test
  @Covers({"test_buffer.test_ndarray_zero_strides", "test_buffer.test_ndarray_random"})
  void segment_ofManyRows_isReadThroughHugeZeroStride() {
    MemorySegment one = MemorySegment.ofArray(new byte[] {3});
    MemoryView m = MemoryView.of(new Lender(one, e -> e.shape(Long.MAX_VALUE).strides(0)));

    assertEquals(Long.MAX_VALUE, m.length());
    assertEquals(3, m.get(Long.MAX_VALUE - 1));
    assertEquals(3, m.get(-1));
    refused(IndexOutOfBoundsException.class, () -> m.get(Long.MAX_VALUE), Long.MAX_VALUE);
    List<Object> few = new ArrayList<>(m.slice(-3).toList());
    assertEquals(List.of(3, 3, 3), few);
  }
}
