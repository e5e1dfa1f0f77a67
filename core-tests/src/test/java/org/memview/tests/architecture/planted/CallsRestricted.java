package org.memview.tests.architecture.planted;

import java.lang.foreign.MemorySegment;
import java.util.function.Function;

final class CallsRestricted {
  private CallsRestricted() {}

  /// By reference, which hides better than a call.
  @SuppressWarnings("restricted")
  static Function<Long, MemorySegment> widen(MemorySegment segment) {
    return segment::reinterpret;
  }
}
