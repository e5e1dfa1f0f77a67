package org.memview.internal;

import java.util.PrimitiveIterator;

/// Values as Python writes them: `1.5`, `1e+16`, `(1+2j)`, `b'a\x00'`, `'text'`.
public final class Literal {
  private Literal() {}

  /// Python's `repr` of a float.
  public static String number(double value) {
    return of(Decimal.Width.DOUBLE, value);
  }

  /// Python's `repr` of a float, with the digits `width` needs.
  static String of(Decimal.Width width, double value) {
    String text = shortest(width, value);
    return text.chars().allMatch(c -> c == '-' || Character.isDigit(c)) ? text + ".0" : text;
  }

  /// Python's `repr` of a complex number: `2j`, `(1+2j)`.
  public static String complex(double re, double im) {
    return of(Decimal.Width.DOUBLE, re, im);
  }

  /// The same with the digits `width` needs.
  static String of(Decimal.Width width, double re, double im) {
    String imaginary = shortest(width, im) + "j";
    if (re == 0 && 1 / re > 0) {
      return imaginary;
    }
    return "(" + shortest(width, re) + (imaginary.startsWith("-") ? "" : "+") + imaginary + ")";
  }

  private static String shortest(Decimal.Width width, double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
    }
    double size = Math.abs(value);
    Decimal decimal = Decimal.shortest(width, size);
    return (value < 0 || 1 / value < 0 ? "-" : "")
        + (size == 0 || (size >= 1e-4 && size < largest(width))
            ? positional(decimal)
            : scientific(decimal));
  }

  /// Where NumPy starts to write exponents; Python for doubles.
  private static double largest(Decimal.Width width) {
    return width == Decimal.Width.DOUBLE ? 1e16 : Math.pow(10, width.decimalDigits());
  }

  private static String positional(Decimal decimal) {
    return decimal.whole() + point(decimal.fraction());
  }

  private static String scientific(Decimal decimal) {
    return decimal.digits().charAt(0) + point(decimal.tail()) + FloatWords.exponent(decimal);
  }

  private static String point(String fraction) {
    return fraction.isEmpty() ? "" : "." + fraction;
  }

  /// Python's `repr` of a byte string.
  public static String of(byte... bytes) {
    char quote = quote(contains(bytes, '\''), contains(bytes, '"'));
    var out = new StringBuilder(bytes.length + 3).append('b').append(quote);
    for (byte b : bytes) {
      append(out, b & 0xff, quote, 0x7f);
    }
    return out.append(quote).toString();
  }

  private static boolean contains(byte[] bytes, char wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  /// Python's `repr` of a string.
  public static String of(String text) {
    char quote = quote(text.indexOf('\'') >= 0, text.indexOf('"') >= 0);
    var out = new StringBuilder().append(quote);
    for (PrimitiveIterator.OfInt i = text.codePoints().iterator(); i.hasNext(); ) {
      append(out, i.nextInt(), quote, Integer.MAX_VALUE);
    }
    return out.append(quote).toString();
  }

  private static char quote(boolean single, boolean twice) {
    return single && !twice ? '"' : '\'';
  }

  private static void append(StringBuilder out, int c, char quote, int end) {
    switch (c) {
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      default -> {
        if (c == quote || c == '\\') {
          out.append('\\').append((char) c);
        } else if (c < end && isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          escape(out, c);
        }
      }
    }
  }

  /// Python's rule: no control, format, surrogate, private, unassigned or separator but the space.
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  // A format string for each took 0.5 us.
  private static void escape(StringBuilder out, int c) {
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(Character.forDigit(c >> shift & 15, 16));
    }
  }
}
