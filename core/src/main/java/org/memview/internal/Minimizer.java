package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The loops under minima of bytes and shorts; a kernel of [PerKind].
///
/// C2 vectorises no reduction by `min`, but it does vectorise the minimum of two arrays of ints, so
/// each loop keeps as many minima as an array has elements. It has no such loop for bytes and
/// shorts; these are compared as ints, once shifted so that each part of the int is its highest:
/// what lies below only decides between equals.
final class Minimizer implements Minima {
  private static final int LANES = Room.SIZE;

  @Override
  public long integers(MemorySegment memory, long at, long count, int width, long flip, Room room) {
    return width == 1
        ? bytes(memory, at, count, flip, room)
        : shorts(memory, at, count, flip, room);
  }

  private static long bytes(MemorySegment memory, long at, long count, long flip, Room room) {
    long least = Byte.MAX_VALUE;
    long i = 0;
    if (count >= 16 * LANES) {
      int all = (int) (flip & 0xFF) * 0x01010101;
      int[] first = lanes(room, 0);
      int[] second = lanes(room, 1);
      int[] third = lanes(room, 2);
      int[] fourth = lanes(room, 3);
      for (; i + 16 * LANES <= count; i += 16 * LANES) {
        quarters(memory, at + i, all, first, second);
        lowQuarters(memory, at + i, all, third, fourth);
      }
      long a = Math.min(least(first), least(second));
      least = Math.min(a, Math.min(least(third), least(fourth))) >> 24;
    }
    for (; i < count; i++) {
      least = Math.min(least, memory.get(JAVA_BYTE, at + i) ^ (byte) flip);
    }
    return least;
  }

  // Four ints at a time, so that the minima so far are read and written once for 16 bytes.
  private static void quarters(MemorySegment memory, long at, int all, int[] first, int[] second) {
    for (int i = 0; i < LANES; i++) {
      int a = memory.get(JAVA_INT_UNALIGNED, at + 4L * i) ^ all;
      int b = memory.get(JAVA_INT_UNALIGNED, at + 4L * LANES + 4L * i) ^ all;
      int c = memory.get(JAVA_INT_UNALIGNED, at + 8L * LANES + 4L * i) ^ all;
      int d = memory.get(JAVA_INT_UNALIGNED, at + 12L * LANES + 4L * i) ^ all;
      first[i] = Math.min(first[i], Math.min(Math.min(a, b), Math.min(c, d)));
      second[i] = Math.min(second[i], Math.min(Math.min(a << 8, b << 8), Math.min(c << 8, d << 8)));
    }
  }

  private static void lowQuarters(
      MemorySegment memory, long at, int all, int[] third, int[] fourth) {
    for (int i = 0; i < LANES; i++) {
      int a = memory.get(JAVA_INT_UNALIGNED, at + 4L * i) ^ all;
      int b = memory.get(JAVA_INT_UNALIGNED, at + 4L * LANES + 4L * i) ^ all;
      int c = memory.get(JAVA_INT_UNALIGNED, at + 8L * LANES + 4L * i) ^ all;
      int d = memory.get(JAVA_INT_UNALIGNED, at + 12L * LANES + 4L * i) ^ all;
      third[i] =
          Math.min(third[i], Math.min(Math.min(a << 16, b << 16), Math.min(c << 16, d << 16)));
      fourth[i] =
          Math.min(fourth[i], Math.min(Math.min(a << 24, b << 24), Math.min(c << 24, d << 24)));
    }
  }

  private static int[] lanes(Room room, int which) {
    int[] lanes = room.ints(which);
    Arrays.fill(lanes, Integer.MAX_VALUE);
    return lanes;
  }

  private static long least(int[] lanes) {
    int least = Integer.MAX_VALUE;
    for (int lane : lanes) {
      least = Math.min(least, lane);
    }
    return least;
  }

  private static long shorts(MemorySegment memory, long at, long count, long flip, Room room) {
    long least = Short.MAX_VALUE;
    long i = 0;
    if (count >= 2 * LANES) {
      int all = (int) (flip & 0xFFFF) * 0x00010001;
      int[] high = lanes(room, 0);
      int[] low = lanes(room, 1);
      for (; i + 2 * LANES <= count; i += 2 * LANES) {
        halves(memory, at + 2 * i, all, high, low);
      }
      least = Math.min(least(high), least(low)) >> 16;
    }
    for (; i < count; i++) {
      least = Math.min(least, memory.get(JAVA_SHORT_UNALIGNED, at + 2 * i) ^ (short) flip);
    }
    return least;
  }

  private static void halves(MemorySegment memory, long at, int all, int[] high, int[] low) {
    for (int i = 0; i < LANES; i++) {
      int both = memory.get(JAVA_INT_UNALIGNED, at + 4L * i) ^ all;
      high[i] = Math.min(high[i], both);
      low[i] = Math.min(low[i], both << 16);
    }
  }
}
