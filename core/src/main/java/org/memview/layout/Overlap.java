package org.memview.layout;

import java.math.BigInteger;
import java.util.Arrays;

/// Decides whether two layouts over the same memory have a byte in common.
///
/// A byte of the first is `minA + Σ |s|·x + a`, a byte of the second `maxB - 1 - Σ |t|·y - b`
/// (counting its axes from the high end), with every unknown between zero and a bound. They share a
/// byte exactly if
///
///     Σ |s|·x + Σ |t|·y + (a + b) = maxB - 1 - minA
///
/// has a solution: a linear Diophantine equation with bounded unknowns. In general that is NP-hard,
/// for the strides people use it is easy. Terms with equal coefficients are added; a term that fills
/// the gaps of the next one is merged with it, so that every contiguous part becomes a single term.
/// The rest is a depth-first search that at each term tries only the values that the reach of the
/// remaining terms allows and their greatest common divisor admits; with two terms left the first
/// such value decides. It gives up, and says "overlap", after [#MAX_WORK] values.
///
/// NumPy's `shares_memory` poses the same equation (`mem_overlap.c`, which has the proof that it is
/// hard); the merging and the choice of order are ours.
final class Overlap {
  private static final int MAX_WORK = 20_000;
  private static final int EASY = 100;

  /// Terms in search order; `reach[k]` and `divisor[k]` are the largest sum and the common divisor
  /// of terms `k` and on.
  private final long[] coefficient;

  private final long[] bound;
  private final long[] reach;
  private final long[] divisor;

  /// Of `coefficient[k]` modulo `divisor[k + 1]`, both divided by `divisor[k]`.
  private final long[] inverse;

  private int work;

  private Overlap(long[][] terms) {
    int count = terms.length;
    coefficient = new long[count];
    bound = new long[count];
    reach = new long[count + 1];
    divisor = new long[count + 1];
    inverse = new long[count];
    for (int k = count - 1; k >= 0; k--) {
      coefficient[k] = terms[k][0];
      bound[k] = terms[k][1];
      reach[k] = cap(reach[k + 1] + coefficient[k] * bound[k]);
      divisor[k] = gcd(coefficient[k], divisor[k + 1]);
      inverse[k] =
          k == count - 1 ? 0 : invert(coefficient[k] / divisor[k], divisor[k + 1] / divisor[k]);
    }
  }

  static boolean test(Layout a, Layout b) {
    if (a.byteSize() == 0
        || b.byteSize() == 0
        || a.maxOffset() <= b.minOffset()
        || b.maxOffset() <= a.minOffset()) {
      return false;
    }
    long sum = b.maxOffset() - 1 - a.minOffset();
    if (sum < 0) {
      return true; // Further apart than a long can count: no memory is that large.
    }
    long[][] terms = merge(terms(a, b));
    Overlap search = new Overlap(terms);
    if (search.estimate() > EASY) {
      // Nested strides want the largest first, entangled ones the fewest values first.
      Arrays.sort(terms, (s, t) -> Long.compare(s[1], t[1]));
      Overlap fewestFirst = new Overlap(terms);
      search = fewestFirst.estimate() < search.estimate() ? fewestFirst : search;
    }
    return search.solve(0, sum);
  }

  private static long[][] terms(Layout a, Layout b) {
    long[][] terms = new long[a.ndim() + b.ndim() + 1][];
    int count = 0;
    for (Layout layout : new Layout[] {a, b}) {
      for (int axis = 0; axis < layout.ndim(); axis++) {
        if (layout.extent(axis) > 1 && layout.stride(axis) != 0) {
          terms[count++] = new long[] {Math.abs(layout.stride(axis)), layout.extent(axis) - 1};
        }
      }
    }
    if (a.itemSize() > 1 || b.itemSize() > 1) {
      terms[count++] = new long[] {1, cap(a.itemSize() - 1 + b.itemSize() - 1)};
    }
    return Arrays.copyOf(terms, count);
  }

  /// Returns an equivalent list of fewer terms, largest coefficient first.
  private static long[][] merge(long[][] terms) {
    Arrays.sort(terms, (s, t) -> Long.compare(s[0], t[0]));
    long[][] merged = new long[terms.length][];
    int count = 0;
    for (long[] term : terms) {
      long[] last = count == 0 ? null : merged[count - 1];
      if (last != null && fillsGaps(last, term)) {
        last[1] = cap(last[1] + term[0] / last[0] * term[1]);
      } else {
        merged[count++] = term;
      }
    }
    long[][] descending = new long[count][];
    for (int k = 0; k < count; k++) {
      descending[k] = merged[count - 1 - k];
    }
    return descending;
  }

  /// Multiples of a finer coefficient, up to its bound, reach from one multiple of the coarser one
  /// to the next.
  private static boolean fillsGaps(long[] fine, long[] coarse) {
    return coarse[0] % fine[0] == 0 && coarse[0] / fine[0] - 1 <= fine[1];
  }

  /// Bounds the number of values tried before two terms are left.
  private double estimate() {
    double work = 1;
    for (int k = 0; k < coefficient.length - 2; k++) {
      work *= Math.min(bound[k], reach[k + 1] / coefficient[k]) + 1.0;
    }
    return work;
  }

  /// Returns whether terms `k` and on can add up to `sum`.
  private boolean solve(int k, long sum) {
    if (sum < 0 || sum > reach[k]) {
      return false;
    }
    if (sum == 0) {
      return true;
    }
    if (sum % divisor[k] != 0 || k == coefficient.length - 1) {
      return sum % divisor[k] == 0; // The last term takes any multiple within its reach.
    }
    long rest = sum - reach[k + 1];
    long low = rest <= 0 ? 0 : (rest - 1) / coefficient[k] + 1;
    long high = Math.min(bound[k], sum / coefficient[k]);
    long step = divisor[k + 1] / divisor[k];
    // The values that leave a multiple of the divisor of the remaining terms are this one modulo
    // step.
    long residue = multiplyModulo(sum / divisor[k], inverse[k], step);
    long value = low + Math.floorMod(residue - low % step, step);
    while (value >= low && value <= high) {
      if (++work > MAX_WORK || solve(k + 1, sum - coefficient[k] * value)) {
        return true;
      }
      value += step;
    }
    return false;
  }

  /// Returns the inverse of `a` modulo `modulus`, to which it is coprime (extended Euclid).
  private static long invert(long a, long modulus) {
    long x = 0;
    long next = 1;
    long r = modulus;
    long remainder = a % modulus;
    while (remainder > 0) {
      long quotient = r / remainder;
      long swap = x - quotient * next;
      x = next;
      next = swap;
      swap = r - quotient * remainder;
      r = remainder;
      remainder = swap;
    }
    return Math.floorMod(x, modulus);
  }

  private static long multiplyModulo(long a, long b, long modulus) {
    long reduced = a % modulus;
    return Math.multiplyHigh(reduced, b) == 0 && reduced * b >= 0
        ? reduced * b % modulus
        : BigInteger.valueOf(reduced)
            .multiply(BigInteger.valueOf(b))
            .mod(BigInteger.valueOf(modulus))
            .longValue();
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /// Returns the sum, or `Long.MAX_VALUE` if it overflowed: no sum asked for is larger.
  ///
  /// All terms together reach less than two spans, so less than 2^64, and overflow shows in the
  /// sign.
  private static long cap(long sum) {
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
