package org.memview.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/// How many times as fast one was as another in each of several JVMs; the median counts.
///
/// C2 makes one loop or another of the same bytecode, from one JVM to the next, so a ratio of a
/// single JVM may be either of two. NaN, all three, of what was not measured.
record Spread(double least, double median, double greatest) {
  /// Greatest by least, from which on a median alone would say too little.
  static final double WIDE = 1.2;

  static Spread of(double... ratios) {
    double least = Arrays.stream(ratios).min().orElse(Double.NaN);
    double greatest = Arrays.stream(ratios).max().orElse(Double.NaN);
    return new Spread(least, Sample.median(ratios), greatest);
  }

  boolean isWide() {
    return greatest > WIDE * least;
  }

  /// ` [0.69–1.33]` where it is wide, else nothing.
  String text() {
    return isWide() ? String.format(Locale.ROOT, " [%.2f–%.2f]", least, greatest) : "";
  }
}
