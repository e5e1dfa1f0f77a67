package org.memview.benchmarks;

import java.util.List;
import java.util.Locale;

/// A target of a suite, and what was measured.
///
/// @param most whether `limit` is the most it may be, or else the least
record Judged(String what, double value, double limit, boolean most) {
  static Judged atMost(String what, double value, double limit) {
    return new Judged(what, value, limit, true);
  }

  static Judged atLeast(String what, double value, double limit) {
    return new Judged(what, value, limit, false);
  }

  boolean isMissed() {
    return most ? value > limit : value < limit;
  }

  /// How many of those that were measured are met, and a line for each that is missed.
  static String summary(List<Judged> all) {
    List<Judged> measured = all.stream().filter(one -> !Double.isNaN(one.value)).toList();
    List<Judged> missed = measured.stream().filter(Judged::isMissed).toList();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d targets: %d met, %d missed\n"
            .formatted(measured.size(), measured.size() - missed.size(), missed.size()));
    for (Judged one : missed) {
      text.append(
          String.format(
              Locale.ROOT,
              "missed: %s: %.2f (target at %s %.2f)%n",
              one.what,
              one.value,
              one.most ? "most" : "least",
              one.limit));
    }
    return text.toString();
  }
}
