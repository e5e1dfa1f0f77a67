package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// The loops under conversions of integers; a kernel of [PerKind].
///
/// One loop for each pair of types: with an array on one side C2 vectorises it, 0.05 ns per number,
/// where the way over `long` or `double` that suits all pairs takes 3.
final class Loader implements Loads {
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long ALL_BUT_HIGH = 0x7F7F7F7F7F7F7F7FL;

  @Override
  public void floats(MemorySegment memory, long at, Cell cell, float[] into, int count) {
    switch (cell) {
      case I8 -> bytes(memory, at, into, count);
      case U8 -> unsignedBytes(memory, at, into, count);
      case I16 -> shorts(memory, at, into, count);
      case U16 -> unsignedShorts(memory, at, into, count);
      case I32 -> ints(memory, at, into, count);
      case U32 -> unsignedInts(memory, at, into, count);
      case I64 -> wides(memory, at, into, count);
      default -> throw new IllegalArgumentException("no loop for " + cell);
    }
  }

  private static void bytes(MemorySegment memory, long at, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i);
    }
  }

  private static void unsignedBytes(MemorySegment memory, long at, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i) & 0xFF;
    }
  }

  private static void shorts(MemorySegment memory, long at, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i);
    }
  }

  private static void unsignedShorts(MemorySegment memory, long at, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i) & 0xFFFF;
    }
  }

  private static void ints(MemorySegment memory, long at, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_INT_UNALIGNED, at + 4L * i);
    }
  }

  private static void unsignedInts(MemorySegment memory, long at, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_INT_UNALIGNED, at + 4L * i) & 0xFFFFFFFFL;
    }
  }

  private static void wides(MemorySegment memory, long at, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i);
    }
  }

  @Override
  public void doubles(MemorySegment memory, long at, Cell cell, double[] into, int count) {
    switch (cell) {
      case I8 -> bytes(memory, at, into, count);
      case U8 -> unsignedBytes(memory, at, into, count);
      case I16 -> shorts(memory, at, into, count);
      case U16 -> unsignedShorts(memory, at, into, count);
      case I32 -> ints(memory, at, into, count);
      case U32 -> unsignedInts(memory, at, into, count);
      case I64 -> wides(memory, at, into, count);
      default -> throw new IllegalArgumentException("no loop for " + cell);
    }
  }

  private static void bytes(MemorySegment memory, long at, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i);
    }
  }

  private static void unsignedBytes(MemorySegment memory, long at, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i) & 0xFF;
    }
  }

  private static void shorts(MemorySegment memory, long at, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i);
    }
  }

  private static void unsignedShorts(MemorySegment memory, long at, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i) & 0xFFFF;
    }
  }

  private static void ints(MemorySegment memory, long at, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_INT_UNALIGNED, at + 4L * i);
    }
  }

  private static void unsignedInts(MemorySegment memory, long at, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_INT_UNALIGNED, at + 4L * i) & 0xFFFFFFFFL;
    }
  }

  private static void wides(MemorySegment memory, long at, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i);
    }
  }

  @Override
  public void ints(MemorySegment memory, long at, Cell cell, int[] into, int count) {
    switch (cell) {
      case I8 -> bytes(memory, at, into, count);
      case U8 -> unsignedBytes(memory, at, into, count);
      case I16 -> shorts(memory, at, into, count);
      case U16 -> unsignedShorts(memory, at, into, count);
      default -> throw new IllegalArgumentException("no loop for " + cell);
    }
  }

  private static void bytes(MemorySegment memory, long at, int[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i);
    }
  }

  private static void unsignedBytes(MemorySegment memory, long at, int[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i) & 0xFF;
    }
  }

  private static void shorts(MemorySegment memory, long at, int[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i);
    }
  }

  private static void unsignedShorts(MemorySegment memory, long at, int[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i) & 0xFFFF;
    }
  }

  @Override
  public void longs(MemorySegment memory, long at, Cell cell, long[] into, int count) {
    switch (cell) {
      case I8 -> bytes(memory, at, into, count);
      case U8 -> unsignedBytes(memory, at, into, count);
      case I16 -> shorts(memory, at, into, count);
      case U16 -> unsignedShorts(memory, at, into, count);
      case I32 -> ints(memory, at, into, count);
      case U32 -> unsignedInts(memory, at, into, count);
      default -> throw new IllegalArgumentException("no loop for " + cell);
    }
  }

  private static void bytes(MemorySegment memory, long at, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i);
    }
  }

  private static void unsignedBytes(MemorySegment memory, long at, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i) & 0xFF;
    }
  }

  private static void shorts(MemorySegment memory, long at, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i);
    }
  }

  private static void unsignedShorts(MemorySegment memory, long at, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_SHORT_UNALIGNED, at + 2L * i) & 0xFFFF;
    }
  }

  private static void ints(MemorySegment memory, long at, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_INT_UNALIGNED, at + 4L * i);
    }
  }

  private static void unsignedInts(MemorySegment memory, long at, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_INT_UNALIGNED, at + 4L * i) & 0xFFFFFFFFL;
    }
  }

  @Override
  public void shorts(MemorySegment memory, long at, Cell cell, short[] into, int count) {
    if (cell == Cell.U8) {
      unsignedBytes(memory, at, into, count);
    } else {
      bytes(memory, at, into, count);
    }
  }

  private static void bytes(MemorySegment memory, long at, short[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = memory.get(JAVA_BYTE, at + i);
    }
  }

  private static void unsignedBytes(MemorySegment memory, long at, short[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = (short) (memory.get(JAVA_BYTE, at + i) & 0xFF);
    }
  }

  @Override
  public void flipped(MemorySegment memory, long at, long flip, long[] into, int bytes) {
    int longs = bytes >> 3;
    for (int i = 0; i < longs; i++) {
      into[i] = memory.get(JAVA_LONG_UNALIGNED, at + 8L * i) ^ flip;
    }
    if ((bytes & 7) != 0) {
      into[longs] = rest(memory, at + 8L * longs, bytes & 7) ^ flip;
    }
  }

  @Override
  public void truths(MemorySegment memory, long at, long[] into, int bytes) {
    int longs = bytes >> 3;
    for (int i = 0; i < longs; i++) {
      into[i] = truths(memory.get(JAVA_LONG_UNALIGNED, at + 8L * i));
    }
    if ((bytes & 7) != 0) {
      into[longs] = truths(rest(memory, at + 8L * longs, bytes & 7));
    }
  }

  // 1 in each byte that is not 0.
  private static long truths(long bytes) {
    return (((bytes & ALL_BUT_HIGH) + ALL_BUT_HIGH) | bytes) >>> 7 & LOW_BITS;
  }

  // Fewer than eight bytes, as the first ones in memory of a native long.
  private static long rest(MemorySegment memory, long at, int bytes) {
    long rest = 0;
    for (int i = 0; i < bytes; i++) {
      rest |= (memory.get(JAVA_BYTE, at + i) & 0xFFL) << (8 * i);
    }
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? rest : Long.reverseBytes(rest);
  }
}
