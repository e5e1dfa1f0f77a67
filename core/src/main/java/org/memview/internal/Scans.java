package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Answers questions about all of some elements at once, where the answer is mostly no.
interface Scans {
  /// The class for the kind of memory.
  static Scans of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// True if `element ^ flip`, a signed number of `width` bytes (1 or 2), is less than `bound` for
  /// one of the elements in `longs` times 8 bytes.
  boolean hasBelow(MemorySegment memory, long at, int longs, int width, long flip, long bound);

  /// True if one of `count` floating numbers of `width` (4 or 8) bytes is a NaN.
  boolean hasNan(MemorySegment memory, long at, int count, int width);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Scans> KERNELS = new PerKind<>(Scans.class, new Scanner());

    private Holder() {}
  }
}
