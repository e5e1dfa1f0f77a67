package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Transposes planes between two segments that do not overlap.
interface Tiles {
  /// The class for elements of `width` bytes and the kinds of memory of two segments.
  static Tiles between(MemorySegment from, MemorySegment to, int width) {
    return (width < 4 ? Holder.NARROW : Holder.WIDE).of(from, to);
  }

  /// Copies `rows` rows of `count` elements of `width` bytes (1, 2, 4 or 8), which lie side by side
  /// along the rows of the target and along the columns of the source.
  ///
  /// @param step bytes from one element of a row to the next in the source
  /// @param toRowStep bytes from one row to the next in the target
  void transpose(
      MemorySegment from,
      long at,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      int width,
      long rows,
      long count);

  /// Lazily made: few programs transpose.
  final class Holder {
    private static final PerKind<Tiles> NARROW = new PerKind<>(Tiles.class, new Transposer());
    private static final PerKind<Tiles> WIDE = new PerKind<>(Tiles.class, new WideTransposer());

    private Holder() {}
  }
}
