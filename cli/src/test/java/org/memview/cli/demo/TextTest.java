package org.memview.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void wrap_breaksAtSpacesAndIndentsTheRest() {
    assertEquals(List.of("int a =", "    one +", "    two;"), Text.wrap("int a = one +\n two;", 9));
    assertEquals(List.of("unbreakable"), Text.wrap("unbreakable", 4));
  }

  @Test
  void fill_breaksAtSpaces() {
    assertEquals(List.of("one two", "three"), Text.fill("one two\nthree", 10));
  }

  @Test
  void numbers_haveTheDigitsThatMeanSomething() {
    assertEquals("10,240,016", Numbers.grouped(10_240_016));
    assertEquals("9.77 MiB", Numbers.mebibytes(10_240_000));
    assertEquals("0.000912", Numbers.seconds(0.000912));
    assertEquals("10.4020", Numbers.seconds(10.402));
    assertEquals(
        List.of("1.2", "35", "350", "3,400"),
        List.of(
            Numbers.times(1.23), Numbers.times(35.2), Numbers.times(349), Numbers.times(3_412)));
    assertEquals("50.0 %", Numbers.percentLess(10_240_000, 20_478_976));
  }

  @Test
  void json_escapesAndNests() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a\"b", List.of(1, 2.5, true));
    map.put("c", new long[] {3, 4});
    map.put("d", "x\n\\\t");

    assertEquals(
        "{\"a\\\"b\": [1, 2.5, true], \"c\": [3, 4], \"d\": \"x\\n\\\\\\u0009\"}", Json.of(map));
    assertThrows(IllegalArgumentException.class, () -> Json.of(Double.NaN));
  }
}
