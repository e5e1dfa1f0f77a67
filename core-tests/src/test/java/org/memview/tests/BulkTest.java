package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.format.FormatException;
import org.memview.layout.Order;
import org.memview.testkit.Fixture;
import org.memview.testkit.ListOracle;

/// Everything that takes all elements out of a view: lists, bytes, digits, arrays, streams,
/// iterators.
class BulkTest {

  @TestFactory
  Stream<DynamicTest> toList_isTheNestedLists() {
    return Battery.over(
        (sample, _) -> assertEquals(sample.expected().toList(), sample.view().toList()));
  }

  @TestFactory
  Stream<DynamicTest> toBytes_listsTheElementsInEachOrder() {
    return Battery.over((sample, fixture) -> {
      byte[] c = sample.elementBytes();
      byte[] f = sample.elementBytesFortran();

      assertArrayEquals(c, sample.view().toBytes());
      assertArrayEquals(c, sample.view().toBytes(Order.C));
      assertArrayEquals(f, sample.view().toBytes(Order.F));
      assertArrayEquals(fixture.isFContiguous() ? f : c, sample.view().toBytes(Order.ANY));
    });
  }

  @TestFactory
  Stream<DynamicTest> hex_isThatOfTheBytes() {
    return Battery.over((sample, _) ->
        assertEquals(HexFormat.of().formatHex(sample.elementBytes()), sample.view().hex()));
  }

  @TestFactory
  Stream<DynamicTest> hex_withSeparator_groupsFromTheSideAsked() {
    return Battery.over(
        fixture -> fixture.storage().name().contains("t"),
        (sample, _) -> {
          byte[] bytes = sample.elementBytes();
          for (int group : new int[] {0, 1, 2, 3, 5, 1000, -1, -2, -3, -1000, Integer.MIN_VALUE}) {
            assertEquals(slowHex(bytes, '.', group), sample.view().hex(".", group), "" + group);
          }
        });
  }

