package org.memview.tests.differential;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// What was run, for the report.
final class Tally {
  private final Map<String, long[]> operations = new TreeMap<>();
  private final Map<DeliberateDifference, Long> differences =
      new EnumMap<>(DeliberateDifference.class);
  private long total;
  private long succeeded;

  void count(Step step, String answer, Verdict verdict) {
    boolean success = answer.startsWith("= ");
    long[] counts = operations.computeIfAbsent(step.operation(), k -> new long[2]);
    counts[0]++;
    counts[1] += success ? 1 : 0;
    total++;
    succeeded += success ? 1 : 0;
    verdict.rule().ifPresent(rule -> differences.merge(rule, 1L, Long::sum));
  }

  long total() {
    return total;
  }

  double share() {
    return (double) succeeded / Math.max(total, 1);
  }

  Map<DeliberateDifference, Long> differences() {
    return differences;
  }

  /// Returns the report: totals, then each operation with the share that succeeded, then each rule
  /// that was met.
  String report(String greeting, long seed, double seconds) {
    StringBuilder text = new StringBuilder();
    text.append(
        "differential: %,d operations in %.1f s against %s, seed %d, %.1f %% succeeded%n"
            .formatted(total, seconds, greeting, seed, 100 * share()));
    operations.forEach((name, n) ->
        text.append(
            "  %-12s %,9d  %5.1f %% succeeded%n".formatted(name, n[0], 100.0 * n[1] / n[0])));
    text.append("  deliberate differences met:%n".formatted());
    for (DeliberateDifference rule : DeliberateDifference.values()) {
      text.append("  %,9d  %s%n".formatted(differences.getOrDefault(rule, 0L), rule));
    }
    return text.toString();
  }
}
