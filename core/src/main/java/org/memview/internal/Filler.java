package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.memview.layout.Layout;

/// Stores one value in every element.
public final class Filler {
  // Long enough that copying it again and again costs no more than one copy, short enough for the
  // first-level cache.
  private static final int PATTERN = 1 << 13;

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

  private static void fill(MemorySegment segment, Layout layout, byte[] item) {
    Runs runs = Axes.inMemoryOrder(layout).runs();
    if (runs.isDense(item.length)) {
      fillDense(segment, runs, item);
    } else {
      MemorySegment one = MemorySegment.ofArray(item);
      while (runs.next()) {
        Strided.copy(
            one, 0, 0, segment, runs.offset(0), runs.stride(0), item.length, runs.length());
      }
    }
  }

  private static void fillDense(MemorySegment segment, Runs runs, byte[] item) {
    long size = runs.length() * item.length;
    byte[] pattern = repeated(item, size);
    while (runs.next()) {
      long at = runs.offset(0);
      for (long done = 0; done < size; done += pattern.length) {
        int some = (int) Math.min(pattern.length, size - done);
        MemorySegment.copy(pattern, 0, segment, JAVA_BYTE, at + done, some);
      }
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
