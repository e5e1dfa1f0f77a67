package org.memview.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Single elements, and what a text as a whole is.
class FormatTest {
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  @ParameterizedTest
  @CsvSource({
    "c, CHAR, c, 1",
    "b, SIGNED, b, 1",
    "B, UNSIGNED, B, 1",
    "?, BOOLEAN, ?, 1",
    "h, SIGNED, h, 2",
    "H, UNSIGNED, H, 2",
    "i, SIGNED, i, 4",
    "I, UNSIGNED, I, 4",
    "q, SIGNED, q, 8",
    "Q, UNSIGNED, Q, 8",
    "e, FLOAT, e, 2",
    "E, FLOAT, E, 2",
    "f, FLOAT, f, 4",
    "d, FLOAT, d, 8",
    "F, COMPLEX, F, 8",
    "Zf, COMPLEX, F, 8",
    "D, COMPLEX, D, 16",
    "Zd, COMPLEX, D, 16",
    "s, BYTES, s, 1",
    "p, PASCAL, p, 1",
    "x, PAD, x, 1",
    "u, TEXT, u, 2",
    "w, TEXT, w, 4",
    "<l, SIGNED, l, 4",
    "<L, UNSIGNED, L, 4"
  })
  void of_oneCode_isSingleElement(String text, Kind kind, char code, long size) {
    Format format = Format.of(text);

    assertEquals(kind, format.kind());
    assertEquals(code, format.code());
    assertEquals(size, format.size());
    assertFalse(format.isRecord());
    assertEquals(List.of(), format.fields());
  }

  @ParameterizedTest
  @CsvSource({
    "3s, BYTES, 3, 3",
    "4p, PASCAL, 4, 4",
    "3w, TEXT, 3, 12",
    "3u, TEXT, 3, 6",
    "4x, PAD, 4, 4",
    "0s, BYTES, 0, 0"
  })
  void of_countThatIsALength_isOneValue(String text, Kind kind, long length, long size) {
    Format format = Format.of(text);

    assertEquals(kind, format.kind());
    assertEquals(length, format.length());
    assertEquals(size, format.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "1i", "@1i", " i", "i ", "\ti\n", "i0x", "0hi", "001i"})
  void of_oneValueSomehowWritten_isTheElement(String text) {
    assertEquals(Format.of("i"), Format.of(text));
    assertEquals(text, Format.of(text).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "2x0x", "1x1x", "x0hx", "(2)x"})
  void of_padsOnly_isOnePad(String text) {
    assertEquals(Kind.PAD, Format.of(text).kind());
    assertEquals(2, Format.of(text.equals("x0hx") ? "xx" : text).length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<", "0i", "T{}"})
  void of_nothing_isEmptyRecord(String text) {
    Format format = Format.of(text);

    assertEquals(Kind.RECORD, format.kind());
    assertEquals(0, format.size());
    assertEquals(List.of(), format.fields());
    assertEquals("", format.canonical());
  }

  @ParameterizedTest
  @CsvSource({
    "h, 2", "i, 4", "q, 8", "e, 2", "d, 8", "Zf, 4", "Zd, 8", "3w, 4", "3u, 2", "5s, 1", "<i, 1",
    "=i, 1", ">d, 1", "^d, 1", "!d, 1"
  })
  void alignment_underAtOnly_isTheUnit(String text, long alignment) {
    assertEquals(alignment, Format.of(text).alignment());
  }

  @ParameterizedTest
  @CsvSource({"i, 4", "Zf, 4", "D, 8", "3w, 4", "u, 2", "5s, 1", "c, 1", "4x, 1"})
  void unitSize_isWhatAnOrderArranges(String text, int unit) {
    assertEquals(unit, Format.of(text).unitSize());
  }

  @Test
  void order_followsThePrefix() {
    assertEquals(BIG, Format.of(">i").order());
    assertEquals(BIG, Format.of("!i").order());
    assertEquals(LITTLE, Format.of("<i").order());
    assertEquals(NATIVE, Format.of("=i").order());
    assertEquals(NATIVE, Format.of("^i").order());
    assertEquals(NATIVE, Format.of("i").order());
  }

  @Test
  void order_ofBytes_isNativeWhateverThePrefix() {
    assertTrue(Format.of(">B").isNativeOrder());
    assertTrue(Format.of("<B").isNativeOrder());
    assertTrue(Format.of(">16s").isNativeOrder());
    assertFalse(Format.of(">B").needsSwap());
  }

  @Test
  void order_ofRecord_isThatOfTheFirstMultiByteValue() {
    assertEquals(BIG, Format.of("T{b:a:T{5s:b:>h:c:}:d:<i:e:}").order());
    assertEquals(LITTLE, Format.of("b<h>i").order());
    assertEquals(NATIVE, Format.of("bB?").order());
  }

  @Test
  void needsSwap_whenAnyValueIsSwapped() {
    String other = NATIVE == LITTLE ? ">" : "<";

    assertTrue(Format.of(other + "i").needsSwap());
    assertTrue(Format.of("T{i:a:(2)T{b:b:" + other + "h:c:}:d:}").needsSwap());
    assertFalse(Format.of("T{i:a:(2)T{b:b:h:c:}:d:}").needsSwap());
    assertFalse(Format.of(other + "i").isNativeOrder());
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        'c', 'b', 'B', '?', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'n', 'N', 'f', 'd', 'P', 'e'
      })
  void isNativeSingle_nativeCode_withOptionalAt(char code) {
    assertTrue(Format.of("" + code).isNativeSingle());
    assertTrue(Format.of("@" + code).isNativeSingle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=B", "<i", "3B", "1B", "s", "x", "p", "", "@", "B ", " B", "bb", "F", "Zf", "w", "u", "E",
        "T{B}", "^i"
      })
  void isNativeSingle_anythingElse_isFalse(String text) {
    assertFalse(Format.of(text).isNativeSingle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<", "i", "<IHB", ">3i 2x", "@n N P", "F", "<D", "3s4p", "0i", "!e?c"})
  void isStruct_structGrammar_isTrue(String text) {
    assertTrue(Format.of(text).isStruct());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"^i", "b<i", "<<i", " <i", "T{i}", "i:a:", "(2)i", "Zf", "w", "u", "E", "<P"})
  void isStruct_beyondStruct_isFalse(String text) {
    assertFalse(Format.of(text).isStruct());
  }

  @Test
  void nativeSizes_areThePlatforms() {
    long word = java.lang.foreign.ValueLayout.ADDRESS.byteSize();

    assertEquals(word, Format.of("n").size());
    assertEquals(word, Format.of("N").size());
    assertEquals(word, Format.of("P").size());
    assertEquals(Format.of("l").size(), Format.of("^L").size());
    assertEquals(Format.of("l").size(), Format.of("l").alignment());
  }

  @Test
  void size_alignsBeforeItems_neverAfterTheLast() {
    assertEquals(8, Format.of("ci").size());
    assertEquals(4, Format.of("c0i").size());
    assertEquals(3, Format.of("hx").size());
    assertEquals(5, Format.of("ib").size());
    assertEquals(5, Format.of("T{ib}").size());
    assertEquals(5, Format.of("^bi").size());
  }

  @Test
  void text_isKeptAsWritten() {
    assertEquals(" < 1i", Format.of(" < 1i").text());
    assertEquals("@i", Format.of("@i").toString());
    assertNotEquals(Format.of("@i").text(), Format.of("i").text());
  }
}
