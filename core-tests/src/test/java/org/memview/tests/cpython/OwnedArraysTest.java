package org.memview.tests.cpython;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.BufferException;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.format.FormatException;
import org.memview.struct.Struct;

/// What test_bytes.py asks of `bytearray` alone and test_array.py of `array.array`, asked of
/// [ByteArray] and [TypedArray].
class OwnedArraysTest {
  private static final long OPEN = Long.MAX_VALUE;

  private static Bytes b(String text) {
    return Bytes.of(text, ISO_8859_1);
  }

  private static ByteArray a(String text) {
    return ByteArray.of(text, ISO_8859_1);
  }

  private static TypedArray range(String code, int n) {
    return TypedArray.of(code, IntStream.range(0, n));
  }

  // ---------------------------------------------------------------- bytearray

  @Test
  @Covers({
    "test_bytes.test_setitem",
    "test_bytes.test_setitem_error",
    "test_bytes.test_delitem",
    "test_bytes.test_setslice",
    "test_bytes.test_setslice_extend",
    "test_bytes.test_setslice_trap",
    "test_bytes.test_repeat_after_setslice"
  })
  void bytearray_itemsAndSlices() {
    ByteArray x = ByteArray.ofInts(1, 2, 3).set(1, 100).set(-1, 200);
    assertEquals(ByteArray.ofInts(1, 100, 200), x);
    refused(IndexOutOfBoundsException.class, () -> x.set(3, 0));
    refused(IndexOutOfBoundsException.class, () -> x.set(-10, 0));
    refused(IllegalArgumentException.class, () -> x.set(0, 256));
    refused(IllegalArgumentException.class, () -> x.set(0, -1));
    assertEquals(ByteArray.ofInts(1, 200), x.delete(1));
    assertEquals(a("0foo789"), a("0123456789").setSlice(1, 7, b("foo")));
    assertEquals(a("0123456"), a("0123").setSlice(4, OPEN, b("456")));
    assertEquals(a("foo"), a("0123").setSlice(0, 4, b("foo")));
    ByteArray trap = a("0123456789");
    assertEquals(a("01234567" + "0123456789"), trap.setSlice(8, OPEN, trap));
    assertEquals(a("xybcxybc"), a("abc").setSlice(0, 1, b("xy")).repeat(2));
  }

  @Test
  @Covers("test_bytes.test_extended_set_del_slice")
  void bytearray_extendedSlices_areThoseOfLists() {
    for (int start = -4; start <= 4; start++) {
      for (int stop = -4; stop <= 4; stop++) {
        for (int step : new int[] {-3, -2, -1, 2, 3}) {
          ByteArray x = ByteArray.ofInts(0, 1, 2);
          int n = x.getSlice(start, stop, step).length();
          ByteArray values = ByteArray.ofZeros(n).replace(b("\0"), b("\u0009"));
          x.setSlice(start, stop, step, values);

          assertEquals(3, x.length());
          assertEquals(n, x.count(9));
          assertEquals(values, x.getSlice(start, stop, step));
          assertEquals(3 - n, x.deleteSlice(start, stop, step).length());
          assertFalse(x.contains(9));
        }
      }
    }
    refused(IllegalArgumentException.class, () -> a("abc").setSlice("::2", b("x")));
  }

