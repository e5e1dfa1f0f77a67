package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// Fills runs of memory with one item, side by side: a byte by the JDK's call, what divides eight
/// bytes by a loop of longs, anything else by copies of a pattern.
final class Repeater {
  // Long enough that copying it again and again costs no more than one copy, short enough for the
  // first-level cache.
  private static final int PATTERN = 1 << 13;

  private final MemorySegment segment;
  private final byte[] pattern;
  private final boolean uniform;
  private final boolean byLongs;

  private Repeater(MemorySegment segment, byte[] pattern, boolean uniform, boolean byLongs) {
    this.segment = segment;
    this.pattern = pattern;
    this.uniform = uniform;
    this.byLongs = byLongs;
  }

  /// For runs of up to `size` bytes, a multiple of the item's.
  static Repeater of(MemorySegment segment, byte[] item, long size) {
    boolean uniform = isUniform(item);
    boolean byLongs = !uniform && Fills.isFor(item.length);
    byte[] pattern = uniform || byLongs ? item : repeated(item, Math.min(size, PATTERN));
    return new Repeater(segment, pattern, uniform, byLongs);
  }

  private static boolean isUniform(byte[] item) {
    for (byte b : item) {
      if (b != item[0]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] repeated(byte[] item, long size) {
    long times = Math.max(1, size / item.length);
    byte[] pattern = new byte[(int) times * item.length];
    for (int at = 0; at < pattern.length; at += item.length) {
      System.arraycopy(item, 0, pattern, at, item.length);
    }
    return pattern;
  }

  /// Fills `size` bytes (8 at least), a multiple of the item's, from byte `at` on.
  void fill(long at, long size) {
    if (uniform) {
      segment.asSlice(at, size).fill(pattern[0]);
    } else if (byLongs) {
      long value = Raw.repeated(Filler.bits(pattern), pattern.length);
      Fills.of(segment).fill(segment, at, value, size);
    } else {
      for (long done = 0; done < size; done += pattern.length) {
        int some = (int) Math.min(pattern.length, size - done);
        MemorySegment.copy(pattern, 0, segment, JAVA_BYTE, at + done, some);
      }
    }
  }
}
