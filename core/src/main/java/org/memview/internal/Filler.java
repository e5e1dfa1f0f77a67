package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.memview.layout.Layout;

/// Stores one value in every element.
public final class Filler {
  // Long enough that copying it again and again costs no more than one copy, short enough for the
  // first-level cache.
  private static final int PATTERN = 1 << 13;

  // Below, a loop beats a call.
  private static final long WORTH_A_CALL = 64;

  private Filler() {}

  /// Stores `value` in every element of `block`; padding beyond `format.size()` stays as it is.
  ///
  /// A value that does not fit is refused before anything is written, and also if there are no
  /// elements.
  public static void fill(Block block, Object value) {
    fillEncoded(block, Elements.encode(block.format(), value));
  }

  /// Stores these bytes, an encoded value, in every element of `block`.
  public static void fillEncoded(Block block, byte[] item) {
    if (!block.layout().isEmpty() && item.length > 0) {
      fill(block.segment(), block.layout(), item);
    }
  }

  /// Stores these bytes `count` times side by side, from byte `at` of `segment` on.
  public static void fillRun(MemorySegment segment, long at, byte[] item, long count) {
    long size = count * item.length;
    if (item.length == 0 || size == 0) {
      return;
    }
    if (size < WORTH_A_CALL) {
      MemorySegment one = MemorySegment.ofArray(item);
      int width = item.length;
      Moves.between(one, segment)
          .copy(one, 0, 0, 0, segment, at, 0, width, width, 1, count, new Room());
    } else if (isUniform(item)) {
      segment.asSlice(at, size).fill(item[0]);
    } else {
      repeat(repeated(item, size), segment, at, size);
    }
  }

  private static void fill(MemorySegment segment, Layout layout, byte[] item) {
    Runs planes = Axes.inMemoryOrder(layout).planes();
    long size = planes.length() * item.length;
    if (planes.isDense(item.length) && size >= WORTH_A_CALL) {
      fillDense(segment, planes, item, size);
      return;
    }
    MemorySegment one = MemorySegment.ofArray(item);
    Moves moves = Moves.between(one, segment);
    Room room = new Room();
    while (planes.next()) {
      moves.copy(
          one,
          0,
          0,
          0,
          segment,
          planes.offset(0),
          planes.rowStride(0),
          planes.stride(0),
          item.length,
          planes.rows(),
          planes.length(),
          room);
    }
  }

  private static void fillDense(MemorySegment segment, Runs planes, byte[] item, long size) {
    boolean uniform = isUniform(item);
    byte[] pattern = uniform ? item : repeated(item, size);
    while (planes.next()) {
      for (long row = 0; row < planes.rows(); row++) {
        long at = planes.offset(0) + row * planes.rowStride(0);
        if (uniform) {
          segment.asSlice(at, size).fill(item[0]);
        } else {
          repeat(pattern, segment, at, size);
        }
      }
    }
  }

  private static boolean isUniform(byte[] item) {
    for (byte b : item) {
      if (b != item[0]) {
        return false;
      }
    }
    return true;
  }

  private static void repeat(byte[] pattern, MemorySegment segment, long at, long size) {
    for (long done = 0; done < size; done += pattern.length) {
      int some = (int) Math.min(pattern.length, size - done);
      MemorySegment.copy(pattern, 0, segment, JAVA_BYTE, at + done, some);
    }
  }

  private static byte[] repeated(byte[] item, long size) {
    long times = Math.max(1, Math.min(size, PATTERN) / item.length);
    byte[] pattern = new byte[(int) times * item.length];
    for (int at = 0; at < pattern.length; at += item.length) {
      System.arraycopy(item, 0, pattern, at, item.length);
    }
    return pattern;
  }
}
