package org.memview.struct;

import org.memview.Bytes;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.internal.Elements;

/// Values to bits, for generated codecs: the common class of each code at once, every other one,
/// and all refusals, by the way the interpreter goes.
final class Convert {
  private Convert() {}

  static int i8(Object value, Format format) {
    return value instanceof Integer n && n == (byte) (int) n
        ? n
        : (int) Elements.bits(format, value);
  }

  static int u8(Object value, Format format) {
    return value instanceof Integer n && n >>> 8 == 0 ? n : (int) Elements.bits(format, value);
  }

  static int i16(Object value, Format format) {
    return value instanceof Integer n && n == (short) (int) n
        ? n
        : (int) Elements.bits(format, value);
  }

  static int u16(Object value, Format format) {
    return value instanceof Integer n && n >>> 16 == 0 ? n : (int) Elements.bits(format, value);
  }

  static int i32(Object value, Format format) {
    return value instanceof Integer n ? n : (int) Elements.bits(format, value);
  }

  static int u32(Object value, Format format) {
    if (value instanceof Long n && n >>> 32 == 0) {
      return (int) (long) n;
    }
    return value instanceof Integer n && n >= 0 ? n : (int) Elements.bits(format, value);
  }

  static long i64(Object value, Format format) {
    if (value instanceof Long n) {
      return n;
    }
    return value instanceof Integer n ? n : Elements.bits(format, value);
  }

  static long u64(Object value, Format format) {
    if (value instanceof Long n && n >= 0) {
      return n;
    }
    return value instanceof Integer n && n >= 0 ? n : Elements.bits(format, value);
  }

  static int f32(Object value, Format format) {
    if (value instanceof Float f) {
      return Float.floatToRawIntBits(f);
    }
    if (value instanceof Double d && Math.abs(d) <= Float.MAX_VALUE) {
      return Float.floatToRawIntBits((float) (double) d);
    }
    return (int) Elements.bits(format, value);
  }

  static long f64(Object value, Format format) {
    return value instanceof Double d ? Double.doubleToRawLongBits(d) : Elements.bits(format, value);
  }

  /// Half floats and bfloat16.
  static int f16(Object value, Format format) {
    return (int) Elements.bits(format, value);
  }

  static int bool(Object value, Format format) {
    return value instanceof Boolean b ? (b ? 1 : 0) : (int) Elements.bits(format, value);
  }

  static int chr(Object value, Format format) {
    return value instanceof Byte b ? b : Elements.encode(format, value)[0];
  }

  /// The bytes of up to 8 of `s`, the first in the lowest; longer ones are cut as `struct` cuts.
  static long bits(Object value, Format format) {
    int room = (int) format.size();
    if (value instanceof byte[] bytes) {
      return Fixed.bits(bytes, room);
    }
    if (value instanceof Bytes bytes) {
      long bits = 0;
      for (int i = Math.min(bytes.length(), room) - 1; i >= 0; i--) {
        bits = bits << 8 | (bytes.get(i) & 0xff);
      }
      return bits;
    }
    return Fixed.bits(Items.bytes(format, value), room);
  }

  /// The bytes of `s`, cut or padded to its size; never the caller's own array.
  static byte[] bytes(Object value, Format format) {
    return Fixed.resized(Items.bytes(format, value), (int) format.size());
  }

  /// Any value of a field, encoded.
  static byte[] encoded(Object value, Field field) {
    return Items.encode(field, value);
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
  static long fit(byte[] bytes, int room) {
    if (bytes.length > room) {
      throw new IllegalArgumentException("too long");
    }
    return Fixed.bits(bytes, room);
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
