package org.memview.cli.demo;

import java.util.Locale;

/// Numbers as people read them, the same in every locale.
final class Numbers {
  private Numbers() {}

  /// Returns `10,240,016`.
  static String grouped(long n) {
    return String.format(Locale.US, "%,d", n);
  }

  /// Returns `9.77 MiB`.
  static String mebibytes(long bytes) {
    return String.format(Locale.US, "%.2f MiB", bytes / 1048576.0);
  }

  /// Returns seconds with four digits after the point, six where there would be too few to compare:
  /// `0.000912`.
  static String seconds(double seconds) {
    return String.format(Locale.US, seconds < 0.01 ? "%.6f" : "%.4f", seconds);
  }

  /// Returns how many times, with as many digits as mean something: `1.2`, `35`, `3,400`.
  static String times(double ratio) {
    if (ratio < 10) {
      return String.format(Locale.US, "%.1f", ratio);
    }
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(ratio)) - 1));
    return grouped(Math.round(Math.round(ratio / unit) * unit));
  }

  /// Returns by how much `less` is less than `more`: `50.0 %`.
  static String percentLess(long less, long more) {
    return String.format(Locale.US, "%.1f %%", 100.0 * (more - less) / more);
  }
}
