package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// One planned copy between blocks of equal shape and element type: what to do per run is decided
/// before the first run.
///
/// @param width bytes of an element that are copied as they are
/// @param swaps values inside an element whose bytes are reversed on the way
/// @param swapsAll true if the swapped values are all there is
record Move(
    MemorySegment from,
    MemorySegment to,
    Axes axes,
    long width,
    List<Swaps.Span> swaps,
    boolean swapsAll) {

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
    return new Move(source.segment(), target.segment(), axes, width, swaps, swapsAll);
  }

  /// True if this is a single block of bytes, which may overlap itself.
  boolean isMemmove() {
    return swaps.isEmpty() && axes.isOneRunOf(width);
  }

  /// True if values would be written in an order that shows because elements of the target may
  /// share bytes.
  boolean isOrderSensitive() {
    return !swaps.isEmpty() && !axes.isDisjoint();
  }

  void run() {
    Runs runs = axes.runs();
    boolean dense = runs.isDense(width);
    while (width > 0 && runs.next()) {
      if (!swapsAll) {
        copyRun(runs, dense);
      }
      for (Swaps.Span span : swaps) {
        swapRun(runs, span);
      }
    }
  }

  private void copyRun(Runs runs, boolean dense) {
    if (dense) {
      MemorySegment.copy(from, runs.offset(1), to, runs.offset(0), width * runs.length());
    } else {
      Strided.copy(
          from,
          runs.offset(1),
          runs.stride(1),
          to,
          runs.offset(0),
          runs.stride(0),
          width,
          runs.length());
    }
  }

  private void swapRun(Runs runs, Swaps.Span span) {
    for (long i = 0; i < span.count(); i++) {
      long inside = span.offset() + i * span.width();
      Strided.copySwapped(
          from,
          runs.offset(1) + inside,
          runs.stride(1),
          to,
          runs.offset(0) + inside,
          runs.stride(0),
          span.width(),
          runs.length());
    }
  }
}
