package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.memview.layout.Layout;

class HexDumpTest {
  @Test
  void of_bytes_isTheClassicDump() {
    byte[] bytes = "hello world, hello\n".getBytes(StandardCharsets.US_ASCII);

    assertEquals(
        """
        00000000  68 65 6c 6c 6f 20 77 6f  72 6c 64 2c 20 68 65 6c  |hello world, hel|
        00000010  6c 6f 0a                                          |lo.|\
        """,
        HexDump.of(Views.block("B", bytes, 19)));
  }

  @Test
  void of_integers_groupsTheirBytes() {
    assertEquals(
        """
        00000000  00010203 04050607 08090a0b 0c0d0e0f  |................|
        00000010  10111213                             |....|\
        """,
        HexDump.of(Views.block("<i", Views.counting(20), 5)));
  }

  @Test
  void of_limit_countsTheRest() {
    assertEquals(
        """
        00000000  00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f  |................|
        … 9,999,984 more bytes\
        """,
        HexDump.of(Views.block("B", Views.counting(10_000_000), 10_000_000), 1));
  }

  @Test
  void of_default_showsFourKibibytes() {
    String text = HexDump.of(Views.block("B", new byte[4097], 4097));

    assertEquals(257, text.lines().count());
    assertTrue(text.endsWith("\n… 1 more byte"), text.substring(text.length() - 40));
  }

  @Test
  void of_crop_showsMemoryOffsetsOfRows() {
    Layout crop = Layout.of(2, 10, new long[] {2, 3}, new long[] {40, 2});

    assertEquals(
        """
        view      memory
        00000000  0000000a  0a0b 0c0d 0e0f                           |......|
        00000006  00000032  3233 3435 3637                           |234567|\
        """,
        HexDump.of(Views.block("<h", crop, Views.counting(100))));
  }

  @Test
  void of_stepped_namesTheStep() {
    Layout reversed = Layout.contiguous(1, 18).reversed();

    assertEquals(
        """
        view      memory    next element: -1 bytes
        00000000  00000011  11 10 0f 0e 0d 0c 0b 0a  09 08 07 06 05 04 03 02  |................|
        00000010  00000001  01 00                                             |..|\
        """,
        HexDump.of(Views.block("B", reversed, Views.counting(18))));
  }

  @Test
  void of_longElements_startOnTheirOwnLine() {
    assertEquals(
        """
        00000000  00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f  |................|
        00000010  10 11                                             |..|
        00000012  12 13 14 15 16 17 18 19  1a 1b 1c 1d 1e 1f 20 21  |.............. !|
        … 2 more bytes\
        """,
        HexDump.of(Views.block("18s", Views.counting(36), 2), 33));
  }

  @Test
  void of_nothing_saysSo() {
    assertEquals("(no bytes)", HexDump.of(Views.block("<i", new byte[0], 0)));
    assertEquals("(no bytes)", HexDump.of(Views.block("0s", new byte[0], 3)));
  }

  @Test
  void of_records_namesFieldsAndPadding() {
    Layout layout = Layout.contiguous(24, 2);

    assertEquals(
        """
        [0]
          00000000  00 01 02 03              id     <i      50462976
          00000004  04 05 06 07              (padding)
          00000008  08 09 0a 0b 0c 0d 0e 0f  value  <d      3.6919162048650923e-236
          00000010  10 11 12 13 14 15        m      (2,3)B  [[16, 17, 18], [19, 20, 21]]
          00000016  16 17                    (padding)
        [1]
          00000018  18 19 1a 1b              id     <i      454695192
        … 20 more bytes\
        """,
        HexDump.of(Views.block("T{<i:id:4x<d:value:(2,3)B:m:}", layout, Views.counting(48)), 25));
  }

  @Test
  void of_nestedRecords_takesThemApart() {
    assertEquals(
        """
        [0]
          00000000  00 01                    at.x     <H  256
          00000002  02 03                    at.y     <h  770
          00000004  04                       px[0].r  B   4
          00000005  05                       px[0].g  B   5
          00000006  06                       px[1].r  B   6
          00000007  07                       px[1].g  B   7
          00000008  08                       #2       B   8\
        """,
        HexDump.of(Views.block("T{T{<H:x:<h:y:}:at:(2)T{@B:r:B:g:}:px:B}", Views.counting(9), 1)));
  }

  @Test
  void of_stridedRecords_showsWhereTheyLie() {
    Layout layout = Layout.of(3, 0, new long[] {1, 2}, new long[] {100, 16});

    assertEquals(
        """
        [0,0] memory 00000000
          00000000  00 01                    #0  <h  256
          00000002  02                       #1  B   2
        [0,1] memory 00000010
          00000003  10 11                    #0  <h  4368
          00000005  12                       #1  B   18\
        """,
        HexDump.of(Views.block("<hB", layout, Views.counting(32))));
  }

  @Test
  void of_billionsOfEmptyRecords_endsAtOnce() {
    Block block = Views.block("T{(4000000000)T{0s:no:}:none:B:last:}", new byte[1], 1);

    assertEquals(
        """
        [0]
          00000000  00                       last  B  0\
        """,
        assertTimeout(Duration.ofSeconds(5), () -> HexDump.of(block)));
  }

  @Test
  void of_longField_isCut() {
    String text = HexDump.of(Views.block("T{200s:name:B:last:}", new byte[201], 1));

    assertEquals(11, text.lines().count(), text);
    assertTrue(text.contains("… 136 more bytes of this field"), text);
    assertTrue(text.endsWith("last  B     0"), text);
  }
}
