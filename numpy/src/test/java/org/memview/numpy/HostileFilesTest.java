package org.memview.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that lie about themselves.
class HostileFilesTest {
  @TempDir Path folder = Path.of("");

  private Path file(int version, long length, String header, int data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    ByteBuffer word = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    bytes.write(word.array(), 0, version == 1 ? 2 : 4);
    bytes.writeBytes(header.getBytes(ISO_8859_1));
    bytes.write(new byte[data], 0, data);
    return Files.write(folder.resolve("a.npy"), bytes.toByteArray());
  }

  private String refusal(String header, int data) throws IOException {
    return refusal(file(1, header.length(), header, data));
  }

  private static String refusal(Path file) {
    NpyException refused = assertThrows(NpyException.class, () -> Npy.open(file).close());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.length() < 500, message);
    return message;
  }

  private static String header(String descr, String shape) {
    return "{'descr': %s, 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(4,)                                       | needs 32 bytes, 31 are there",
        "(4611686018427387904,)                     | more than 9223372036854775807 bytes",
        "(4611686018427387904, 0, 4)                | more than 9223372036854775807 bytes",
        "(9223372036854775807, 9223372036854775807) | more than 9223372036854775807 bytes",
        "(1152921504606846975,)                     | needs 9223372036854775800 bytes",
        "(9223372036854775808,)                     | at most 63 bits",
        "(-1,)                                      | extent -1",
        "(1.5,)                                     | was expected",
        "(True,)                                    | extent true",
        "('4',)                                     | extent 4",
        "[4]                                        | its shape is no tuple",
        "4                                          | its shape is no tuple",
        "None                                       | its shape is no tuple",
      })
  void shape_thatLies_isRefused(String shape, String reason) throws IOException {
    String message = refusal(header("'<f8'", shape), 31);

    assertTrue(message.contains(reason), message);
  }

  @Test
  void shape_ofTooManyAxes_isRefused() throws IOException {
    String message = refusal(header("'<f8'", "(" + "1, ".repeat(65) + ")"), 8);

    assertTrue(message.contains("has 65 axes"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'|O';Python objects",
        "'|T16';StringDType",
        "[('a', '|O')];Python objects",
        "'<f3';no type '<f3'",
        "'<i16';no type '<i16'",
        "'<f8[us]';no type '<f8[us]'",
        "'int32';no type 'int32'",
        "'';no type ''",
        "'<S9999999999';at most 2147483647",
        "'<U2147483647';at most 2147483647",
        "'<S99999999999';no type",
        "[('a', '<f8', (2147483647, 2147483647, 2147483647))];larger than",
        "[('a', '<f8', (-1,))];none negative",
        "[('a', '<f8', 'x')];a field's shape",
        "[('a', '<f8'), ('a', '<f8')];two fields are called 'a'",
        "[('a',)];a field is (name, type)",
        "['<f8'];a field is (name, type)",
        "[(1, '<f8')];a field's name",
        "('<f8', (2,));a type is a text or a list",
        "12;a type is a text or a list",
        "[('a', 12)];a type is a text or a list",
      })
  void type_thatIsNone_isRefused(String descr, String reason) throws IOException {
    String message = refusal(header(descr, "(0,)"), 0);

    assertTrue(message.contains(reason), message);
  }

  @Test
  void type_nestedTooDeep_isRefused() throws IOException {
    String deep = "[('a', ".repeat(70) + "'<f8'" + ")]".repeat(70);

    assertTrue(refusal(header(deep, "(0,)"), 0).contains("deep"));
  }

  @Test
  void header_ofBracketsOnly_doesNotOverflowTheStack() throws IOException {
    assertTrue(refusal("[".repeat(60_000), 0).contains("deeper than"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "None",
        "{'descr': '<f8'}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0,), 'extra': 1}",
        "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (0,)}",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (0,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0,)} x",
        "{'descr': '<f8, 'fortran_order': False, 'shape': (0,)}",
        "{'descr': '\\U99999999', 'fortran_order': False, 'shape': (0,)}",
        "{__import__('os').system('true'): 1}",
      })
  void header_thatIsNone_isRefused(String header) throws IOException {
    refusal(header, 0);
  }

  @Test
  void headerLength_beyondTheFile_isRefusedWithoutReadingIt() throws IOException {
    assertTrue(refusal(file(2, 0xffff_ffffL, "{}", 0)).contains("4294967307 bytes are needed"));
    assertTrue(refusal(file(1, 0xffff, "{}", 0)).contains("65545 bytes are needed"));
  }

  @Test
  void header_longerThanAnyHonestOne_isRefused() throws IOException {
    String message = refusal(file(2, 3 << 20, " ".repeat(3 << 20), 0));

    assertTrue(message.contains("a header of 3145728 bytes"), message);
  }

  @Test
  void file_cutAnywhere_isRefused() throws IOException {
    String header = header("'<f8'", "(2,)");
    byte[] whole = Files.readAllBytes(file(1, header.length(), header, 16));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      refusal(cut);
    }
    Npy.open(Files.write(folder.resolve("cut"), whole)).close();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "255, 0", "1, 1"})
  void version_unknown_isNamed(int major, int minor) throws IOException {
    String header = header("'<f8'", "(0,)");
    byte[] bytes = Files.readAllBytes(file(1, header.length(), header, 0));
    bytes[6] = (byte) major;
    bytes[7] = (byte) minor;

    String message = refusal(Files.write(folder.resolve("v.npy"), bytes));

    assertTrue(message.contains("has npy version " + major + "." + minor), message);
  }

  @Test
  void version3_thatIsNotUtf8_isRefused() throws IOException {
    assertTrue(refusal(file(3, 4, "\u00ff\u00ff\u00ff\n", 0)).contains("not UTF-8"));
  }

  @Test
  void oldSpellings_areRead() throws IOException {
    String header =
        "{ 'shape' : (2L, 3L) ,\"fortran_order\":True, 'descr':[(u'a','<i2'),('b', '|S2', 2,),]}";
    try (NpyFile file = Npy.open(file(1, header.length(), header, 36))) {
      assertEquals("T{<h:a:(2)2s:b:}", file.dtype().format().text());
      assertEquals(2, file.shape()[0]);
    }
  }
}
