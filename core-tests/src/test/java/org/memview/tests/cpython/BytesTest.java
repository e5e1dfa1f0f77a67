package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.memview.BufferException;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.FormatException;
import org.memview.layout.Order;

/// The bytes of a view: copied out, as text, contiguous, hashed, written elsewhere.
class BytesTest {
  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static MemoryView fortran() {
    return MemoryView.of(Lender.of(bytes(0, 1, 2, 3, 4, 5), e -> e.shape(2, 3).strides(1, 2)));
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_memoryview.test_tobytes", "test_memoryview.test_tolist"})
  void toBytes_ofRow_copies(Memory memory) {
    MemoryView m = memory.ascii("abcdef");

    byte[] copy = m.toBytes();
    m.set(0, 0);

    assertArrayEquals("abcdef".getBytes(StandardCharsets.US_ASCII), copy);
    assertEquals(List.of(0, 98, 99, 100, 101, 102), m.toList());
  }

  @ParameterizedTest
  @MethodSource("org.memview.tests.cpython.Encoded#all")
  @Covers("test_buffer.test_memoryview_tobytes")
  void toBytes_ofEveryFormat_givesTheBytes(Encoded encoded) {
    assertArrayEquals(encoded.bytes(), encoded.view().toBytes());
    byte[] swapped = new byte[3 * encoded.size()];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(encoded.bytes(2 - i), 0, swapped, i * encoded.size(), encoded.size());
    }
    assertArrayEquals(swapped, encoded.view().reversed().toBytes());
  }

  @Test
  @Covers("test_buffer.test_py_buffer_to_contiguous")
  void toBytes_inEachOrder_listsTheIndicesSo() {
    MemoryView c = MemoryView.of(bytes(0, 1, 2, 3, 4, 5)).cast("B", 2, 3);
    MemoryView f = fortran();

    assertArrayEquals(bytes(0, 1, 2, 3, 4, 5), c.toBytes(Order.C));
    assertArrayEquals(bytes(0, 3, 1, 4, 2, 5), c.toBytes(Order.F));
    assertArrayEquals(bytes(0, 1, 2, 3, 4, 5), c.toBytes(Order.ANY));
    assertArrayEquals(bytes(0, 2, 4, 1, 3, 5), f.toBytes(Order.C));
    assertArrayEquals(bytes(0, 1, 2, 3, 4, 5), f.toBytes(Order.F));
    assertArrayEquals(bytes(0, 1, 2, 3, 4, 5), f.toBytes(Order.ANY));
  }