  private static String slowHex(byte[] bytes, char separator, int group) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      int counted = group > 0 ? bytes.length - i : i;
      if (i > 0 && group != 0 && counted % Math.abs((long) group) == 0) {
        text.append(separator);
      }
      text.append(HexFormat.of().toHexDigits(bytes[i]));
    }
    return text.toString();
  }

  @Test
  void hex_badSeparator_isRefused() {
    MemoryView view = MemoryView.of(new byte[3]);

    assertThrows(IllegalArgumentException.class, () -> view.hex("", 1));
    assertThrows(IllegalArgumentException.class, () -> view.hex("::", 1));
    assertThrows(IllegalArgumentException.class, () -> view.hex("é", 1));
  }

  @Test
  void hex_ofThree_isPythons() {
    MemoryView view = MemoryView.of(new byte[] {10, 27, 44});

    assertEquals("0a1b2c", view.hex());
    assertEquals("0a:1b:2c", view.hex(":", 1));
    assertEquals("0a 1b2c", view.hex(" ", 2));
    assertEquals("0a1b 2c", view.hex(" ", -2));
  }

  @TestFactory
  Stream<DynamicTest> arrays_holdWhatTheAccessorsRead() {
    return Battery.over((sample, _) -> {
      check(sample.view(), "getByte", MemoryView::toByteArray);
      check(sample.view(), "getShort", MemoryView::toShortArray);
      check(sample.view(), "getInt", MemoryView::toIntArray);
      check(sample.view(), "getLong", MemoryView::toLongArray);
      check(sample.view(), "getFloat", MemoryView::toFloatArray);
      check(sample.view(), "getDouble", MemoryView::toDoubleArray);
    });
  }

  @TestFactory
  Stream<DynamicTest> streams_haveWhatTheAccessorsRead() {
    return Battery.over((sample, _) -> {
      check(sample.view(), "getInt", view -> view.ints().toArray());
      check(sample.view(), "getLong", view -> view.longs().toArray());
      check(sample.view(), "getDouble", view -> view.doubles().toArray());
    });
  }

  @Test
  void streams_inParallel_keepCOrder() {
    MemoryView view = MemoryView.of(new int[6000]).reshape(60, 100).transpose();
    for (int i = 0; i < 100; i++) {
      view.slice(i, i + 1).fill(i);
    }

    assertArrayEquals(view.toIntArray(), view.ints().parallel().toArray());
    assertArrayEquals(view.toLongArray(), view.longs().parallel().toArray());
    assertArrayEquals(view.toDoubleArray(), view.doubles().parallel().toArray());
  }

  @TestFactory
  Stream<DynamicTest> forEach_givesWhatTheAccessorsRead() {
    return Battery.over((sample, _) -> {
      check(
          sample.view(),
          "getInt",
          view -> {
            List<Object> seen = new ArrayList<>();
            view.forEachInt(seen::add);
            return seen.toArray();
          });
      check(
          sample.view(),
          "getLong",
          view -> {
            List<Object> seen = new ArrayList<>();
            view.forEachLong(seen::add);
            return seen.toArray();
          });
      check(
          sample.view(),
          "getDouble",
          view -> {
            List<Object> seen = new ArrayList<>();
            view.forEachDouble(seen::add);
            return seen.toArray();
          });
    });
  }

  @TestFactory
  Stream<DynamicTest> forEachRun_givesEveryElementInOrder() {
    return Battery.over((sample, _) -> {
      MemoryView view = sample.view();
      ByteArrayOutputStream seen = new ByteArrayOutputStream();

      view.forEachRun((memory, offset, stride, count) -> {
        assertTrue(count > 0 && (memory.isReadOnly() || !view.isReadOnly()));
        for (long i = 0; i < count; i++) {
          MemorySegment item = memory.asSlice(offset + i * stride, view.itemSize());
          seen.writeBytes(item.toArray(ValueLayout.JAVA_BYTE));
        }
      });

      assertArrayEquals(view.toBytes(), seen.toByteArray());
    });
  }

  @Test
  void forEach_callbackReleasesAndThrows_itsOwnExceptionComesOut() {
    var mine = new IllegalStateException("mine");
    List<Consumer<MemoryView>> visits =
        List.of(
            view -> view.forEachInt(_ -> throwAfterRelease(view, mine)),
            view -> view.forEachLong(_ -> throwAfterRelease(view, mine)),
            view -> view.forEachDouble(_ -> throwAfterRelease(view, mine)),
            view -> view.forEachRun((_, _, _, _) -> throwAfterRelease(view, mine)));
    for (Consumer<MemoryView> visit : visits) {
      MemoryView view = MemoryView.of(new int[] {1, 2, 3});

      assertSame(mine, assertThrows(IllegalStateException.class, () -> visit.accept(view)));
    }
  }

  private static void throwAfterRelease(MemoryView view, IllegalStateException thrown) {
    view.release();
    throw thrown;
  }

  @Test
  void forEachRun_arenaClosedMeanwhile_isRefusedAsThatOfTheView() {
    Arena arena = Arena.ofConfined();
    MemoryView view = MemoryView.of(arena.allocate(8));

    assertThrows(
        ViewReleasedException.class,
        () ->
            view.forEachRun((memory, offset, _, _) -> {
              arena.close();
              memory.get(ValueLayout.JAVA_BYTE, offset);
            }));
  }

  /// Compares an array with the accessor element by element; what the accessor refuses, the array
  /// must too.
  private static void check(MemoryView view, String getter, Function<MemoryView, Object> bulk) {
    List<Object> expected = new ArrayList<>();
    for (long[] index : indices(view)) {
      try {
        expected.add(Accessors.read(view, getter, index));
      } catch (FormatException refused) {
        assertThrows(FormatException.class, () -> bulk.apply(view), getter + " " + view);
        return;
      }
    }
    if (!expected.isEmpty()) {
      Object array = bulk.apply(view);
      List<Object> actual = new ArrayList<>();
      for (int i = 0; i < Array.getLength(array); i++) {
        actual.add(Array.get(array, i));
      }
      assertEquals(expected, actual, getter + " " + view);
    }
  }

  private static List<long[]> indices(MemoryView view) {
    return ListOracle.build(view.shape(), index -> index).indices();
  }

  @TestFactory
  Stream<DynamicTest> iterator_givesItemsOrSubViews() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, fixture) -> {
          List<Object> expected = sample.expected().toList();
          List<Object> actual = new ArrayList<>();
          for (Object item : sample.view()) {
            actual.add(fixture.ndim() == 1 ? item : ((MemoryView) item).toList());
          }

          assertEquals(expected, actual);
        });
  }

  @Test
  void iterator_atTheEnd_throwsNoSuchElement() {
    Iterator<Object> items = MemoryView.of(new byte[] {7}).iterator();

    assertEquals(7, items.next());
    assertFalse(items.hasNext());
    assertThrows(NoSuchElementException.class, items::next);
  }

  @TestFactory
  Stream<DynamicTest> iterator_withoutAxes_isRefused() {
    return Battery.over(
        fixture -> fixture.ndim() == 0,
        (sample, _) -> assertThrows(IllegalArgumentException.class, sample.view()::iterator));
  }

  @TestFactory
  Stream<DynamicTest> toContiguous_hasTheSameElementsInCOrder() {
    return Battery.over((sample, fixture) -> {
      try (MemoryView dense = sample.view().toContiguous()) {
        assertEquals(sample.expected().toList(), dense.toList());
        assertEquals(true, dense.isCContiguous());
        assertArrayEquals(sample.elementBytes(), dense.toBytes());
        assertArrayEquals(sample.view().shape(), dense.shape());
        assertEquals(fixture.format(), dense.format());
        assertEquals(fixture.isCContiguous() && fixture.isReadOnly(), dense.isReadOnly());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> toContiguous_sharesOnlyWhatIsContiguousAlready() {
    return Battery.over(
        BulkTest::isWritableBytesOrInts,
        (sample, fixture) -> {
          try (MemoryView dense = sample.view().toContiguous()) {
            byte[] before = sample.memoryBytes();

            dense.fill(1);

            boolean changed = !Arrays.equals(before, sample.memoryBytes());
            assertEquals(fixture.isCContiguous(), changed);
          }
        });
  }

  private static boolean isWritableBytesOrInts(Fixture fixture) {
    return !fixture.isReadOnly() && !fixture.isEmpty() && "Bi<i>i".contains(fixture.format());
  }
}
