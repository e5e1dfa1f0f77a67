package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Looks at many elements at once for something that is mostly not there.
interface Scans {
  /// The class for the kind of memory.
  static Scans of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// True if `element ^ flip`, a signed number of `width` bytes (1 or 2), is less than `bound` for
  /// one of the elements in `longs` times 8 bytes.
  boolean hasBelow(MemorySegment memory, long at, int longs, int width, long flip, long bound);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Scans> KERNELS = new PerKind<>(Scans.class, new Scanner());

    private Holder() {}
  }
}
