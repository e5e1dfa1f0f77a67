package org.memview.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.memview.layout.LayoutTest.assertMessage;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  private static String text(Index... spec) {
    return Arrays.stream(spec).map(Index::toString).collect(Collectors.joining(", "));
  }

  @Test
  void factories_printAsPython() {
    assertEquals("1:3", Index.range(1, 3).toString());
    assertEquals("2:8:2", Index.range(2, 8).step(2).toString());
    assertEquals("-5:", Index.from(-5).toString());
    assertEquals(":-1", Index.to(-1).toString());
    assertEquals(":", Index.all().toString());
    assertEquals("::-1", Index.reversed().toString());
    assertEquals("-7", Index.at(-7).toString());
    assertEquals("...", Index.ellipsis().toString());
    assertEquals("None", Index.newAxis().toString());
  }

  @Test
  void step_replacesTheStepAndKeepsOpenEnds() {
    assertEquals(Index.reversed(), Index.all().step(-1));
    assertEquals(Index.all(), Index.reversed().step(1));
    assertEquals("5::-2", Index.from(5).step(-2).toString());
  }

  @Test
  void step_zero_isRefused() {
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Index.all().step(0)),
        "slice step cannot be zero");
  }

  @Test
  void step_smallestLong_isClippedAsPythonDoes() {
    assertEquals(-MAX, Index.all().step(MIN).step());
  }

  @Test
  void range_selectsOnAnExtent() {
    Index.Range range = Index.from(-3).step(2);

    assertEquals(7, range.startIn(10));
    assertEquals(2, range.extentIn(10));
    assertEquals(0, range.extentIn(0));
  }

  @Test
  void parse_readsEveryKindOfEntry() {
    Index[] spec = Index.parse("1:3, ::-1, ..., None, newaxis, -5:, 7");

    assertArrayEquals(
        new Index[] {
          Index.range(1, 3),
          Index.reversed(),
          Index.ellipsis(),
          Index.newAxis(),
          Index.newAxis(),
          Index.from(-5),
          Index.at(7)
        },
        spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ":|:",
        "::|:",
        "1:|1:",
        ":2|:2",
        "1:2:|1:2",
        "1:2:1|1:2",
        "::3|::3",
        "-1:-2:-3|-1:-2:-3",
        "+1:+2|1:2",
        "' 1 : 2 : 3 , ... , 4 '|1:2:3, ..., 4",
        "1,2|1, 2",
        "1:2,|1:2",
        "'1:2 , '|1:2",
        "007|7",
        "9223372036854775807|9223372036854775807",
        "-9223372036854775808|-9223372036854775808",
      })
  void parse_printsCanonically(String written, String printed) {
    assertEquals(printed, text(Index.parse(written)));
    assertArrayEquals(Index.parse(written), Index.parse(printed));
  }

  @Test
  void parse_boundsOfAnySize_meanWhatTheyMeanInPython() {
    assertEquals(0, count("99999999999999999999:", 5));
    assertEquals(5, count(":99999999999999999999", 5));
    assertEquals(5, count("-99999999999999999999:", 5));
    assertEquals(0, count(":-99999999999999999999", 5));
    assertEquals(0, count("-99999999999999999999::-1", 5));
    assertEquals(0, count(":99999999999999999999:-1", 5));
    assertEquals(0, count("-9223372036854775808::-1", 5));
    assertEquals(0, count(":9223372036854775807:-1", 5));
    assertEquals(1, count("::99999999999999999999", 5));
    assertEquals(1, count("::-99999999999999999999", 5));
    assertEquals(MAX, count(":9223372036854775807", MAX));
  }

  private static long count(String text, long extent) {
    return ((Index.Range) Index.parse(text)[0]).extentIn(extent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|a number, ':', '...' or 'None'|the end|0",
        "~  ~|a number, ':', '...' or 'None'|the end|2",
        "1:x|',' or the end|'x'|2",
        "1:2:3:4|',' or the end|':'|5",
        "1, , 2|a number, ':', '...' or 'None'|','|3",
        ",|a number, ':', '...' or 'None'|','|0",
        "1,,|a number, ':', '...' or 'None'|','|2",
        "1 2|',' or the end|'2'|2",
        "-|a digit|the end|1",
        "3:- 4|a digit|' '|3",
        "..|a number, ':', '...' or 'None'|'.'|0",
        "....|',' or the end|'.'|3",
        "none|a number, ':', '...' or 'None'|'n'|0",
        "Nonesuch|',' or the end|'s'|4",
        "1.5|',' or the end|'.'|1",
        "[1:2]|a number, ':', '...' or 'None'|'['|0",
        "٣|a number, ':', '...' or 'None'|'٣'|0",
      })
  void parse_malformed_saysWhatWasExpectedAndWhere(
      String text, String expected, String found, int position) {
    var error = assertThrows(IllegalArgumentException.class, () -> Index.parse(text));

    assertEquals(
        "slice \""
            + text
            + "\": expected "
            + expected
            + ", found "
            + found
            + " at position "
            + position,
        error.getMessage());
  }

  @Test
  void parse_zeroStep_namesThePosition() {
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Index.parse("2, 1:3:0")),
        "slice step cannot be zero",
        "position 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809"})
  void parse_indexBeyondLong_isRefused(String number) {
    assertMessage(
        assertThrows(IllegalArgumentException.class, () -> Index.parse("0, " + number)),
        number,
        "position 3");
  }
}
