package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// The loops under filling; a kernel of [PerKind].
final class FillLoops implements Fills {
  // Loops count in ints, which C2 likes better.
  private static final int BLOCK = 1 << 13;

  @Override
  public void fill(MemorySegment memory, long at, long value, long bytes) {
    long longs = bytes >> 3;
    for (long i = 0; i < longs; i += BLOCK) {
      fillLongs(memory, at + 8 * i, value, (int) Math.min(BLOCK, longs - i));
    }
    if ((bytes & 7) != 0) {
      memory.set(JAVA_LONG_UNALIGNED, at + bytes - 8, value);
    }
  }

  private static void fillLongs(MemorySegment memory, long at, long value, int count) {
    for (int i = 0; i < count; i++) {
      memory.set(JAVA_LONG_UNALIGNED, at + 8L * i, value);
    }
  }

  @Override
  public void fillSteps(
      MemorySegment memory,
      long at,
      long rowStep,
      long step,
      int width,
      long value,
      long rows,
      long count) {
    for (long row = 0; row < rows; row++) {
      for (long i = 0; i < count; i += BLOCK) {
        int some = (int) Math.min(BLOCK, count - i);
        long p = at + row * rowStep + i * step;
        switch (width) {
          case 1 -> storeBytes(memory, p, step, (byte) value, some);
          case 2 -> storeShorts(memory, p, step, (short) value, some);
          case 4 -> storeInts(memory, p, step, (int) value, some);
          default -> storeLongs(memory, p, step, value, some);
        }
      }
    }
  }

  private static void storeBytes(MemorySegment memory, long at, long step, byte value, int count) {
    for (int i = 0; i < count; i++) {
      memory.set(JAVA_BYTE, at + i * step, value);
    }
  }

  private static void storeShorts(
      MemorySegment memory, long at, long step, short value, int count) {
    for (int i = 0; i < count; i++) {
      memory.set(JAVA_SHORT_UNALIGNED, at + i * step, value);
    }
  }

  // Every second one by a distance that is a constant: no check is left in the loop.
  private static void storeInts(MemorySegment memory, long at, long step, int value, int count) {
    if (step == 8) {
      for (int i = 0; i < count; i++) {
        memory.set(JAVA_INT_UNALIGNED, at + 8L * i, value);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      memory.set(JAVA_INT_UNALIGNED, at + i * step, value);
    }
  }

  private static void storeLongs(MemorySegment memory, long at, long step, long value, int count) {
    for (int i = 0; i < count; i++) {
      memory.set(JAVA_LONG_UNALIGNED, at + i * step, value);
    }
  }
}
