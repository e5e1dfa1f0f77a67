package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.testkit.Fixture;
import org.memview.testkit.ListOracle;
import org.memview.testkit.Sample;

/// `get` and `set` of boxed elements in every rank.
class ElementsTest {

  @TestFactory
  Stream<DynamicTest> get_readsEveryElement_byPositiveAndNegativeIndices() {
    return Battery.over((sample, fixture) -> {
      ListOracle<Object> expected = sample.expected();
      for (long[] index : expected.indices()) {
        Object element = expected.get(index);

        assertEquals(element, Accessors.read(sample.view(), "get", index));
        assertEquals(element, Accessors.readArray(sample.view(), "get", index));
        assertEquals(element, Accessors.read(sample.view(), "get", negative(fixture, index)));
      }
    });
  }

  private static long[] negative(Fixture fixture, long[] index) {
    long[] shape = fixture.structure().shape();
    long[] negative = index.clone();
    Arrays.setAll(negative, axis -> index[axis] - shape[axis]);
    return negative;
  }

  @TestFactory
  Stream<DynamicTest> get_outsideAnAxis_namesIndexAxisAndExtent() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, fixture) -> {
          long[] shape = fixture.structure().shape();
          for (int axis = 0; axis < shape.length && !emptyBefore(shape, axis); axis++) {
            for (long wrong :
                new long[] {shape[axis], -shape[axis] - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
              long[] index = new long[shape.length];
              index[axis] = wrong;
              var error =
                  assertThrows(
                      IndexOutOfBoundsException.class,
                      () -> Accessors.read(sample.view(), "get", index));
              Messages.assertNames(
                  error,
                  "index " + wrong + " ",
                  "axis " + axis,
                  "extent " + shape[axis],
                  fixture.format(),
                  Arrays.toString(shape));
            }
          }
        });
  }

  /// An index of 0 is already outside an empty axis.
  private static boolean emptyBefore(long[] shape, int axis) {
    return Arrays.stream(shape, 0, axis).anyMatch(n -> n == 0);
  }

  @TestFactory
  Stream<DynamicTest> get_withAnotherRank_isRefused() {
    return Battery.over((sample, fixture) -> {
      for (int rank = 0; rank <= 6; rank++) {
        long[] index = new long[rank];
        if (rank != fixture.ndim()) {
          var error =
              assertThrows(
                  IllegalArgumentException.class,
                  () -> Accessors.read(sample.view(), "get", index));
          Messages.assertNames(error, rank + " ind", fixture.ndim() + " axes", fixture.format());
          assertThrows(
              IllegalArgumentException.class,
              () -> Accessors.readArray(sample.view(), "get", index));
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> set_writesOneElementAndNothingElse() {
    return Battery.over(
        fixture -> !fixture.isReadOnly() && !fixture.isEmpty(),
        (sample, fixture) -> {
          ListOracle<Long> addresses = ListOracle.addresses(fixture.structure());
          ListOracle<Object> values = sample.expected();
          long[] from = addresses.indices().getLast();
          for (long[] to : addresses.indices()) {
            byte[] expected = sample.memoryBytes();
            Object value = sample.expected().get(from);
            copyValue(sample, expected, addresses.get(from), addresses.get(to));

            Accessors.write(sample.view(), "set", Object.class, value, to);

            assertEquals(value, sample.expected().get(to));
            assertSameButPads(fixture, expected, sample.memoryBytes());
            Accessors.writeArray(sample.view(), "set", Object.class, values.get(to), to);
            assertEquals(values.get(to), sample.expected().get(to));
          }
        });
  }

  private static void copyValue(Sample sample, byte[] memory, long from, long to) {
    int size = (int) sample.view().formatSpec().size();
    System.arraycopy(memory, (int) from, memory, (int) to, size);
  }

  /// Pads inside a record are written as zero, and what follows a Pascal string is not part of it.
  private static void assertSameButPads(Fixture fixture, byte[] expected, byte[] actual) {
    if (!fixture.format().contains("x") && !fixture.format().endsWith("p")) {
      assertArrayEquals(expected, actual);
    }
  }

  @TestFactory
  Stream<DynamicTest> set_outsideOrOfAnotherRank_isRefusedAndWritesNothing() {
    return Battery.over(
        fixture -> !fixture.isReadOnly() && !fixture.isEmpty() && fixture.ndim() > 0,
        (sample, fixture) -> {
          Object value = sample.expected().flat().getFirst();
          byte[] before = sample.memoryBytes();
          long[] outside = new long[fixture.ndim()];
          outside[fixture.ndim() - 1] = fixture.structure().shape()[fixture.ndim() - 1];

          assertThrows(
              IndexOutOfBoundsException.class,
              () -> Accessors.write(sample.view(), "set", Object.class, value, outside));
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  Accessors.write(
                      sample.view(), "set", Object.class, value, new long[fixture.ndim() + 1]));
          assertArrayEquals(before, sample.memoryBytes());
        });
  }

  @TestFactory
  Stream<DynamicTest> readOnlyView_refusesEveryWrite() {
    return Battery.over(
        fixture -> !fixture.isEmpty(),
        (sample, fixture) -> {
          MemoryView view = sample.view().asReadOnly();
          long[] first = new long[fixture.ndim()];
          Object value = view.get(first);
          byte[] before = sample.memoryBytes();

          var error =
              assertThrows(
                  ReadOnlyViewException.class,
                  () -> Accessors.write(view, "set", Object.class, value, first));
          Messages.assertNames(error, "read-only", fixture.format());
          assertThrows(ReadOnlyViewException.class, () -> view.fill(value));
          assertThrows(ReadOnlyViewException.class, () -> view.copyFrom(view));
          Accessors.SETTERS.forEach((name, type) ->
              assertThrows(
                  ReadOnlyViewException.class,
                  () -> Accessors.write(view, name, type, TypedAccessTest.zero(type), first),
                  name));
          assertArrayEquals(before, sample.memoryBytes());
        });
  }

  @TestFactory
  Stream<DynamicTest> readOnlyView_seesLaterWrites() {
    return Battery.over(
        fixture -> !fixture.isEmpty() && !fixture.isReadOnly(),
        (sample, fixture) -> {
          MemoryView readOnly = sample.view().asReadOnly();
          long[] first = new long[fixture.ndim()];
          Object last = sample.expected().flat().getLast();

          sample.view().set(first, last);

          assertEquals(last, readOnly.get(first));
        });
  }
}
