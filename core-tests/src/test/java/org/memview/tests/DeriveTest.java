package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Index;
import org.memview.testkit.ListOracle;

/// Views made of views: slices, sub-views, other shapes and orders of axes, fields.
class DeriveTest {
  private static final long[] BOUNDS = {Long.MIN_VALUE, -5, -2, 0, 1, 4, Long.MAX_VALUE};

  @TestFactory
  Stream<DynamicTest> slice_ofAxis0_selectsWhatPythonDoes() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, _) -> {
          ListOracle<Object> all = sample.expected();
          for (long start : BOUNDS) {
            assertEquals(
                all.slice(start, Long.MAX_VALUE, 1).toList(), sample.view().slice(start).toList());
            for (long stop : BOUNDS) {
              MemoryView view = sample.view().slice(start, stop);

              assertEquals(all.slice(start, stop, 1).toList(), view.toList(), start + ":" + stop);
              assertEquals(all.slice(start, stop, 1).shape()[0], view.length());
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> slice_withStep_selectsWhatPythonDoes() {
    return Battery.over(
        fixture -> fixture.ndim() == 1,
        (sample, _) -> {
          ListOracle<Object> all = sample.expected();
          for (long start : BOUNDS) {
            for (long stop : BOUNDS) {
              for (long step : new long[] {1, 2, 3, -1, -2, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertEquals(
                    all.slice(start, stop, Math.max(step, -Long.MAX_VALUE)).toList(),
                    sample.view().slice(start, stop, step).toList(),
                    start + ":" + stop + ":" + step);
              }
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> slice_byText_selectsInEveryAxis() {
    return Battery.over((sample, fixture) -> {
      for (String text :
          List.of(
              "...",
              "::-1",
              "1:",
              ":-1, ...",
              "..., ::2",
              "1:, :1",
              "None, ..., -1:",
              "..., 0:0")) {
        Index[] spec = Index.parse(text);
        if (named(spec) <= fixture.ndim()) {
          ListOracle<Object> expected = sample.expected().slice(spec);

          assertEquals(expected.toList(), sample.view().slice(text).toList(), text);
          assertEquals(expected.toList(), sample.view().slice(spec).toList(), text);
          assertArrayEquals(expected.shape(), sample.view().slice(text).shape(), text);
        } else {
          assertThrows(IllegalArgumentException.class, () -> sample.view().slice(text), text);
        }
      }
    });
  }

  private static long named(Index[] spec) {
    return Arrays.stream(spec)
        .filter(i -> i instanceof Index.Range || i instanceof Index.At)
        .count();
  }

  @TestFactory
  Stream<DynamicTest> slice_stepZero_isRefused() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, _) -> {
          var error =
              assertThrows(IllegalArgumentException.class, () -> sample.view().slice(0, 1, 0));
          Messages.assertNames(error, "step");
          assertThrows(IllegalArgumentException.class, () -> sample.view().slice("::0"));
        });
  }

  @TestFactory
  Stream<DynamicTest> slice_withoutAxes_isRefused() {
    return Battery.over(
        fixture -> fixture.ndim() == 0,
        (sample, _) -> {
          assertThrows(IllegalArgumentException.class, () -> sample.view().slice(0));
          assertThrows(IllegalArgumentException.class, () -> sample.view().slice(0, 1));
          assertThrows(IllegalArgumentException.class, () -> sample.view().slice(0, 1, 1));
          assertThrows(IllegalArgumentException.class, () -> sample.view().slice("0"));
          assertThrows(IllegalArgumentException.class, () -> sample.view().reversed());
          assertEquals(sample.expected().toList(), sample.view().slice("...").toList());
        });
  }

  @TestFactory
  Stream<DynamicTest> derived_keepFormatAndReadOnly() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, fixture) -> {
          for (MemoryView view :
              List.of(
                  sample.view().slice(1),
                  sample.view().reversed(),
                  sample.view().transpose(),
                  sample.view().slice("::2"),
                  sample.view().slice(0, 1))) {
            assertEquals(fixture.format(), view.format());
            assertEquals(fixture.isReadOnly(), view.isReadOnly());
            assertEquals(sample.view().itemSize(), view.itemSize());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> at_fixesLeadingAxes() {
    return Battery.over((sample, fixture) -> {
      assertEquals(sample.expected().toList(), sample.view().at().toList());
      if (fixture.isEmpty()) {
        return;
      }
      for (int axes = 1; axes <= fixture.ndim(); axes++) {
        long[] index = new long[axes];
        Arrays.setAll(index, axis -> axis % 2 == 0 ? -1 : 0);

        assertEquals(sample.expected().at(index).toList(), sample.view().at(index).toList());
        assertEquals(fixture.ndim() - axes, sample.view().at(index).ndim());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> at_outsideOrTooMany_isRefused() {
    return Battery.over((sample, fixture) -> {
      assertThrows(
          IllegalArgumentException.class, () -> sample.view().at(new long[fixture.ndim() + 1]));
      if (fixture.ndim() > 0) {
        long extent = fixture.structure().shape()[0];
        var error = assertThrows(IndexOutOfBoundsException.class, () -> sample.view().at(extent));
        Messages.assertNames(error, "index " + extent, "axis 0", "extent " + extent);
        assertThrows(IndexOutOfBoundsException.class, () -> sample.view().at(-extent - 1));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> reversed_isTheSliceBackwards() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, _) -> {
          assertEquals(sample.expected().reversed().toList(), sample.view().reversed().toList());
          assertEquals(sample.expected().toList(), sample.view().reversed().reversed().toList());
        });
  }

  @TestFactory
  Stream<DynamicTest> transpose_movesAxes() {
    return Battery.over((sample, fixture) -> {
      int ndim = fixture.ndim();
      int[] rotated = new int[ndim];
      Arrays.setAll(rotated, axis -> (axis + 1) % ndim - (axis % 2 == 0 ? 0 : ndim));

      assertEquals(sample.expected().transpose().toList(), sample.view().transpose().toList());
      assertEquals(
          sample.expected().transpose(rotated).toList(), sample.view().transpose(rotated).toList());
      assertArrayEquals(sample.expected().transpose().shape(), sample.view().transpose().shape());
    });
  }

  @TestFactory
  Stream<DynamicTest> transpose_noPermutation_isRefused() {
    return Battery.over((sample, fixture) -> {
      int[] tooMany = new int[fixture.ndim() + 1];
      Arrays.setAll(tooMany, axis -> axis);

      assertThrows(RuntimeException.class, () -> sample.view().transpose(tooMany));
      if (fixture.ndim() > 1) {
        int[] twice = new int[fixture.ndim()];
        var error =
            assertThrows(IllegalArgumentException.class, () -> sample.view().transpose(twice));
        Messages.assertNames(error, Arrays.toString(twice));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> reshape_ofContiguousViews_keepsCOrder() {
    return Battery.over(
        fixture -> fixture.isCContiguous(),
        (sample, fixture) -> {
          long count = fixture.structure().elementCount();

          MemoryView flat = sample.view().reshape(count);
          assertEquals(sample.expected().reshape(count).toList(), flat.toList());
          MemoryView column = flat.reshape(count, 1);
          assertEquals(sample.expected().reshape(count, 1).toList(), column.toList());
          if (count > 0) {
            assertArrayEquals(new long[] {1, count}, flat.reshape(1, -1).shape());
            assertArrayEquals(
                fixture.structure().shape(), flat.reshape(sample.view().shape()).shape());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> reshape_ofAnotherCount_isRefused() {
    return Battery.over((sample, fixture) -> {
      long count = fixture.structure().elementCount();
      var error =
          assertThrows(IllegalArgumentException.class, () -> sample.view().reshape(count + 1));
      Messages.assertNames(error, count + 1, fixture.format());
      assertThrows(IllegalArgumentException.class, () -> sample.view().reshape(-1, -1));
      assertThrows(IllegalArgumentException.class, () -> sample.view().reshape(-2));
    });
  }

  @Test
  void reshape_thatNeedsACopy_saysSo() {
    MemoryView turned = MemoryView.of(new byte[6]).reshape(2, 3).transpose();

    var error = assertThrows(IllegalArgumentException.class, () -> turned.reshape(6));

    Messages.assertNames(error, "copy", "toContiguous");
    assertArrayEquals(new long[] {6}, turned.toContiguous().reshape(6).shape());
  }

  @TestFactory
  Stream<DynamicTest> broadcastTo_repeats_andIsReadOnly() {
    return Battery.over(
        fixture -> fixture.ndim() < 5,
        (sample, fixture) -> {
          long[] shape = fixture.structure().shape();
          long[] stretched = new long[shape.length + 1];
          stretched[0] = 2;
          for (int axis = 0; axis < shape.length; axis++) {
            stretched[axis + 1] = shape[axis] == 1 ? 3 : shape[axis];
          }

          MemoryView view = sample.view().broadcastTo(stretched);

          assertEquals(sample.expected().broadcastTo(stretched).toList(), view.toList());
          assertArrayEquals(stretched, view.shape());
          assertTrue(view.isReadOnly());
        });
  }

  @Test
  void broadcastTo_anotherExtent_isRefused() {
    MemoryView view = MemoryView.of(new byte[3]);

    var error = assertThrows(IllegalArgumentException.class, () -> view.broadcastTo(2, 4));

    Messages.assertNames(error, "[3]", "[2, 4]");
    assertThrows(IllegalArgumentException.class, () -> view.broadcastTo());
  }

  @TestFactory
  Stream<DynamicTest> field_isAColumnOfTheRecords() {
    return Battery.over(
        fixture -> fixture.formatSpec().isRecord(),
        (sample, fixture) -> {
          List<Field> fields = fixture.formatSpec().fields();
          for (int n = 0; n < fields.size(); n++) {
            int field = n;
            List<Object> expected =
                sample.expected().map(record -> ((List<?>) record).get(field)).toList();
            MemoryView column = sample.view().field(n);

            // Without axes the sub-array is the list itself.
            boolean bare = fixture.ndim() == 0 && fields.get(n).shape().length > 0;
            assertEquals(bare ? expected.getFirst() : expected, column.toList());
            assertEquals(fields.get(n).format(), column.formatSpec());
            assertEquals(expected(column), expected(sample.view().field(n - fields.size())));
            if (!fields.get(n).name().isEmpty()) {
              assertEquals(column.toList(), sample.view().field(fields.get(n).name()).toList());
            }
          }
        });
  }

  private static List<Object> expected(MemoryView view) {
    return view.toList();
  }

  @TestFactory
  Stream<DynamicTest> field_thatIsNot_isRefused() {
    return Battery.over((sample, fixture) -> {
      assertThrows(FormatException.class, () -> sample.view().field("absent"));
      int count = fixture.formatSpec().fields().size();
      if (fixture.formatSpec().isRecord()) {
        var error = assertThrows(IndexOutOfBoundsException.class, () -> sample.view().field(count));
        Messages.assertNames(error, count);
      } else {
        assertThrows(FormatException.class, () -> sample.view().field(0));
      }
    });
  }

  @Test
  void field_isWritable_inPlace() {
    MemoryView records = MemoryView.of(new byte[10]).cast("T{<h:x:>h:y:B:tag:}");

    records.field("y").copyFrom(MemoryView.of(new short[] {258, -1}));

    assertEquals(List.of(List.of(0, 258, 0), List.of(0, -1, 0)), records.toList());
  }

  @TestFactory
  Stream<DynamicTest> asReadOnly_isANewViewOfTheSame() {
    return Battery.over((sample, fixture) -> {
      MemoryView readOnly = sample.view().asReadOnly();

      assertTrue(readOnly.isReadOnly());
      assertEquals(fixture.isReadOnly(), sample.view().isReadOnly());
      assertEquals(sample.expected().toList(), readOnly.toList());
      assertTrue(readOnly.transpose().isReadOnly());
      assertTrue(readOnly.share().isReadOnly());
    });
  }

  @Test
  void axes_upTo64_areAllowed() {
    long[] ones = new long[64];
    Arrays.fill(ones, 1);
    MemoryView view = MemoryView.of(new byte[] {9}).reshape(ones);

    assertEquals(64, view.ndim());
    assertEquals(9, view.get(new long[64]));
    assertEquals(9, view.transpose().get(new long[64]));
    assertThrows(IllegalArgumentException.class, () -> view.slice("None, ..."));
    assertThrows(
        IllegalArgumentException.class, () -> MemoryView.allocate("B", Arrays.copyOf(ones, 65)));
  }

  @Test
  void formatSpec_ofAField_canBeCast() {
    MemoryView records = MemoryView.of(new byte[8]).cast("<HH");

    assertEquals(Format.of("<H"), records.field(1).formatSpec());
    assertEquals(List.of(0, 0), records.field(1).cast("<h").toList());
  }
}
