package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// What [TextPrinter] prints; [NumpyTextTest] compares it with NumPy at large.
class TextPrinterTest {
  @Test
  void print_wholeFloats_dropsZerosKeepsPoints() {
    assertEquals("[1.  2.5 3. ]", TextPrinter.print(Views.doubles(1, 2.5, 3), 75));
  }

  @Test
  void terminalWidth_columnsOfTheLauncher_comeFirst() {
    String before = System.getProperty("memview.columns");
    try {
      System.setProperty("memview.columns", "133");
      assertEquals(133, TextPrinter.terminalWidth());
      System.setProperty("memview.columns", "");
      assertEquals(75, TextPrinter.terminalWidth());
    } finally {
      if (before == null) {
        System.clearProperty("memview.columns");
      } else {
        System.setProperty("memview.columns", before);
      }
    }
  }

  @Test
  void print_wideRangeOfFloats_usesExponents() {
    assertEquals("[1.00e-05 1.25e+03]", TextPrinter.print(Views.doubles(1e-5, 1250), 75));
  }

  @Test
  void print_notFinite_alignsNames() {
    Block block = Views.doubles(Double.NaN, Double.NEGATIVE_INFINITY, 1);

    assertEquals("[ nan -inf   1.]", TextPrinter.print(block, 75));
  }

  @Test
  void print_bigEndianIntegers_alignsRight() {
    byte[] bytes = {0, 1, 1, 0, -1, -1, 0, 5};

    assertEquals("[[  1 256]\n [ -1   5]]", TextPrinter.print(Views.block(">h", bytes, 2, 2), 75));
  }

  @Test
  void print_textThatIsNone_showsReplacement() {
    byte[] bytes = {'a', 0, 0, 0, -1, -1, -1, 127};

    assertEquals("['a\ufffd']", TextPrinter.print(Views.block("<2w", bytes, 1), 75));
    assertEquals("a\ufffd", TextPrinter.print(Views.block("<2w", bytes), 75));
    assertTrue(HexDump.of(Views.block("T{<2w:t:}", bytes, 1)).contains("'a\ufffd'"));
  }

  @Test
  void print_booleans_alignsRight() {
    Block block = Views.block("?", new byte[] {0, 1}, 2);

    assertEquals("[False  True]", TextPrinter.print(block, 75));
  }

  @Test
  void print_noAxes_isTheValue() {
    assertEquals("True", TextPrinter.print(Views.block("?", new byte[] {1}), 75));
    assertEquals("0.0", TextPrinter.print(Views.block("<d", new byte[8]), 75));
    assertEquals("0j", TextPrinter.print(Views.block("<Zd", new byte[16]), 75));
  }

  @Test
  void print_empty_isBrackets() {
    assertEquals("[]", TextPrinter.print(Views.block("<i", new byte[0], 3, 0, 2), 75));
  }

  @Test
  void print_moreThanThousand_showsThreeAtEachEnd() {
    Block block = Views.block("B", Views.counting(1001), 1001);

    assertEquals("[  0   1   2 ... 230 231 232]", TextPrinter.print(block, 75));
  }

  @Test
  void print_thousand_showsAll() {
    String text = TextPrinter.print(Views.block("B", Views.counting(1000), 1000), 75);

    assertEquals(1000, text.replaceAll("[\\[\\]]", "").trim().split("\\s+").length);
  }

  @Test
  void print_threeAxes_separatesBlocksByEmptyLine() {
    Block block = Views.block("B", Views.counting(8), 2, 2, 2);

    assertEquals("[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]", TextPrinter.print(block, 75));
  }

  @Test
  void print_narrow_breaksLinesInsideBrackets() {
    Block block = Views.block("B", Views.counting(12), 12);

    assertEquals("[ 0  1  2\n  3  4  5\n  6  7  8\n  9 10 11]", TextPrinter.print(block, 10));
  }

  @Test
  void print_widthTooSmall_printsOnePerLine() {
    Block block = Views.block("B", Views.counting(3), 3);

    assertEquals("[0\n 1\n 2]", TextPrinter.print(block, -5));
  }

