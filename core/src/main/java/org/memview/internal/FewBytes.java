package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The loop under comparisons of few bytes; a kernel of [PerKind].
final class FewBytes implements Comparisons {
  private static final ValueLayout.OfLong LONG =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
}
