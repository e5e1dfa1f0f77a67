package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The loops under comparisons of few bytes and of floating numbers; a kernel of [PerKind].
///
/// One pass over both memories, gathered by `or`, becomes vectors: no second look for NaNs.
final class ByteComparer implements Comparisons {
  private static final ValueLayout.OfLong LONG =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  // To what is greater than infinity this adds a carry into the sign.
  private static final long TO_NAN = 0x000FFFFFFFFFFFFFL;
  private static final long TO_NANS = 0x007FFFFF007FFFFFL;
  private static final long SIZES = 0x7FFFFFFF7FFFFFFFL;

  @Override
  public int mismatch(MemorySegment first, long a, MemorySegment second, long b, int bytes) {
    int i = 0;
    for (; i + 8 <= bytes; i += 8) {
      long differing = first.get(LONG, a + i) ^ second.get(LONG, b + i);
      if (differing != 0) {
        return i + (Long.numberOfTrailingZeros(differing) >> 3);
      }
    }
    for (; i < bytes; i++) {
      if (first.get(JAVA_BYTE, a + i) != second.get(JAVA_BYTE, b + i)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean areSame(MemorySegment first, long a, MemorySegment second, long b, int bytes) {
    long differing = 0;
    for (int i = 0; i < bytes >> 3; i++) {
      long x = first.get(JAVA_LONG_UNALIGNED, a + 8L * i);
      differing |= x ^ second.get(JAVA_LONG_UNALIGNED, b + 8L * i);
    }
    return differing == 0;
  }

  @Override
  public boolean areSameNumbers(
      MemorySegment first, long a, MemorySegment second, long b, int count, int width) {
    if (width == 8) {
      return areSameDoubles(first, a, second, b, count);
    }
    if (!areSameFloats(first, a, second, b, count >> 1)) {
      return false;
    }
    if ((count & 1) == 0) {
      return true;
    }
    int last = first.get(JAVA_INT_UNALIGNED, a + 4L * (count - 1));
    return last == second.get(JAVA_INT_UNALIGNED, b + 4L * (count - 1))
        && !Float.isNaN(Float.intBitsToFloat(last));
  }

  @Override
  public int unequal(
      MemorySegment first, long a, MemorySegment second, long b, int count, int width) {
    return width == 8
        ? unequalDoubles(first, a, second, b, count)
        : unequalFloats(first, a, second, b, count);
  }

  private static int unequalDoubles(
      MemorySegment first, long a, MemorySegment second, long b, int count) {
    for (int i = 0; i < count; i++) {
      if (first.get(JAVA_DOUBLE_UNALIGNED, a + 8L * i)
          != second.get(JAVA_DOUBLE_UNALIGNED, b + 8L * i)) {
        return i;
      }
    }
    return -1;
  }

  private static int unequalFloats(
      MemorySegment first, long a, MemorySegment second, long b, int count) {
    for (int i = 0; i < count; i++) {
      if (first.get(JAVA_FLOAT_UNALIGNED, a + 4L * i)
          != second.get(JAVA_FLOAT_UNALIGNED, b + 4L * i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean areSameDoubles(
      MemorySegment first, long a, MemorySegment second, long b, int count) {
    long differing = 0;
    long sizes = 0;
    for (int i = 0; i < count; i++) {
      long bits = first.get(JAVA_LONG_UNALIGNED, a + 8L * i);
      differing |= bits ^ second.get(JAVA_LONG_UNALIGNED, b + 8L * i);
      sizes |= (bits & Long.MAX_VALUE) + TO_NAN;
    }
    return differing == 0 && sizes >= 0;
  }

  // Two in each long.
  private static boolean areSameFloats(
      MemorySegment first, long a, MemorySegment second, long b, int longs) {
    long differing = 0;
    long sizes = 0;
    for (int i = 0; i < longs; i++) {
      long bits = first.get(JAVA_LONG_UNALIGNED, a + 8L * i);
      differing |= bits ^ second.get(JAVA_LONG_UNALIGNED, b + 8L * i);
      sizes |= (bits & SIZES) + TO_NANS;
    }
    return differing == 0 && (sizes & ~SIZES) == 0;
  }
}
