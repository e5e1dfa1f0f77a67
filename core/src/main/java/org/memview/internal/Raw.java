package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Moves the raw bits of equally spaced elements of 1, 2, 4 or 8 bytes between memory and a
/// `long[]`.
///
/// Arrays on one side let the JIT vectorise loops that it leaves alone between two segments, and
/// they make all arithmetic independent of the kind of memory. Bits are sign-extended; strides are
/// in bytes.
final class Raw {
  private Raw() {}

  static long get(MemorySegment segment, long at, int width, boolean swapped) {
    long bits =
        switch (width) {
          case 1 -> segment.get(JAVA_BYTE, at);
          case 2 -> segment.get(JAVA_SHORT_UNALIGNED, at);
          case 4 -> segment.get(JAVA_INT_UNALIGNED, at);
          default -> segment.get(JAVA_LONG_UNALIGNED, at);
        };
    return swapped ? reverse(bits, width) : bits;
  }

  static void set(MemorySegment segment, long at, int width, boolean swapped, long value) {
    long bits = swapped ? reverse(value, width) : value;
    switch (width) {
      case 1 -> segment.set(JAVA_BYTE, at, (byte) bits);
      case 2 -> segment.set(JAVA_SHORT_UNALIGNED, at, (short) bits);
      case 4 -> segment.set(JAVA_INT_UNALIGNED, at, (int) bits);
      default -> segment.set(JAVA_LONG_UNALIGNED, at, bits);
    }
  }

  /// Reverses the low `width` bytes and sign-extends them.
  static long reverse(long bits, int width) {
    return Long.reverseBytes(bits) >> (64 - 8 * width);
  }

  /// The low `width` bytes in each of the lanes of a long that are as wide.
  static long repeated(long lane, int width) {
    return switch (width) {
      case 1 -> (lane & 0xFF) * 0x0101010101010101L;
      case 2 -> (lane & 0xFFFF) * 0x0001000100010001L;
      case 4 -> (lane & 0xFFFFFFFFL) * 0x0000000100000001L;
      default -> lane;
    };
  }

  static void reverse(long[] bits, int from, int count, int width) {
    for (int i = from; i < from + count; i++) {
      bits[i] = reverse(bits[i], width);
    }
  }

  /// Reads `count` elements from `at` on into `into[from…]`.
  static void load(
      MemorySegment segment, long at, long stride, int width, long[] into, int from, int count) {
    switch (width) {
      case 1 -> loadBytes(segment, at, stride, into, from, count);
      case 2 -> loadShorts(segment, at, stride, into, from, count);
      case 4 -> loadInts(segment, at, stride, into, from, count);
      default -> loadLongs(segment, at, stride, into, from, count);
    }
  }

  /// Writes the low bits of `source[from…]` to `count` elements from `at` on, the first one first.
  static void store(
      long[] source, int from, int count, MemorySegment segment, long at, long stride, int width) {
    switch (width) {
      case 1 -> storeBytes(source, from, count, segment, at, stride);
      case 2 -> storeShorts(source, from, count, segment, at, stride);
      case 4 -> storeInts(source, from, count, segment, at, stride);
      default -> storeLongs(source, from, count, segment, at, stride);
    }
  }

  // Each loop is written twice: with the stride a constant the JIT removes the range checks and
  // vectorises.

  private static void loadBytes(
      MemorySegment segment, long at, long stride, long[] into, int from, int count) {
    if (stride == 1) {
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.get(JAVA_BYTE, at + i);
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.get(JAVA_BYTE, at + i * stride);
      }
    }
  }

  private static void loadShorts(
      MemorySegment segment, long at, long stride, long[] into, int from, int count) {
    if (stride == 2) {
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.get(JAVA_SHORT_UNALIGNED, at + 2L * i);
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.get(JAVA_SHORT_UNALIGNED, at + i * stride);
      }
    }
  }

  private static void loadInts(
      MemorySegment segment, long at, long stride, long[] into, int from, int count) {
    if (stride == 4) {
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.get(JAVA_INT_UNALIGNED, at + 4L * i);
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.get(JAVA_INT_UNALIGNED, at + i * stride);
      }
    }
  }

  private static void loadLongs(
      MemorySegment segment, long at, long stride, long[] into, int from, int count) {
    if (stride == 8) {
      MemorySegment.copy(segment, JAVA_LONG_UNALIGNED, at, into, from, count);
    } else {
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.get(JAVA_LONG_UNALIGNED, at + i * stride);
      }
    }
  }

  private static void storeBytes(
      long[] source, int from, int count, MemorySegment segment, long at, long stride) {
    if (stride == 1) {
      for (int i = 0; i < count; i++) {
        segment.set(JAVA_BYTE, at + i, (byte) source[from + i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        segment.set(JAVA_BYTE, at + i * stride, (byte) source[from + i]);
      }
    }
  }

  private static void storeShorts(
      long[] source, int from, int count, MemorySegment segment, long at, long stride) {
    if (stride == 2) {
      for (int i = 0; i < count; i++) {
        segment.set(JAVA_SHORT_UNALIGNED, at + 2L * i, (short) source[from + i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        segment.set(JAVA_SHORT_UNALIGNED, at + i * stride, (short) source[from + i]);
      }
    }
  }

  private static void storeInts(
      long[] source, int from, int count, MemorySegment segment, long at, long stride) {
    if (stride == 4) {
      for (int i = 0; i < count; i++) {
        segment.set(JAVA_INT_UNALIGNED, at + 4L * i, (int) source[from + i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        segment.set(JAVA_INT_UNALIGNED, at + i * stride, (int) source[from + i]);
      }
    }
  }

  private static void storeLongs(
      long[] source, int from, int count, MemorySegment segment, long at, long stride) {
    if (stride == 8) {
      MemorySegment.copy(source, from, segment, JAVA_LONG_UNALIGNED, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        segment.set(JAVA_LONG_UNALIGNED, at + i * stride, source[from + i]);
      }
    }
  }
}
