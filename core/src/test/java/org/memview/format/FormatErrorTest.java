package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused, where, and in which words.
class FormatErrorTest {
  @Test
  void badChar_messageNamesCharPositionAndText() {
    FormatException e = refusal("iiy");

    assertEquals("bad char 'y' at position 2 of format \"iiy\"", e.getMessage());
    assertEquals(2, e.position());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "y | 0 | 'y'",
        "i) | 1 | ')'",
        "} | 0 | '}'",
        "T{i}} | 4 | '}'",
        "Z | 0 | 'Z'",
        "Zx | 1 | 'x'",
        "-1i | 0 | '-'",
        "1.5i | 1 | '.'",
        ":a: | 0 | ':'",
        "é | 0 | U+00E9",
        "3é | 1 | U+00E9",
        "3 | 1 | count",
        "3 i | 1 | count",
        "i3 | 2 | count",
        "3<i | 1 | count",
        "3(2)i | 1 | count",
        "T{3} | 3 | count",
        "h< | 1 | byte order '<' without a format code",
        "<h>  | 2 | byte order '>' without a format code",
        "h<>@ | 3 | byte order '@'",
        "99999999999999999999i | 0 | 9223372036854775807",
        "9223372036854775807i | 0 | total size",
        "b9223372036854775807x | 1 | total size",
        "h9223372036854775805xi | 21 | total size",
        "(4294967296,4294967296)b | 0 | total size",
        "(4294967296,4294967296)0s | 0 | total size",
        "T{i | 0 | never closed",
        "iT{T{b}:x: | 1 | never closed",
        "T | 0 | 'T' without '{'",
        "Ti | 0 | 'T' without '{'",
        "i:x | 1 | closing ':'",
        "T{i:x} | 3 | closing ':'",
        "i:: | 1 | empty field name",
        "(2 | 2 | the end",
        "(2,i | 3 | 'i'",
        "()i | 1 | ')'",
        "(-1)i | 1 | '-'",
        "(2,)i | 3 | ')'",
        "(2 3)i | 3 | '3'",
        "(2) | 0 | shape without",
        "(2)(3)i | 3 | '('",
        "T{(2)} | 5 | '}'",
        "<n | 1 | 'n'",
        ">3N | 2 | 'N'",
        "T{i:a:=n:b:} | 7 | '='",
        "T{i:a:i:a:} | 8 | duplicate field name 'a'",
      })
  void of_badText_namesPositionAndCause(String text, int position, String cause) {
    FormatException e = refusal(text);

    assertEquals(position, e.position(), e::getMessage);
    assertTrue(message(e).contains(cause), e::getMessage);
    assertTrue(message(e).contains("position " + position), e::getMessage);
    assertTrue(message(e).contains(text), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "g, g, long double",
    "Zg, Zg, long double",
    "3t, t, bits",
    "O, O, Python object",
    "&i, &, pointer",
    "X{}, X, function pointer",
    "<z, z, C string"
  })
  void of_codeWithoutJavaValue_namesCodeAndReason(String text, String code, String reason) {
    FormatException e = refusal(text);

    assertEquals(text.indexOf(code), e.position());
    assertTrue(message(e).contains("'" + code + "'"), e::getMessage);
    assertTrue(message(e).contains(reason), e::getMessage);
  }

  @Test
  void of_nul_isShownEscaped() {
    assertTrue(message(refusal("i\0")).contains("'\\u0000' at position 1"));
    assertEquals(4, refusal("i:a" + "b\0:").position());
  }

  @Test
  void of_nonAsciiName_isAccepted() {
    assertEquals(4, Format.of("T{i:größe 𝛼}:}").field("größe 𝛼}").byteSize());
  }

  @Test
  void of_sameNameInDifferentRecords_isAccepted() {
    assertEquals(8, Format.of("T{i:a:T{i:a:}:b:}").size());
  }

  @Test
  void of_nesting64_isAccepted() {
    Format format = Format.of("T{".repeat(64) + "i" + "}".repeat(64));

    assertEquals(format, Format.of(format.canonical()));
  }

  @Test
  void of_nestingDeeper_isRefusedAtTheBraceThatIsTooMuch() {
    assertEquals(128, refusal("T{".repeat(65) + "i" + "}".repeat(65)).position());
    assertEquals(126, refusal("T{".repeat(64) + "i" + "}".repeat(64) + "i").position());
  }

  @Test
  void of_hostileNesting_endsWithAnError() {
    assertTrue(message(refusal("T{".repeat(1_000_000))).contains("deeper than 64"));
  }

  @Test
  void of_tooManyAxes_isRefused() {
    String axes = "1,".repeat(63) + "1";

    assertEquals(64, Format.of("(" + axes + ")i").fields().getFirst().shape().length);
    assertTrue(message(refusal("(" + axes + ",1)i")).contains("64 axes"));
    assertTrue(message(refusal("(" + axes + ")2i")).contains("64 axes"));
  }

  @Test
  void of_longText_isQuotedAroundThePosition() {
    String text = "i".repeat(5000) + "y" + "i".repeat(5000);

    FormatException e = refusal(text);

    assertEquals(5000, e.position());
    assertTrue(message(e).contains("iyi"), e::getMessage);
    assertTrue(message(e).contains("10001 characters"), e::getMessage);
    assertTrue(message(e).length() < 300, e::getMessage);
  }

  private static FormatException refusal(String text) {
    return assertThrows(FormatException.class, () -> Format.of(text));
  }

  private static String message(FormatException e) {
    return String.valueOf(e.getMessage());
  }
}
