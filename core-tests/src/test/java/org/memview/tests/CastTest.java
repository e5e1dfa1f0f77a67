package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Order;
import org.memview.testkit.Fixtures;
import org.memview.testkit.ListOracle;
import org.memview.testkit.Structure;

/// The same bytes as other elements.
class CastTest {

  @TestFactory
  Stream<DynamicTest> cast_ofContiguousViews_toBytesAndBack() {
    return Battery.over(
        fixture -> fixture.isCContiguous() && fixture.storage().padding() == 0,
        (sample, fixture) -> {
          MemoryView bytes = sample.view().cast("B");

          assertArrayEquals(new long[] {sample.view().byteSize()}, bytes.shape());
          assertArrayEquals(sample.elementBytes(), bytes.toByteArray());
          assertEquals(fixture.isReadOnly(), bytes.isReadOnly());
          MemoryView back = bytes.cast(fixture.formatSpec());
          assertEquals(sample.expected().reshape(back.length()).toList(), back.toList());
          assertEquals(fixture.format(), back.format());
          if (!fixture.isEmpty()) {
            MemoryView shaped = bytes.cast(fixture.format(), sample.view().shape());
            assertEquals(sample.expected().toList(), shaped.toList());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> cast_toEveryFormatThatDivides() {
    return Battery.over(
        fixture ->
            fixture.isCContiguous()
                && fixture.storage().padding() == 0
                && fixture.format().equals("B"),
        (sample, _) -> {
          Structure structure = sample.structure();
          for (String format : Fixtures.formats()) {
            long size = Format.of(format).size();
            if (structure.elementCount() % size != 0) {
              var error =
                  assertThrows(FormatException.class, () -> sample.view().cast(format), format);
              Messages.assertNames(error, format, structure.elementCount(), size);
            } else if (!format.contains("w")) {
              long count = structure.elementCount() / size;
              Structure cast = at(Structure.contiguous(format, count), structure);
              assertEquals(
                  ListOracle.read(sample.memory(), cast).toList(),
                  sample.view().cast(format).toList(),
                  format);
            }
          }
        });
  }

  private static Structure at(Structure cast, Structure where) {
    return new Structure(
        cast.format(),
        cast.itemSize(),
        where.memorySize(),
        where.offset(),
        cast.shape(),
        cast.strides());
  }

  @TestFactory
  Stream<DynamicTest> cast_ofStridedViews_keepsTheShapeForFormatsOfTheSameSize() {
    return Battery.over(
        fixture -> !fixture.isCContiguous(),
        (sample, fixture) -> {
          long size = sample.view().itemSize();
          Format bytes = Format.of(size + "s");

          assertArrayEquals(sample.view().shape(), sample.view().cast(bytes).shape());
          assertArrayEquals(sample.elementBytes(), sample.view().cast(bytes).toBytes());
          var error =
              assertThrows(FormatException.class, () -> sample.view().cast((size + 1) + "s"));
          Messages.assertNames(error, size, size + 1, "toContiguous");
          assertEquals(fixture.isReadOnly(), sample.view().cast(bytes).isReadOnly());
        });
  }

  @TestFactory
  Stream<DynamicTest> cast_toAShape_needsCContiguous() {
    return Battery.over(
        fixture -> !fixture.isCContiguous(),
        (sample, fixture) -> {
          long count = fixture.structure().elementCount();
          var error =
              assertThrows(
                  IllegalArgumentException.class,
                  () -> sample.view().cast(fixture.format(), count));
          Messages.assertNames(error, "C-contiguous", fixture.format());
        });
  }

  @TestFactory
  Stream<DynamicTest> cast_withFortranOrder_readsMemoryFirstIndexFastest() {
    return Battery.over(
        fixture ->
            fixture.isFContiguous() && !fixture.isEmpty() && fixture.storage().padding() == 0,
        (sample, fixture) -> {
          long[] shape = sample.view().shape();
          MemoryView cast = sample.view().cast(fixture.formatSpec(), Order.F, shape);

          assertEquals(sample.expected().toList(), cast.toList());
          assertTrue(cast.isFContiguous());
          long size = sample.view().byteSize();
          assertArrayEquals(
              sample.elementBytesFortran(),
              sample.view().cast(Format.of("B"), Order.F, size).toByteArray());
        });
  }

  @TestFactory
  Stream<DynamicTest> cast_toAShapeOfAnotherSize_isRefused() {
    return Battery.over(
        fixture -> fixture.isCContiguous(),
        (sample, _) -> {
          long bytes = sample.view().byteSize();
          var error =
              assertThrows(
                  IllegalArgumentException.class, () -> sample.view().cast("B", bytes + 1));
          Messages.assertNames(error, bytes, bytes + 1);
          assertThrows(IllegalArgumentException.class, () -> sample.view().cast("B", -1, 1));
          assertThrows(
              IllegalArgumentException.class,
              () -> sample.view().cast("B", Long.MAX_VALUE, Long.MAX_VALUE));
        });
  }

  @Test
  void cast_toNoAxes_isOneElement() {
    MemoryView scalar = MemoryView.of(new byte[] {1, 2}).cast(">h", new long[0]);

    assertEquals(0, scalar.ndim());
    assertEquals(List.of(258), scalar.toList());
    assertEquals(List.of(1, 2), scalar.cast("B").toList());
  }

  @Test
  void cast_chains_keepTheirOwnFormats() {
    MemoryView bytes = MemoryView.of(new byte[8]);
    MemoryView ints = bytes.cast("<i");
    MemoryView shorts = ints.cast("<h");

    ints.set(0, 0x00020001);

    assertEquals(List.of("B", "<i", "<h"), List.of(bytes.format(), ints.format(), shorts.format()));
    assertEquals(List.of(1, 2, 0, 0), shorts.toList());
  }

  @Test
  void cast_noFormat_isRefusedWithItsPosition() {
    MemoryView view = MemoryView.of(new byte[4]);

    var error = assertThrows(FormatException.class, () -> view.cast("i$"));

    assertEquals(1, error.position());
    assertThrows(FormatException.class, () -> view.cast(""));
    assertThrows(FormatException.class, () -> view.cast("0s"));
  }

  @Test
  void cast_unaligned_readsAnyway() {
    MemoryView odd = MemoryView.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 1}).slice(1);

    assertEquals(1L, odd.cast(">q").getLong(0));
    odd.cast(">d").setDouble(0, 1.5);
    assertEquals(List.of(1.5), odd.cast(">d").toList());
  }

  @Test
  void cast_ofAnEmptyView_worksInEveryFormat() {
    for (String format : Fixtures.formats()) {
      assertEquals(List.of(), MemoryView.of(new byte[0]).cast(format).toList(), format);
    }
  }
}
