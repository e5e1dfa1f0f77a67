package org.memview.format;

import java.util.Arrays;

/// Which part of a record the n-th field or leaf belongs to.
///
/// `starts[p]` counts what comes before part `p`; `total` stays at `Long.MAX_VALUE` when a count
/// passes it.
record Spans(long total, long... starts) {
  static Spans ofFields(Part[] parts) {
    long[] counts = new long[parts.length];
    for (int p = 0; p < parts.length; p++) {
      counts[p] = parts[p].count();
    }
    return of(counts);
  }

  static Spans ofLeaves(Part[] parts) {
    long[] counts = new long[parts.length];
    for (int p = 0; p < parts.length; p++) {
      counts[p] = leaves(parts[p]);
    }
    return of(counts);
  }

  private static long leaves(Part part) {
    long elements = part.elementCount();
    if (!part.format().isRecord()) {
      return elements == 0 ? 0 : 1;
    }
    long each = part.format().leafSpans().total();
    return Math.multiplyHigh(elements, each) == 0 && elements * each >= 0
        ? elements * each
        : Long.MAX_VALUE;
  }

  private static Spans of(long[] counts) {
    long[] starts = new long[counts.length];
    long total = 0;
    for (int p = 0; p < counts.length; p++) {
      starts[p] = total;
      total = total + counts[p] >= 0 ? total + counts[p] : Long.MAX_VALUE;
    }
    return new Spans(total, starts);
  }

  /// The part that holds item `index`, which must be less than `total`. Empty parts are never the
  /// answer.
  int find(long index) {
    int found = Arrays.binarySearch(starts, index);
    if (found < 0) {
      return -found - 2;
    }
    while (found + 1 < starts.length && starts[found + 1] == index) {
      found++;
    }
    return found;
  }
}
