package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.memview.internal.Decimal.Width;

/// Expected texts are what CPython 3.11 prints.
class LiteralTest {
  @Test
  void of_doubles_isPythonsRepr() {
    assertEquals("1.0", Literal.of(Width.DOUBLE, 1));
    assertEquals("-0.0", Literal.of(Width.DOUBLE, -0.0));
    assertEquals("0.0001", Literal.of(Width.DOUBLE, 1e-4));
    assertEquals("1e-05", Literal.of(Width.DOUBLE, 1e-5));
    assertEquals("9999999999999998.0", Literal.of(Width.DOUBLE, 9999999999999998.0));
    assertEquals("1e+16", Literal.of(Width.DOUBLE, 1e16));
    assertEquals("1.5e+300", Literal.of(Width.DOUBLE, 1.5e300));
    assertEquals("nan", Literal.of(Width.DOUBLE, Double.NaN));
    assertEquals("-inf", Literal.of(Width.DOUBLE, Double.NEGATIVE_INFINITY));
  }

  @Test
  void of_complex_isPythonsRepr() {
    assertEquals("2j", Literal.of(Width.DOUBLE, 0, 2));
    assertEquals("(1-2.5j)", Literal.of(Width.DOUBLE, 1, -2.5));
    assertEquals("(-0+1j)", Literal.of(Width.DOUBLE, -0.0, 1));
    assertEquals("(1+nanj)", Literal.of(Width.DOUBLE, 1, Double.NaN));
  }

  @Test
  void of_bytes_escapesWhatIsNotAscii() {
    assertEquals("b''", Literal.of(new byte[0]));
    assertEquals(
        "b'a\\x00\\xff\\n\\\\'", Literal.of((byte) 'a', (byte) 0, (byte) -1, (byte) 10, (byte) 92));
    assertEquals("b\"'\"", Literal.of((byte) '\''));
    assertEquals("b'\\'\"'", Literal.of((byte) '\'', (byte) '"'));
    assertEquals("b'\\x7f'", Literal.of((byte) 127));
  }

  @Test
  void of_text_keepsWhatCanBePrinted() {
    assertEquals("'é€😀'", Literal.of("é€😀"));
    assertEquals("'\\x00\\u2028\\xa0'", Literal.of("\0\u2028\u00a0"));
  }
}
