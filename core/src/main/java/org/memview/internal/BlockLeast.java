package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The least of the numbers in some thousand bytes.
///
/// They are copied to an array of ints or longs and folded there, many bytes and shorts as
/// [HeadLeast] does: C2 vectorises no running minimum, none of bytes or shorts, and no minima of an
/// array that might be the memory itself, as of an `int[]` it might.
///
/// Of integers what is compared is `element ^ flip` as a signed number: `flip` is 0, the sign bit
/// for unsigned formats, and its complement to find the greatest. Of floating numbers it is `key ^
/// flip` ([FloatKeys]), where `flip` is 0 or, to find the greatest, -1.
final class BlockLeast {
  /// Numbers of up to four bytes that are folded at once.
  static final int INTS = 1024;

  private static final int LONGS = 512;
  private static final int FLOAT_INFINITY = 0x7F80_0000;
  private static final long DOUBLE_INFINITY = 0x7FF0_0000_0000_0000L;

  // Fewer are compared one by one.
  private static final int FEW = 64;

  private final int width;
  private final long flip;
  private final boolean floating;
  private int room;
  private @Nullable HeadLeast heads;
  private byte[] bytes = {};
  private short[] shorts = {};
  private int[] ints = {};
  private long[] longs = {};

  /// The `flip` for the least, or the greatest, numbers of a cell.
  static long flip(Cell cell, boolean smallest) {
    boolean unsigned = cell.isInteger() && cell.min() == 0;
    long sign = unsigned ? -1L << (8 * cell.width() - 1) : 0;
    return smallest ? sign : ~sign;
  }

  /// For the least, or the greatest, numbers of a cell.
  BlockLeast(Cell cell, boolean smallest) {
    this(cell.width(), flip(cell, smallest), !cell.isInteger());
  }

  /// For numbers of `width` bytes.
  BlockLeast(int width, long flip, boolean floating) {
    this.width = width;
    this.flip = flip;
    this.floating = floating;
  }

  private void makeRoom(int count) {
    if (count > room) {
      room = count <= FEW ? FEW : most();
      bytes = new byte[width == 1 ? FEW : 0];
      shorts = new short[width == 2 ? FEW : 0];
      ints = new int[width < 8 ? room : 0];
      longs = new long[width < 8 ? 0 : room];
    }
  }

  private int most() {
    return width < 8 ? INTS : LONGS;
  }

  /// The least of `count` (not 0); `Long.MIN_VALUE` if there is a NaN.
  long of(MemorySegment memory, long at, int count) {
    int most = most();
    if (width <= 2 && count > FEW) {
      return ofHeads(memory, at, count);
    }
    makeRoom(Math.min(count, most));
    long least = Long.MAX_VALUE;
    for (int i = 0; i < count; i += most) {
      int some = Math.min(most, count - i);
      long p = at + (long) width * i;
      least = Math.min(least, width < 8 ? ofInts(memory, p, some) : ofLongs(memory, p, some));
    }
    return least;
  }

  private long ofInts(MemorySegment memory, long at, int count) {
    load(memory, at, count);
    if (floating && hasNan(ints, count)) {
      return Long.MIN_VALUE;
    }
    turn(ints, count, floating ? Integer.MAX_VALUE : 0, (int) flip);
    return least(ints, count);
  }

  private long ofHeads(MemorySegment memory, long at, int count) {
    HeadLeast least = heads;
    if (least == null) {
      least = new HeadLeast(width, flip);
      heads = least;
    }
    return least.of(memory, at, count);
  }

  // By way of arrays: until it is compiled a loop over a segment takes twenty times as long as one
  // over an array, and this one is not called often enough to be compiled soon.
  private void load(MemorySegment memory, long at, int count) {
    if (width == 1) {
      MemorySegment.copy(memory, JAVA_BYTE, at, bytes, 0, count);
      widen(bytes, ints, count);
    } else if (width == 2) {
      MemorySegment.copy(memory, JAVA_SHORT_UNALIGNED, at, shorts, 0, count);
      widen(shorts, ints, count);
    } else {
      MemorySegment.copy(memory, JAVA_INT_UNALIGNED, at, ints, 0, count);
    }
  }

  private static void widen(byte[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i];
    }
  }

  private static void widen(short[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i];
    }
  }

  private static boolean hasNan(int[] bits, int count) {
    int any = 0;
    for (int i = 0; i < count; i++) {
      any |= FLOAT_INFINITY - (bits[i] & Integer.MAX_VALUE);
    }
    return any < 0;
  }

  // The bits of a number below zero are turned around by `size`.
  private static void turn(int[] bits, int count, int size, int flip) {
    for (int i = 0; i < count; i++) {
      bits[i] = bits[i] ^ ((bits[i] >> 31) & size) ^ flip;
    }
  }

  private static int least(int[] values, int count) {
    int left = count;
    if (count > FEW) {
      Arrays.fill(values, count, INTS, Integer.MAX_VALUE);
      fold(values);
      left = 16;
    }
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < left; i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }

  // By distances that are constants: C2 then knows that what is written is not read again.
  private static void fold(int[] v) {
    for (int i = 0; i < 256; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 256]), Math.min(v[i + 512], v[i + 768]));
    }
    for (int i = 0; i < 64; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 64]), Math.min(v[i + 128], v[i + 192]));
    }
    for (int i = 0; i < 16; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 16]), Math.min(v[i + 32], v[i + 48]));
    }
  }

  private long ofLongs(MemorySegment memory, long at, int count) {
    MemorySegment.copy(memory, JAVA_LONG_UNALIGNED, at, longs, 0, count);
    if (floating && hasNan(longs, count)) {
      return Long.MIN_VALUE;
    }
    turn(longs, count, floating ? Long.MAX_VALUE : 0, flip);
    return least(longs, count);
  }

  private static boolean hasNan(long[] bits, int count) {
    long any = 0;
    for (int i = 0; i < count; i++) {
      any |= DOUBLE_INFINITY - (bits[i] & Long.MAX_VALUE);
    }
    return any < 0;
  }

  private static void turn(long[] bits, int count, long size, long flip) {
    for (int i = 0; i < count; i++) {
      bits[i] = bits[i] ^ ((bits[i] >> 63) & size) ^ flip;
    }
  }

  private static long least(long[] values, int count) {
    int left = count;
    if (count > FEW) {
      Arrays.fill(values, count, LONGS, Long.MAX_VALUE);
      fold(values);
      left = 8;
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < left; i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }

  private static void fold(long[] v) {
    for (int i = 0; i < 128; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 128]), Math.min(v[i + 256], v[i + 384]));
    }
    for (int i = 0; i < 32; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 32]), Math.min(v[i + 64], v[i + 96]));
    }
    for (int i = 0; i < 8; i++) {
      v[i] = Math.min(Math.min(v[i], v[i + 8]), Math.min(v[i + 16], v[i + 24]));
    }
  }
}
