package org.memview.internal;

import java.util.Locale;

/// Amounts in texts for people: `10,240,000`, `1 byte`, `99.99 %`.
final class Amounts {
  private Amounts() {}

  static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String bytes(long count) {
    return counted(count, "byte");
  }

  static String counted(long count, String noun) {
    return of(count) + " " + noun + (count == 1 || count == -1 ? "" : "s");
  }

  /// A share; `100 %` and `0 %` are exact, whatever is rounded to them is said to be less or more.
  static String percent(long part, long whole) {
    if (whole == 0 || part == whole) {
      return "100 %";
    }
    double percent = 100.0 * part / whole;
    if (part > 0 && percent < 0.01) {
      return "less than 0.01 %";
    }
    return percent > 99.99
        ? "more than 99.99 %"
        : String.format(Locale.ROOT, "%.2f", percent).replaceFirst("\\.?0+$", "") + " %";
  }
}
