package org.memview.tests.cpython;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.BufferException;
import org.memview.ByteSequence;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.spi.Request;

/// What test_bytes.py asks of `bytes` and `bytearray` alike, asked of [Bytes] and [ByteArray].
class OwnedBytesTest {
  private static final long OPEN = Long.MAX_VALUE;

  private static Bytes b(String text) {
    return Bytes.of(text, ISO_8859_1);
  }

  private static ByteArray a(String text) {
    return ByteArray.of(text, ISO_8859_1);
  }

  private static List<ByteSequence<?>> both(String text) {
    return List.of(b(text), a(text));
  }

  private static List<Bytes> pieces(String... texts) {
    List<Bytes> pieces = new ArrayList<>();
    for (String text : texts) {
      pieces.add(b(text));
    }
    return pieces;
  }

  @Test
  @Covers({
    "test_bytes.test_basics",
    "test_bytes.test_from_buffer",
    "test_bytes.test_from_bytearray",
    "test_bytes.test_from_int",
    "test_bytes.test_from_iterable",
    "test_bytes.test_from_list",
    "test_bytes.test_from_ssize",
    "test_bytes.test_from_tuple",
    "test_bytes.test_constructor_value_errors",
    "test_bytes.test_constructor_exceptions"
  })
  void making_fromNumbersAndBuffers() {
    assertEquals(b("\1\2\3"), ByteArray.of(TypedArray.of("B", 1, 2, 3)));
    assertEquals(b("\1\0\2\0"), Bytes.of(TypedArray.of("h", 1, 2)));
    assertEquals(b("\3\2\1"), Bytes.of(MemoryView.of(new byte[] {1, 2, 3}).reversed()));
    assertEquals(b("abc"), Bytes.of(a("abc")));
    assertEquals(b("\0\0\0"), Bytes.ofZeros(3));
    assertEquals(b("\0\0\0"), ByteArray.ofZeros(3));
    assertEquals(b("\0A\u00ff"), Bytes.ofInts(0, 65, 255));
    assertEquals(b("ab"), ByteArray.copyOf(List.of(97, 98)));
    for (int wrong : new int[] {-1, 256, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      refused(IllegalArgumentException.class, () -> Bytes.ofInts(wrong));
      refused(IllegalArgumentException.class, () -> ByteArray.copyOf(List.of(wrong)));
    }
    refused(IllegalArgumentException.class, () -> Bytes.ofZeros(-1));
    refused(
        IllegalStateException.class,
        () ->
            ByteArray.copyOf(() -> {
              throw new IllegalStateException("no iterator");
            }));
  }

  @Test
  @Covers({"test_bytes.test_encoding", "test_bytes.test_decode"})
  void charsets_bothWays_areStrict() {
    String text = "Hello world\n\u1234\u5678\u9abc";
    assertEquals(text, Bytes.of(text, UTF_8).decode(UTF_8));
    assertEquals(text, ByteArray.of(text, UTF_8).decode(UTF_8));
    refused(IllegalArgumentException.class, () -> Bytes.of(text, ISO_8859_1));
    refused(IllegalArgumentException.class, () -> b("\u00ff").decode(US_ASCII));
    assertEquals("", b("").decode(UTF_8));
  }

  @Test
  @Covers({
    "test_bytes.test_empty_sequence",
    "test_bytes.test_getitem_error",
    "test_bytes.test_ord",
    "test_bytes.test_reversed",
    "test_bytes.test_getslice",
    "test_bytes.test_extended_getslice",
    "test_bytes.test_none_arguments"
  })
  void itemsAndSlices_ofBoth() {
    for (ByteSequence<?> empty : both("")) {
      assertEquals(0, empty.length());
      for (long i : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
        refused(IndexOutOfBoundsException.class, () -> empty.get(i));
      }
    }
    for (ByteSequence<?> x : both("\0A\u007f\u0080\u00ff")) {
      assertEquals(List.of(0, 65, 127, 128, 255), x.toList());
      assertEquals(List.of(255, 128, 127, 65, 0), x.getSlice("::-1").toList());
      assertEquals(255, x.getUnsignedByte(-1));
    }
    for (ByteSequence<?> x : both("Hello world")) {
      assertEquals(b("ello"), x.getSlice(1, 5));
      assertEquals(b("Hello"), x.getSlice(-20, 5));
      assertEquals(b("d"), x.getSlice(-1, OPEN));
      assertEquals(b(""), x.getSlice(5, 1));
      assertEquals(b("Hlowrd"), x.getSlice("::2"));
      assertEquals(b("dlrow olleH"), x.getSlice(Long.MIN_VALUE, OPEN, -1));
      assertEquals(0, x.find('H', Long.MIN_VALUE, OPEN));
    }
    List<Integer> all = List.of(0, 1, 2, 3, 4, 5, 6, 7);
    ByteArray numbers = ByteArray.copyOf(all);
    for (int step : new int[] {-9, -2, -1, 1, 2, 3, 9}) {
      for (int start = -9; start <= 9; start++) {
        assertEquals(
            MemoryView.of(numbers.toArray()).slice(start, 5, step).toList(),
            List.copyOf(numbers.getSlice(start, 5, step).toList()));
      }
    }
  }

  @Test
  @Covers({"test_bytes.test_exhausted_iterator"})
  void iterator_onceExhausted_staysSo() {
    ByteArray array = a("abc");
    var iterator = array.iterator();
    while (iterator.hasNext()) {
      iterator.nextInt();
    }
    array.append('d');

    assertFalse(iterator.hasNext());
    assertEquals(4, array.toList().size());
  }

  @Test
  @Covers({
    "test_bytes.test_compare",
    "test_bytes.test_compare_bytes_to_bytearray",
    "test_bytes.test_compare_to_str",
    "test_bytes.test_nohash",
    "test_bytes.test_to_str",
    "test_bytes.test_repr_str"
  })
  void comparison_isOfContent_andHashIsThatOfLists() {
    assertTrue(b("\1\2\3").compareTo(b("\1\3")) < 0);
    assertTrue(a("\1\2").compareTo(a("\1\2\3")) < 0);
    assertTrue(b("\u00ff").compareContent(a("a")) > 0);
    assertEquals(b("abc"), a("abc"));
    assertNotEquals(b("abc"), a("abd"));
    assertNotEquals((Object) "abc", b("abc"));
    assertNotEquals((Object) b("abc"), "abc");
    assertEquals(b("abc").hashCode(), a("abc").hashCode());
    assertEquals("b'abc\\x80'", b("abc\u0080").toString());
    assertEquals("bytearray(b'abc\\x80')", a("abc\u0080").toString());
    assertEquals("b\"'\"", b("'").toString());
    assertEquals("bytearray(b\"\\'\")", a("'").toString());
  }

  @Test
  @Covers({
    "test_bytes.test_find",
    "test_bytes.test_rfind",
    "test_bytes.test_index",
    "test_bytes.test_rindex",
    "test_bytes.test_count",
    "test_bytes.test_contains",
    "test_bytes.test_integer_arguments_out_of_byte_range"
  })
  void search_ofBoth() {
    for (ByteSequence<?> x : both("mississippi")) {
      assertEquals(2, x.find(b("ss")));
      assertEquals(5, x.find(b("ss"), 3, OPEN));
      assertEquals(-1, x.find(b("ss"), 6, OPEN));
      assertEquals(1, x.find('i'));
      assertEquals(-1, x.find('i', 2, 4));
      assertEquals(-1, x.find('m', 1, OPEN));
      assertEquals(5, x.rfind(b("ss")));
      assertEquals(2, x.rfind(b("ss"), 0, 6));
      assertEquals(10, x.rfind('i'));
      assertEquals(2, x.index(b("ss")));
      assertEquals(5, x.rindex(b("ss")));
      assertEquals(4, x.count('i'));
      assertEquals(2, x.count(b("ss")));
      assertEquals(1, x.count(b("ss"), 0, 6));
      assertEquals(12, x.count(b("")));
      assertEquals(0, x.find(b("")));
      assertEquals(11, x.rfind(b("")));
      assertEquals(-1, x.find(b(""), 12, OPEN));
      assertTrue(x.contains(b("ssi")));
      assertTrue(x.contains('p'));
      assertFalse(x.contains(b("w")));
      refused(IllegalArgumentException.class, () -> x.index(b("w")));
      refused(IllegalArgumentException.class, () -> x.rindex('w'));
      for (int wrong : new int[] {-1, 256, 9999}) {
        refused(IllegalArgumentException.class, () -> x.find(wrong));
        refused(IllegalArgumentException.class, () -> x.rfind(wrong));
        refused(IllegalArgumentException.class, () -> x.index(wrong));
        refused(IllegalArgumentException.class, () -> x.rindex(wrong));
        refused(IllegalArgumentException.class, () -> x.count(wrong));
        refused(IllegalArgumentException.class, () -> x.contains(wrong));
      }
    }
  }

  @Test
  @Covers({"test_bytes.test_find_periodic_pattern", "test_bytes.test_find_shift_table_overflow"})
  void search_inPeriodicText_findsAll() {
    Bytes period = b("ab").repeat(178);
    ByteSequence<?> text = a("ab").repeat(1000).concat(b("c")).concat(period);

    assertEquals(0, text.find(period));
    assertEquals(2001, text.rfind(period));
    assertEquals(1645, text.find(period.getSlice(1, OPEN).concat(b("c"))));
    assertEquals(-1, text.find(period.concat(b("x"))));
  }

  @Test
  @Covers({"test_bytes.test_startswith", "test_bytes.test_endswith"})
  void ends_ofBoth() {
    for (ByteSequence<?> x : both("hello")) {
      assertTrue(x.startsWith(b("he")) && x.startsWith(b("")) && x.startsWith(b("hello")));
      assertFalse(x.startsWith(b("hellow")) || x.startsWith(b("ha")));
      assertTrue(x.startsWith(b("lo"), 3, OPEN));
      assertTrue(x.endsWith(b("lo")) && x.endsWith(b("")) && x.endsWith(b("hello")));
      assertFalse(x.endsWith(b("whello")) || x.endsWith(b("no")));
      assertTrue(x.endsWith(b("ell"), 0, 4));
      assertFalse(x.startsWith(b(""), 6, OPEN));
      assertTrue(x.startsWith(List.of(b("ha"), a("he"))) && x.endsWith(List.of(a("o"), b("x"))));
      assertFalse(x.startsWith(List.of(b("ha"), b("lo"))) || x.endsWith(List.of(b("he"))));
      assertFalse(x.startsWith(List.of()) || x.endsWith(List.of()));
      assertTrue(x.startsWith(List.of(b("he"), b("lo")), 3, OPEN));
      assertTrue(x.endsWith(List.of(b("lo"), b("ll")), 0, -1));
      assertFalse(x.endsWith(List.of(b("lo"), b("")), 6, OPEN));
    }
  }

  @Test
  @Covers({"test_bytes.test_concat", "test_bytes.test_repeat", "test_bytes.test_repeat_1char"})
  void concatAndRepeat_ofBoth() {
    assertEquals(b("abcdef"), b("abc").concat(a("def")));
    assertEquals(a("abc\1\0"), a("abc").concat(TypedArray.of("h", 1)));
    for (ByteSequence<?> x : both("abc")) {
      assertEquals(b(""), x.repeat(0));
      assertEquals(b(""), x.repeat(-1));
      assertEquals(b("abcabcabc"), x.repeat(3));
      refused(IllegalArgumentException.class, () -> x.repeat(Long.MAX_VALUE));
      refused(BufferException.class, () -> x.concat(MemoryView.of(new byte[4]).slice("::2")));
    }
    assertEquals(b("xxxxx"), b("x").repeat(5));
  }

  @Test
  @Covers("test_bytes.test_join")
  void join_ofAnyBuffers() {
    assertEquals(b(""), b(".:").join(List.of()));
    assertEquals(b("ab"), b(".:").join(List.of(a("ab"))));
    assertEquals(b("ab.:cd.:\1\0"), b(".:").join(List.of(b("ab"), a("cd"), TypedArray.of("h", 1))));
    ByteArray self = a("-");
    assertEquals(a("--- "), self.join(List.of(self, a("- "))));
  }

  @Test
  @Covers({
    "test_bytes.test_split",
    "test_bytes.test_rsplit",
    "test_bytes.test_split_bytearray",
    "test_bytes.test_rsplit_bytearray",
    "test_bytes.test_additional_split",
    "test_bytes.test_additional_rsplit",
    "test_bytes.test_split_unicodewhitespace",
    "test_bytes.test_rsplit_unicodewhitespace"
  })
  void split_fromBothSides() {
    for (ByteSequence<?> x : both("a|b|c|d")) {
      assertEquals(pieces("a", "b", "c", "d"), List.copyOf(x.split(b("|"))));
      assertEquals(pieces("a|b|c|d"), List.copyOf(x.split(b("|"), 0)));
      assertEquals(pieces("a", "b", "c|d"), List.copyOf(x.split(a("|"), 2)));
      assertEquals(pieces("a|b", "c", "d"), List.copyOf(x.rsplit(a("|"), 2)));
      assertEquals(pieces("a|b|c|d"), List.copyOf(x.rsplit(b(","), -1)));
      assertEquals(pieces("a", "b", "c", "d"), List.copyOf(x.rsplit(b("|"))));
      assertEquals(pieces("a|b", "d"), List.copyOf(x.rsplit((byte) '|', (byte) 'c', (byte) '|')));
      refused(IllegalArgumentException.class, () -> x.split(b("")));
      refused(IllegalArgumentException.class, () -> x.rsplit(b(""), 1));
    }
    for (ByteSequence<?> x : both(" \ta\u000bb\f\nc \r")) {
      assertEquals(pieces("a", "b", "c"), List.copyOf(x.split()));
      assertEquals(pieces("a", "b\f\nc \r"), List.copyOf(x.splitWords(1)));
      assertEquals(pieces(" \ta\u000bb", "c"), List.copyOf(x.rsplitWords(1)));
    }
    // \x1c to \x1f are white space in text, not in bytes.
    assertEquals(pieces("\u001ca\u001d"), b("\t\u001ca\u001d").split());
    assertEquals(pieces("", ""), b("|").split(b("|")));
    assertEquals(pieces("", "a"), b("aaa").split(b("aa")));
    assertEquals(pieces("a", ""), b("aaa").rsplit(b("aa")));
    assertEquals(List.of(), b(" ").split());
  }

  @Test
  @Covers({
    "test_bytes.test_partition",
    "test_bytes.test_rpartition",
    "test_bytes.test_partition_bytearray_doesnt_share_nullstring"
  })
  void partition_fromBothSides() {
    assertEquals(pieces("mi", "ss", "issippi"), b("mississippi").partition(b("ss")));
    assertEquals(pieces("missi", "ss", "ippi"), b("mississippi").rpartition(b("ss")));
    assertEquals(pieces("mississippi", "", ""), b("mississippi").partition(b("w")));
    assertEquals(pieces("", "", "mississippi"), b("mississippi").rpartition(b("w")));
    refused(IllegalArgumentException.class, () -> b("a").partition(b("")));
    List<ByteArray> parts = a("x").partition(b("y"));
    parts.get(1).append('!');
    assertEquals(a(""), parts.get(2));
  }

  @Test
  @Covers({"test_bytes.test_splitlines", "test_bytes.test_expandtabs"})
  void linesAndTabs() {
    assertEquals(pieces("abc", "def", "", "ghi"), b("abc\ndef\r\n\rghi\n").splitLines());
    assertEquals(pieces("abc\n", "def\r\n", "\r", "ghi"), b("abc\ndef\r\n\rghi").splitLines(true));
    assertEquals(List.of(), b("").splitLines());
    assertEquals(b("abc\rab      def\ng       hi"), b("abc\rab\tdef\ng\thi").expandTabs());
    assertEquals(b("abc\rab  def\ng   hi"), b("abc\rab\tdef\ng\thi").expandTabs(4));
    assertEquals(b("abc\rabdef"), b("abc\rab\tdef").expandTabs(0));
  }

  @Test
  @Covers({
    "test_bytes.test_strip",
    "test_bytes.test_strip_bytearray",
    "test_bytes.test_strip_whitespace",
    "test_bytes.test_removeprefix",
    "test_bytes.test_removesuffix"
  })
  void ends_areTakenOff() {
    for (ByteSequence<?> x : both("\t\r\n abc \u000b\f")) {
      assertEquals(b("abc"), x.strip());
      assertEquals(b("abc \u000b\f"), x.lstrip());
      assertEquals(b("\t\r\n abc"), x.rstrip());
    }
    for (ByteSequence<?> x : both("mississippi")) {
      assertEquals(b("ssissipp"), x.strip(a("mi")));
      assertEquals(b("ssissippi"), x.lstrip(a("mi")));
      assertEquals(b("mississ"), x.rstrip(b("pi")));
      assertEquals(b("issippi"), x.removePrefix(b("miss")));
      assertEquals(b("mississippi"), x.removePrefix(b("iss")));
      assertEquals(b("mississ"), x.removeSuffix(b("ippi")));
      assertEquals(b("mississippi"), x.removeSuffix(b("ipp")));
    }
    assertEquals(b("\0a\0"), b(" \0a\0 ").strip());
  }

  @Test
  @Covers({
    "test_bytes.test_replace",
    "test_bytes.test_replace_overflow",
    "test_bytes.test_copied",
    "test_bytes.test_return_self",
    "test_bytes.test_returns_new_copy"
  })
  void replace_andWhatIsCopied() {
    for (ByteSequence<?> x : both("mississippi")) {
      assertEquals(b("massassappa"), x.replace(b("i"), b("a")));
      assertEquals(b("massassippi"), x.replace(b("i"), b("a"), 2));
      assertEquals(b("mi[ss]i[ss]ippi"), x.replace(b("ss"), b("[ss]")));
      assertEquals(b("mpp"), x.replace(b("i"), b("")).replace(b("s"), b("")));
    }
    assertEquals(b("-a-b-"), b("ab").replace(b(""), b("-")));
    assertEquals(b("-ab"), b("ab").replace(b(""), b("-"), 1));
    Bytes large = b("a").repeat(1 << 16);
    refused(IllegalArgumentException.class, () -> large.replace(b("a"), large));
    ByteArray array = a("1234");
    for (ByteArray made :
        List.of(
            array.replace(b("x"), b("y")),
            array.replace(b("1"), b("x"), 0),
            array.zfill(1),
            array.rjust(1),
            array.strip(),
            array.getSlice(0, 4),
            array.translate(Bytes.makeTrans(b(""), b(""))))) {
      assertEquals(array, made);
      assertNotSame(array, made);
    }
  }

  @Test
  @Covers({
    "test_bytes.test_center",
    "test_bytes.test_ljust",
    "test_bytes.test_rjust",
    "test_bytes.test_zfill"
  })
  void padding_ofBoth() {
    for (ByteSequence<?> x : both("abc")) {
      assertEquals(b("   abc    "), x.center(10));
      assertEquals(b("--abc---"), x.center(8, '-'));
      assertEquals(b(" abc "), x.center(5));
      assertEquals(b("abc"), x.center(2));
      assertEquals(b("abc-------"), x.ljust(10, '-'));
      assertEquals(b("-------abc"), x.rjust(10, '-'));
      refused(IllegalArgumentException.class, () -> x.center(9, 256));
      assertEquals(b("00abc"), x.zfill(5));
    }
    assertEquals(b("+0034"), b("+34").zfill(5));
    assertEquals(b("-00"), b("-").zfill(3));
    assertEquals(b("000"), b("").zfill(3));
  }

  @Test
  @Covers({
    "test_bytes.test_upper",
    "test_bytes.test_lower",
    "test_bytes.test_swapcase",
    "test_bytes.test_capitalize",
    "test_bytes.test_title"
  })
  void case_isOfAsciiLetters() {
    for (ByteSequence<?> x : both("hello WORLD it's \u00e9")) {
      assertEquals(b("HELLO WORLD IT'S \u00e9"), x.upper());
      assertEquals(b("hello world it's \u00e9"), x.lower());
      assertEquals(b("HELLO world IT'S \u00e9"), x.swapCase());
      assertEquals(b("Hello world it's \u00e9"), x.capitalize());
      assertEquals(b("Hello World It'S \u00e9"), x.title());
    }
    assertEquals(b(""), b("").capitalize());
  }

  @Test
  @Covers({
    "test_bytes.test_isalnum",
    "test_bytes.test_isalpha",
    "test_bytes.test_isascii",
    "test_bytes.test_isdigit",
    "test_bytes.test_islower",
    "test_bytes.test_isspace",
    "test_bytes.test_istitle",
    "test_bytes.test_isupper"
  })
  void classes_areOfAscii() {
    assertTrue(b("aB9").isAlnum() && b("aB").isAlpha() && b("09").isDigit());
    assertTrue(b("").isAscii() && b("\0\u007f").isAscii() && !b("\u0080").isAscii());
    assertTrue(b("ab1\n").isLower() && b("AB1\n").isUpper() && b(" \t\n\r\u000b\f").isSpace());
    assertTrue(b("A Title\nBreak").isTitle() && b("A9").isTitle());
    assertFalse(b("").isAlnum() || b("").isAlpha() || b("").isDigit() || b("").isSpace());
    assertFalse(b("").isLower() || b("").isUpper() || b("").isTitle() || b("1").isLower());
    assertFalse(b("a b").isAlnum() || b("a1").isAlpha() || b("1a").isDigit() || b("aB").isLower());
    assertFalse(b("aB").isUpper() || b("Not a Title").isTitle() || b("aBc").isTitle());
  }

  @Test
  @Covers({"test_bytes.test_maketrans", "test_bytes.test_translate"})
  void translate_byTable() {
    Bytes table = Bytes.makeTrans(b("abc"), b("xyz"));

    assertEquals(256, table.length());
    assertEquals(b("xyz!"), b("abc!").translate(table));
    assertEquals(b("xz"), a("abc").translate(table, b("b")));
    assertEquals(b("ac"), b("abc").without(b("b")));
    refused(IllegalArgumentException.class, () -> Bytes.makeTrans(b("abc"), b("xyzq")));
    refused(IllegalArgumentException.class, () -> b("a").translate(b("short")));
  }

  @Test
  @Covers({
    "test_bytes.test_fromhex",
    "test_bytes.test_hex",
    "test_bytes.test_hex_separator_basics",
    "test_bytes.test_hex_separator_five_bytes",
    "test_bytes.test_hex_separator_six_bytes"
  })
  void hex_bothWays() {
    assertEquals(b("\u001a+0"), Bytes.fromHex(" 1a\n2B  30 "));
    assertEquals(a(""), ByteArray.fromHex(" \t"));
    for (String wrong : List.of("a", "rt", "1a b cd", "\0", "12   \0   34", "\u0660\u0660")) {
      refused(IllegalArgumentException.class, () -> Bytes.fromHex(wrong));
      Bytes bytes = Bytes.of(wrong, UTF_8);
      refused(IllegalArgumentException.class, () -> Bytes.fromHex(bytes));
      refused(IllegalArgumentException.class, () -> ByteArray.fromHex(bytes));
    }
    assertEquals(b("\u001a+0"), Bytes.fromHex(a(" 1a\n2B  30 ")));
    assertEquals(a("Z"), ByteArray.fromHex(MemoryView.of(new byte[] {'5', 'A'})));
    Bytes three = Bytes.ofInts(0xb9, 0x01, 0xef);
    assertEquals("b901ef", three.hex());
    assertEquals("b9:01:ef", three.hex(":", 1));
    assertEquals("b9:01ef", three.hex(":", 2));
    assertEquals("b901:ef", three.hex(":", -2));
    assertEquals("b901ef", three.hex(":", 0));
    refused(IllegalArgumentException.class, () -> three.hex("::", 1));
    refused(IllegalArgumentException.class, () -> three.hex("\u00ff", 1));
    assertEquals("03:06090c0f", Bytes.ofInts(3, 6, 9, 12, 15).hex(":", 4));
    assertEquals("0306:090c0f12", Bytes.ofInts(3, 6, 9, 12, 15, 18).hex(":", 4));
    assertEquals("0306090c:0f12", Bytes.ofInts(3, 6, 9, 12, 15, 18).hex(":", -4));
  }

  @Test
  @Covers("test_bytes.test_buffer_is_readonly")
  void views_ofImmutableBytes_areReadOnly() {
    MemoryView view = MemoryView.of(b("abc"));

    assertTrue(view.isReadOnly());
    refused(BufferException.class, () -> MemoryView.of(b("abc"), Request.WRITE));
    assertArrayEquals(new byte[] {'a', 'b', 'c'}, view.toBytes());
  }
}
