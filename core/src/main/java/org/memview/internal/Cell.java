package org.memview.internal;

import org.jspecify.annotations.Nullable;
import org.memview.format.Format;

/// How one plain number lies in memory, byte order apart.
///
/// Numbers travel through the kernels in two carriers: integers and truth values as `long`
/// (unsigned 64-bit ones as their raw bits), the others as `double`. Every number of every cell
/// fits its carrier exactly.
enum Cell {
  BOOL(1, Carrier.INTEGER, false),
  I8(1, Carrier.INTEGER, true),
  U8(1, Carrier.INTEGER, false),
  I16(2, Carrier.INTEGER, true),
  U16(2, Carrier.INTEGER, false),
  I32(4, Carrier.INTEGER, true),
  U32(4, Carrier.INTEGER, false),
  I64(8, Carrier.INTEGER, true),
  U64(8, Carrier.INTEGER, false),
  F16(2, Carrier.FLOATING, true),
  BF16(2, Carrier.FLOATING, true),
  F32(4, Carrier.FLOATING, true),
  F64(8, Carrier.FLOATING, true);

  private enum Carrier {
    INTEGER,
    FLOATING
  }

  private final int width;
  private final Carrier carrier;
  private final boolean signed;

  Cell(int width, Carrier carrier, boolean signed) {
    this.width = width;
    this.carrier = carrier;
    this.signed = signed;
  }

  /// The cell of a format, or null if its elements are not plain real numbers or truth values.
  static @Nullable Cell of(Format format) {
    return switch (format.kind()) {
      case BOOLEAN -> BOOL;
      case SIGNED -> integer(format.size(), true);
      case UNSIGNED -> integer(format.size(), false);
      case FLOAT -> floating(format.code());
      case PAD, CHAR, COMPLEX, BYTES, PASCAL, TEXT, RECORD -> null;
    };
  }

  private static Cell integer(long size, boolean signed) {
    return switch ((int) size) {
      case 1 -> signed ? I8 : U8;
      case 2 -> signed ? I16 : U16;
      case 4 -> signed ? I32 : U32;
      default -> signed ? I64 : U64;
    };
  }

  private static Cell floating(char code) {
    return switch (code) {
      case 'e' -> F16;
      case 'E' -> BF16;
      case 'f' -> F32;
      default -> F64;
    };
  }

  int width() {
    return width;
  }

  boolean isInteger() {
    return carrier == Carrier.INTEGER;
  }

  /// The smallest integer this cell holds.
  long min() {
    return signed ? -1L << (8 * width - 1) : 0;
  }

  /// The largest integer this cell holds; `-1`, all bits set, for [#U64].
  long max() {
    return this == BOOL ? 1 : signed ? ~min() : -1L >>> (64 - 8 * width);
  }

  /// The integer in the low bits of `raw`.
  long toLong(long raw) {
    int shift = 64 - 8 * width;
    long high = raw << shift;
    return this == BOOL ? Long.compareUnsigned(high, 0) : signed ? high >> shift : high >>> shift;
  }

  /// The number in the low bits of `raw`; exact but for 64-bit integers, which are rounded once.
  double toDouble(long raw) {
    return switch (this) {
      case F16 -> Float.float16ToFloat((short) raw);
      case BF16 -> Float.intBitsToFloat((int) raw << 16);
      case F32 -> Float.intBitsToFloat((int) raw);
      case F64 -> Double.longBitsToDouble(raw);
      case U64 -> Floats.fromUnsigned(raw);
      case BOOL, I8, U8, I16, U16, I32, U32, I64 -> (double) toLong(raw);
    };
  }

  /// Turns raw bits, sign-extended, into integers, in place.
  void toLongs(long[] raw, int count) {
    if (this == BOOL) {
      toTruths(raw, count);
    } else if (!signed && width < 8) {
      mask(raw, (1L << (8 * width)) - 1, count);
    }
  }

  private static void toTruths(long[] raw, int count) {
    for (int i = 0; i < count; i++) {
      raw[i] = (raw[i] | -raw[i]) >>> 63;
    }
  }

  private static void mask(long[] raw, long mask, int count) {
    for (int i = 0; i < count; i++) {
      raw[i] &= mask;
    }
  }

  /// Turns raw bits into numbers.
  void toDoubles(long[] raw, int count, double[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = toDouble(raw[i]);
    }
  }

  /// The bits that store `value` in this floating cell, rounded to nearest, ties to even; too large
  /// becomes infinite.
  long fromDouble(double value) {
    return switch (this) {
      case F16 -> Floats.toFloat16(value);
      case BF16 -> Floats.toBfloat16(value);
      case F32 -> Float.floatToRawIntBits((float) value);
      default -> Double.doubleToRawLongBits(value);
    };
  }
}
