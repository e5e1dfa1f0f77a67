package org.memview;

import org.memview.format.Format;
import org.memview.format.Kind;

/// Typed access that is not the format's own carrier in a fast path: widening, rarer formats, and
/// the refusals.
///
/// Out of line on purpose: the accessors of the leaves must stay small enough to be inlined
/// everywhere. Every method gets the byte address of an element whose index was checked.
final class Widening {
  private Widening() {}

  static byte getByte(MemoryView v, long at) {
    if ((Access.readCode(v.access) & Access.CLASS) == Access.BYTE) {
      return v.rawByte(at);
    }
    throw Errors.cannotRead("getByte", v);
  }

  static int getUnsignedByte(MemoryView v, long at) {
    if ((Access.readCode(v.access) & Access.CLASS) == Access.BYTE) {
      return v.rawByte(at) & 0xff;
    }
    throw Errors.cannotRead("getUnsignedByte", v);
  }

  static boolean getBoolean(MemoryView v, long at) {
    if ((Access.readCode(v.access) & Access.CLASS) == Access.BOOLEAN) {
      return v.rawByte(at) != 0;
    }
    throw Errors.cannotRead("getBoolean", v);
  }

  static char getChar(MemoryView v, long at) {
    return (char) unsigned16("getChar", v, at);
  }

  static int getUnsignedShort(MemoryView v, long at) {
    return unsigned16("getUnsignedShort", v, at);
  }

