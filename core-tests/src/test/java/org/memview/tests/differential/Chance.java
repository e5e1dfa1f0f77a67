package org.memview.tests.differential;

import java.util.List;
import java.util.SplittableRandom;

/// Random choices, all from one seed.
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /// Returns a number from 0 to `bound - 1`.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// Returns a number from `low` to `high`, both included.
  long between(long low, long high) {
    return random.nextLong(low, high + 1);
  }

  long any() {
    return random.nextLong();
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  char of(String letters) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      // Small numbers make equal elements, and true truth values, likely.
      bytes[i] = (byte) (percent(40) ? below(3) : random.nextInt(256));
    }
    return bytes;
  }

  /// Returns a permutation of `0 … n - 1`.
  long[] permutation(int n) {
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      int j = below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /// Returns an index of an axis, mostly inside, sometimes just outside, seldom far outside.
  long index(long extent) {
    int kind = below(100);
    if (kind < 80 && extent > 0) {
      return between(-extent, extent - 1);
    }
    if (kind < 96) {
      return of(extent, extent + 1, -extent - 1, -extent - 2, extent - 1, -extent);
    }
    return of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, -1L << 32, Long.MAX_VALUE - 1);
  }

  /// Returns a bound of a slice as text, `_` for an open one.
  String bound(long extent) {
    int kind = below(100);
    if (kind < 30) {
      return "_";
    }
    if (kind < 90) {
      return Long.toString(between(-extent - 2, extent + 2));
    }
    // The extremes are open ends here, and mean the same in Python for the usual sign of the step
    // only.
    return Long.toString(of(Long.MAX_VALUE - 1, Long.MIN_VALUE + 1, 1L << 33, -1L << 33));
  }

  String step() {
    int kind = below(100);
    if (kind < 35) {
      return "_";
    }
    if (kind < 94) {
      long size = between(1, 4);
      return Long.toString(percent(45) ? -size : size);
    }
    return kind < 96
        ? "0"
        : Long.toString(of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, -1L << 62, 1000L));
  }
}
