package org.memview;

import java.lang.foreign.MemorySegment;

/// Receives the elements of a view as runs of equally spaced ones; see [MemoryView#forEachRun].
@FunctionalInterface
public interface RunVisitor {
  /// Receives one run.
  ///
  /// @param memory the memory of the view, read-only if the view is; valid while the view is open
  /// @param offset byte of `memory` at which the first element starts
  /// @param stride bytes from one element to the next, which may be negative or zero
  /// @param count number of elements, at least 1
  void visit(MemorySegment memory, long offset, long stride, long count);
}
