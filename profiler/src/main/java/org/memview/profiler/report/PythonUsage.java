package org.memview.profiler.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Python's two columns, from exact bytes: the increment is what a line took, on the heap and
/// outside, and the usage what all lines from the method's start to this one took.
///
/// With live bytes measured, the increment is the change of what is alive after a full collection,
/// which is what Python's tool means, and it may be negative.
final class PythonUsage {
  private final boolean live;
  private final Map<Integer, Long> usages = new HashMap<>();

  PythonUsage(List<LineCost> lines, boolean live) {
    this.live = live;
    long usage = 0;
    for (LineCost line : lines) {
      usage += increment(line);
      usages.put(line.line(), usage);
    }
  }

  long increment(LineCost line) {
    return live ? line.extra("live") : line.allocated() + line.offHeap();
  }

  long usage(LineCost line) {
    return usages.getOrDefault(line.line(), 0L);
  }
}
