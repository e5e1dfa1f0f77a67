package org.memview.internal;

/// Single numbers converted to the bits of another cell; the table is at [Converter].
final class Casts {
  private Casts() {}

  /// Bits of an integer (unsigned 64-bit if `unsigned`) in `to`; wrapped, or saturated and rounded.
  static long bits(long value, boolean unsigned, Cell to, boolean wrap) {
    return switch (to) {
      case BOOL -> value == 0 ? 0 : 1;
      case F16 -> finite(to, to.fromDouble(unsigned ? Floats.fromUnsigned(value) : value), wrap);
      case BF16 -> Floats.toBfloat16(value, unsigned);
      case F32 -> Float.floatToRawIntBits(Floats.toFloat(value, unsigned));
      case F64 -> Double.doubleToRawLongBits(unsigned ? Floats.fromUnsigned(value) : value);
      case I8, U8, I16, U16, I32, U32, I64, U64 -> wrap ? value : saturated(value, unsigned, to);
    };
  }

  private static long saturated(long value, boolean unsigned, Cell to) {
    if (to == Cell.U64) {
      return unsigned ? value : Math.max(0, value);
    }
    return unsigned && value < 0 ? to.max() : Math.clamp(value, to.min(), to.max());
  }

  /// Bits of a double in `to`; wrapped, or saturated and rounded.
  static long bits(double value, Cell to, boolean wrap) {
    return switch (to) {
      case BOOL -> value == 0 ? 0 : 1;
      case F16, BF16, F32, F64 ->
          Double.isInfinite(value) ? to.fromDouble(value) : finite(to, to.fromDouble(value), wrap);
      case I8, U8, I16, U16, I32, U32, I64, U64 ->
          wrap ? lowBits(value) : saturated(Math.rint(value), to);
    };
  }

  private static long saturated(double value, Cell to) {
    if (to != Cell.U64) {
      return Math.clamp((long) value, to.min(), to.max());
    }
    return value >= 0x1p64 ? -1 : value >= 0x1p63 ? high(value) : Math.max(0, (long) value);
  }

  private static long high(double value) {
    return (long) (value - 0x1p63) | Long.MIN_VALUE;
  }

  // The low 64 bits of the integer part: mantissa and exponent put together, for the cast to long
  // saturates.
  private static long lowBits(double value) {
    if (Math.abs(value) < 0x1p63) {
      return (long) value;
    }
    int shift = Math.getExponent(value) - 52;
    if (shift > 63) {
      return 0;
    }
    long mantissa = (Double.doubleToRawLongBits(value) & ((1L << 52) - 1)) | (1L << 52);
    return value < 0 ? -(mantissa << shift) : mantissa << shift;
  }

  // The largest finite number in place of infinity, its neighbour in the order of bits.
  private static long finite(Cell to, long bits, boolean wrap) {
    return !wrap && Double.isInfinite(to.toDouble(bits)) ? bits - 1 : bits;
  }

  /// True if `to` holds the integer without change.
  static boolean isExact(long value, boolean unsigned, Cell to) {
    return switch (to) {
      case BOOL -> value == 0 || value == 1;
      case F16, BF16, F32, F64 ->
          NumberComparer.equal(value, unsigned, to.toDouble(bits(value, unsigned, to, true)));
      case U64 -> unsigned || value >= 0;
      case I8, U8, I16, U16, I32, U32, I64 ->
          !(unsigned && value < 0) && to.min() <= value && value <= to.max();
    };
  }

  /// True if `to` holds every number of `from` without change, so that none need be looked at.
  static boolean isAlwaysExact(Cell from, Cell to) {
    if (from == to) {
      return true;
    }
    if (!from.isInteger()) {
      return to == Cell.F64 || (to == Cell.F32 && from.width() == 2);
    }
    return from.width() < 8
        && switch (to) {
          case F64 -> true;
          case F32 -> from.width() <= 2;
          case F16, BF16 -> from.width() == 1;
          case U64 -> from.min() == 0;
          case BOOL, I8, U8, I16, U16, I32, U32, I64 ->
              to.min() <= from.min() && from.max() <= to.max();
        };
  }

  /// True if `to` holds the number without change; NaN fits every floating cell.
  static boolean isExact(double value, Cell to) {
    if (!to.isInteger()) {
      return Double.isNaN(value) || to.toDouble(to.fromDouble(value)) == value;
    }
    if (to == Cell.BOOL) {
      return value == 0 || value == 1;
    }
    return NumberComparer.equal(saturated(value, to), to == Cell.U64, value);
  }
}
