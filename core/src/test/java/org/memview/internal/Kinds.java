package org.memview.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;

/// Memory of several kinds, all with the same random bytes.
final class Kinds {
  /// Element counts on both sides of every step of every kernel's loops.
  static final int[] COUNTS = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 31, 33, 63, 64, 65, 127, 129, 255, 256, 257, 511,
    513, 1023, 1024, 1025, 2047, 4095, 4096, 4097, 8191, 8193, 20_001
  };

  private Kinds() {}

  static List<MemorySegment> of(byte[] content) {
    int size = content.length;
    List<MemorySegment> kinds =
        List.of(
            MemorySegment.ofArray(new byte[size]),
            MemorySegment.ofArray(new long[size / 8 + 1]),
            MemorySegment.ofArray(new short[size / 2 + 1]),
            Arena.ofAuto().allocate(Math.max(1, size)));
    for (MemorySegment kind : kinds) {
      MemorySegment.copy(content, 0, kind, ValueLayout.JAVA_BYTE, 0, size);
    }
    return kinds;
  }

  /// Random bytes, of few values if `values` is small.
  static byte[] random(Random random, int size, int values) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (random.nextInt(values) - values / 2);
    }
    return bytes;
  }

  /// The little-endian value of `width` bytes, sign-extended.
  static long read(byte[] bytes, int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value |= (bytes[at + i] & 0xFFL) << (8 * i);
    }
    return value << (64 - 8 * width) >> (64 - 8 * width);
  }
}
