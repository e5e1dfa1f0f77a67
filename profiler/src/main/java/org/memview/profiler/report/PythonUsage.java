package org.memview.profiler.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Python's two columns, from exact bytes: the increment is what a line took, on the heap and
/// outside, and the usage what all lines from the method's start to this one took.
///
/// With live bytes measured, the increment is the change of what is alive after a full collection,
/// which is what Python's tool means, and it may be negative. Bytes outside the heap are left out
/// where they are not counted.
final class PythonUsage {
  private final boolean live;
  private final boolean offHeap;
  private final Map<Integer, Long> usages = new HashMap<>();

  PythonUsage(List<LineCost> lines, boolean live, boolean offHeap) {
    this.live = live;
    this.offHeap = offHeap;
    long usage = 0;
    for (LineCost line : lines) {
      usage += increment(line);
      usages.put(line.line(), usage);
    }
  }

  long increment(LineCost line) {
    if (live) {
      return line.code() ? line.extra("increment") : 0;
    }
    return line.allocated() + (offHeap ? line.offHeap() : 0);
  }

  long usage(LineCost line) {
    return usages.getOrDefault(line.line(), 0L);
  }
}
