package org.memview.tests;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.testkit.Structure;

/// What a view says of itself.
class DescribeTest {

  @TestFactory
  Stream<DynamicTest> shape_isTheArrangements() {
    return Battery.over((sample, fixture) -> {
      MemoryView view = sample.view();
      long[] shape = fixture.structure().shape();

      assertArrayEquals(shape, view.shape());
      assertEquals(shape.length, view.ndim());
      for (int axis = 0; axis < shape.length; axis++) {
        assertEquals(shape[axis], view.extent(axis));
        assertEquals(shape[axis], view.extent(axis - shape.length));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> strides_areTheArrangements_whereTheyMatter() {
    return Battery.over(
        fixture -> !fixture.isEmpty(),
        (sample, fixture) -> {
          Structure structure = fixture.structure();
          long[] strides = sample.view().strides();

          assertEquals(structure.ndim(), strides.length);
          for (int axis = 0; axis < strides.length; axis++) {
            assertEquals(strides[axis], sample.view().stride(axis));
            assertEquals(strides[axis], sample.view().stride(axis - strides.length));
            boolean choosesRow = axis == 0 && fixture.isIndirect();
            if (choosesRow) {
              assertEquals(ADDRESS.byteSize(), strides[axis], "bytes of a pointer");
            } else if (structure.shape()[axis] > 1) {
              assertEquals(structure.strides()[axis], strides[axis], "axis " + axis);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> sizes_multiplyUp() {
    return Battery.over((sample, fixture) -> {
      MemoryView view = sample.view();
      Structure structure = fixture.structure();

      assertEquals(structure.itemSize(), view.itemSize());
      assertEquals(structure.elementCount(), view.elementCount());
      assertEquals(structure.elementCount() * structure.itemSize(), view.byteSize());
      assertEquals(fixture.isEmpty(), view.isEmpty());
    });
  }

  @TestFactory
  Stream<DynamicTest> format_isTheOneGiven() {
    return Battery.over((sample, fixture) -> {
      assertEquals(fixture.format(), sample.view().format());
      assertSame(Format.of(fixture.format()), sample.view().formatSpec());
    });
  }

  @TestFactory
  Stream<DynamicTest> readOnly_isTheStorages() {
    return Battery.over(
        (sample, fixture) -> assertEquals(fixture.isReadOnly(), sample.view().isReadOnly()));
  }

  @TestFactory
  Stream<DynamicTest> contiguity_followsTheAddresses() {
    return Battery.over((sample, fixture) -> {
      MemoryView view = sample.view();

      assertEquals(fixture.isCContiguous(), view.isCContiguous(), "C");
      assertEquals(fixture.isFContiguous(), view.isFContiguous(), "F");
      assertEquals(fixture.isCContiguous() || fixture.isFContiguous(), view.isContiguous());
    });
  }

  @TestFactory
  Stream<DynamicTest> length_isTheExtentOfAxis0_andRefusedWithoutAxes() {
    return Battery.over((sample, fixture) -> {
      if (fixture.ndim() == 0) {
        assertThrows(IllegalArgumentException.class, sample.view()::length);
      } else {
        assertEquals(fixture.structure().shape()[0], sample.view().length());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> suboffsets_areThoseOfIndirectRows_andOwnerIsSomebody() {
    return Battery.over((sample, fixture) -> {
      assertEquals(fixture.isIndirect() ? fixture.ndim() : 0, sample.view().suboffsets().length);
      assertNotNull(sample.view().owner());
    });
  }

  @TestFactory
  Stream<DynamicTest> shapeAndStrides_areFreshArrays() {
    return Battery.over(
        fixture -> fixture.ndim() > 0,
        (sample, fixture) -> {
          sample.view().shape()[0] = -1;
          sample.view().strides()[0] = Long.MIN_VALUE;

          assertArrayEquals(fixture.structure().shape(), sample.view().shape());
          assertTrue(sample.view().strides()[0] > Long.MIN_VALUE);
        });
  }

  @TestFactory
  Stream<DynamicTest> axisOutside_isNamed() {
    return Battery.over((sample, fixture) -> {
      int ndim = fixture.ndim();
      for (int axis : new int[] {ndim, -ndim - 1, Integer.MIN_VALUE}) {
        var error = assertThrows(IndexOutOfBoundsException.class, () -> sample.view().extent(axis));
        Messages.assertNames(error, axis, ndim, fixture.format());
        assertThrows(IndexOutOfBoundsException.class, () -> sample.view().stride(axis));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> toString_showsFormatShapeAndStrides_andNeverFails() {
    return Battery.over((sample, fixture) -> {
      String text = sample.view().toString();

      assertTrue(text.startsWith("MemoryView["), text);
      assertTrue(text.contains(fixture.format()), text);
      sample.view().release();
      assertTrue(sample.view().toString().contains("released"), sample.view().toString());
    });
  }

  @TestFactory
  Stream<DynamicTest> texts_ofAnyView_areMade() {
    return Battery.over((sample, _) -> {
      assertNotNull(sample.view().toText());
      assertNotNull(sample.view().hexDump());
      assertTrue(sample.view().explain().length() > 20);
    });
  }

  @Test
  void of_arrays_haveTheirPythonFormats() {
    assertEquals("B", MemoryView.of(new byte[1]).format());
    assertEquals("h", MemoryView.of(new short[1]).format());
    assertEquals("H", MemoryView.of(new char[1]).format());
    assertEquals("i", MemoryView.of(new int[1]).format());
    assertEquals("q", MemoryView.of(new long[1]).format());
    assertEquals("f", MemoryView.of(new float[1]).format());
    assertEquals("d", MemoryView.of(new double[1]).format());
  }

  @Test
  void of_arrays_ownerIsTheArray() {
    int[] array = {1, 2};

    assertSame(array, MemoryView.of(array).owner());
    assertSame(array, MemoryView.of(array).slice(1).cast("B").owner());
  }

  @Test
  void of_object_isOfItsRunTimeType() {
    Object[] objects = {
      new byte[8],
      new short[4],
      new char[4],
      new int[2],
      new long[1],
      new float[2],
      new double[1],
      ByteBuffer.allocate(8),
      ByteBuffer.allocate(8).asIntBuffer(),
      MemorySegment.ofArray(new byte[8]),
      MemoryView.of(new byte[8])
    };

    for (Object object : objects) {
      assertEquals(8, MemoryView.of(object).byteSize(), object.getClass().getName());
    }
  }

  @Test
  void of_unknownObject_isNamed() {
    var error = assertThrows(IllegalArgumentException.class, () -> MemoryView.of(List.of(1)));

    Messages.assertNames(error, List.of(1).getClass().getName());
  }

  @Test
  void of_buffer_spansPositionToLimit_andStaysWhenTheyMove() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4, 5}).position(2).limit(5);
    MemoryView view = MemoryView.of(buffer);

    buffer.clear();

    assertEquals(List.of(2, 3, 4), view.toList());
  }

  @Test
  void of_typedBuffer_keepsItsOrderInTheFormat() {
    IntBuffer big = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).asIntBuffer();
    IntBuffer little = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    big.put(0, 258);
    little.put(0, 258);

    assertEquals(Format.of(">i"), MemoryView.of(big).formatSpec());
    assertEquals(Format.of("<i"), MemoryView.of(little).formatSpec());
    assertEquals(258, MemoryView.of(big).get(0));
    assertEquals(258, MemoryView.of(little).get(0));
  }

  @Test
  void allocate_isZeroedAndContiguous() {
    MemoryView view = MemoryView.allocate(">d", 2, 3);

    assertArrayEquals(new long[] {2, 3}, view.shape());
    assertTrue(view.isCContiguous());
    assertEquals(0.0, view.get(1, 2));
    assertEquals(48, view.byteSize());
  }

  @Test
  void allocate_ofNoAxes_isOneElement() {
    assertEquals(List.of(0), MemoryView.allocate("<i").toList());
    assertEquals(0, MemoryView.allocate("<i", 3, 0).byteSize());
  }

  @Test
  void emptyArray_isAnEmptyContiguousView() {
    MemoryView view = MemoryView.of(new byte[0]);

    assertTrue(view.isEmpty() && view.isCContiguous() && view.isFContiguous());
    assertEquals(0, view.length());
    assertEquals(List.of(), view.toList());
  }
}
