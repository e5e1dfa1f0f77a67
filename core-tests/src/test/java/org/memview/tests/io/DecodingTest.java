package org.memview.tests.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.memview.tests.Messages.assertNames;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.Decoding;
import org.memview.io.MappedFile;
import org.memview.testkit.TestRun;

class DecodingTest {
  /// One to four bytes in UTF-8, so that pieces of any even size cut characters.
  private static final String TEXT = "aäb€c𝄞\uFEFFd".repeat(40_000);

  @TempDir Path folder = Path.of("");

  private static List<MemoryView> arrangements(byte[] bytes) {
    int n = bytes.length;
    byte[] twice = new byte[2 * n];
    MemoryView.of(twice).slice("::2").copyFrom(MemoryView.of(bytes));
    byte[] turned = MemoryView.of(bytes).reversed().toBytes();
    return List.of(
        MemoryView.of(bytes),
        MemoryView.of(bytes).asReadOnly(),
        MemoryView.allocate("B", n).copyFrom(MemoryView.of(bytes)),
        MemoryView.of(twice).slice("::2"),
        MemoryView.of(turned).reversed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-32BE", "GB18030"})
  void everyArrangement_isTheSameText(String name) {
    Charset charset = Charset.forName(name);
    byte[] bytes = TEXT.getBytes(charset);
    for (MemoryView view : arrangements(bytes)) {
      assertEquals(new String(bytes, charset), Decoding.decode(view, charset), view::toString);
    }
  }

  @Test
  void noise_isWhatTheStringConstructorMakesOfIt() {
    byte[] bytes = new byte[700_001];
    new SplittableRandom(TestRun.seed()).nextBytes(bytes);
    for (Charset charset : List.of(UTF_8, UTF_16, UTF_16LE, US_ASCII, ISO_8859_1)) {
      for (MemoryView view : arrangements(bytes)) {
        assertEquals(new String(bytes, charset), Decoding.decode(view, charset));
      }
    }
  }

  @Test
  void nothing_isEmpty_andElementsCountAsBytes() {
    assertEquals("", Decoding.decode(MemoryView.of(new byte[0]), UTF_8));
    assertEquals("aé", Decoding.decode(MemoryView.of(new char[] {'a', 'é'}), nativeUtf16()));
    assertEquals(
        "ac", Decoding.decode(MemoryView.of("abcd".getBytes(US_ASCII)).slice("::2"), US_ASCII));
  }

  private static Charset nativeUtf16() {
    return Charset.forName(
        java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN
            ? "UTF-16BE"
            : "UTF-16LE");
  }

  @Test
  void decoderThatReports_stopsWithItsException_andKeepsWhatWasBefore() {
    byte[] bytes = "well, ".getBytes(UTF_8);
    bytes[5] = (byte) 0xff;
    StringBuilder text = new StringBuilder();

    CharacterCodingException e =
        assertThrows(
            MalformedInputException.class,
            () -> Decoding.decode(MemoryView.of(bytes), UTF_8.newDecoder(), text));

    assertNames(e, 1);
    assertEquals("well,", text.toString());
  }

  @Test
  void characterThatIsCutByTheEnd_isReported() {
    MemoryView view = MemoryView.of(new byte[] {65, (byte) 0xe2, (byte) 0x82});

    assertThrows(
        MalformedInputException.class,
        () -> Decoding.decode(view, UTF_8.newDecoder(), new StringBuilder()));
    assertEquals("A\uFFFD", Decoding.decode(view, UTF_8));
  }

  @Test
  void targetThatFails_isHeard() {
    Appendable full =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) throws IOException {
            throw new IOException("no room for " + text.length());
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text);
          }

          @Override
          public Appendable append(char c) throws IOException {
            return append("" + c);
          }
        };
    MemoryView view = MemoryView.of("abc".getBytes(US_ASCII));

    assertNames(
        assertThrows(IOException.class, () -> Decoding.decode(view, US_ASCII.newDecoder(), full)),
        "no room for 3");
  }

  @Test
  void releasedView_andShortenedFile_sayWhatTheyAre() throws IOException {
    MemoryView released = MemoryView.of(new byte[3]);
    released.close();
    assertThrows(ViewReleasedException.class, () -> Decoding.decode(released, UTF_8));
    Path path = Files.write(folder.resolve("f"), new byte[20_000]);
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
        MemoryView view = file.view()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(100);
      }

      assertNames(
          assertThrows(MappingFaultException.class, () -> Decoding.decode(view, UTF_8)), path);
    }
  }
}
