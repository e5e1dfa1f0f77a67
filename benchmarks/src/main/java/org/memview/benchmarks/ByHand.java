package org.memview.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// What an expert writes who has no views: loops over rows and columns, for each kind of memory
/// again; rows without gaps have a loop of their own, which the JIT knows how to vectorize. Where
/// the order does not matter they are given the elements as they lie.
final class ByHand {
  private ByHand() {}

  static long sum(int[] a, Grid g) {
    long sum = 0;
    for (int i = 0; i < g.rows(); i++) {
      int row = g.first() + i * g.rowStep();
      if (g.columnStep() == 1) {
        for (int j = 0; j < g.columns(); j++) {
          sum += order(a[row + j], g);
        }
      } else {
        for (int j = 0; j < g.columns(); j++) {
          sum += order(a[row + j * g.columnStep()], g);
        }
      }
    }
    return sum;
  }

  static long sum(MemorySegment s, Grid g) {
    long sum = 0;
    for (int i = 0; i < g.rows(); i++) {
      long row = 4L * (g.first() + i * g.rowStep());
      long step = 4L * g.columnStep();
      if (step == 4) {
        for (int j = 0; j < g.columns(); j++) {
          sum += order(s.get(JAVA_INT_UNALIGNED, row + 4L * j), g);
        }
      } else {
        for (int j = 0; j < g.columns(); j++) {
          sum += order(s.get(JAVA_INT_UNALIGNED, row + j * step), g);
        }
      }
    }
    return sum;
  }

  static long sum(ByteBuffer b, Grid g) {
    long sum = 0;
    for (int i = 0; i < g.rows(); i++) {
      int row = 4 * (g.first() + i * g.rowStep());
      int step = 4 * g.columnStep();
      if (step == 4) {
        for (int j = 0; j < g.columns(); j++) {
          sum += b.getInt(row + 4 * j);
        }
      } else {
        for (int j = 0; j < g.columns(); j++) {
          sum += b.getInt(row + j * step);
        }
      }
    }
    return sum;
  }

  static long min(MemorySegment s, Grid g) {
    int min = Integer.MAX_VALUE;
    for (int i = 0; i < g.rows(); i++) {
      long row = 4L * (g.first() + i * g.rowStep());
      long step = 4L * g.columnStep();
      if (step == 4) {
        for (int j = 0; j < g.columns(); j++) {
          min = Math.min(min, order(s.get(JAVA_INT_UNALIGNED, row + 4L * j), g));
        }
      } else {
        for (int j = 0; j < g.columns(); j++) {
          min = Math.min(min, order(s.get(JAVA_INT_UNALIGNED, row + j * step), g));
        }
      }
    }
    return min;
  }

  static long count(MemorySegment s, Grid g, int wanted) {
    int stored = order(wanted, g);
    long count = 0;
    for (int i = 0; i < g.rows(); i++) {
      long row = 4L * (g.first() + i * g.rowStep());
      long step = 4L * g.columnStep();
      if (step == 4) {
        for (int j = 0; j < g.columns(); j++) {
          count += s.get(JAVA_INT_UNALIGNED, row + 4L * j) == stored ? 1 : 0;
        }
      } else {
        for (int j = 0; j < g.columns(); j++) {
          count += s.get(JAVA_INT_UNALIGNED, row + j * step) == stored ? 1 : 0;
        }
      }
    }
    return count;
  }

  static long equal(MemorySegment s, MemorySegment t, Grid g) {
    for (int i = 0; i < g.rows(); i++) {
      long row = 4L * (g.first() + i * g.rowStep());
      long step = 4L * g.columnStep();
      if (step == 4) {
        long end = row + 4L * g.columns();
        if (MemorySegment.mismatch(s, row, end, t, row, end) >= 0) {
          return 0;
        }
        continue;
      }
      for (int j = 0; j < g.columns(); j++) {
        long at = row + j * step;
        if (s.get(JAVA_INT_UNALIGNED, at) != t.get(JAVA_INT_UNALIGNED, at)) {
          return 0;
        }
      }
    }
    return 1;
  }

  static long fill(MemorySegment s, Grid g, int value) {
    int stored = order(value, g);
    for (int i = 0; i < g.rows(); i++) {
      long row = 4L * (g.first() + i * g.rowStep());
      long step = 4L * g.columnStep();
      if (step == 4) {
        for (int j = 0; j < g.columns(); j++) {
          s.set(JAVA_INT_UNALIGNED, row + 4L * j, stored);
        }
      } else {
        for (int j = 0; j < g.columns(); j++) {
          s.set(JAVA_INT_UNALIGNED, row + j * step, stored);
        }
      }
    }
    return stored;
  }

  /// Packs; `to` has no gaps.
  static long copy(int[] a, int[] to, Grid g) {
    for (int i = 0; i < g.rows(); i++) {
      int row = g.first() + i * g.rowStep();
      int out = i * g.columns();
      if (g.columnStep() == 1 && !g.swapped()) {
        System.arraycopy(a, row, to, out, g.columns());
      } else {
        for (int j = 0; j < g.columns(); j++) {
          to[out + j] = order(a[row + j * g.columnStep()], g);
        }
      }
    }
    return 1;
  }

  /// Packs; `to` has no gaps.
  static long copy(MemorySegment s, MemorySegment to, Grid g) {
    for (int i = 0; i < g.rows(); i++) {
      long row = 4L * (g.first() + i * g.rowStep());
      long step = 4L * g.columnStep();
      long out = 4L * i * g.columns();
      if (step == 4 && !g.swapped()) {
        MemorySegment.copy(s, row, to, out, 4L * g.columns());
      } else {
        for (int j = 0; j < g.columns(); j++) {
          int value = order(s.get(JAVA_INT_UNALIGNED, row + j * step), g);
          to.set(JAVA_INT_UNALIGNED, out + 4L * j, value);
        }
      }
    }
    return 1;
  }

  /// Packs; `to` has no gaps.
  static long copy(ByteBuffer b, ByteBuffer to, Grid g) {
    for (int i = 0; i < g.rows(); i++) {
      int row = 4 * (g.first() + i * g.rowStep());
      int step = 4 * g.columnStep();
      int out = 4 * i * g.columns();
      if (step == 4 && !g.swapped()) {
        to.put(out, b, row, 4 * g.columns());
      } else {
        for (int j = 0; j < g.columns(); j++) {
          to.putInt(out + 4 * j, b.getInt(row + j * step));
        }
      }
    }
    return 1;
  }

  private static int order(int value, Grid g) {
    return g.swapped() ? Integer.reverseBytes(value) : value;
  }
}
