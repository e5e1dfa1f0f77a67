package org.memview.profiler;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.report.Unit;

/// What a piece of code took.
///
/// @param firstBytes bytes of the Java heap the first run allocated; the loading of classes is in
///   it
/// @param steadyBytes the same of the cheapest later run
/// @param offHeapBytes bytes outside the heap the first run took, less those it gave back: exact
///   with the agent; without it direct buffers and mappings of the whole process, but no arenas
/// @param nanos how long the fastest run took
/// @param value what the last run returned
/// @param <T> the type of the value
public record Measurement<T extends @Nullable Object>(
    long firstBytes, long steadyBytes, long offHeapBytes, long nanos, T value) {

  /// Returns one line: `112 B (first 272 B), off-heap 0 B, 41 ns`.
  @Override
  public String toString() {
    String first = firstBytes == steadyBytes ? "" : " (first " + bytes(firstBytes) + ")";
    return String.format(
        Locale.US,
        "%s%s, off-heap %s, %,d ns",
        bytes(steadyBytes),
        first,
        bytes(offHeapBytes),
        nanos);
  }

  private static String bytes(long bytes) {
    return Unit.AUTO.text(bytes, 3);
  }
}
