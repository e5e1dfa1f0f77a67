package org.memview.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.memview.Complex;
import org.memview.format.Format;

/// Turns a Java value into the bits of one number and back, checking it as Python's memoryview and
/// `struct` do.
final class Scalars {
  private Scalars() {}

  /// The boxed integer in `raw`: the class follows from the format, never from the value.
  static Object box(Format format, Cell cell, long raw) {
    return switch (cell) {
      case BOOL -> cell.toLong(raw) != 0;
      case F16, BF16, F32 -> (float) cell.toDouble(raw);
      case F64 -> Double.longBitsToDouble(raw);
      case I8, U8, I16, U16, I32, U32, I64, U64 -> boxInteger(format.code(), cell.toLong(raw));
    };
  }

  static Number boxInteger(char code, long value) {
    return switch (code) {
      case 'b', 'B', 'h', 'H', 'i' -> (int) value;
      case 'L', 'Q', 'N', 'P' -> unsigned(value);
      default -> value;
    };
  }

  static BigInteger unsigned(long bits) {
    BigInteger low = BigInteger.valueOf(bits & Long.MAX_VALUE);
    return bits < 0 ? low.setBit(63) : low;
  }

  /// The bits that store `value`, in the low bytes, native order.
  static long bits(Format format, Cell cell, Object value) {
    return switch (cell) {
      case BOOL -> truth(format, value) ? 1 : 0;
      case F16, BF16, F32, F64 -> floating(format, cell, value);
      case I8, U8, I16, U16, I32, U32, I64, U64 -> integer(format, cell, value);
    };
  }

  private static boolean truth(Format format, Object value) {
    return switch (value) {
      case Boolean b -> b;
      case BigInteger n -> n.signum() != 0;
      case BigDecimal n -> n.signum() != 0;
      case Number n -> n.doubleValue() != 0 || n.longValue() != 0;
      default -> throw Errors.wrongType(value, format, "a Boolean or a number");
    };
  }

  private static long integer(Format format, Cell cell, Object value) {
    return switch (value) {
      case Byte n -> fit(format, cell, n);
      case Short n -> fit(format, cell, n);
      case Integer n -> fit(format, cell, n);
      case Long n -> fit(format, cell, n);
      case AtomicInteger n -> fit(format, cell, n.get());
      case AtomicLong n -> fit(format, cell, n.get());
      case Boolean b -> b ? 1 : 0;
      case BigInteger n ->
          n.bitLength() < 64 ? fit(format, cell, n.longValue()) : fitLarge(format, cell, n);
      default -> throw Errors.wrongType(value, format, "an integer");
    };
  }

  private static long fit(Format format, Cell cell, long value) {
    boolean fits =
        cell == Cell.U64
            ? value >= 0 || format.code() == 'P'
            : cell.min() <= value && value <= cell.max();
    if (!fits) {
      throw Errors.doesNotFit(value, format, limits(format, cell));
    }
    return value;
  }

  private static long fitLarge(Format format, Cell cell, BigInteger value) {
    if (cell != Cell.U64 || value.signum() < 0 || value.bitLength() > 64) {
      throw Errors.doesNotFit(value, format, limits(format, cell));
    }
    return value.longValue();
  }

  // An address may be written as a negative number, as Python allows.
  private static String limits(Format format, Cell cell) {
    if (cell != Cell.U64) {
      return cell.min() + ".." + cell.max();
    }
    return (format.code() == 'P' ? Long.MIN_VALUE : 0) + ".." + unsigned(-1);
  }

  private static long floating(Format format, Cell cell, Object value) {
    return value instanceof Float f && cell == Cell.F32
        ? Float.floatToRawIntBits(f)
        : floating(format, cell, toDouble(format, value), value);
  }

  /// Bits of a floating cell. Half precision, bfloat16 and prefixed `f` refuse what would become
  /// infinite; native `f` stores infinity, as CPython does.
  private static long floating(Format format, Cell cell, double value, Object named) {
    long bits = cell.fromDouble(value);
    boolean overflowed = Double.isInfinite(cell.toDouble(bits)) && !Double.isInfinite(value);
    if (overflowed && !(cell == Cell.F32 && format.isNativeSingle())) {
      throw Errors.doesNotFit(named, format, largest(cell));
    }
    return bits;
  }

  private static String largest(Cell cell) {
    return switch (cell) {
      case F16 -> "up to 65504.0";
      case BF16 -> "up to 3.3895314E38";
      default -> "up to " + Float.MAX_VALUE;
    };
  }

  private static double toDouble(Format format, Object value) {
    return switch (value) {
      case Boolean b -> b ? 1 : 0;
      case BigInteger n -> finite(format, n);
      case BigDecimal n -> finite(format, n);
      case Number n -> n.doubleValue();
      default -> throw Errors.wrongType(value, format, "a number");
    };
  }

  private static double finite(Format format, Number value) {
    double nearest = value.doubleValue();
    if (Double.isInfinite(nearest)) {
      throw Errors.doesNotFit(value, format, "up to " + Double.MAX_VALUE);
    }
    return nearest;
  }

  /// Bits of the real (`part` 0) or imaginary (`part` 1) half of a complex number.
  static long complexBits(Format format, Cell half, Object value, int part) {
    double number =
        switch (value) {
          case Complex z -> part == 0 ? z.re() : z.im();
          case Number n -> part == 0 ? toDouble(format, n) : 0;
          case Boolean b -> part == 0 && b ? 1 : 0;
          default -> throw Errors.wrongType(value, format, "a Complex or a number");
        };
    return floating(format, half, number, value);
  }
}
