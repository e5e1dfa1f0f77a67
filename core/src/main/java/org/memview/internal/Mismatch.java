package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Where two runs of bytes begin to differ.
///
/// Mapped memory is compared by a loop of our own, a piece at a time. The JVM survives a file that
/// is shortened under its mapping in its copying and filling stubs and in compiled loops, but not
/// in the stub behind `MemorySegment.mismatch`: there, in 25.0.3, the signal ends the process.
final class Mismatch {
  private static final int PIECE = 1 << 14;

  /// Up to so many bytes, a loop of our own is faster than the call.
  private static final int FEW = 128;

  private Mismatch() {}

  /// Returns the number of the first byte that differs, or -1.
  static long of(MemorySegment first, long a, MemorySegment second, long b, long bytes) {
    if (bytes <= FEW) {
      return Comparisons.between(first, second).mismatch(first, a, second, b, (int) bytes);
    }
    return first.isMapped() || second.isMapped()
        ? inPieces(first, a, second, b, bytes)
        : MemorySegment.mismatch(first, a, a + bytes, second, b, b + bytes);
  }

  // A piece that differs is looked through once more for where.
  private static long inPieces(
      MemorySegment first, long a, MemorySegment second, long b, long bytes) {
    Comparisons comparisons = Comparisons.between(first, second);
    for (long at = 0; at < bytes; at += PIECE) {
      int some = (int) Math.min(PIECE, bytes - at);
      if (!comparisons.areSame(first, a + at, second, b + at, some & -8) || (some & 7) != 0) {
        int found = comparisons.mismatch(first, a + at, second, b + at, some);
        if (found >= 0) {
          return at + found;
        }
      }
    }
    return -1;
  }
}
