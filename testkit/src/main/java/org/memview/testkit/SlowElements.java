package org.memview.testkit;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.Kind;

/// Reads one element byte by byte, and makes up bytes that are one. Nothing is shared with the
/// library but the parsed format.
final class SlowElements {
  private SlowElements() {}

  /// Returns the element at `at`, boxed by the rule of `MemoryView.get`.
  static Object read(MemorySegment memory, long at, Format format) {
    int size = (int) format.size();
    return switch (format.kind()) {
      case CHAR -> memory.get(JAVA_BYTE, at);
      case BOOLEAN -> memory.get(JAVA_BYTE, at) != 0;
      case SIGNED -> boxSigned(format, bits(memory, at, size, format.order()));
      case UNSIGNED -> boxUnsigned(format, bits(memory, at, size, format.order()));
      case FLOAT -> real(format.code(), bits(memory, at, size, format.order()));
      case COMPLEX -> complex(memory, at, size / 2, format.order());
      case BYTES -> Bytes.of(bytes(memory, at, size));
      case PASCAL -> pascal(memory, at, size);
      case TEXT -> text(memory, at, format);
      case RECORD, PAD -> record(memory, at, format);
    };
  }

  /// The bytes of a number as an unsigned integer.
  private static BigInteger bits(MemorySegment memory, long at, int size, ByteOrder order) {
    byte[] bytes = bytes(memory, at, size);
    byte[] bigEndian = new byte[size];
    for (int i = 0; i < size; i++) {
      bigEndian[i] = order == ByteOrder.BIG_ENDIAN ? bytes[i] : bytes[size - 1 - i];
    }
    return new BigInteger(1, bigEndian);
  }

  private static byte[] bytes(MemorySegment memory, long at, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = memory.get(JAVA_BYTE, at + i);
    }
    return bytes;
  }

  private static Object boxSigned(Format format, BigInteger bits) {
    int width = (int) format.size() * 8;
    BigInteger value =
        bits.testBit(width - 1) ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
    return "bhi".indexOf(format.code()) >= 0
        ? (Object) value.intValueExact()
        : (Object) value.longValueExact();
  }

  private static Object boxUnsigned(Format format, BigInteger bits) {
    return switch (format.code()) {
      case 'B', 'H' -> bits.intValueExact();
      case 'I' -> bits.longValueExact();
      default -> bits;
    };
  }

  private static Object real(char code, BigInteger bits) {
    return switch (code) {
      case 'e' -> (float) half(bits.intValue());
      case 'E' -> Float.intBitsToFloat(bits.intValue() << 16);
      case 'f' -> Float.intBitsToFloat(bits.intValue());
      default -> Double.longBitsToDouble(bits.longValue());
    };
  }

  /// IEEE 754 binary16 by its definition.
  private static double half(int bits) {
    double sign = (bits & 0x8000) == 0 ? 1 : -1;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 31) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0
        ? sign * fraction * Math.pow(2, -24)
        : sign * (1024 + fraction) * Math.pow(2, exponent - 25);
  }

  private static Complex complex(MemorySegment memory, long at, int half, ByteOrder order) {
    char code = half == 4 ? 'f' : 'd';
    Number re = (Number) real(code, bits(memory, at, half, order));
    Number im = (Number) real(code, bits(memory, at + half, half, order));
    return new Complex(re.doubleValue(), im.doubleValue());
  }

  private static Bytes pascal(MemorySegment memory, long at, int size) {
    if (size == 0) {
      return Bytes.of();
    }
    int length = Math.min(memory.get(JAVA_BYTE, at) & 0xff, size - 1);
    return Bytes.of(bytes(memory, at + 1, length));
  }

  private static String text(MemorySegment memory, long at, Format format) {
    int unit = format.code() == 'u' ? 2 : 4;
    int room = (int) format.size() / unit;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < room; i++) {
      text.appendCodePoint(
          bits(memory, at + (long) i * unit, unit, format.order()).intValueExact());
    }
    while (room > 1 && !text.isEmpty() && text.charAt(text.length() - 1) == 0) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  private static List<Object> record(MemorySegment memory, long at, Format format) {
    List<Object> values = new ArrayList<>();
    for (Field field : format.fields()) {
      Format inner = field.format();
      Structure structure = Structure.contiguous("B", field.shape());
      Object value =
          ListOracle.addresses(structure)
              .map(i -> read(memory, at + field.offset() + i * inner.size(), inner))
              .toList();
      values.add(field.shape().length == 0 ? ((List<?>) value).getFirst() : value);
    }
    return values;
  }

  /// Fills the `size` bytes of an element: any bits for integers and pads, finite and a few special
  /// numbers for floats (a NaN would equal nothing), letters for text.
  static void scatter(MemorySegment memory, long at, Format format, RandomGenerator random) {
    switch (format.kind()) {
      case FLOAT ->
          put(memory, at, (int) format.size(), format.order(), someReal(format.code(), random));
      case COMPLEX -> {
        int half = (int) format.size() / 2;
        char code = half == 4 ? 'f' : 'd';
        put(memory, at, half, format.order(), someReal(code, random));
        put(memory, at + half, half, format.order(), someReal(code, random));
      }
      case TEXT -> {
        int unit = format.code() == 'u' ? 2 : 4;
        for (long i = 0; i < format.size(); i += unit) {
          put(memory, at + i, unit, format.order(), 'a' + random.nextInt(26));
        }
      }
      case BOOLEAN -> memory.set(JAVA_BYTE, at, (byte) random.nextInt(2));
      case RECORD -> format.fields().forEach(field -> scatter(memory, at, field, random));
      case CHAR, SIGNED, UNSIGNED, BYTES, PASCAL, PAD -> {
        for (long i = 0; i < format.size(); i++) {
          memory.set(JAVA_BYTE, at + i, (byte) random.nextInt());
        }
        if (format.kind() == Kind.PASCAL && format.size() > 0) {
          memory.set(JAVA_BYTE, at, (byte) random.nextLong(format.size()));
        }
      }
    }
  }

  private static void scatter(MemorySegment memory, long at, Field field, RandomGenerator random) {
    long count = Structure.contiguous("B", field.shape()).elementCount();
    for (long i = 0; i < count; i++) {
      scatter(memory, at + field.offset() + i * field.format().size(), field.format(), random);
    }
  }

  /// Bits of eighths between -512 and 512, which every floating format but bfloat16 holds exactly,
  /// or of an infinity or -0.0.
  private static long someReal(char code, RandomGenerator random) {
    float value =
        switch (random.nextInt(24)) {
          case 0 -> Float.POSITIVE_INFINITY;
          case 1 -> -0.0f;
          case 2 -> 0.0f;
          default -> random.nextInt(-4096, 4096) / 8f;
        };
    return switch (code) {
      case 'e' -> Float.floatToFloat16(value) & 0xffffL;
      case 'E' -> Float.floatToIntBits(value) >>> 16;
      case 'f' -> Float.floatToIntBits(value) & 0xffffffffL;
      default -> Double.doubleToLongBits(value);
    };
  }

  private static void put(MemorySegment memory, long at, int size, ByteOrder order, long bits) {
    for (int i = 0; i < size; i++) {
      int shift = 8 * (order == ByteOrder.BIG_ENDIAN ? size - 1 - i : i);
      memory.set(JAVA_BYTE, at + i, (byte) (bits >>> shift));
    }
  }
}
