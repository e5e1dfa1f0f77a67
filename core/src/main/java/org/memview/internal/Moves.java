package org.memview.internal;

import java.lang.foreign.MemorySegment;

/// Copies planes of equally spaced elements between two segments that do not overlap.
///
/// A plane is `rows` rows of `count` elements. `at` and `toAt` are the bytes where its first
/// element lies, `step` and `toStep` the bytes from element to element, `rowStep` and `toRowStep`
/// those from row to row.
interface Moves {
  /// The class for the kinds of memory of two segments.
  static Moves between(MemorySegment from, MemorySegment to) {
    return Holder.KERNELS.of(from, to);
  }

  /// Copies elements of `width` bytes, row after row, first element first.
  void copy(
      MemorySegment from,
      long at,
      long rowStep,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      long toStep,
      long width,
      long rows,
      long count,
      Room room);

  /// Copies values of 2, 4 or 8 bytes, reversing the bytes of each.
  void copySwapped(
      MemorySegment from,
      long at,
      long rowStep,
      long step,
      MemorySegment to,
      long toAt,
      long toRowStep,
      long toStep,
      int width,
      long rows,
      long count);

  /// Lazily made, so that whoever copies only whole blocks of bytes never loads a kernel.
  final class Holder {
    private static final PerKind<Moves> KERNELS = new PerKind<>(Moves.class, new Mover());

    private Holder() {}
  }
}