  private static int unsigned16(String method, MemoryView v, long at) {
    return switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.SHORT -> v.rawShort(at) & 0xffff;
      case Access.SHORT_SWAPPED -> Short.reverseBytes(v.rawShort(at)) & 0xffff;
      case Access.CODE_UNIT ->
          (Access.readCode(v.access) == Access.CODE_UNIT
                  ? v.rawShort(at)
                  : Short.reverseBytes(v.rawShort(at)))
              & 0xffff;
      default -> {
        if (Access.readCode(v.access) != Access.U8) {
          throw Errors.cannotRead(method, v);
        }
        yield v.rawByte(at) & 0xff;
      }
    };
  }

  static short getShort(MemoryView v, long at) {
    return switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.SHORT -> v.rawShort(at);
      case Access.SHORT_SWAPPED -> Short.reverseBytes(v.rawShort(at));
      default -> (short) integer("getShort", 2, v, at);
    };
  }

  static int getInt(MemoryView v, long at) {
    return switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.INT -> v.rawInt(at);
      case Access.INT_SWAPPED -> Integer.reverseBytes(v.rawInt(at));
      default -> (int) integer("getInt", 4, v, at);
    };
  }

  static long getUnsignedInt(MemoryView v, long at) {
    return switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.INT -> v.rawInt(at) & 0xffffffffL;
      case Access.INT_SWAPPED -> Integer.reverseBytes(v.rawInt(at)) & 0xffffffffL;
      default -> {
        if (v.meta.format.kind() != Kind.UNSIGNED) {
          throw Errors.cannotRead("getUnsignedInt", v);
        }
        yield integer("getUnsignedInt", 4, v, at);
      }
    };
  }

  static long getLong(MemoryView v, long at) {
    return switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.LONG -> v.rawLong(at);
      case Access.LONG_SWAPPED -> Long.reverseBytes(v.rawLong(at));
      default -> integer("getLong", 8, v, at);
    };
  }

  /// Reads an integer format narrower than the carrier (or, where `'l'` has 4 bytes, as narrow as
  /// they are stored).
  private static long integer(String method, int carrier, MemoryView v, long at) {
    Format format = v.meta.format;
    if (!isNarrower(format, carrier)) {
      throw Errors.cannotRead(method, v);
    }
    boolean signed = format.kind() == Kind.SIGNED;
    boolean swap = !format.isNativeOrder();
    return switch ((int) format.size()) {
      case 1 -> signed ? v.rawByte(at) : v.rawByte(at) & 0xff;
      case 2 -> {
        short s = swap ? Short.reverseBytes(v.rawShort(at)) : v.rawShort(at);
        yield signed ? s : s & 0xffff;
      }
      default -> {
        int i = swap ? Integer.reverseBytes(v.rawInt(at)) : v.rawInt(at);
        yield signed ? i : i & 0xffffffffL;
      }
    };
  }

  private static boolean isNarrower(Format format, int carrier) {
    return Access.isInteger(format.kind())
        && Access.width(format) <= carrier
        && format.size() < carrier;
  }

  static float getFloat(MemoryView v, long at) {
    return switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.FLOAT -> Float.intBitsToFloat(v.rawInt(at));
      case Access.FLOAT_SWAPPED -> Float.intBitsToFloat(Integer.reverseBytes(v.rawInt(at)));
      default -> {
        if (v.meta.format.kind() != Kind.FLOAT || v.meta.format.size() != 2) {
          throw Errors.cannotRead("getFloat", v);
        }
        yield half(v, at);
      }
    };
  }

  private static float half(MemoryView v, long at) {
    short bits =
        v.meta.format.isNativeOrder() ? v.rawShort(at) : Short.reverseBytes(v.rawShort(at));
    return v.meta.format.code() == 'e'
        ? Float.float16ToFloat(bits)
        : Float.intBitsToFloat(bits << 16);
  }

  static double getDouble(MemoryView v, long at) {
    return switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.DOUBLE -> Double.longBitsToDouble(v.rawLong(at));
      case Access.DOUBLE_SWAPPED -> Double.longBitsToDouble(Long.reverseBytes(v.rawLong(at)));
      default -> narrowDouble(v, at);
    };
  }

  private static double narrowDouble(MemoryView v, long at) {
    Format format = v.meta.format;
    if (format.kind() == Kind.FLOAT) {
      return getFloat(v, at);
    }
    if (!Access.isInteger(format.kind()) || Access.width(format) > 4) {
      throw Errors.cannotRead("getDouble", v);
    }
    return integer("getDouble", 8, v, at);
  }

  static void setByte(MemoryView v, long at, byte value) {
    v.requireWritable();
    if ((Access.readCode(v.access) & Access.CLASS) != Access.BYTE) {
      throw Errors.cannotWrite("setByte", v);
    }
    v.rawByte(at, value);
  }

  static void setBoolean(MemoryView v, long at, boolean value) {
    v.requireWritable();
    if ((Access.readCode(v.access) & Access.CLASS) != Access.BOOLEAN) {
      throw Errors.cannotWrite("setBoolean", v);
    }
    v.rawByte(at, (byte) (value ? 1 : 0));
  }

  static void setChar(MemoryView v, long at, char value) {
    v.requireWritable();
    switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.SHORT -> v.rawShort(at, (short) value);
      case Access.SHORT_SWAPPED -> v.rawShort(at, Short.reverseBytes((short) value));
      case Access.CODE_UNIT ->
          v.rawShort(
              at,
              Access.readCode(v.access) == Access.CODE_UNIT
                  ? (short) value
                  : Short.reverseBytes((short) value));
      default -> {
        if (Access.readCode(v.access) != Access.U8) {
          throw Errors.cannotWrite("setChar", v);
        }
        Boxing.set(v, at, (int) value);
      }
    }
  }

  static void setShort(MemoryView v, long at, short value) {
    v.requireWritable();
    switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.SHORT -> v.rawShort(at, value);
      case Access.SHORT_SWAPPED -> v.rawShort(at, Short.reverseBytes(value));
      default -> setInteger("setShort", 2, v, at, value);
    }
  }

  static void setInt(MemoryView v, long at, int value) {
    v.requireWritable();
    switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.INT -> v.rawInt(at, value);
      case Access.INT_SWAPPED -> v.rawInt(at, Integer.reverseBytes(value));
      default -> setInteger("setInt", 4, v, at, value);
    }
  }

  static void setLong(MemoryView v, long at, long value) {
    v.requireWritable();
    switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.LONG -> v.rawLong(at, value);
      case Access.LONG_SWAPPED -> v.rawLong(at, Long.reverseBytes(value));
      default -> setInteger("setLong", 8, v, at, value);
    }
  }

  private static void setInteger(String method, int carrier, MemoryView v, long at, long value) {
    Format format = v.meta.format;
    if (!isNarrower(format, carrier)) {
      throw Errors.cannotWrite(method, v);
    }
    Boxing.set(v, at, value);
  }

  static void setFloat(MemoryView v, long at, float value) {
    v.requireWritable();
    switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.FLOAT -> v.rawInt(at, Float.floatToRawIntBits(value));
      case Access.FLOAT_SWAPPED ->
          v.rawInt(at, Integer.reverseBytes(Float.floatToRawIntBits(value)));
      default -> {
        if (v.meta.format.kind() != Kind.FLOAT || v.meta.format.size() != 2) {
          throw Errors.cannotWrite("setFloat", v);
        }
        Boxing.set(v, at, value);
      }
    }
  }

  static void setDouble(MemoryView v, long at, double value) {
    v.requireWritable();
    long bits = Double.doubleToRawLongBits(value);
    switch (Access.readCode(v.access) & Access.CLASS) {
      case Access.DOUBLE -> v.rawLong(at, bits);
      case Access.DOUBLE_SWAPPED -> v.rawLong(at, Long.reverseBytes(bits));
      default -> setNarrow(v, at, value);
    }
  }

  private static void setNarrow(MemoryView v, long at, double value) {
    Format format = v.meta.format;
    if (format.kind() == Kind.FLOAT) {
      Boxing.set(v, at, value);
    } else if (Access.isInteger(format.kind()) && Access.width(format) <= 4) {
      if (value != Math.rint(value) || Math.abs(value) > 0x1p53) {
        throw Errors.doesNotFit(value, v);
      }
      Boxing.set(v, at, (long) value);
    } else {
      throw Errors.cannotWrite("setDouble", v);
    }
  }
}
