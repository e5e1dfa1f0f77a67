package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// One planned copy between blocks of equal shape and element type: what to do per plane is decided
/// before the first one.
///
/// @param width bytes of an element that are copied as they are
/// @param swaps values inside an element whose bytes are reversed on the way
/// @param swapsAll true if the swapped values are all there is
/// @param room what kernels work in
record Move(
    MemorySegment from,
    MemorySegment to,
    Axes axes,
    long width,
    List<Swaps.Span> swaps,
    boolean swapsAll,
    Room room) {
  /// Fewer bytes in a row are copied by our own loop: the JDK's copy takes some 10 ns to begin.
  static final long WORTH_A_CALL = 64;

  // Rows and columns of a tile in which strange strides are copied: its cache lines stay.
  private static final long TILE = 32;

  // Longer rows are not turned into columns.
  private static final long SHORT_ROW = 8;

  static Move between(Block source, Block target) {
    // The padding that only one side has is not copied.
    long width = Math.min(source.layout().itemSize(), target.layout().itemSize());
    List<Swaps.Span> swaps =
        source.format().equals(target.format())
            ? List.of()
            : Swaps.between(source.format(), target.format());
    boolean swapsAll =
        swaps.size() == 1 && swaps.getFirst().end() - swaps.getFirst().offset() == width;
    Axes axes = Axes.inMemoryOrder(target.layout(), source.layout());
    width = swaps.isEmpty() ? axes.widen(width, Move::isElement) : width;
    return new Move(source.segment(), target.segment(), axes, width, swaps, swapsAll, new Room());
  }

  // Rows of so many bytes have a loop of their own: 128 MiB, half of each 64 bytes of them, took 14
  // ms by four longs a row, 20 by the JDK's copy, and 42 by a loop over the longs of each row.
  private static boolean isElement(long bytes) {
    return bytes < WORTH_A_CALL && (bytes >= 4 || Long.bitCount(bytes) == 1);
  }

  /// True if this is a single block of bytes, which may overlap itself.
  boolean isMemmove() {
    return swaps.isEmpty() && axes.isOneRunOf(width);
  }

  /// True if no two elements of the target share a byte, as far as can be told.
  boolean isDisjoint() {
    return axes.isDisjoint();
  }

  /// True if values would be written in an order that shows because elements of the target may
  /// share bytes.
  boolean isOrderSensitive() {
    return !swaps.isEmpty() && !axes.isDisjoint();
  }

  void run() {
    if (width == 0) {
      return;
    }
    for (Runs planes = axes.planes(); planes.next(); ) {
      if (!swapsAll) {
        copyPlane(planes);
      }
      for (Swaps.Span span : swaps) {
        swapPlane(planes, span);
      }
    }
  }

  private void copyPlane(Runs p) {
    boolean worthACall = width * p.length() >= WORTH_A_CALL || isMemmove();
    if (p.isDense(width) && worthACall) {
      for (long row = 0; row < p.rows(); row++) {
        long at = p.offset(1) + row * p.rowStride(1);
        long toAt = p.offset(0) + row * p.rowStride(0);
        MemorySegment.copy(from, at, to, toAt, width * p.length());
      }
    } else if (!axes.isDisjoint()) {
      copyRows(p, 0, p.rows(), 0, p.length());
    } else if (isTransposed(p)) {
      transpose(p);
    } else if (isBetterByColumn(width, p.rows(), p.length())) {
      copyColumns(p);
    } else {
      copyRows(p, 0, p.rows(), 0, p.length());
    }
  }

  /// True if so many rows of so few elements are to be copied along their columns.
  static boolean isBetterByColumn(long width, long rows, long length) {
    return width > 1 && length < SHORT_ROW && length < rows;
  }

  private static boolean isTransposed(Runs p) {
    return p.rows() >= SHORT_ROW
        && p.length() >= SHORT_ROW
        && Math.abs(p.rowStride(1)) < Math.abs(p.stride(1));
  }

  private void transpose(Runs p) {
    boolean gapless = p.stride(0) == width && p.rowStride(1) == width;
    if (gapless && width <= 8 && Long.bitCount(width) == 1) {
      Tiles.between(from, to, (int) width)
          .transpose(
              from,
              p.offset(1),
              p.stride(1),
              to,
              p.offset(0),
              p.rowStride(0),
              (int) width,
              p.rows(),
              p.length());
      return;
    }
    for (long row = 0; row < p.rows(); row += TILE) {
      for (long i = 0; i < p.length(); i += TILE) {
        copyRows(p, row, Math.min(TILE, p.rows() - row), i, Math.min(TILE, p.length() - i));
      }
    }
  }

  private void copyRows(Runs p, long row, long rows, long start, long count) {
    Moves.between(from, to)
        .copy(
            from,
            p.offset(1) + row * p.rowStride(1) + start * p.stride(1),
            p.rowStride(1),
            p.stride(1),
            to,
            p.offset(0) + row * p.rowStride(0) + start * p.stride(0),
            p.rowStride(0),
            p.stride(0),
            width,
            rows,
            count,
            room);
  }

  // Few elements in each of many rows: along the columns, in pieces that stay in the cache.
  private void copyColumns(Runs p) {
    long piece = TILE * TILE;
    for (long row = 0; row < p.rows(); row += piece) {
      Moves.between(from, to)
          .copy(
              from,
              p.offset(1) + row * p.rowStride(1),
              p.stride(1),
              p.rowStride(1),
              to,
              p.offset(0) + row * p.rowStride(0),
              p.stride(0),
              p.rowStride(0),
              width,
              p.length(),
              Math.min(piece, p.rows() - row),
              room);
    }
  }

  private void swapPlane(Runs p, Swaps.Span span) {
    boolean wholeRows = swapsAll && p.isDense(width);
    long valuesPerItem = wholeRows ? 1 : span.count();
    long count = wholeRows ? span.count() * p.length() : p.length();
    if (wholeRows && count * span.width() >= WORTH_A_CALL) {
      for (long row = 0; row < p.rows(); row++) {
        long at = p.offset(1) + row * p.rowStride(1);
        long toAt = p.offset(0) + row * p.rowStride(0);
        Swaps.copy(from, at, to, toAt, span.width(), count);
      }
      return;
    }
    for (long i = 0; i < valuesPerItem; i++) {
      long inside = span.offset() + i * span.width();
      Moves.between(from, to)
          .copySwapped(
              from,
              p.offset(1) + inside,
              p.rowStride(1),
              wholeRows ? span.width() : p.stride(1),
              to,
              p.offset(0) + inside,
              p.rowStride(0),
              wholeRows ? span.width() : p.stride(0),
              span.width(),
              p.rows(),
              count);
    }
  }
}
