package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.testkit.ListOracle;

/// Equality by value, hashing and searching.
class CompareTest {

  @TestFactory
  Stream<DynamicTest> contentEquals_aCopyElsewhere() {
    return Battery.over((sample, _) -> {
      try (MemoryView copy = sample.view().transpose().toContiguous()) {
        assertTrue(sample.view().contentEquals(sample.view()));
        assertTrue(sample.view().contentEquals(copy.transpose()));
        assertTrue(copy.transpose().contentEquals(sample.view()));
        assertEquals(-1, sample.view().mismatch(copy.transpose()));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> mismatch_isTheFirstElementThatDiffers() {
    return Battery.over(
        fixture -> !fixture.isEmpty() && !fixture.isAliased() && fixture.storage().padding() == 0,
        (sample, fixture) -> {
          MemoryView copy = MemoryView.allocate(fixture.format(), sample.view().shape());
          ListOracle<Object> elements = sample.expected();
          for (long[] changed : elements.indices()) {
            copy.copyFrom(sample.view());
            copy.set(
                changed,
                elements
                    .flat()
                    .get((elements.indices().indexOf(changed) + 1) % elements.flat().size()));
            long expected = firstDifference(elements.flat(), sample.view(), copy);

            assertEquals(expected, sample.view().mismatch(copy));
            assertEquals(expected < 0, sample.view().contentEquals(copy));
          }
        });
  }

  /// Elements that `get` boxes are equal by `equals` but for signed zeros, which are equal numbers.
  private static long firstDifference(List<Object> elements, MemoryView view, MemoryView copy) {
    List<Object> others = ListOracle.build(view.shape(), index -> copy.get(index)).flat();
    for (int i = 0; i < elements.size(); i++) {
      if (!withoutSignedZeros(elements.get(i)).equals(withoutSignedZeros(others.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static String withoutSignedZeros(Object element) {
    return element.toString().replaceAll("-0\\.0\\b(?!\\d)", "0.0");
  }

  @TestFactory
  Stream<DynamicTest> contentEquals_anotherShape_isFalse() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, fixture) -> {
          MemoryView other = sample.view().slice("None, ...");

          assertFalse(sample.view().contentEquals(other));
          assertThrows(IllegalArgumentException.class, () -> sample.view().mismatch(other));
          if (fixture.structure().shape()[0] > 0) {
            assertFalse(sample.view().contentEquals(sample.view().slice(1)));
          }
        });
  }

  @Test
  void contentEquals_comparesNumbersAcrossFormats() {
    MemoryView bytes = MemoryView.of(new byte[] {1, 2, 3});

    assertTrue(bytes.contentEquals(MemoryView.of(new double[] {1, 2, 3})));
    assertTrue(bytes.contentEquals(MemoryView.of(new long[] {1, 2, 3})));
    assertTrue(bytes.contentEquals(MemoryView.of(new float[] {1, 2, 3}).cast("f")));
    assertFalse(bytes.contentEquals(MemoryView.of(new double[] {1, 2, 3.5})));
  }

  @Test
  void contentEquals_largeIntegers_areNotRounded() {
    MemoryView longs = MemoryView.of(new long[] {(1L << 53) + 1});
    MemoryView doubles = MemoryView.of(new double[] {0x1p53});
    MemoryView unsigned = MemoryView.of(new long[] {-1}).cast("Q");

    assertFalse(longs.contentEquals(doubles));
    assertFalse(unsigned.contentEquals(MemoryView.of(new long[] {-1})));
    assertFalse(unsigned.contentEquals(MemoryView.of(new double[] {0x1p64})));
  }

  @Test
  void contentEquals_nanEqualsNothing_andZerosEachOther() {
    MemoryView nan = MemoryView.of(new double[] {Double.NaN});

    assertFalse(nan.contentEquals(nan));
    assertEquals(0, nan.mismatch(nan));
    assertTrue(MemoryView.of(new double[] {-0.0}).contentEquals(MemoryView.of(new double[] {0.0})));
  }

  @Test
  void contentEquals_released_onlyItself() {
    MemoryView view = MemoryView.of(new byte[1]);
    MemoryView other = MemoryView.of(new byte[1]);
    view.release();

    assertTrue(view.contentEquals(view));
    assertFalse(view.contentEquals(other));
    assertFalse(other.contentEquals(view));
  }

  @Test
  void equals_isIdentity() {
    MemoryView view = MemoryView.of(new byte[1]);

    assertEquals(view, view);
    assertNotEquals(view, view.share());
  }

  @TestFactory
  Stream<DynamicTest> contentHash_isThatOfTheBytes() {
    return Battery.over(
        fixture -> "BbcB".contains(fixture.format()) && fixture.storage().padding() == 0,
        (sample, fixture) -> {
          int expected = Bytes.of(sample.elementBytes()).hashCode();

          assertEquals(expected, sample.view().asReadOnly().contentHash());
          if (!fixture.isReadOnly()) {
            assertThrows(IllegalStateException.class, sample.view()::contentHash);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> contentHash_ofOtherFormats_isRefused() {
    return Battery.over(
        fixture -> !"Bbc".contains(fixture.format()),
        (sample, _) ->
            assertThrows(FormatException.class, sample.view().asReadOnly()::contentHash));
  }

  @TestFactory
  Stream<DynamicTest> search_findsWhatTheListFinds() {
    return Battery.over(
        fixture -> fixture.formatSpec().kind() != Kind.CHAR,
        (sample, fixture) -> {
          List<Object> flat = sample.expected().flat();
          for (Object value : flat) {
            assertTrue(sample.view().contains(value));
            assertTrue(sample.view().count(value) >= Collections.frequency(flat, value));
            if (!isZero(value)) {
              assertEquals(Collections.frequency(flat, value), sample.view().count(value));
              assertEquals(flat.indexOf(value), sample.view().indexOf(value));
            }
          }
          assertFalse(sample.view().contains("nowhere"));
          assertEquals(0, sample.view().count(Double.NaN));
        });
  }

  private static boolean isZero(Object value) {
    return value.toString().contains("0.0");
  }

  @Test
  void search_comparesValues_notClasses() {
    MemoryView bytes = MemoryView.of(new byte[] {97, 0, 97});

    assertTrue(bytes.contains(97.0));
    assertEquals(2, bytes.count(BigInteger.valueOf(97)));
    assertEquals(1, bytes.indexOf(0L));
    assertEquals(-1, bytes.indexOf(98));
    assertEquals(-1, bytes.indexOf(97.5));
    assertTrue(bytes.contains((byte) 97));
    assertFalse(MemoryView.of(new double[] {Double.NaN}).contains(Double.NaN));
  }

  @Test
  void indexOf_ofAnyRank_isTheNumberInCOrder() {
    MemoryView grid = MemoryView.of(new byte[] {1, 2, 3, 4, 5, 2}).reshape(2, 3);

    assertEquals(1, grid.indexOf(2));
    assertEquals(2, grid.transpose().indexOf(2));
    assertEquals(0, grid.slice("::-1, ::-1").indexOf(2));
    assertEquals(0, grid.at(1, 1).indexOf(5));
    assertEquals(-1, grid.at(1, 1).indexOf(2));
  }

  @Test
  void indexOf_sharedAmongThreads_isTheFirstInCOrder() {
    MemoryView grid = MemoryView.allocate("B", 3000, 3000);
    grid.set(2999, 10, 7);
    grid.set(11, 2998, 7);

    assertEquals(11 * 3000 + 2998, grid.indexOf(7));
    assertEquals(10 * 3000 + 2999, grid.transpose().indexOf(7));
    assertEquals(-1, grid.slice("::2, ::2").indexOf(7));
  }
}