  @Test
  @Covers("test_buffer.test_py_buffer_to_contiguous")
  void toBytes_ofStridedScalarAndEmpty_inEachOrder() {
    MemoryView wide = MemoryView.of(bytes(0, 1, 2, 3, 4, 5, 6, 7)).cast("B", 2, 4).slice(":, ::2");
    MemoryView words = MemoryView.of(bytes(0, 1, 2, 3, 4, 5, 6, 7)).cast("H", 2, 2);

    assertArrayEquals(bytes(0, 2, 4, 6), wide.toBytes(Order.ANY));
    assertArrayEquals(bytes(0, 4, 2, 6), wide.toBytes(Order.F));
    assertArrayEquals(bytes(0, 1, 4, 5, 2, 3, 6, 7), words.toBytes(Order.F));
    assertArrayEquals(bytes(0, 0, 4, 4), wide.slice(":, :1").broadcastTo(2, 2).toBytes());
    for (Order order : Order.values()) {
      assertArrayEquals(bytes(2, 3), words.at(0, 1).toBytes(order));
      assertArrayEquals(new byte[0], wide.slice("1:1").toBytes(order));
      assertArrayEquals(bytes(7, 6), MemoryView.of(bytes(6, 7)).reversed().toBytes(order));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_buffer.test_memoryview_get_contiguous")
  void toContiguous_sharesWhatIsContiguousAndCopiesTheRest(Memory memory) {
    MemoryView m = memory.counting(6);
    MemoryView same = m.toContiguous();
    MemoryView copy = m.slice("::-2").toContiguous();

    m.set(5, 99);

    assertEquals(99, same.get(5));
    assertSame(m.owner(), same.owner());
    assertEquals(List.of(5, 3, 1), copy.toList());
    assertTrue(copy.isCContiguous());
    assertFalse(copy.isReadOnly());
    m.release();
    assertEquals(99, same.get(5));
  }

  @Test
  @Covers("test_buffer.test_memoryview_get_contiguous")
  void toContiguous_ofFortranGrid_isInCOrder() {
    MemoryView copy = fortran().toContiguous();

    assertArrayEquals(new long[] {3, 1}, copy.strides());
    assertArrayEquals(bytes(0, 2, 4, 1, 3, 5), copy.asSegment().toArray(ValueLayout.JAVA_BYTE));
    assertFalse(fortran().isCContiguous());
  }

  @Test
  @Covers("test_buffer.test_memoryview_get_contiguous")
  void asSegment_ofStridedView_isRefused() {
    MemoryView m = Memory.BYTE_ARRAY.counting(6).slice("::2");

    refused(BufferException.class, m::asSegment, "contiguous", "toContiguous()");
    refused(BufferException.class, m::asByteBuffer, "contiguous");
  }

  @Test
  @Covers("test_memoryview.test_memoryview_hex")
  void hex_ofReversedView_isInElementOrder() {
    byte[] many = new byte[200_000];
    Arrays.fill(many, (byte) '0');
    many[0] = (byte) 0xab;

    String hex = MemoryView.of(many).reversed().hex();

    assertEquals("30".repeat(199_999) + "ab", hex);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 01:02:03:04:05", "2, 01:0203:0405", "3, 0102:030405", "-2, 0102:0304:05", "-3, 010203:0405",
    "0, 0102030405", "5, 0102030405", "99, 0102030405", "-99, 0102030405", "-1, 01:02:03:04:05",
    "2147483647, 0102030405", "-2147483648, 0102030405"
  })
  @Covers("test_memoryview.test_memoryview_hex_separator")
  void hex_withSeparator_groupsFromRightOrLeft(int group, String expected) {
    for (Memory memory : Memory.values()) {
      assertEquals(expected, memory.bytes(1, 2, 3, 4, 5).hex(":", group));
      MemoryView strided = memory.bytes(5, 9, 4, 9, 3, 9, 2, 9, 1).slice("::-2");
      assertEquals(expected, strided.hex(":", group));
    }
  }

  @Test
  @Covers("test_memoryview.test_memoryview_hex_separator")
  void hex_withBadSeparator_isRefused() {
    MemoryView m = Memory.NATIVE.counting(3);

    refused(IllegalArgumentException.class, () -> m.hex("", 1));
    refused(IllegalArgumentException.class, () -> m.hex("::", 1), "::");
    refused(IllegalArgumentException.class, () -> m.hex("\u00e4", 1));
    assertEquals("", m.slice(3).hex(":", 1));
    assertEquals("00:01:02", m.hex(":", 1));
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_memoryview.test_hash", "test_buffer.test_memoryview_hash"})
  void contentHash_ofReadOnlyBytes_isThatOfTheBytes(Memory memory) {
    int expected = 0;
    int power = 1;
    for (int i = 5; i >= 0; i--) {
      expected += power * "abcdef".charAt(i);
      power *= 31;
    }
    expected += power;
    MemoryView m = memory.ascii("abcdef").asReadOnly();

    assertEquals(expected, m.contentHash());
    assertEquals(expected, m.cast("b").contentHash());
    assertEquals(expected, m.cast("c").contentHash());
    assertEquals(expected, Bytes.of("abcdef".getBytes(StandardCharsets.US_ASCII)).hashCode());
    assertEquals(expected, m.cast("B", 2, 3).contentHash());
  }

  @Test
  @Covers({"test_buffer.test_ndarray_hash", "test_buffer.test_memoryview_hash"})
  void contentHash_ofAnyLayout_isThatOfItsBytesInCOrder() {
    MemoryView f = fortran().asReadOnly();

    assertEquals(Arrays.hashCode(bytes(0, 2, 4, 1, 3, 5)), f.contentHash());
    assertEquals(Arrays.hashCode(bytes(4, 5)), f.slice(":, 2").contentHash());
    assertEquals(Arrays.hashCode(bytes(3)), f.at(1, 1).contentHash());
    assertEquals(Arrays.hashCode(new byte[0]), f.slice("0:0").contentHash());
    assertEquals(Arrays.hashCode(bytes(4, 2, 0)), f.slice("0, ::-1").contentHash());
  }

  @Test
  @Covers("test_buffer.test_memoryview_hash")
  void contentHash_agreesWithContentEquals() {
    MemoryView unsigned = MemoryView.of(bytes(1, 2, 127)).asReadOnly();
    MemoryView signed = unsigned.cast("b");

    assertTrue(unsigned.contentEquals(signed));
    assertEquals(unsigned.contentHash(), signed.contentHash());
  }

  @ParameterizedTest
  @CsvSource({"h", "H", "i", "d", "?", "2s", "<h"})
  @Covers({"test_buffer.test_memoryview_hash", "test_buffer.test_ndarray_hash"})
  void contentHash_ofOtherFormats_isRefused(String format) {
    MemoryView m = MemoryView.of(new byte[16]).asReadOnly().cast(format);

    refused(FormatException.class, m::contentHash, format);
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_memoryview.test_hash_writable", "test_buffer.test_memoryview_hash"})
  void contentHash_ofWritableView_isRefused(Memory memory) {
    MemoryView m = memory.ascii("abc");

    refused(IllegalStateException.class, m::contentHash, "writable", "asReadOnly()");
    refused(IllegalStateException.class, m.cast("B", 3, 1)::contentHash, "writable");
  }

  @Test
  @Covers("test_memoryview.test_getbuffer")
  void text_ofView_isDecodedFromItsBytes() {
    Lender lender = Lender.of("gr\u00fc\u00df".getBytes(StandardCharsets.UTF_8), e -> e);
    try (MemoryView m = MemoryView.of(lender)) {
      assertEquals("gr\u00fc\u00df", new String(m.toBytes(), StandardCharsets.UTF_8));
      assertEquals("gr\u00fc\u00df", StandardCharsets.UTF_8.decode(m.asByteBuffer()).toString());
      assertEquals(1, lender.loans.count());
    }
    assertEquals(0, lender.loans.count());
  }

  @Test
  @Covers("test_memoryview.test_writable_readonly")
  void read_intoReadOnlyView_isRefused() {
    byte[] bytes = bytes(9, 9, 9);
    MemoryView m = MemoryView.of(bytes).asReadOnly();
    ByteBuffer buffer = m.asByteBuffer();

    assertTrue(buffer.isReadOnly());
    assertTrue(m.asSegment().isReadOnly());
    var channel = Channels.newChannel(new ByteArrayInputStream(bytes(1, 2, 3)));
    refused(RuntimeException.class, () -> channel.read(buffer));
    assertArrayEquals(bytes(9, 9, 9), bytes);
  }

  @Test
  @Covers("test_buffer.test_memoryview_serializing")
  void bytes_writtenOutAndReadBack_areTheSameGrid() throws Exception {
    MemoryView source = MemoryView.of(bytes(0, 1, 2, 3, 4, 5, 6, 7)).cast(">H", 2, 2).transpose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(source.toBytes());
    byte[] target = new byte[8];
    MemoryView m = MemoryView.of(target);

    try (var in = Channels.newChannel(new ByteArrayInputStream(out.toByteArray()))) {
      assertEquals(8, in.read(m.asByteBuffer()));
    }

    assertArrayEquals(bytes(0, 1, 4, 5, 2, 3, 6, 7), target);
    assertTrue(m.cast(">H", 2, 2).contentEquals(source));
  }

  @Test
  @Covers("test_memoryview.test_pickle")
  void view_isNotSerializable() throws Exception {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      refused(
          NotSerializableException.class,
          () -> out.writeObject(MemoryView.of(new byte[1])),
          "View");
    }
  }

  @Test
  @Covers("test_memoryview.test_copy")
  void view_isNotCloneable() {
    assertFalse(Cloneable.class.isAssignableFrom(MemoryView.class));
  }
}
