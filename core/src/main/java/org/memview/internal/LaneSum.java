package org.memview.internal;

/// A sum of doubles by a fixed tree, so that the same numbers in the same order have the same sum
/// everywhere.
///
/// Numbers are taken in blocks of [Numbers#CHUNK] (the last one may be shorter). In a block, lane
/// `k` of 8 adds numbers `k`, `k + 8`, `k + 16`, … one after the other, and the lanes are added as
/// `((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7))`. Block sums are added in pairs, pairs of pairs, and
/// so on, as the digits of a binary counter carry; what is left at the end is added from the
/// smallest group up. Eight lanes keep a processor busy with vectors or without; pairs keep the
/// error near `(128 + log2(blocks))` roundings instead of one per number.
final class LaneSum {
  private static final int LANES = 8;

  private final double[] groups = new double[64];
  private long blocks;

  /// Adds the next block: full, or the last.
  void add(double[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int whole = count - count % LANES;
    for (int i = 0; i < whole; i += LANES) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    double[] lanes = {a, b, c, d, e, f, g, h};
    for (int i = whole; i < count; i++) {
      lanes[i - whole] += values[i];
    }
    carry(
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7])));
  }

  private void carry(double block) {
    double sum = block;
    int level = 0;
    for (; ((blocks >> level) & 1) != 0; level++) {
      sum = groups[level] + sum;
    }
    groups[level] = sum;
    blocks++;
  }

  double value() {
    double sum = 0;
    for (int level = 0; (blocks >> level) != 0; level++) {
      if (((blocks >> level) & 1) != 0) {
        sum = groups[level] + sum;
      }
    }
    return sum;
  }
}