  @Test
  @Covers({
    "test_bytes.test_append",
    "test_bytes.test_extend",
    "test_bytes.test_iconcat",
    "test_bytes.test_insert",
    "test_bytes.test_pop",
    "test_bytes.test_remove",
    "test_bytes.test_clear",
    "test_bytes.test_copy",
    "test_bytes.test_reverse",
    "test_bytes.test_irepeat",
    "test_bytes.test_irepeat_1char"
  })
  void bytearray_operations() {
    assertEquals(a("hello!"), a("hello").append('!'));
    refused(IllegalArgumentException.class, () -> a("").append(256));
    ByteArray hello = a("hello");
    assertEquals(a("hellohello"), hello.extend(hello));
    assertEquals(a("ab\1\2"), a("ab").extendWith(List.of(1, 2)));
    refused(IllegalArgumentException.class, () -> a("").extendWith(List.of(0, 1, 256)));
    assertEquals(a("ab\1\0"), a("ab").extend(TypedArray.of("h", 1)));
    assertEquals(
        a("mississippi"),
        a("msssspp").insert(1, 'i').insert(4, 'i').insert(-2, 'i').insert(1000, 'i'));
    ByteArray world = a("world");
    assertEquals('d', world.pop());
    assertEquals('w', world.pop(0));
    assertEquals('r', world.pop(-2));
    refused(IndexOutOfBoundsException.class, () -> world.pop(10));
    refused(IndexOutOfBoundsException.class, () -> a("").pop());
    assertEquals(a("heo"), a("hello").remove('l').remove('l'));
    refused(IllegalArgumentException.class, () -> a("hello").remove('x'));
    refused(IllegalArgumentException.class, () -> a("hello").remove(400));
    assertEquals(a("p"), a("python").clear().append('p'));
    ByteArray copy = hello.copy();
    copy.append('x');
    assertEquals(10, hello.length());
    assertEquals(a("olleh"), a("hello").reverse());
    assertEquals(a("abcabc"), a("abc").repeatInPlace(2));
    assertEquals(a(""), a("x").repeatInPlace(0));
    assertEquals(a("xxxxx"), a("x").repeatInPlace(5));
  }

  @Test
  @Covers({"test_bytes.test_fifo_overrun", "test_bytes.test_del_expand"})
  void bytearray_asQueue_keepsItsBytes() {
    ByteArray queue = ByteArray.ofZeros(10);
    queue.pop();
    queue.deleteSlice(0, 1).extend(b("\1\2"));
    assertEquals(ByteArray.ofInts(0, 0, 0, 0, 0, 0, 0, 0, 1, 2), queue);
    for (int i = 0; i < 10_000; i++) {
      queue.append(i & 0xff).deleteSlice(0, 1);
    }
    assertEquals(10, queue.length());
    assertEquals(9_999 & 0xff, queue.getUnsignedByte(-1));
    assertEquals(9_990 & 0xff, queue.getUnsignedByte(0));
  }

  @Test
  @Covers("test_bytes.test_resize_forbidden")
  void bytearray_whileExported_isNotResized() {
    ByteArray x = a("0123456789");
    try (MemoryView view = MemoryView.of(x)) {
      for (Executable resize :
          List.<Executable>of(
              () -> x.setSlice(1, 6, b("")),
              () -> x.setSlice(0, OPEN, b("")),
              () -> x.setSlice(1, 6, b("0123")),
              () -> x.delete(1),
              () -> x.deleteSlice("::2"),
              () -> x.pop(),
              () -> x.pop(0),
              () -> x.clear(),
              () -> x.append(1),
              () -> x.extend(x),
              () -> x.repeatInPlace(1000))) {
        refused(BufferException.class, resize);
      }
      assertEquals(a("0123456789"), x);
      assertEquals(a("ABCDE56789"), x.setSlice(0, 5, b("ABCDE")));
      assertEquals(10, view.length());
    }
    assertEquals(11, x.append(1).length());
  }

  // ---------------------------------------------------------------- array

