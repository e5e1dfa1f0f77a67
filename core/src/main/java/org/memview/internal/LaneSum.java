package org.memview.internal;

import java.util.Arrays;

/// A sum of doubles by a fixed tree, so that the same numbers in the same order have the same sum
/// everywhere.
///
/// Numbers are taken in blocks of [Numbers#CHUNK], the last one filled up with zeros. A block is
/// folded: number `i` and number `i + 512` are added for all `i` below 512, of the results `i` and
/// `i + 256`, and so on until 8 lanes are left, which are added as `((0 + 1) + (2 + 3)) + ((4 + 5)
/// + (6 + 7))`. Block sums are added in pairs, pairs of pairs, and so on, as the digits of a binary
///   counter carry; what is left at the end is added from the smallest group up.
///
/// Every level of the tree adds numbers at distances that a machine's vectors divide, so vectors of
/// any width compute the same; C2 makes them of these loops, which it does of no running sum. The
/// error is at most `10 + log2(blocks)` roundings in place of one per number.
final class LaneSum {
  private static final int LANES = 8;

  private final double[] groups = new double[64];
  private long blocks;

  /// Numbers that an array of a block of `count` has room for: 8 times a power of two.
  static int padded(int count) {
    return Math.max(LANES, Integer.highestOneBit(Math.max(1, count - 1)) << 1);
  }

  /// Adds the next block: full, or the last; `values` has [#padded(int)] elements or more and is
  /// used up.
  void add(double[] values, int count) {
    if (count == Numbers.CHUNK) {
      foldWhole(values);
      foldQuarter(values);
    } else {
      int size = padded(count);
      Arrays.fill(values, count, size, 0);
      for (int half = size / 2; half >= LANES; half /= 2) {
        for (int i = 0; i < half; i++) {
          values[i] += values[i + half];
        }
      }
      carry(lanes(values), 0);
    }
  }

  /// Adds the blocks of another sum behind the ones of this, which are a multiple of a power of two
  /// that is no less than their number.
  void append(LaneSum later) {
    for (int level = 63 - Long.numberOfLeadingZeros(later.blocks); level >= 0; level--) {
      if (((later.blocks >> level) & 1) != 0) {
        carry(later.groups[level], level);
      }
    }
  }

  /// Adds the next block, full, of numbers in single precision; `room` is for as many doubles.
  void add(float[] values, double[] room) {
    for (int i = 0; i < 256; i++) {
      room[i] =
          ((double) values[i] + (double) values[i + 512])
              + ((double) values[i + 256] + (double) values[i + 768]);
    }
    foldQuarter(room);
  }

  /// Adds the next block, full, of the products of `a` and `b`, each rounded; uses `a` up.
  void addProducts(double[] a, double[] b) {
    for (int i = 0; i < 256; i++) {
      a[i] =
          (a[i] * b[i] + a[i + 512] * b[i + 512])
              + (a[i + 256] * b[i + 256] + a[i + 768] * b[i + 768]);
    }
    foldQuarter(a);
  }

  /// Adds the next block, full, whose numbers `i`, `i + 256`, `i + 512` and `i + 768` are added up
  /// already; uses `quarter` up.
  void addQuarter(double[] quarter) {
    foldQuarter(quarter);
  }

  // Two levels at a time, with distances that are constants.
  private static void foldWhole(double[] values) {
    for (int i = 0; i < 256; i++) {
      values[i] = (values[i] + values[i + 512]) + (values[i + 256] + values[i + 768]);
    }
  }

  private void foldQuarter(double[] values) {
    for (int i = 0; i < 64; i++) {
      values[i] = (values[i] + values[i + 128]) + (values[i + 64] + values[i + 192]);
    }
    for (int i = 0; i < 16; i++) {
      values[i] = (values[i] + values[i + 32]) + (values[i + 16] + values[i + 48]);
    }
    for (int i = 0; i < LANES; i++) {
      values[i] += values[i + LANES];
    }
    carry(lanes(values), 0);
  }

  private static double lanes(double[] values) {
    return ((values[0] + values[1]) + (values[2] + values[3]))
        + ((values[4] + values[5]) + (values[6] + values[7]));
  }

  // The sum of 2^from blocks.
  private void carry(double group, int from) {
    double sum = group;
    int level = from;
    for (; ((blocks >> level) & 1) != 0; level++) {
      sum = groups[level] + sum;
    }
    groups[level] = sum;
    blocks += 1L << from;
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

  /// The sum; this is a sum of nothing then.
  double take() {
    double sum = value();
    blocks = 0;
    return sum;
  }
}
