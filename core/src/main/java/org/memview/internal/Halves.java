package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.memview.Conversion;

/// The loops between floating numbers of two bytes, half precision or bfloat16, and wider ones.
///
/// Over arrays: C2 has vectors for conversions of half precision, but not of what comes out of a
/// segment one by one. The sign apart, the bits of both kinds are ordered as their numbers are.
final class Halves {
  private static final int CHUNK = Numbers.CHUNK;
  private static final long SIZES = 0x7FFF7FFF7FFF7FFFL;

  // Bits of a double that a float has no room for.
  private static final long BELOW_FLOAT = (1L << 29) - 1;

  private static final int LARGE = 0x7F81_0000;

  private Halves() {}

  /// From two bytes to four or eight.
  static FastConverter.@Nullable Way widening(Cell from, Cell to) {
    if (to != Cell.F32 && to != Cell.F64) {
      return null;
    }
    short[] halves = new short[CHUNK];
    int[] bits = new int[CHUNK];
    float[] floats = new float[CHUNK];
    MemorySegment memoryOfBits = MemorySegment.ofArray(bits);
    boolean wide = to == Cell.F64;
    double[] doubles = new double[wide ? CHUNK : 0];
    MemorySegment single = from == Cell.BF16 ? memoryOfBits : MemorySegment.ofArray(floats);
    return new FastConverter.Way(
        wide ? MemorySegment.ofArray(doubles) : single,
        (memory, at, count) -> {
          MemorySegment.copy(memory, JAVA_SHORT_UNALIGNED, at, halves, 0, count);
          if (from == Cell.F16) {
            widen(halves, floats, count);
          } else {
            widen(halves, bits, count);
            toUpper(bits, count);
            if (wide) {
              MemorySegment.copy(memoryOfBits, JAVA_FLOAT_UNALIGNED, 0, floats, 0, count);
            }
          }
          if (wide) {
            FastConverter.widen(floats, doubles, count);
          }
        });
  }

  private static void widen(short[] from, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = Float.float16ToFloat(from[i]);
    }
  }

  private static void widen(short[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i];
    }
  }

  private static void toUpper(int[] bits, int count) {
    for (int i = 0; i < count; i++) {
      bits[i] <<= 16;
    }
  }

  /// From four or eight bytes to two. What becomes infinite, or is no number, is for the mode to
  /// say, so buffers that have such ones are converted one by one.
  static FastConverter.@Nullable Way narrowing(Cell from, Cell to, Conversion mode) {
    short[] halves = new short[CHUNK];
    MemorySegment converted = MemorySegment.ofArray(halves);
    FastConverter.Step step =
        to == Cell.BF16 ? bfloats(from, halves) : halves(from == Cell.F64, halves);
    if (step == null) {
      return null;
    }
    boolean wrap = mode == Conversion.WRAP;
    long beyond = Raw.repeated(to == Cell.BF16 ? 0x80 : 0x400, 2);
    return new FastConverter.Way(
        converted,
        (memory, at, count) -> {
          step.load(memory, at, count);
          if (!areFinite(converted, beyond, count)) {
            for (int i = 0; i < count; i++) {
              long bits = Raw.get(memory, at + (long) i * from.width(), from.width(), false);
              halves[i] = (short) Casts.bits(from.toDouble(bits), to, wrap);
            }
          }
        });
  }

  private static FastConverter.Step halves(boolean wide, short[] halves) {
    float[] floats = new float[CHUNK];
    if (!wide) {
      return (memory, at, count) -> {
        MemorySegment.copy(memory, JAVA_FLOAT_UNALIGNED, at, floats, 0, count);
        narrow(floats, halves, count);
      };
    }
    long[] bits = new long[CHUNK];
    MemorySegment memoryOfBits = MemorySegment.ofArray(bits);
    double[] doubles = new double[CHUNK];
    return (memory, at, count) -> {
      MemorySegment.copy(memory, JAVA_LONG_UNALIGNED, at, bits, 0, count);
      toOdd(bits, count);
      MemorySegment.copy(memoryOfBits, JAVA_DOUBLE_UNALIGNED, 0, doubles, 0, count);
      FastConverter.narrow(doubles, floats, count);
      narrow(floats, halves, count);
    };
  }

  // To the precision of a float, rounded to odd ([Floats]), so that the rounding that follows is as
  // if it was the first; what is subnormal as a float is zero in half precision.
  private static void toOdd(long[] bits, int count) {
    for (int i = 0; i < count; i++) {
      long odd = ((bits[i] & BELOW_FLOAT) + BELOW_FLOAT) & (BELOW_FLOAT + 1);
      bits[i] = (bits[i] & ~BELOW_FLOAT) | odd;
    }
  }

  private static void narrow(float[] from, short[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = Float.floatToFloat16(from[i]);
    }
  }

  // Not of doubles: those that are subnormal as a float would be rounded twice.
  private static FastConverter.@Nullable Step bfloats(Cell from, short[] halves) {
    if (from != Cell.F32) {
      return null;
    }
    int[] bits = new int[CHUNK];
    return (memory, at, count) -> {
      MemorySegment.copy(memory, JAVA_INT_UNALIGNED, at, bits, 0, count);
      round(bits, count);
      narrow(bits, halves, count);
    };
  }

  // The upper half, to nearest, ties to even; no NaN so large that rounding carries it into the
  // sign.
  private static void round(int[] bits, int count) {
    for (int i = 0; i < count; i++) {
      int size = Math.min(bits[i] & Integer.MAX_VALUE, LARGE);
      int rounded = (size + 0x7FFF + ((size >>> 16) & 1)) >>> 16;
      bits[i] = rounded | ((bits[i] >>> 16) & 0x8000);
    }
  }

  private static void narrow(int[] from, short[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (short) from[i];
    }
  }

  // A size of infinity or more has a carry into the sign. Behind the last one lie numbers of an
  // earlier buffer.
  private static boolean areFinite(MemorySegment halves, long beyond, int count) {
    long any = 0;
    for (int i = 0; i < (count + 3) >> 2; i++) {
      any |= (halves.get(JAVA_LONG_UNALIGNED, 8L * i) & SIZES) + beyond;
    }
    return (any & ~SIZES) == 0;
  }
}
