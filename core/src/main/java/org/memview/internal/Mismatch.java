package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Where two runs of bytes begin to differ.
///
/// Mapped memory is copied aside first, a piece at a time. The JVM survives a file that is
/// shortened under its mapping in its copying and filling stubs and in compiled loops, but not in
/// the stub behind `MemorySegment.mismatch`: there, in 25.0.3, the signal ends the process.
final class Mismatch {
  /// Two of them stay in the first-level cache.
  private static final int PIECE = 1 << 13;

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

  private static long inPieces(
      MemorySegment first, long a, MemorySegment second, long b, long bytes) {
    int piece = (int) Math.min(PIECE, bytes);
    MemorySegment mine = MemorySegment.ofArray(new byte[piece]);
    MemorySegment theirs = MemorySegment.ofArray(new byte[piece]);
    for (long at = 0; at < bytes; at += piece) {
      long n = Math.min(piece, bytes - at);
      MemorySegment.copy(first, a + at, mine, 0, n);
      MemorySegment.copy(second, b + at, theirs, 0, n);
      long found = MemorySegment.mismatch(mine, 0, n, theirs, 0, n);
      if (found >= 0) {
        return at + found;
      }
    }
    return -1;
  }
}
