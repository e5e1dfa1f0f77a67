package org.memview.internal;

import java.math.BigInteger;

/// The decimal digits of a positive binary floating-point number: `d₁.d₂d₃… × 10^exponent`.
///
/// Digits are generated exactly, one after the other, until the number is told apart from its
/// neighbours of the same [Width], or until a limit is reached; the last digit is then rounded to
/// nearest, ties to even. This is the free-format algorithm of Steele and White, *How to print
/// floating-point numbers accurately* (1990), with the limits NumPy's printer adds.
/// `Double.toString` cannot serve: it insists on two digits, knows no 16-bit widths, and knows no
/// limits.
record Decimal(String digits, int exponent) {

  /// Size of a binary floating-point format: significant bits and smallest normal exponent.
  enum Width {
    DOUBLE(53, -1022),
    SINGLE(24, -126),
    HALF(11, -14),
    BFLOAT16(8, -126);

    private final int precision;
    private final int minExponent;

    Width(int precision, int minExponent) {
      this.precision = precision;
      this.minExponent = minExponent;
    }

    static Width of(char code) {
      return switch (code) {
        case 'e' -> HALF;
        case 'E' -> BFLOAT16;
        case 'f', 'F' -> SINGLE;
        default -> DOUBLE;
      };
    }

    /// Whole decimal digits that survive a round trip: NumPy's `finfo.precision`.
    int decimalDigits() {
      return (int) ((precision - 1) * Math.log10(2));
    }

    /// Nearest number of this width, ties to even; `value` is at most one operation away from it.
    double round(double value) {
      return switch (this) {
        case DOUBLE -> value;
        case SINGLE -> (float) value;
        case HALF -> Float.float16ToFloat(Float.floatToFloat16((float) value));
        case BFLOAT16 -> value;
      };
    }
  }

  /// Positions of the last digit: powers of ten, absolute or relative to the first digit.
  private record Limits(boolean relative, int fewest, int most) {
    boolean reached(int first, int position, boolean unique) {
      int shift = relative ? first : 0;
      return position <= shift - most || (unique && position <= shift - fewest);
    }
  }

  /// Few digits as possible.
  static Decimal shortest(Width width, double value) {
    return of(width, value, new Limits(true, Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2));
  }

  /// As few digits as possible, at most `most` of them after the decimal point.
  static Decimal positional(Width width, double value, int most) {
    return of(width, value, new Limits(false, Integer.MIN_VALUE / 2, most));
  }

  /// From `fewest` to `most` digits after the first.
  static Decimal scientific(Width width, double value, int fewest, int most) {
    return of(width, value, new Limits(true, fewest, most));
  }

  private static Decimal of(Width width, double value, Limits limits) {
    if (value == 0) {
      return new Decimal("0", 0);
    }
    int exponent = Math.max(Math.getExponent(value), width.minExponent);
    int unit = exponent - width.precision + 1;
    long mantissa = (long) Math.scalb(value, -unit);
    boolean unequal = mantissa == 1L << (width.precision - 1) && exponent > width.minExponent;
    return new Generator(mantissa, unit, unequal).scale(value).generate(limits);
  }

  /// The exact state: `value / scale` is what remains to be printed, `low` and `high` how far the
  /// printed number may lie below and above it.
  private static final class Generator {
    private final boolean even;
    private BigInteger value;
    private BigInteger scale;
    private BigInteger low;
    private BigInteger high;
    private int first;

    Generator(long mantissa, int unit, boolean unequal) {
      int spare = unequal ? 2 : 1;
      even = (mantissa & 1) == 0;
      value = BigInteger.valueOf(mantissa).shiftLeft(Math.max(unit, 0) + spare);
      scale = BigInteger.ONE.shiftLeft(Math.max(-unit, 0) + spare);
      low = BigInteger.ONE.shiftLeft(Math.max(unit, 0));
      high = unequal ? low.shiftLeft(1) : low;
    }

    /// Makes `value / scale` lie in `[1, 10)`.
    Generator scale(double approximation) {
      first = (int) Math.floor(Math.log10(approximation));
      if (first >= 0) {
        scale = scale.multiply(BigInteger.TEN.pow(first));
      } else {
        multiply(BigInteger.TEN.pow(-first));
      }
      if (value.compareTo(scale) < 0) {
        multiply(BigInteger.TEN);
        first--;
      } else if (value.compareTo(scale.multiply(BigInteger.TEN)) >= 0) {
        scale = scale.multiply(BigInteger.TEN);
        first++;
      }
      return this;
    }

    Decimal generate(Limits limits) {
      var digits = new StringBuilder();
      for (int position = first; ; position--) {
        BigInteger[] step = value.divideAndRemainder(scale);
        int digit = step[0].intValue();
        value = step[1];
        boolean down = value.compareTo(low) < (even ? 1 : 0);
        boolean up = value.add(high).compareTo(scale) > (even ? -1 : 0);
        if (limits.reached(first, position, down || up)) {
          digits.append((char) ('0' + digit));
          return roundsDown(digit, down, up) ? decimal(digits) : incremented(digits);
        }
        digits.append((char) ('0' + digit));
        multiply(BigInteger.TEN);
      }
    }

    private boolean roundsDown(int digit, boolean down, boolean up) {
      if (down != up) {
        return down;
      }
      int half = value.shiftLeft(1).compareTo(scale);
      return half < 0 || (half == 0 && (digit & 1) == 0);
    }

    private Decimal decimal(StringBuilder digits) {
      return new Decimal(digits.toString(), first);
    }

    private Decimal incremented(StringBuilder digits) {
      int last = digits.length() - 1;
      while (last >= 0 && digits.charAt(last) == '9') {
        digits.setLength(last--);
      }
      if (last < 0) {
        return new Decimal("1", first + 1);
      }
      digits.setCharAt(last, (char) (digits.charAt(last) + 1));
      return decimal(digits);
    }

    private void multiply(BigInteger factor) {
      value = value.multiply(factor);
      low = low.multiply(factor);
      high = high.multiply(factor);
    }
  }

  /// The digits before the decimal point; `"0"` if there are none.
  String whole() {
    if (exponent < 0) {
      return "0";
    }
    return digits.length() > exponent
        ? digits.substring(0, exponent + 1)
        : digits + "0".repeat(exponent + 1 - digits.length());
  }

  /// The digits after the decimal point without trailing zeros; may be empty.
  String fraction() {
    String all =
        exponent < 0
            ? "0".repeat(-exponent - 1) + digits
            : digits.substring(Math.min(digits.length(), exponent + 1));
    return withoutTrailingZeros(all);
  }

  /// The digits after the first, without trailing zeros.
  String tail() {
    return withoutTrailingZeros(digits.substring(1));
  }

  private static String withoutTrailingZeros(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, end);
  }
}
