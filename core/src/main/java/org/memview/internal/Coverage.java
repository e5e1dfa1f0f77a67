package org.memview.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.memview.layout.Layout;

/// Which bytes of memory the elements of a layout occupy, counted without visiting the elements.
///
/// The axes, the smallest step first, are read as runs of bytes repeated at distances no smaller
/// than the run, those again, and so on; broadcast axes add nothing. Layouts whose axes interleave,
/// such as overlapping windows of a stepped view, are not [regular][#isRegular()] and are only
/// known by their ends.
final class Coverage {
  private final long start;
  private final long end;
  private final boolean regular;
  private final int levels;

  /// Of every level the distance of its blocks, how many there are, and the bytes from the first to
  /// the last.
  private final long[] steps;

  private final long[] counts;
  private final long[] spans;

  private Coverage(Layout layout) {
    start = layout.minOffset();
    end = layout.maxOffset();
    int[] axes = bySize(layout);
    steps = new long[axes.length + 1];
    counts = new long[axes.length + 1];
    spans = new long[axes.length + 1];
    spans[0] = layout.itemSize();
    boolean fits = true;
    int level = 0;
    for (int axis : axes) {
      long step = Math.abs(layout.stride(axis));
      long reach = (layout.extent(axis) - 1) * step;
      if (step > spans[level] || (step == spans[level] && level > 0)) {
        level++;
        steps[level] = step;
        counts[level] = layout.extent(axis);
        spans[level] = reach + spans[level - 1];
      } else {
        fits &= level == 0;
        spans[level] += reach;
      }
    }
    levels = level;
    regular = fits;
  }

  static Coverage of(Layout layout) {
    return new Coverage(layout);
  }

  /// Axes that lead to other bytes, the smallest step first.
  static int[] bySize(Layout layout) {
    return IntStream.range(0, layout.ndim())
        .filter(axis -> layout.extent(axis) > 1 && layout.stride(axis) != 0)
        .boxed()
        .sorted(Comparator.comparingLong(axis -> Math.abs(layout.stride(axis))))
        .mapToInt(axis -> axis)
        .toArray();
  }

  boolean isRegular() {
    return regular;
  }

  /// True if there is no gap between the first and the last byte.
  boolean isDense() {
    return regular && levels == 0;
  }

  /// Bytes without a gap at the innermost level.
  long run() {
    return spans[0];
  }

  /// Number of levels with gaps.
  int levels() {
    return levels;
  }

  /// Distance of the outermost blocks; 0 if there is only one.
  long outermostStep() {
    return steps[levels];
  }

  /// Number of different bytes in `[from, to)`; meaningful only if regular.
  long bytesIn(long from, long to) {
    return start == end ? 0 : count(levels, from - start, to - start);
  }

  /// `#` if all bytes in `[from, to)` belong to the view, `+` if some do, `.` if none.
  char mark(long from, long to) {
    if (to <= start || from >= end) {
      return '.';
    }
    if (!regular) {
      return '+';
    }
    long bytes = bytesIn(from, to);
    return bytes == 0 ? '.' : bytes == to - from ? '#' : '+';
  }

  private long count(int level, long from, long to) {
    long low = Math.max(from, 0);
    long high = Math.min(to, spans[level]);
    if (low >= high) {
      return 0;
    }
    if (high - low == spans[level]) {
      return total(level);
    }
    if (level == 0) {
      return high - low;
    }
    long step = steps[level];
    long first = low / step;
    long last = (high - 1) / step;
    if (first == last) {
      return count(level - 1, low - first * step, high - first * step);
    }
    return count(level - 1, low - first * step, Long.MAX_VALUE)
        + (last - first - 1) * total(level - 1)
        + count(level - 1, 0, high - last * step);
  }

  private long total(int level) {
    return Arrays.stream(counts, 1, level + 1).reduce(spans[0], (a, b) -> a * b);
  }
}