  @Test
  @Covers({
    "test_array.test_constructor",
    "test_array.test_constructor_with_iterable_argument",
    "test_array.test_bad_constructor",
    "test_array.test_create_from_bytes",
    "test_array.test_fromarray",
    "test_array.test_initialize_with_unicode",
    "test_array.test_len",
    "test_array.test_type_error"
  })
  void array_making() {
    TypedArray empty = TypedArray.of("i");
    assertEquals("i", empty.typeCode());
    assertEquals(0, empty.length());
    assertEquals(4, empty.itemSize());
    assertEquals(range("i", 3), TypedArray.of("i", List.of(0, 1, 2)));
    assertEquals(range("i", 3), TypedArray.of("d", (Iterable<?>) range("h", 3)));
    assertEquals(TypedArray.of("B", 97, 98), TypedArray.ofBytes("B", (byte) 97, (byte) 98));
    refused(FormatException.class, () -> TypedArray.of("xx"));
    refused(FormatException.class, () -> TypedArray.of("x"));
    refused(FormatException.class, () -> TypedArray.of("i", "foo"));
    refused(
        FormatException.class, () -> TypedArray.of("i", (Iterable<?>) TypedArray.of("u", "foo")));
    refused(
        IllegalStateException.class,
        () ->
            TypedArray.of(
                "i",
                (Iterable<?>)
                    () -> {
                      throw new IllegalStateException("no iterator");
                    }));
    TypedArray ints = TypedArray.of("i", 42);
    refused(FormatException.class, () -> ints.append(42.0));
    refused(FormatException.class, () -> ints.append((Object) 42.0));
    refused(FormatException.class, () -> ints.set(0, 42.0));
    assertEquals(1, ints.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "f", "d", "e", "Zf", "Zd"})
  @Covers({
    "test_array.test_getitem",
    "test_array.test_setitem",
    "test_array.test_delitem",
    "test_array.test_getslice",
    "test_array.test_setslice",
    "test_array.test_delslice",
    "test_array.test_extslice",
    "test_array.test_extended_getslice",
    "test_array.test_extended_set_del_slice",
    "test_array.test_assignment",
    "test_array.test_access",
    "test_array.test_slice",
    "test_array.test_example_data"
  })
  void array_itemsAndSlices(String code) {
    TypedArray x = range(code, 10);
    assertEquals(x.get(0), x.get(-10));
    refused(IndexOutOfBoundsException.class, () -> x.get(10));
    refused(IndexOutOfBoundsException.class, () -> x.get(-11));
    assertEquals(TypedArray.of("i", 9, 1), x.copy().set(0, 9L).getSlice(0, 2));
    refused(IndexOutOfBoundsException.class, () -> x.set(10, 0L));
    assertEquals(TypedArray.of("i", 1, 2, 3), range(code, 4).delete(0));
    refused(IndexOutOfBoundsException.class, () -> x.delete(10));
    assertEquals(x, x.getSlice(-1000, 1000));
    assertEquals(range(code, 0), x.getSlice(5, 2));
    TypedArray answer = TypedArray.of(code, 42).repeat(5);
    assertEquals(
        TypedArray.of("i", 42, 1, 42, 3, 42, 5, 42, 7, 42, 9), x.copy().setSlice("::2", answer));
    assertEquals(
        TypedArray.of("i", 0, 42, 2, 3, 4, 42, 6, 7, 8, 42),
        x.copy().setSlice("::-4", answer.getSlice(0, 3)));
    refused(IllegalArgumentException.class, () -> x.copy().setSlice("::3", answer));
    assertEquals(15, x.copy().setSlice(3, 3, answer).length());
    for (int start = -11; start <= 11; start += 2) {
      for (int step : new int[] {-3, -1, 2, 5}) {
        TypedArray cut = x.getSlice(start, 8, step);
        assertEquals(MemoryView.of(x).slice(start, 8, step).toList(), cut.toList());
        TypedArray y = x.copy().setSlice(start, 8, step, cut);
        assertEquals(x, y);
        assertEquals(10 - cut.length(), y.deleteSlice(start, 8, step).length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "Q", "f", "d", "i", "e", "Zf", "Zd"})
  @Covers({
    "test_array.test_append",
    "test_array.test_insert",
    "test_array.test_pop",
    "test_array.test_remove",
    "test_array.test_reverse",
    "test_array.test_reverse_iterator",
    "test_array.test_index",
    "test_array.test_count",
    "test_array.test_iterationcontains",
    "test_array.test_add",
    "test_array.test_iadd",
    "test_array.test_mul",
    "test_array.test_imul",
    "test_array.test_alloc_overflow",
    "test_array.test_extend",
    "test_array.test_bytes_extend",
    "test_array.test_copy",
    "test_array.test_deepcopy"
  })
  void array_operations(String code) {
    TypedArray x = range(code, 4);
    assertEquals(TypedArray.of("i", 0, 1, 2, 3, 7), x.copy().append(7));
    assertEquals(TypedArray.of("i", 7, 0, 1, 2, 8, 3), x.copy().insert(-1000, 7).insert(-1, 8));
    TypedArray popped = x.copy();
    assertEquals(x.get(3), popped.pop());
    assertEquals(x.get(0), popped.pop(0));
    refused(IndexOutOfBoundsException.class, () -> popped.pop(5));
    refused(IndexOutOfBoundsException.class, () -> TypedArray.of(code).pop());
    assertEquals(TypedArray.of("i", 0, 1, 3), x.copy().remove(2));
    refused(IllegalArgumentException.class, () -> x.remove(9));
    assertEquals(TypedArray.of("i", 3, 2, 1, 0), x.copy().reverse());
    assertEquals(TypedArray.of("i", 3, 2, 1, 0), x.getSlice("::-1"));
    assertEquals(2, x.index(2));
    assertEquals(2, x.index(2, -2, OPEN));
    refused(IllegalArgumentException.class, () -> x.index(2, 3, OPEN));
    refused(IllegalArgumentException.class, () -> x.index("2"));
    assertEquals(2, x.concat(x).count(2));
    assertTrue(x.contains(3));
    assertFalse(x.contains(20));
    assertEquals(TypedArray.of("i", 0, 1, 2, 3, 0, 1, 2, 3), x.concat(x));
    assertEquals(x.repeat(2), x.copy().extend(x));
    TypedArray other = TypedArray.of(code.equals("h") ? "H" : "h", 1);
    refused(FormatException.class, () -> x.concat(other));
    refused(FormatException.class, () -> x.extend(other));
    assertEquals(range(code, 0), x.repeat(-1));
    assertEquals(12, x.copy().repeatInPlace(3).length());
    refused(IllegalArgumentException.class, () -> x.repeat(Long.MAX_VALUE));
    assertEquals(TypedArray.of("i", 0, 1, 2, 3, 5, 6), x.copy().extend(Bytes.ofInts(5, 6)));
    TypedArray copy = x.copy();
    assertEquals(x, copy);
    assertNotEquals(x, copy.append(1));
  }

  @Test
  @Covers("test_array.test_empty")
  void array_ofNothing_staysEmpty() {
    TypedArray x = TypedArray.of("B");
    x.setSlice(0, OPEN, x);

    assertEquals(0, x.length());
    assertEquals(0, x.concat(x).length());
    assertEquals(0, x.repeat(3).length());
    assertEquals(0, x.extend(x).length());
  }

  @Test
  @Covers("test_array.test_exhausted_iterator")
  void array_iterator_onceExhausted_staysSo() {
    TypedArray array = range("i", 3);
    Iterator<Object> iterator = array.iterator();
    while (iterator.hasNext()) {
      iterator.next();
    }
    array.append(9);

    assertFalse(iterator.hasNext());
    assertEquals(4, array.toList().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "B", "h", "H", "i", "I", "l", "L", "q", "Q"})
  @Covers("test_array.test_overflow")
  void array_limits_areChecked(String code) {
    TypedArray x = TypedArray.of(code);
    boolean signed = Character.isLowerCase(code.charAt(0));
    long bits = 8 * x.itemSize();
    long most = signed ? -1L >>> (65 - bits) : bits == 64 ? Long.MAX_VALUE : (1L << bits) - 1;
    x.append(most).append(signed ? -most - 1 : 0);

    assertEquals(most, x.getLong(0));
    if (bits < 64) {
      refused(IllegalArgumentException.class, () -> x.append(most + 1));
    }
    if (bits < 64 || !signed) {
      refused(IllegalArgumentException.class, () -> x.append(signed ? -most - 2 : -1));
    }
    assertEquals(2, x.length());
  }

  @Test
  @Covers({"test_array.test_cmp", "test_array.test_nan"})
  void array_comparison_isByValue() {
    assertEquals(range("i", 3), range("d", 3));
    assertTrue(range("i", 2).compareTo(range("i", 3)) < 0);
    assertTrue(TypedArray.of("b", 1, -1).compareTo(TypedArray.of("Q", 1, 1)) < 0);
    assertNotEquals(range("i", 3), (Object) List.of(0, 1, 2));
    TypedArray nan = TypedArray.of("d", Double.NaN);
    assertNotEquals(nan, TypedArray.of("f", Double.NaN));
    assertFalse(nan.contains(Double.NaN));
  }

  /// Type codes of CPython 3.15, which the oracle need not have.
  @Test
  void array_ofHalfsAndComplexNumbers() {
    TypedArray half = TypedArray.of("e", 0.5, -2, 65504);
    assertArrayEquals(Struct.of("3e").pack(0.5, -2.0, 65504.0), half.toBytes());
    assertEquals("array('e', [0.5, -2.0, 65504.0])", half.toString());
    assertEquals(0.5, half.getDouble(0));
    refused(IllegalArgumentException.class, () -> half.append(65520.0));
    refused(IllegalArgumentException.class, () -> half.append(65520));
    refused(IllegalArgumentException.class, () -> half.extend(1.0, 1e9));
    refused(IllegalArgumentException.class, () -> half.set(0, -1e9));
    assertEquals(TypedArray.of("d", 0.5, -2, 65504), half);
    assertEquals(TypedArray.of("d", 0.5, -2, 65504).hashCode(), half.hashCode());

    Complex z = new Complex(1, 2);
    for (String code : List.of("Zf", "Zd")) {
      TypedArray x = TypedArray.of(code, 3, 4).append(0.5).append(z).insert(0, z);
      assertEquals(
          "array('%s', [(1+2j), (3+0j), (4+0j), (0.5+0j), (1+2j)])".formatted(code), x.toString());
      assertEquals(5 * x.itemSize(), x.toBytes().length);
      assertEquals(z, x.get(-1));
      assertEquals(2, x.count(z));
      assertEquals(TypedArray.of("Zd", List.of(z, 3, 4, 0.5, z)), x);
      assertEquals(TypedArray.of("Zd", List.of(z, 3, 4, 0.5, z)).hashCode(), x.hashCode());
      assertEquals(TypedArray.of("d", 3, 4), x.getSlice(1, 3));
      assertEquals(TypedArray.of("d", 3, 4).hashCode(), x.getSlice(1, 3).hashCode());
      assertEquals(x, TypedArray.of(code, x.copy().byteswap()).byteswap());
      byte[] swapped = x.copy().byteswap().toBytes();
      assertArrayEquals(
          MemoryView.of(swapped).cast(">" + code).toList().toArray(),
          x.toList().toArray(),
          "each part is turned round");
      refused(FormatException.class, () -> x.append("1"));
      refused(FormatException.class, () -> TypedArray.of("d").append(z));
      refused(ClassCastException.class, () -> x.compareTo(x.copy()));
    }
    refused(FormatException.class, () -> TypedArray.of("Z"));
    refused(FormatException.class, () -> TypedArray.of("D"));
  }

  @Test
  @Covers({"test_array.test_repr", "test_array.test_str"})
  void array_printsAsPython() {
    assertEquals("array('B', [0, 1])", range("B", 2).toString());
    assertEquals("array('f')", TypedArray.of("f").toString());
    assertEquals(
        "array('d', [0.5, nan, inf])", TypedArray.of("d", 0.5, Double.NaN, 1 / 0.0).toString());
    assertEquals("array('u', \"it's\")", TypedArray.of("u", "it's").toString());
  }

  @Test
  @Covers({"test_array.test_unicode", "test_array.test_issue17223"})
  void array_ofText() {
    String text = "Bonne Journ\u00e9e \ud840\udf0a\ud840\udf47";
    TypedArray x = TypedArray.of("u", text);
    assertEquals(text, x.toUnicode());
    assertEquals(text + "\0", x.fromUnicode("\0").toUnicode());
    refused(FormatException.class, () -> TypedArray.of("i").fromUnicode("x"));
    refused(FormatException.class, () -> TypedArray.of("i").toUnicode());
    TypedArray invalid = TypedArray.ofBytes("w", new byte[] {-1, -1, -1, -1});
    refused(IllegalArgumentException.class, invalid::toUnicode);
    refused(IllegalArgumentException.class, () -> invalid.get(0));
  }

  @Test
  @Covers({"test_array.test_buffer", "test_array.test_buffer_info"})
  void array_lendsItsItems() {
    TypedArray x = range("h", 4);
    try (MemoryView view = MemoryView.of(x)) {
      assertEquals("h", view.format());
      assertEquals(2, view.itemSize());
      assertFalse(view.isReadOnly());
      assertArrayEquals(x.toBytes(), view.toBytes());
      refused(BufferException.class, () -> x.append(1));
      refused(BufferException.class, () -> x.extend(x));
      refused(BufferException.class, () -> x.deleteSlice(0, 1));
      refused(BufferException.class, () -> x.repeatInPlace(0));
      refused(BufferException.class, () -> x.pop());
      refused(BufferException.class, () -> x.setSlice(0, 1, range("h", 0)));
      assertEquals(4, view.length());
    }
    TypedArray elsewhere = TypedArray.ofNative("h").extend(1, 2);
    try (MemoryView view = MemoryView.of(elsewhere)) {
      assertEquals(view.asSegment().address(), elsewhere.bufferInfo().address());
    }
    assertEquals(2, elsewhere.bufferInfo().length());
    refused(IllegalStateException.class, x::bufferInfo);
  }

  @Test
  @Covers({
    "test_array.test_tofromfile",
    "test_array.test_filewrite",
    "test_array.test_fromfile_ioerror",
    "test_array.test_tofrombytes",
    "test_array.test_frombytes",
    "test_array.test_frombytearray",
    "test_array.test_tofromlist",
    "test_array.test_fromlist",
    "test_array.test_tolist",
    "test_array.test_byteswap"
  })
  void array_bytesFilesAndLists() throws IOException {
    TypedArray x = range("i", 10);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    x.toFile(out);
    byte[] bytes = out.toByteArray();
    TypedArray read = TypedArray.of("i").fromFile(new ByteArrayInputStream(bytes), 10);
    assertEquals(x, read);
    refused(EOFException.class, () -> read.fromFile(new ByteArrayInputStream(bytes), 20));
    assertEquals(20, read.length());
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    refused(IOException.class, () -> read.fromFile(closed, 1));
    assertEquals(x, TypedArray.of("i").fromBytes(x.toBytes()));
    assertEquals(x, TypedArray.of("i").fromBytes(ByteArray.of(x.toBytes())));
    refused(IllegalArgumentException.class, () -> read.fromBytes(new byte[5]));
    assertEquals(x, TypedArray.of("i").fromList(x.toList()));
    refused(FormatException.class, () -> read.fromList(Arrays.asList(1, "x")));
    assertEquals(20, read.length());
    assertEquals(List.of(0, 1, 2), range("i", 3).toList());
    TypedArray swapped = x.copy().byteswap();
    assertNotEquals(x, swapped);
    assertEquals(0x01000000, swapped.getInt(1));
    assertEquals(x, swapped.byteswap());
    assertEquals(range("b", 3), range("b", 3).byteswap());
  }
}
