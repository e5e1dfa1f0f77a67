package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// The loops under looking at many elements at once; a kernel of [PerKind].
///
/// Several elements lie in each `long`, and what makes one of them an answer ends up in its highest
/// bit. Those bits are gathered by `or` or `and`, which C2 turns into vectors: 0.015 ns per byte,
/// where the least of them takes 0.055. A carry may put a wrong bit only above a right one.
final class Scanner implements Scans {
  private static final long FLOAT_INFINITY = 0x7F80_0000_7F80_0000L;
  private static final long DOUBLE_INFINITY = 0x7FF0_0000_0000_0000L;

  @Override
  public boolean hasBelow(
      MemorySegment memory, long at, int longs, int width, long flip, long bound) {
    long high = Raw.repeated(1L << (8 * width - 1), width);
    // As unsigned numbers.
    long flips = Raw.repeated(flip, width) ^ high;
    long bounds = Raw.repeated(bound, width) ^ high;
    return (bounds & high) == 0
        ? hasBelowLow(memory, at, longs, flips, bounds, high)
        : hasBelowHigh(memory, at, longs, flips, bounds ^ high, high);
  }

  private static boolean hasBelowLow(
      MemorySegment memory, long at, int longs, long flips, long bounds, long high) {
    long any = 0;
    for (int i = 0; i < longs; i++) {
      long x = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i) ^ flips;
      any |= (x - bounds) & ~x;
    }
    return (any & high) != 0;
  }

  // Elements without their highest bit are less anyway; the others are compared without it.
  private static boolean hasBelowHigh(
      MemorySegment memory, long at, int longs, long flips, long bounds, long high) {
    long all = -1;
    for (int i = 0; i < longs; i++) {
      long x = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i) ^ flips;
      all &= x & ((x | high) - bounds);
    }
    return (~all & high) != 0;
  }

  // The greatest is the least of the numbers with the other sign, so that only signs are flipped.
  // What is compared are sizes, which leave the highest bit free: no borrow leaves a lane.
  @Override
  public boolean hasFloatBelow(
      MemorySegment memory, long at, int longs, int width, long flip, long bound) {
    long high = Raw.repeated(1L << (8 * width - 1), width);
    long largest = (width == 4 ? FLOAT_INFINITY : DOUBLE_INFINITY) | high;
    long bits = FloatKeys.bits(bound, width);
    long size = Raw.repeated(bits, width) & ~high;
    // So that what is not less than zero has its highest bit set.
    long flips = flip == 0 ? high : 0;
    return bits < 0
        ? hasLargerBelowZero(memory, at, longs, flips, size | high, largest, high)
        : hasSmaller(memory, at, longs, flips, size, largest, high);
  }

  private static boolean hasSmaller(
      MemorySegment memory, long at, int longs, long flips, long size, long largest, long high) {
    long all = -1;
    for (int i = 0; i < longs; i++) {
      long x = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i) ^ flips;
      all &= x & ((x | high) - size) & (largest - (x & ~high));
    }
    return (~all & high) != 0;
  }

  private static boolean hasLargerBelowZero(
      MemorySegment memory, long at, int longs, long flips, long size, long largest, long high) {
    long all = -1;
    for (int i = 0; i < longs; i++) {
      long x = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i) ^ flips;
      long m = x & ~high;
      all &= (x | (size - m)) & (largest - m);
    }
    return (~all & high) != 0;
  }
}
