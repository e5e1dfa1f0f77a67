package org.memview.internal;

/// Conversions between number types that Java does not have.
///
/// A value that passes through a wider binary format on its way to a narrow one would be rounded
/// twice. Rounding the first time *to odd* (an inexact result keeps an odd last bit) makes the
/// second rounding right, provided the middle format has at least two more bits: `float` has 24,
/// half precision 11, bfloat16 8. Boldo and Melquiond, "Emulation of FMA and correctly rounded
/// sums: proved algorithms using rounding to odd", 2008.
final class Floats {
  private Floats() {}

  /// Half-precision bits, rounded once; NaN keeps only its sign, as Python's `struct` does.
  static short toFloat16(double value) {
    if (Double.isNaN(value)) {
      return (short) (Double.doubleToRawLongBits(value) < 0 ? 0xfe00 : 0x7e00);
    }
    return Float.floatToFloat16(toOdd(value));
  }

  /// Bfloat16 bits, rounded once; NaN keeps only its sign.
  static short toBfloat16(double value) {
    if (Double.isNaN(value)) {
      return (short) (Double.doubleToRawLongBits(value) < 0 ? 0xffc0 : 0x7fc0);
    }
    return upperHalf(toOdd(value));
  }

  /// Bfloat16 bits of an integer, rounded once.
  static short toBfloat16(long value, boolean unsigned) {
    return upperHalf(toOdd(value, unsigned));
  }

  /// The unsigned 64-bit integer in `bits`, rounded once.
  static double fromUnsigned(long bits) {
    return bits >= 0 ? (double) bits : (double) halved(bits) * 2;
  }

  /// A 64-bit integer as float, rounded once.
  static float toFloat(long value, boolean unsigned) {
    return value >= 0 || !unsigned ? (float) value : (float) halved(value) * 2;
  }

  // The lost bit is kept "sticky" in the lowest one, so that the rounding that follows sees it.
  private static long halved(long bits) {
    return (bits >>> 1) | (bits & 1);
  }

  private static float toOdd(long value, boolean unsigned) {
    if (value < 0 && unsigned) {
      return toOdd(halved(value), false) * 2;
    }
    float nearest = (float) value;
    if (nearest == 0x1p63f) {
      return Math.nextDown(nearest);
    }
    return odd(nearest, Long.compare((long) nearest, value));
  }

  private static float toOdd(double value) {
    float nearest = (float) value;
    if (Float.isInfinite(nearest)) {
      return nearest;
    }
    return odd(nearest, Double.compare(nearest, value));
  }

  private static float odd(float nearest, int comparedToExact) {
    boolean even = (Float.floatToRawIntBits(nearest) & 1) == 0;
    if (comparedToExact == 0 || !even) {
      return nearest;
    }
    return comparedToExact > 0 ? Math.nextDown(nearest) : Math.nextUp(nearest);
  }

  private static short upperHalf(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }
}
