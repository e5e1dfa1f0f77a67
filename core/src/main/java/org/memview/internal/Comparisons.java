package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Compares few bytes: a call of the JDK's mismatch takes longer to begin than they do.
interface Comparisons {
  /// The class for the kinds of memory of two segments.
  static Comparisons between(MemorySegment first, MemorySegment second) {
    return Holder.KERNELS.of(first, second);
  }

  /// The number of the first byte that differs, or -1.
  int mismatch(MemorySegment first, long a, MemorySegment second, long b, int bytes);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Comparisons> KERNELS =
        new PerKind<>(Comparisons.class, new FewBytes());

    private Holder() {}
  }
}
