package org.memview.profiler.report;

import java.util.Map;

/// One line of a profiled method and what it cost. All numbers are exact, in bytes unless said.
///
/// @param line the line's number in its file
/// @param text the line as it is written, or an empty text if the source was not found
/// @param code whether the line has code of the method; if not, the costs are zero
/// @param allocated bytes of the Java heap taken by the executing thread while this line was the
///   innermost current line of its table; what it calls is included
/// @param self the same without other profiled methods
/// @param first what the first execution allocated, or -1 if none has ended
/// @param perExecution what the cheapest execution allocated, or -1 if none has ended
/// @param loading bytes taken by loading, linking and initializing classes; not in `allocated`
/// @param offHeap bytes of direct buffers, arenas and mappings taken, less those given back
/// @param temporary the largest direct buffer of the JDK's own that bytes were moved through, or 0
/// @param occurrences how often the line was entered
/// @param extra what the options asked for, by name: `time` in nanoseconds, `live` (used heap after
///   the line and a full collection, the greatest of all executions), `increment` (its change),
///   `rss`, `allThreads`
public record LineCost(
    int line,
    String text,
    boolean code,
    long allocated,
    long self,
    long first,
    long perExecution,
    long loading,
    long offHeap,
    long temporary,
    long occurrences,
    Map<String, Long> extra) {

  /// Copies the map.
  public LineCost {
    extra = Map.copyOf(extra);
  }

  /// Returns a line without code.
  public static LineCost blank(int line, String text) {
    return new LineCost(line, text, false, 0, 0, -1, -1, 0, 0, 0, 0, Map.of());
  }

  /// Returns the same costs of a line that is written otherwise.
  public LineCost withText(String written) {
    return new LineCost(
        line,
        written,
        code,
        allocated,
        self,
        first,
        perExecution,
        loading,
        offHeap,
        temporary,
        occurrences,
        extra);
  }

  /// Returns an extra quantity, 0 if it was not measured.
  public long extra(String name) {
    return extra.getOrDefault(name, 0L);
  }
}
