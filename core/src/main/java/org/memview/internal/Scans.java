package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Looks at many elements at once for something that is mostly not there.
interface Scans {
  /// The class for the kind of memory.
  static Scans of(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// True if `element ^ flip`, a signed number of `width` bytes, is less than `bound` for one of
  /// the elements in `longs` times 8 bytes.
  boolean hasBelow(MemorySegment memory, long at, int longs, int width, long flip, long bound);

  /// True if one of the floating numbers of `width` (4 or 8) bytes in `longs` times 8 bytes is a
  /// NaN or has a `key ^ flip` that is less than `bound`; see [FloatKeys].
  ///
  /// @param flip 0 or -1
  boolean hasFloatBelow(MemorySegment memory, long at, int longs, int width, long flip, long bound);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Scans> KERNELS = new PerKind<>(Scans.class, new Scanner());

    private Holder() {}
  }
}
