package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.memview.tests.cpython.Expect.refused;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.FormatException;

/// Which values an element takes, as `struct.pack_into` and memoryview decide.
class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "b, -128, 127",
    "B, 0, 255",
    "h, -32768, 32767",
    "H, 0, 65535",
    "i, -2147483648, 2147483647",
    "I, 0, 4294967295",
    "q, -9223372036854775808, 9223372036854775807",
    "Q, 0, 18446744073709551615",
    "n, -9223372036854775808, 9223372036854775807",
    "N, 0, 18446744073709551615",
    "P, -9223372036854775808, 18446744073709551615",
    "@i, -2147483648, 2147483647",
    "<l, -2147483648, 2147483647",
    ">L, 0, 4294967295",
    "=h, -32768, 32767",
    "!Q, 0, 18446744073709551615"
  })
  @Covers({
    "test_buffer.test_memoryview_assign",
    "test_buffer.test_memoryview_struct_module",
    "test_buffer.test_ndarray_index_invalid"
  })
  void set_ofInteger_takesExactlyItsRange(String format, BigInteger least, BigInteger greatest) {
    MemoryView m = MemoryView.allocate(format, 2);
    byte[] before = m.toBytes();

    for (BigInteger outside :
        List.of(least.subtract(BigInteger.ONE), greatest.add(BigInteger.ONE))) {
      refused(IllegalArgumentException.class, () -> m.set(1, outside), outside, least, greatest);
      assertArrayEquals(before, m.toBytes());
    }
    m.set(0, greatest);
    assertEquals(greatest, new BigInteger(m.get(0).toString()));
    m.set(1, least);
    BigInteger wrapped = format.equals("P") ? least.negate() : least;
    assertEquals(wrapped, new BigInteger(m.get(1).toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "P", ">h", "<Q"})
  @Covers({"test_buffer.test_memoryview_assign", "test_buffer.test_memoryview_struct_module"})
  void set_ofInteger_refusesOtherKinds(String format) {
    MemoryView m = MemoryView.allocate(format, 1);

    for (Object value : List.of(1.0, 1f, "1", new BigDecimal(1), Bytes.of((byte) 1), List.of(1))) {
      refused(FormatException.class, () -> m.set(0, value), "'" + format + "'");
    }
    m.set(0, true);
    assertEquals(1, ((Number) m.get(0)).intValue());
  }

  @Test
  @Covers({"test_buffer.test_memoryview_assign", "test_buffer.test_memoryview_struct_module"})
  void set_ofTruth_storesZeroOrOne() {
    byte[] bytes = {9, 9, 9, 9};
    MemoryView m = MemoryView.of(bytes).cast("?");

    m.set(0, false);
    m.set(1, 17);
    m.set(2, 0.0);
    m.set(3, new BigInteger("100000000000000000000"));

    assertArrayEquals(new byte[] {0, 1, 0, 1}, bytes);
  }

  @Test
  @Covers("test_buffer.test_memoryview_assign")
  void set_ofCharacter_takesOneByteOnly() {
    MemoryView m = Memory.BYTE_ARRAY.ascii("xyz").cast("c");

    m.set(0, Bytes.of((byte) 'a'));
    m.set(1, (byte) 'b');

    assertEquals(List.of((byte) 'a', (byte) 'b', (byte) 'z'), m.toList());
    refused(IllegalArgumentException.class, () -> m.set(0, Bytes.of()), "1 byte");
    refused(IllegalArgumentException.class, () -> m.set(0, Bytes.of((byte) 1, (byte) 2)), "1 byte");
    refused(FormatException.class, () -> m.set(0, 97), "'c'");
    refused(FormatException.class, () -> m.set(0, "a"), "'c'");
    assertEquals("abz", ItemsTest.text(m));
  }

  @ParameterizedTest
  @ValueSource(strings = {"e", "f", "d", "<f", ">d"})
  @Covers({"test_buffer.test_memoryview_assign", "test_buffer.test_memoryview_struct_module"})
  void set_ofFloat_takesAnyNumber(String format) {
    MemoryView m = MemoryView.allocate(format, 4);

    m.set(0, 3);
    m.set(1, -1.5f);
    m.set(2, new BigInteger("1024"));
    m.set(3, true);

    assertArrayEquals(new double[] {3, -1.5, 1024, 1}, m.toDoubleArray());
    refused(FormatException.class, () -> m.set(0, "3"), "'" + format + "'");
    refused(FormatException.class, () -> m.set(0, Bytes.of()), "'" + format + "'");
    refused(IllegalArgumentException.class, () -> m.set(0, BigInteger.TEN.pow(400)), "fit");
    assertEquals(3.0, m.getDouble(0));
  }

  @ParameterizedTest
  @CsvSource({"65519, 31743", "65519.99, 31743", "-65504, 64511", "1.5, 15872", "-1.5, 48640"})
  @Covers("test_memoryview.test_half_float")
  void set_ofHalf_roundsToNearest(double value, int bits) {
    MemoryView m = MemoryView.allocate("e", 1);

    m.set(0, value);

    assertEquals(bits, m.cast("H").get(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {65520, -65520, 1e300})
  @Covers({"test_memoryview.test_half_float", "test_buffer.test_memoryview_assign"})
  void set_ofHalfTooLarge_isRefused(double value) {
    MemoryView m = MemoryView.allocate("e", 1);

    refused(IllegalArgumentException.class, () -> m.set(0, value), value, "65504");
    assertEquals(0f, m.get(0));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_half_float")
  void half_andFloat_ofTheSameNumbers_listTheSame(Memory memory) {
    MemoryView half = memory.bytes(0, 0, 0xbe, 0, 0x3e, 0).cast(">e");
    MemoryView single = memory.bytes(0, 0, 0, 0, 0xbf, 0xc0, 0, 0, 0x3f, 0xc0, 0, 0).cast(">f");

    assertEquals(List.of(0f, -1.5f, 1.5f), half.toList());
    assertEquals(half.toList(), single.toList());
    assertEquals(List.of(0f, 1.5f), half.slice("::2").toList());
  }

  @Test
  @Covers("test_buffer.test_memoryview_struct_module")
  void set_ofRecord_takesAsManyValuesAsFields() {
    byte[] bytes = {9, 9, 9, 9, 9, 9};
    MemoryView m = MemoryView.of(bytes).cast(">HB");

    m.set(1, List.of(258, 3));

    assertArrayEquals(new byte[] {9, 9, 9, 1, 2, 3}, bytes);
    refused(IllegalArgumentException.class, () -> m.set(0, List.of(1)), "2", "1");
    refused(IllegalArgumentException.class, () -> m.set(0, List.of(1, 2, 3)), "2", "3");
    refused(IllegalArgumentException.class, () -> m.set(0, List.of(1, 256)), "256", "255");
    refused(FormatException.class, () -> m.set(0, 1), "List");
    assertArrayEquals(new byte[] {9, 9, 9, 1, 2, 3}, bytes);
  }

  @Test
  @Covers("test_buffer.test_memoryview_struct_module")
  void set_ofBytes_padsShortAndRefusesLong() {
    byte[] bytes = {9, 9, 9, 9, 9, 9};
    MemoryView m = MemoryView.of(bytes).cast("3s");

    m.set(0, Bytes.of((byte) 1));

    assertArrayEquals(new byte[] {1, 0, 0, 9, 9, 9}, bytes);
    refused(IllegalArgumentException.class, () -> m.set(1, new byte[4]), "3 bytes");
    assertArrayEquals(new byte[] {1, 0, 0, 9, 9, 9}, bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h", "i", "q", "f", "d", "e", "<h", ">i", "P"})
  @Covers("test_buffer.test_memoryview_struct_module")
  void get_ofUnalignedElement_readsItsBytes(String format) {
    byte[] bytes = new byte[33];
    MemoryView m = MemoryView.of(bytes).slice(1).cast(format);

    m.set(1, 1);

    assertEquals(1.0, ((Number) m.get(1)).doubleValue());
    assertEquals(0, bytes[0]);
  }
}
