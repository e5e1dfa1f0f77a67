package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Compares bytes where the JDK's mismatch is not the best: few, for the call takes longer to begin
/// than they do; those of a file, where it is not safe; and floating numbers, of which NaNs are to
/// be told as well.
interface Comparisons {
  /// The class for the kinds of memory of two segments.
  static Comparisons between(MemorySegment first, MemorySegment second) {
    return Holder.KERNELS.of(first, second);
  }

  /// The number of the first byte that differs, or -1.
  int mismatch(MemorySegment first, long a, MemorySegment second, long b, int bytes);

  /// True if so many bytes, a multiple of 8, are the same.
  boolean areSame(MemorySegment first, long a, MemorySegment second, long b, int bytes);

  /// True if `count` floating numbers of `width` (4 or 8) bytes have equal bytes and none is a NaN.
  boolean areSameNumbers(
      MemorySegment first, long a, MemorySegment second, long b, int count, int width);

  /// Number of the first pair of floating numbers of `width` bytes, NaN included, that are not
  /// equal as numbers, or -1.
  int unequal(MemorySegment first, long a, MemorySegment second, long b, int count, int width);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Comparisons> KERNELS =
        new PerKind<>(Comparisons.class, new ByteComparer());

    private Holder() {}
  }
}
