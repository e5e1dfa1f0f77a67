package org.memview.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Floating-point numbers as words of one width, by the rules of NumPy's printer.
///
/// Each number gets the fewest digits that tell it apart, eight after the point at most. Numbers
/// are written positionally, decimal points under each other, unless their size asks for exponents:
/// the largest is 10⁸ or more (less for narrow formats), the smallest below 0.0001, or the two lie
/// more than a factor of 1000 apart.
final class FloatWords {
  private static final int PRECISION = 8;

  private final Decimal.Width width;
  private final boolean plus;
  private final boolean exponents;
  private int left;
  private int right;
  private int precision = PRECISION;
  private int exponentDigits;

  private FloatWords(Decimal.Width width, boolean plus, double[] values) {
    this.width = width;
    this.plus = plus;
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    exponents = needsExponents(finite);
    if (exponents) {
      measureScientific(finite);
    } else {
      measurePositional(finite);
    }
    if (finite.length < values.length) {
      makeRoom(values);
    }
  }

  /// Words for `values`, all of them equally long; `plus` writes the sign of positive ones too.
  static String[] of(Decimal.Width width, boolean plus, double... values) {
    var words = new FloatWords(width, plus, values);
    return Arrays.stream(values).mapToObj(words::word).toArray(String[]::new);
  }

  private boolean needsExponents(double[] finite) {
    double[] sizes = Arrays.stream(finite).map(Math::abs).filter(v -> v != 0).toArray();
    if (sizes.length == 0) {
      return false;
    }
    double max = DoubleStream.of(sizes).max().getAsDouble();
    double min = DoubleStream.of(sizes).min().getAsDouble();
    return max >= Math.pow(10, Math.min(8, width.decimalDigits()))
        || min < width.round(0.0001)
        || width.round(max / min) > 1000;
  }

  private void measureScientific(double[] finite) {
    precision = 0;
    for (double value : finite) {
      Decimal decimal = Decimal.scientific(width, Math.abs(value), 0, PRECISION);
      precision = Math.max(precision, decimal.tail().length());
      left = Math.max(left, sign(value).length() + 1);
      exponentDigits = Math.max(exponentDigits, exponent(decimal).length() - 2);
    }
    right = exponentDigits + 2 + precision;
  }

  private void measurePositional(double[] finite) {
    for (double value : finite) {
      Decimal decimal = Decimal.positional(width, Math.abs(value), PRECISION);
      left = Math.max(left, sign(value).length() + decimal.whole().length());
      right = Math.max(right, decimal.fraction().length());
    }
  }

  private void makeRoom(double[] values) {
    boolean signed = plus || Arrays.stream(values).anyMatch(v -> v == Double.NEGATIVE_INFINITY);
    left = Math.max(left, (signed ? 4 : 3) - right - 1);
  }

  private String word(double value) {
    if (!Double.isFinite(value)) {
      return " ".repeat(Math.max(0, left + right + 1 - special(value).length())) + special(value);
    }
    return exponents ? scientific(value) : positional(value);
  }

  private String special(double value) {
    if (Double.isNaN(value)) {
      return plus ? "+nan" : "nan";
    }
    return sign(value) + "inf";
  }

  private String positional(double value) {
    Decimal decimal = Decimal.positional(width, Math.abs(value), PRECISION);
    String whole = sign(value) + decimal.whole();
    String fraction = decimal.fraction();
    return " ".repeat(left - whole.length())
        + whole
        + "."
        + fraction
        + " ".repeat(right - fraction.length());
  }

  private String scientific(double value) {
    Decimal decimal = Decimal.scientific(width, Math.abs(value), precision, precision);
    String whole = sign(value) + decimal.digits().charAt(0);
    String tail = decimal.tail();
    return " ".repeat(left - whole.length())
        + whole
        + "."
        + tail
        + "0".repeat(precision - tail.length())
        + exponent(decimal, exponentDigits);
  }

  private String sign(double value) {
    return 1 / value < 0 || value < 0 ? "-" : plus ? "+" : "";
  }

  /// An exponent such as `e-05` or `e+123`: at least two digits.
  static String exponent(Decimal decimal) {
    return exponent(decimal, 2);
  }

  private static String exponent(Decimal decimal, int digits) {
    String number = String.format(Locale.ROOT, "%02d", Math.abs(decimal.exponent()));
    return (decimal.exponent() < 0 ? "e-" : "e+")
        + "0".repeat(Math.max(0, digits - number.length()))
        + number;
  }
}
