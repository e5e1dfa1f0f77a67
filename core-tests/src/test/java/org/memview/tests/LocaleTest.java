package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.io.MappedFile;
import org.memview.layout.Layout;
import org.memview.struct.Struct;

/// Messages are in English with the digits 0 to 9, whatever the digits of the default locale.
class LocaleTest {
  private final Locale own = Locale.getDefault();

  @BeforeEach
  void useArabicDigits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertFalse("%d".formatted(7).equals("7"), "this locale has digits of its own");
  }

  @AfterEach
  void useOwnDigits() {
    Locale.setDefault(own);
  }

  @Test
  void messages_ofErrors_haveAsciiDigits() {
    MemoryView view = MemoryView.of(new byte[12]);
    assertAscii(() -> Format.of("i(2"));
    assertAscii(() -> Format.of("1234567y"));
    assertAscii(() -> Layout.contiguous(4, -2));
    assertAscii(() -> Layout.of(4, 0, new long[] {3, 2}, new long[] {4}));
    assertAscii(() -> view.reshape(5, 2));
    assertAscii(() -> view.slice("::2").reshape(2, 3).transpose().reshape(6));
    assertAscii(() -> view.getByte(12));
    assertAscii(() -> view.cast("i").setInt(3, 1));
    assertAscii(() -> Struct.of("<2i").pack(1));
    assertAscii(() -> Struct.of("<2i").unpack(new byte[7]));
    assertAscii(() -> Struct.of("<b").pack(128));
  }

  @Test
  void texts_ofObjects_haveAsciiDigits(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("ten"), new byte[10]);
    try (MappedFile mapped = MappedFile.open(file, MappedFile.Mode.READ)) {
      assertAscii(mapped.toString());
    }
    assertAscii(Layout.contiguous(4, 2, 3).toString());
    assertAscii(MemoryView.of(new int[300]).toString());
    assertAscii(MemoryView.of(new int[300]).explain());
    assertAscii(MemoryView.of(new byte[3000]).hexDump());
  }

  private static void assertAscii(Executable fails) {
    assertAscii(String.valueOf(assertThrows(RuntimeException.class, fails).getMessage()));
  }

  private static void assertAscii(String text) {
    assertTrue(text.chars().anyMatch(Character::isDigit), "without any digit: " + text);
    assertTrue(text.chars().allMatch(c -> c < 0x80 || !Character.isDigit(c)), text);
  }
}