  @Test
  void print_byteStrings_showsTheirZeros() {
    Block block = Views.block("3s", ascii("ab\0c'd"), 2);

    assertEquals("[b'ab\\x00' b\"c'd\"]", TextPrinter.print(block, 75));
  }

  @Test
  void print_records_alignsFields() {
    byte[] bytes = {1, 5, 6, 100, 7, 80};
    Block block = Views.block("T{B:id:(2)b:at:}", bytes, 2);

    assertEquals("[(  1, [ 5,  6]) (100, [ 7, 80])]", TextPrinter.print(block, 75));
  }

  @Test
  void print_oneField_isTupleOfOne() {
    Block block = Views.block("T{B:id:}", new byte[] {9}, 1);

    assertEquals("[(9,)]", TextPrinter.print(block, 75));
  }

  @Test
  void print_recordWithoutAxes_isTuple() {
    Block block = Views.block("T{?:ok:<d:x:}", new byte[9]);

    assertEquals("(False, 0.0)", TextPrinter.print(block, 75));
  }

  @Test
  void print_halfPrecision_usesItsOwnDigits() {
    byte[] bytes = {0x66, 0x2e, 0x00, 0x3c};

    assertEquals("[0.1 1. ]", TextPrinter.print(Views.block("<e", bytes, 2), 75));
  }

  @Test
  void print_bfloat16_usesItsOwnDigits() {
    byte[] bytes = {(byte) 0xcd, 0x3d, (byte) 0x80, 0x3f};

    assertEquals("[0.1 1. ]", TextPrinter.print(Views.block("<E", bytes, 2), 75));
  }

  @Test
  void print_hugeByteStrings_cutsThem() {
    String text = TextPrinter.print(Views.block("500000s", new byte[1_000_000], 2), 75);

    assertTrue(text.length() < 500_000, () -> text.length() + " characters");
    assertTrue(text.endsWith("'...]"), text.substring(text.length() - 10));
  }

  @Test
  void print_hugeTexts_cutsThem() {
    byte[] bytes = "a\0\0\0".repeat(500_000).getBytes(StandardCharsets.US_ASCII);

    String text = TextPrinter.print(Views.block("<500000w", bytes, 1), 75);

    assertEquals("['" + "a".repeat(100_000) + "'...]", text);
  }

  @Test
  void print_paddingOnly_isEmptyTuples() {
    assertEquals("[() ()]", TextPrinter.print(Views.block("4x", new byte[8], 2), 75));
  }

  @Test
  void print_hugeSubArray_showsItsEnds() {
    Block block = Views.block("T{(2000)B:a:}", Views.counting(2000), 1);

    assertEquals("[([  0,   1,   2, ..., 205, 206, 207],)]", TextPrinter.print(block, 75));
  }

  @Test
  void print_manyAxes_staysBounded() {
    long[] shape = new long[60];
    Arrays.fill(shape, 2);
    Layout layout = Layout.contiguous(1).broadcastTo(shape);
    Block block = Views.block("B", layout, new byte[1]);

    String text = assertTimeout(Duration.ofSeconds(20), () -> TextPrinter.print(block, 75));

    assertTrue(text.contains("..."));
    assertTrue(text.length() < 20_000_000, () -> text.length() + " characters");
  }

  @Test
  void print_fourGigabytesMapped_readsOnlyWhatItShows(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("sparse");
    long size = 1L << 32;
    try (Arena arena = Arena.ofShared();
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.WRITE,
                StandardOpenOption.READ)) {
      var memory = channel.map(MapMode.READ_WRITE, 0, size, arena);
      Block block = new Block(memory, Layout.contiguous(1, 1 << 16, 1 << 16), Format.of("B"));

      String text = assertTimeout(Duration.ofSeconds(5), () -> TextPrinter.print(block, 75));

      String row = "[0 0 0 ... 0 0 0]";
      String rows = String.join("\n ", row, row, row, "...", row, row, row);
      assertEquals("[" + rows + "]", text);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
