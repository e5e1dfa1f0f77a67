package org.memview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BytesTest {
  // Python 3: repr(bytes) of each.
  @Test
  void toString_isPythonsRepr() {
    assertEquals("b''", Bytes.of().toString());
    assertEquals("b'a\\x00'", latin1("a\0").toString());
    assertEquals(
        "b'\\t\\n\\r\\x0b\\x7f\\x80\\xff~ \\\\'",
        latin1("\t\n\r\u000b\u007f\u0080\u00ff~ \\").toString());
    assertEquals("b\"it's\"", latin1("it's").toString());
    assertEquals("b'say \"hi\"'", latin1("say \"hi\"").toString());
    assertEquals("b'\\'\"'", latin1("'\"").toString());
  }

  @Test
  void get_negativeIndex_countsFromTheEnd() {
    Bytes bytes = latin1("abc");

    assertEquals('a', bytes.get(0));
    assertEquals('c', bytes.get(-1));
    assertEquals('a', bytes.get(-3));
  }

  @Test
  void get_outside_namesIndexAndLength() {
    for (int index : new int[] {3, -4, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      String message =
          String.valueOf(
              assertThrows(IndexOutOfBoundsException.class, () -> latin1("abc").get(index))
                  .getMessage());
      assertTrue(message.contains("index " + index) && message.contains("length 3"), message);
    }
  }

  @Test
  void of_andToArray_copy() {
    byte[] array = {1, 2};
    Bytes bytes = Bytes.of(array);
    array[0] = 9;
    bytes.toArray()[1] = 9;

    assertArrayEquals(new byte[] {1, 2}, bytes.toArray());
    assertEquals(2, bytes.length());
  }

  @Test
  void equalsAndOrder_areThoseOfUnsignedContent() {
    assertEquals(latin1("ab"), latin1("ab"));
    assertEquals(latin1("ab").hashCode(), latin1("ab").hashCode());
    assertNotEquals(latin1("ab"), latin1("abc"));
    assertTrue(latin1("\u00ff").compareTo(latin1("a")) > 0);
    assertTrue(latin1("a").compareTo(latin1("ab")) < 0);
  }

  private static Bytes latin1(String text) {
    return Bytes.of(text.getBytes(ISO_8859_1));
  }
}
