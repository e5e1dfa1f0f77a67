package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Finds elements of 1, 2, 4 or 8 bytes, side by side, by their bits: those for which `(element &
/// care) == wanted`.
interface Finds {
  /// The class for the kind of memory.
  static Finds in(MemorySegment memory) {
    return Holder.KERNELS.of(memory);
  }

  /// How many of `count` elements match.
  long count(MemorySegment memory, long at, long count, int width, long care, long wanted);

  /// Number of the first match among `count` elements, or -1.
  long first(MemorySegment memory, long at, long count, int width, long care, long wanted);

  /// Lazily made.
  final class Holder {
    private static final PerKind<Finds> KERNELS = new PerKind<>(Finds.class, new Finder());

    private Holder() {}
  }
}
