package org.memview.cli.demo;

import java.util.Arrays;
import org.memview.MemoryView;

/// Eating bytes one at a time: while something is left, go on with all but the first byte.
final class Eating {
  private static final int VIEW_RUNS = 5;

  private Eating() {}

  /// Lets the JIT compile both loops; what the sizes to come cost is not learned from this.
  static void warmUp() {
    for (int i = 0; i < 20; i++) {
      byCopy(2_000);
      byView(100_000);
    }
  }

  /// Returns the seconds of one run that copies what is left: `n * n / 2` bytes in all.
  static double byCopy(int n) {
    byte[] rest = new byte[n];
    long start = System.nanoTime();
    while (rest.length > 0) {
      rest = Arrays.copyOfRange(rest, 1, rest.length);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /// Returns the median seconds of some runs that slice a view of what is left.
  static double byView(int n) {
    double[] seconds = new double[VIEW_RUNS];
    for (int run = 0; run < VIEW_RUNS; run++) {
      seconds[run] = oneByView(n);
    }
    Arrays.sort(seconds);
    return seconds[VIEW_RUNS / 2];
  }

  private static double oneByView(int n) {
    MemoryView rest = MemoryView.of(new byte[n]);
    long start = System.nanoTime();
    while (!rest.isEmpty()) {
      rest = rest.slice(1);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
