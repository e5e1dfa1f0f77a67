package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Copies one run of equally spaced elements to another run in other memory, first element first.
final class Strided {
  private Strided() {}

  /// Copies `count` elements of `width` bytes.
  static void copy(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      long width,
      long count) {
    if (width == 1) {
      for (long i = 0; i < count; i++) {
        to.set(JAVA_BYTE, toAt + i * toStep, from.get(JAVA_BYTE, at + i * step));
      }
    } else if (width == 2) {
      for (long i = 0; i < count; i++) {
        to.set(
            JAVA_SHORT_UNALIGNED, toAt + i * toStep, from.get(JAVA_SHORT_UNALIGNED, at + i * step));
      }
    } else if (width == 4) {
      for (long i = 0; i < count; i++) {
        to.set(JAVA_INT_UNALIGNED, toAt + i * toStep, from.get(JAVA_INT_UNALIGNED, at + i * step));
      }
    } else if (width == 8) {
      for (long i = 0; i < count; i++) {
        to.set(
            JAVA_LONG_UNALIGNED, toAt + i * toStep, from.get(JAVA_LONG_UNALIGNED, at + i * step));
      }
    } else {
      for (long i = 0; i < count; i++) {
        MemorySegment.copy(from, at + i * step, to, toAt + i * toStep, width);
      }
    }
  }

  /// Copies `count` values of 2, 4 or 8 bytes, reversing the bytes of each.
  static void copySwapped(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toStep,
      int width,
      long count) {
    if (width == 2) {
      for (long i = 0; i < count; i++) {
        short value = from.get(JAVA_SHORT_UNALIGNED, at + i * step);
        to.set(JAVA_SHORT_UNALIGNED, toAt + i * toStep, Short.reverseBytes(value));
      }
    } else if (width == 4) {
      for (long i = 0; i < count; i++) {
        int value = from.get(JAVA_INT_UNALIGNED, at + i * step);
        to.set(JAVA_INT_UNALIGNED, toAt + i * toStep, Integer.reverseBytes(value));
      }
    } else {
      for (long i = 0; i < count; i++) {
        long value = from.get(JAVA_LONG_UNALIGNED, at + i * step);
        to.set(JAVA_LONG_UNALIGNED, toAt + i * toStep, Long.reverseBytes(value));
      }
    }
  }
}
