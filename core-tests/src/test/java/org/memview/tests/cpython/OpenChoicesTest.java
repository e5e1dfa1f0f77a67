package org.memview.tests.cpython;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.io.InputStream;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.io.Transfer;
import org.memview.io.TransferException;

/// One test for each row of OPEN-CHOICES.md.
class OpenChoicesTest {

  @Test
  @Covers("choice.iterator_of_released")
  void iterator_ofReleasedView_saysSo() {
    MemoryView m = Memory.BYTE_ARRAY.counting(3);
    Iterator<Object> items = m.iterator();
    m.release();

    refused(ViewReleasedException.class, items::next, "released");
    refused(ViewReleasedException.class, m::iterator, "released");
  }

  @Test
  @Covers("choice.truth_equality")
  void contentEquals_ofTruth_comparesTruth() {
    MemoryView two = MemoryView.of(new byte[] {2, 0}).cast("?");
    MemoryView one = MemoryView.of(new byte[] {1, 0}).cast("?");

    assertEquals(two.toList(), one.toList());
    assertTrue(two.contentEquals(one));
    assertFalse(two.contentEquals(MemoryView.of(new byte[] {0, 0}).cast("?")));
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 4, 1 << 20})
  @Covers("choice.trusted_read_count")
  void readInto_ofStreamWithAnImpossibleCount_believesNothing(int count) {
    var liar =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int at, int n) {
            return count;
          }
        };
    MemoryView m = MemoryView.of(new byte[3]);

    var e = assertThrows(TransferException.class, () -> Transfer.readInto(liar, m));

    assertEquals(TransferException.Reason.BAD_COUNT, e.reason());
    assertEquals(0, e.bytesTransferred());
  }

  @Test
  @Covers("choice.empty_pascal")
  void pascal_withoutRoom_isEmpty() {
    MemoryView m = MemoryView.of(new byte[] {5}).cast("0pB");

    assertEquals(List.of(Bytes.of(), 5), m.get(0));
    m.set(0, List.of(Bytes.of(), 6));
    assertEquals(List.of(Bytes.of(), 6), m.get(0));
    refused(IllegalArgumentException.class, () -> m.set(0, List.of(Bytes.of((byte) 1), 6)), "fit");
  }

  @Test
  @Covers("choice.overlap")
  void copyFrom_ofOverlappingRows_isAsThroughATemporary() {
    MemoryView grid = Memory.NATIVE.counting(6).cast("B", 3, 2);

    grid.slice("1:").copyFrom(grid.slice(":2"));

    assertEquals(List.of(List.of(0, 1), List.of(0, 1), List.of(2, 3)), grid.toList());
  }

  @Test
  @Covers("choice.empty_strided")
  void emptyView_withAnyStride_isContiguous() {
    MemoryView m = Memory.BYTE_ARRAY.counting(6).slice("0:0:2");

    assertArrayEquals(new long[] {0}, m.shape());
    assertTrue(m.isCContiguous());
    assertTrue(m.isFContiguous());
    assertEquals(0, m.asSegment().byteSize());
  }

  @Test
  @Covers("choice.structure_padding")
  void format_ofStructure_namesItsPadding() {
    MemoryLayout layout =
        MemoryLayout.structLayout(
            ValueLayout.JAVA_BYTE.withName("a"),
            MemoryLayout.paddingLayout(3),
            ValueLayout.JAVA_INT.withName("b"),
            MemoryLayout.paddingLayout(8));

    Format again = Format.of(Format.of(layout).text());

    assertEquals(16, again.size());
    assertEquals(4, again.field("b").offset());
  }

  @Test
  @Covers("choice.structure_padding")
  void itemSize_ofExporter_isBelieved() {
    byte[] bytes = {1, 0, 2, 99, 3, 0, 4, 99};
    MemoryView m = MemoryView.of(Lender.of(bytes, e -> e.format("<HB").itemSize(4)));

    assertEquals(4, m.itemSize());
    assertEquals(List.of(List.of(1, 2), List.of(3, 4)), m.toList());
  }

  @Test
  @Covers("choice.error_texts")
  void copyFrom_ofAnotherFormat_namesBothAndTheWayOut() {
    MemoryView ints = MemoryView.of(new int[2]);
    MemoryView floats = MemoryView.of(new float[2]);

    refused(FormatException.class, () -> ints.copyFrom(floats), "'i'", "'f'", "convertFrom");
  }

  @Test
  @Covers("choice.item_access")
  void records_areReadWrittenAndComparedByValue() {
    byte[] bytes = {0, 1, 2, 0, 3, 4};
    MemoryView m = MemoryView.of(bytes).cast("T{>H:id:B:flag:}");

    assertEquals(List.of(List.of(1, 2), List.of(3, 4)), m.toList());
    m.set(0, List.of(258, 5));
    assertArrayEquals(new byte[] {1, 2, 5, 0, 3, 4}, bytes);
    assertTrue(m.contentEquals(MemoryView.of(new byte[] {2, 1, 5, 3, 0, 4}).cast("<HB")));
    assertEquals(-2, MemoryView.of(new byte[] {-1, -2}).cast(">h").get(0));
  }

  @Test
  @Covers("choice.sub_views")
  void subViews_ofGrid_shareAndAreAssignable() {
    MemoryView grid = Memory.LENT.counting(6).cast("B", 2, 3);

    assertEquals(List.of(3, 4, 5), grid.at(1).toList());
    grid.slice(":, 1:").copyFrom(MemoryView.of(new byte[] {9, 8, 7, 6}).cast("B", 2, 2));
    assertEquals(List.of(List.of(0, 9, 8), List.of(3, 7, 6)), grid.toList());
  }

  @Test
  @Covers("choice.bytearray_equality")
  void contentEquals_isSymmetricAndNeverRaw() {
    MemoryView bytes = MemoryView.of(new byte[] {1, 0, 0, 0});
    MemoryView number = MemoryView.of(new byte[] {1, 0, 0, 0}).cast("<i");

    assertFalse(bytes.contentEquals(number));
    assertFalse(number.contentEquals(bytes));
    assertTrue(number.contentEquals(bytes.slice(0, 1)));
    assertTrue(bytes.slice(0, 1).contentEquals(number));
  }

  @Test
  @Covers("choice.float_overflow")
  void set_ofNumberTooLargeForFloat_dependsOnThePrefix() {
    MemoryView m = MemoryView.of(new float[1]);

    m.set(0, 1e300);
    assertEquals(Float.POSITIVE_INFINITY, m.get(0));
    m.cast("@f").set(0, -1e300);
    assertEquals(Float.NEGATIVE_INFINITY, m.get(0));
    for (String format : List.of("<f", ">f", "=f", "!f")) {
      MemoryView standard = m.cast(format);
      refused(IllegalArgumentException.class, () -> standard.set(0, 1e300), "1.0E300", "fit");
      standard.set(0, Double.POSITIVE_INFINITY);
      assertEquals(Float.POSITIVE_INFINITY, standard.get(0));
    }
  }

  @Test
  @Covers("choice.partial_write")
  void set_ofRecordWithABadValue_writesNothing() {
    byte[] bytes = {1, 2, 3};
    MemoryView m = MemoryView.of(bytes).cast("BBB");

    refused(IllegalArgumentException.class, () -> m.set(0, List.of(7, 8, 256)), "256");
    refused(IllegalArgumentException.class, () -> m.fill(List.of(7, 256, 9)), "256");
    assertArrayEquals(new byte[] {1, 2, 3}, bytes);
  }

  @Test
  @Covers("choice.trailing_padding")
  void size_ofRecord_isPaddedOnlyInsideAnother() {
    for (String format : List.of("qb", "T{q:a:b:b:}", "T{=q:a:b:b:}", "T{=T{q:a:b:b:}:r:}")) {
      assertEquals(9, MemoryView.allocate(format, 1).itemSize(), format);
    }
    assertEquals(17, MemoryView.allocate("T{T{q:a:b:b:}:r:b:c:}", 1).itemSize());
    MemoryView larger =
        MemoryView.of(Lender.of(new byte[32], e -> e.format("T{q:a:b:b:}").itemSize(16)));
    assertEquals(2, larger.length());
  }

  @Test
  @Covers("choice.long_size")
  void size_ofLong_isThatOfTheHost() {
    long host = requireNonNull(Linker.nativeLinker().canonicalLayouts().get("long")).byteSize();

    assertEquals(host, MemoryView.allocate("l", 1).itemSize());
    assertEquals(host, MemoryView.allocate("@L", 1).itemSize());
    for (String format : List.of("<l", ">L", "=l", "!L")) {
      assertEquals(4, MemoryView.allocate(format, 1).itemSize(), format);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Q", "L", "N", "P", ">Q", "<L"})
  @Covers("choice.unsigned_long")
  void get_ofUnsignedLong_isABigIntegerWhateverItsValue(String format) {
    MemoryView m = MemoryView.allocate(format, 2);
    int bits = (int) (8 * m.itemSize());
    BigInteger most = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);

    m.set(0, 1);
    m.set(1, most);

    assertEquals(List.of(BigInteger.ONE, most), m.toList());
    assertEquals(bits == 64 ? -1 : (1L << bits) - 1, m.getLong(1));
  }

  @Test
  @Covers("choice.identity")
  void slice_byEllipsis_isAnotherViewOfTheSameLease() {
    MemoryView scalar = Memory.LENT.bytes(7).at(0);
    MemoryView again = scalar.slice("...");

    assertNotSame(scalar, again);
    again.set(new long[0], 8);
    assertEquals(8, scalar.get());
    again.release();
    assertTrue(scalar.isReleased());
  }

  @Test
  @Covers("choice.cast_flat")
  void cast_ofGridWithoutShape_isOneRow() {
    MemoryView grid = Memory.NATIVE.counting(12).cast(">H", 2, 3);

    assertArrayEquals(new long[] {3}, grid.cast(">I").shape());
    assertEquals(0x04050607L, grid.cast(">I").get(1));
    assertArrayEquals(new long[] {6}, grid.cast(">h").shape());
  }

  @Test
  @Covers("choice.cast_keeps_shape")
  void cast_ofStridedViewToTheSameSize_keepsShapeAndStrides() {
    MemoryView m = MemoryView.of(new byte[] {-1, 2, -3, 4}).cast("B", 2, 2).transpose();
    MemoryView signed = m.cast("b");

    assertEquals(List.of(List.of(-1, -3), List.of(2, 4)), signed.toList());
    assertArrayEquals(new long[] {1, 2}, signed.strides());
    refused(FormatException.class, () -> m.cast("h"), "C-contiguous");
  }

  @Test
  @Covers("choice.cast_empty")
  void cast_ofEmptyView_takesAnyFormatAndShapeWithoutElements() {
    MemoryView grid = MemoryView.allocate("B", 3, 0);

    assertArrayEquals(new long[] {0}, grid.cast("<d").shape());
    assertArrayEquals(new long[] {0, 5}, grid.cast("<d", 0, 5).shape());
    assertArrayEquals(new long[] {2, 0}, MemoryView.of(new byte[0]).cast("h", 2, 0).shape());
    refused(IllegalArgumentException.class, () -> grid.cast("B", 1), "0 bytes");
  }

  @Test
  @Covers("choice.cast_formats")
  void cast_betweenWideFormats_isThatOverBytes() {
    MemoryView m = MemoryView.of(new byte[] {0, 1, 0, 2, 0, 3, 0, 4}).cast(">H");

    assertEquals(List.of(0x10002, 0x30004), m.cast(">i").toList());
    assertEquals(m.cast("B").cast(">i").toList(), m.cast(">i").toList());
  }

  @Test
  @Covers("choice.broadcast_read_only")
  void broadcastTo_isReadOnly() {
    MemoryView m = MemoryView.of(new byte[] {1, 2}).broadcastTo(3, 2);

    assertTrue(m.isReadOnly());
    refused(ReadOnlyViewException.class, () -> m.set(0, 0, 5), "read-only");
    assertEquals(List.of(List.of(1, 2), List.of(1, 2), List.of(1, 2)), m.toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"u", "w", "Zf", "T{h:x:b:y:}", "(2)i", "3w", "<T{>h:x:}"})
  @Covers("choice.unknown_formats")
  void contentEquals_ofFormatsBeyondStruct_comparesValues(String format) {
    MemoryView m = MemoryView.allocate(format, 2);
    MemoryView other = MemoryView.allocate(format, 2);

    assertTrue(m.contentEquals(m));
    assertTrue(m.contentEquals(other));
    assertTrue(m.slice(2).contentEquals(m.slice(2)));
    other.cast("B").set(0, 1);
    assertFalse(m.contentEquals(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"O", "X{}", "&i", "t", "z"})
  @Covers("choice.unknown_formats")
  void format_thatCannotBeRead_cannotBeViewed(String format) {
    refused(FormatException.class, () -> MemoryView.allocate(format, 1));
  }

  @Test
  @Covers("choice.scalar_length")
  void length_ofScalar_isRefused() {
    MemoryView scalar = Memory.BYTE_ARRAY.bytes(7).at(0);

    refused(IllegalArgumentException.class, scalar::length, "0-dimensional");
    assertEquals(1, scalar.elementCount());
    assertFalse(scalar.isEmpty());
  }

  @Test
  @Covers("choice.consumed_release")
  void release_ofConsumedView_isAllowed() {
    Lender lender = Lender.of(new byte[] {1, 2}, e -> e);
    MemoryView m = MemoryView.of(lender);
    MemoryView consumer = MemoryView.of(request -> m.export(request));

    m.release();

    assertEquals(2, consumer.get(1));
    assertEquals(1, lender.loans.count());
  }

  @Test
  @Covers("choice.first_axis_error")
  void errors_countAxesFromZero() {
    MemoryView grid = Memory.BYTE_ARRAY.counting(6).cast("B", 2, 3);

    refused(IndexOutOfBoundsException.class, () -> grid.get(2, 0), "axis 0");
    refused(IndexOutOfBoundsException.class, () -> grid.get(0, 3), "axis 1");
  }
}
