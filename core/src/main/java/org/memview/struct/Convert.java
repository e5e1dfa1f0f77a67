package org.memview.struct;

import org.memview.format.Format;
import org.memview.internal.Elements;

/// Checks and conversions of generated codecs. What they refuse comes again through the
/// interpreter, which says why.
final class Convert {
  private Convert() {}

  /// Half floats and bfloat16.
  static int f16(Object value, Format format) {
    return (int) Elements.bits(format, value);
  }

  /// Checks that nothing is left of integers beyond the bits that store them.
  static void requireZero(int outside) {
    if (outside != 0) {
      throw new IllegalArgumentException("out of range");
    }
  }

  /// Checks an integer of a record component against the code that stores it. The message is made
  /// by the interpreter.
  static long fit(long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  /// Checks that a record component has no more bytes than there is room for, at most 8. Returns
  /// them, the first in the lowest.
  static long fit(byte[] bytes, int room) throws Throwable {
    return bytes.length == room ? Fixed.first(bytes, room) : Elsewhere.shorter(bytes, room);
  }

  /// Rounds to `float`, refusing what would become infinite.
  static int floatBits(double value) {
    float rounded = (float) value;
    if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
      throw new IllegalArgumentException("out of range");
    }
    return Float.floatToRawIntBits(rounded);
  }

  static boolean truth(int value) {
    return value != 0;
  }
}
