package org.memview.tests;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.testkit.Cases;
import org.memview.testkit.CountingExporter;
import org.memview.testkit.Fixture;
import org.memview.testkit.ListOracle;
import org.memview.testkit.Structure;

/// Copies into views: between all storages and layouts, overlapping or not, whole or not at all.
class CopyTest {

  @TestFactory
  Stream<DynamicTest> copyFrom_storesEveryElementAndNothingElse() {
    return Battery.over(
        fixture -> !fixture.isReadOnly(),
        (sample, fixture) -> {
          MemoryView source = MemoryView.allocate(fixture.format(), sample.view().shape());
          byte[] expected = sample.memoryBytes();
          int size = (int) fixture.formatSpec().size();
          for (long at : ListOracle.addresses(fixture.structure()).flat()) {
            Arrays.fill(expected, (int) at, (int) at + size, (byte) 0);
          }

          if (fixture.storage().padding() == 0) {
            assertSame(sample.view(), sample.view().copyFrom(source));
            assertArrayEquals(expected, sample.memoryBytes());
            assertEquals(source.toList(), sample.view().toList());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> copyTo_otherStorage_andBack() {
    return Battery.over(
        fixture -> fixture.storage().padding() == 0,
        (sample, fixture) -> {
          MemoryView aside = MemoryView.allocate(fixture.format(), sample.view().shape());
          List<Object> before = sample.view().toList();

          sample.view().copyTo(aside);

          assertEquals(before, aside.toList());
          assertArrayEquals(sample.elementBytes(), aside.toBytes());
          if (!fixture.isReadOnly()) {
            byte[] memory = sample.memoryBytes();
            sample.view().copyFrom(aside);
            assertArrayEquals(memory, sample.memoryBytes());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> copyFrom_theOtherByteOrder_keepsValues() {
    return Battery.over(
        fixture ->
            !fixture.isReadOnly()
                && fixture.storage().padding() == 0
                && fixture.formatSpec().kind() != Kind.RECORD,
        (sample, fixture) -> {
          Format format = fixture.formatSpec();
          ByteOrder other =
              format.order() == ByteOrder.BIG_ENDIAN
                  ? ByteOrder.LITTLE_ENDIAN
                  : ByteOrder.BIG_ENDIAN;
          MemoryView swapped =
              MemoryView.allocate(format.withOrder(other).text(), sample.view().shape());
          List<Object> before = sample.view().toList();

          swapped.copyFrom(sample.view());
          sample.view().copyFrom(swapped);

          assertEquals(before, sample.view().toList());
        });
  }

  @TestFactory
  Stream<DynamicTest> copyFrom_anotherShapeOrFormat_isRefusedAndWritesNothing() {
    return Battery.over(
        fixture -> !fixture.isReadOnly(),
        (sample, fixture) -> {
          byte[] before = sample.memoryBytes();
          long[] longer = sample.view().shape();
          String other = fixture.format().equals("b") ? "B" : "b";
          var format =
              assertThrows(
                  FormatException.class,
                  () -> sample.view().copyFrom(MemoryView.allocate(other, sample.view().shape())));
          Messages.assertNames(format, fixture.format(), other, "convertFrom");
          if (longer.length > 0) {
            longer[0]++;
            var shape =
                assertThrows(
                    IllegalArgumentException.class,
                    () -> sample.view().copyFrom(MemoryView.allocate(fixture.format(), longer)));
            Messages.assertNames(
                shape, Arrays.toString(longer), Arrays.toString(sample.view().shape()));
          }
          assertArrayEquals(before, sample.memoryBytes());
        });
  }

  @TestFactory
  Stream<DynamicTest> copyFrom_itselfTurned_isAsIfThroughATemporary() {
    return Battery.over(
        fixture -> !fixture.isReadOnly() && !fixture.isAliased() && fixture.ndim() > 0,
        (sample, _) -> {
          List<Object> backwards = sample.expected().reversed().toList();

          sample.view().copyFrom(sample.view().reversed());

          assertEquals(backwards, sample.view().toList());
        });
  }

  /// Two views of one block, as they come: what a copy does is what writing the remembered values
  /// in C order does.
  private record Overlap(Structure source, Structure target) {
    static Overlap draw(RandomGenerator random) {
      long itemSize = 1L + random.nextInt(3);
      long[] shape = new long[1 + random.nextInt(3)];
      Arrays.setAll(shape, _ -> 1 + random.nextLong(4));
      return new Overlap(place(random, itemSize, shape), place(random, itemSize, shape));
    }

    private static Structure place(RandomGenerator random, long itemSize, long[] shape) {
      while (true) {
        long[] strides = new long[shape.length];
        Arrays.setAll(
            strides, _ -> random.nextLong(-8, 9) * (random.nextInt(4) == 0 ? 1 : itemSize));
        Structure structure =
            new Structure(itemSize + "s", itemSize, 60, random.nextLong(60), shape, strides);
        if (structure.isValid()) {
          return structure;
        }
      }
    }

    static Stream<Overlap> simpler(Overlap overlap) {
      return IntStream.range(0, overlap.source.ndim())
          .filter(axis -> overlap.source.shape()[axis] > 1)
          .mapToObj(
              axis -> new Overlap(shorter(overlap.source, axis), shorter(overlap.target, axis)));
    }

    private static Structure shorter(Structure s, int axis) {
      long[] shape = s.shape();
      shape[axis]--;
      return new Structure(
          s.format(), s.itemSize(), s.memorySize(), s.offset(), shape, s.strides());
    }
  }

  @Test
  void copyFrom_overlappingAnyhow_isAsIfThroughATemporary() {
    Cases.of(Overlap::draw, Overlap::simpler)
        .check(
            4000,
            overlap -> {
              MemorySegment memory = memory(60);
              byte[] expected = memory.toArray(JAVA_BYTE);
              byte[] before = expected.clone();
              ListOracle<Long> from = ListOracle.addresses(overlap.source());
              ListOracle<Long> to = ListOracle.addresses(overlap.target());
              int size = (int) overlap.source().itemSize();
              for (long[] index : to.indices()) {
                System.arraycopy(
                    before, from.get(index).intValue(), expected, to.get(index).intValue(), size);
              }

              MemoryView target = MemoryView.of(new CountingExporter(memory, overlap.target()));
              target.copyFrom(MemoryView.of(new CountingExporter(memory, overlap.source())));

              assertArrayEquals(expected, memory.toArray(JAVA_BYTE));
            });
  }

  private static MemorySegment memory(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) i;
    }
    return MemorySegment.ofArray(bytes);
  }

  @Test
  void copyFrom_overlapInTwoAxes_isWhole() {
    byte[] bytes = memory(16).toArray(JAVA_BYTE);
    MemoryView grid = MemoryView.of(bytes).reshape(4, 4);

    grid.slice(1, 4).copyFrom(grid.slice(0, 3));

    assertEquals(
        List.of(
            List.of(0, 1, 2, 3), List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9, 10, 11)),
        grid.toList());
  }

  @Test
  void copyFrom_betweenViewsOfOneSegmentOpenedApart_isSafe() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocate(10);
      segment.copyFrom(memory(10));
      MemoryView low = MemoryView.of(segment.asSlice(0, 8));
      MemoryView high = MemoryView.of(segment.asSlice(2, 8));

      high.copyFrom(low);

      assertEquals(List.of(0, 1, 0, 1, 2, 3, 4, 5, 6, 7), MemoryView.of(segment).toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> fill_setsEveryElementAndNothingElse() {
    return Battery.over(
        fixture -> !fixture.isReadOnly() && !fixture.isEmpty(),
        (sample, fixture) -> {
          Object value = sample.expected().flat().getLast();
          ListOracle<Long> addresses = ListOracle.addresses(fixture.structure());
          byte[] expected = sample.memoryBytes();
          byte[] pattern = pattern(fixture, value);
          for (long at : addresses.flat()) {
            System.arraycopy(pattern, 0, expected, (int) at, pattern.length);
          }

          assertSame(sample.view(), sample.view().fill(value));

          assertArrayEquals(expected, sample.memoryBytes());
        });
  }

  private static byte[] pattern(Fixture fixture, Object value) {
    MemoryView one = MemoryView.allocate(fixture.format());
    one.set(new long[0], value);
    return one.toBytes();
  }

  @TestFactory
  Stream<DynamicTest> fill_ofWhatDoesNotFit_writesNothing_evenIntoNothing() {
    return Battery.over(
        fixture -> !fixture.isReadOnly(),
        (sample, _) -> {
          byte[] before = sample.memoryBytes();

          assertThrows(IllegalArgumentException.class, () -> sample.view().fill(new Object()));
          assertArrayEquals(before, sample.memoryBytes());
        });
  }

  @Test
  void convertFrom_exact_isWholeOrNotAtAll() {
    byte[] memory = {9, 9, 9};
    MemoryView bytes = MemoryView.of(memory);

    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> bytes.convertFrom(MemoryView.of(new int[] {1, 2, 300}), Conversion.EXACT));
    Messages.assertNames(error, 300, "'B'");
    assertArrayEquals(new byte[] {9, 9, 9}, memory);
    bytes.convertFrom(MemoryView.of(new double[] {1, 2, 255}), Conversion.EXACT);
    assertArrayEquals(new byte[] {1, 2, -1}, memory);
  }

  @Test
  void convertFrom_saturateAndWrap_storeWhatTheySay() {
    MemoryView bytes = MemoryView.of(new byte[3]);
    MemoryView ints = MemoryView.of(new int[] {-5, 300, 7});

    assertEquals(List.of(0, 255, 7), bytes.convertFrom(ints, Conversion.SATURATE).toList());
    assertEquals(List.of(251, 44, 7), bytes.convertFrom(ints, Conversion.WRAP).toList());
    MemoryView nan = MemoryView.of(new float[] {Float.NaN, 1e30f, -1e30f});
    assertEquals(List.of(0, 255, 0), bytes.convertFrom(nan, Conversion.SATURATE).toList());
  }

  @Test
  void convertFrom_betweenOverlappingViews_isAsIfThroughATemporary() {
    MemoryView bytes = MemoryView.of(new byte[] {1, 2, 3, 4, 0, 0, 0, 0});

    bytes.cast("<h").convertFrom(bytes.slice(0, 4), Conversion.EXACT);

    assertEquals(List.of(1, 2, 3, 4), bytes.cast("<h").toList());
  }

  @Test
  void convertFrom_noNumbers_isRefused() {
    MemoryView text = MemoryView.of(new byte[4]).cast("4s");
    MemoryView bytes = MemoryView.of(new byte[1]);

    assertThrows(FormatException.class, () -> bytes.convertFrom(text, Conversion.SATURATE));
    assertThrows(
        IllegalArgumentException.class,
        () -> bytes.convertFrom(MemoryView.of(new int[2]), Conversion.EXACT));
  }
}
