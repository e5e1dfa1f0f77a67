package org.memview.internal;

import java.util.Arrays;

/// Sums of many columns at once, each by the tree of [LaneSum], so that every one has the bits it
/// would have alone.
///
/// That tree adds number `i` of a block to number `i + 512` first, and so on. Rows are therefore
/// not taken from top to bottom: four that lie a quarter of a block apart are added at a time, then
/// what came of two such groups, as a binary counter carries. A row is added whole, by vectors of
/// any width, and what is added up so far stays in the cache.
final class ColumnTree {
  private static final int LANES = 8;

  // Three levels of lanes, seven below them.
  private static final int DEPTH = 12;

  /// Gives the rows of a block.
  interface Rows {
    /// Reads row number `row` of the block.
    void read(int row, double[] into);

    /// Reads the sum of four rows, `step` apart: the first and the third added, then the second and
    /// the fourth.
    void readFour(int first, int step, double[] into);
  }

  private final int columns;
  private final double[][] sums = new double[DEPTH][];
  private final double[][] groups = new double[64][];
  private long blocks;

  /// Sums of so many columns.
  ColumnTree(int columns) {
    this.columns = columns;
  }

  /// Forgets everything.
  void clear() {
    blocks = 0;
  }

  /// Adds the next block of rows: a full one, or the last.
  void add(Rows rows, int count) {
    fold(rows, count, LaneSum.padded(count), 0, LANES, LANES, 0);
    carry(sum(0));
  }

  // The sum of the rows first, first + step, first + 2 * step, ... below `size`, for so many lanes
  // from `first` on. What is not there is zero, and adding it is left out: only the sign of a zero
  // could tell, and the sum of all begins with a positive one.
  //
  // One call for both halves, of lanes and of a lane alike: C2 makes a copy of everything below for
  // each call there is, and with one for each half it took 1.6 s for what reads the rows.
  private boolean fold(Rows rows, int count, int size, int first, int step, int lanes, int depth) {
    if (first >= count) {
      return false;
    }
    if (lanes == 1 && step == size) {
      rows.read(first, sum(depth));
    } else if (lanes == 1 && 4 * step == size && first + 3 * step < count) {
      rows.readFour(first, step, sum(depth));
    } else {
      int apart = lanes > 1 ? lanes / 2 : step;
      int inHalf = lanes > 1 ? step : 2 * step;
      boolean both = false;
      for (int i = 0; i < 2; i++) {
        int half = Math.max(1, lanes / 2);
        both = fold(rows, count, size, first + i * apart, inHalf, half, depth + i);
      }
      if (both) {
        add(sum(depth), sum(depth + 1), columns);
      }
    }
    return true;
  }

  private double[] sum(int depth) {
    double[] sum = sums[depth];
    if (sum == null) {
      sum = new double[columns];
      sums[depth] = sum;
    }
    return sum;
  }

  private static void add(double[] to, double[] other, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += other[i];
    }
  }

  /// Adds the next block of `count` rows, which lie one after the other in `values`; uses them up.
  /// There is room for a full block.
  void add(double[] values, int count) {
    int size = LaneSum.padded(count);
    Arrays.fill(values, count * columns, size * columns, 0);
    for (int half = size / 2; half >= LANES; half /= 2) {
      fold(values, half * columns);
    }
    double[] sum = sum(0);
    for (int i = 0; i < columns; i++) {
      sum[i] = lanes(values, i, columns);
    }
    carry(sum);
  }

  private static void fold(double[] values, int half) {
    for (int i = 0; i < half; i++) {
      values[i] += values[i + half];
    }
  }

  private static double lanes(double[] v, int i, int step) {
    return ((v[i] + v[i + step]) + (v[i + 2 * step] + v[i + 3 * step]))
        + ((v[i + 4 * step] + v[i + 5 * step]) + (v[i + 6 * step] + v[i + 7 * step]));
  }

  private void carry(double[] block) {
    int level = 0;
    for (; ((blocks >> level) & 1) != 0; level++) {
      add(block, groups[level], columns);
    }
    if (groups[level] == null) {
      groups[level] = new double[columns];
    }
    System.arraycopy(block, 0, groups[level], 0, columns);
    blocks++;
  }

  /// Writes the sums.
  void values(double[] into) {
    Arrays.fill(into, 0, columns, 0);
    for (int level = 0; (blocks >> level) != 0; level++) {
      if (((blocks >> level) & 1) != 0) {
        add(into, groups[level], columns);
      }
    }
  }
}
