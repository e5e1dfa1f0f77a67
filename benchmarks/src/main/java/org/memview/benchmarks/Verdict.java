package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// A target, and what was measured: how many times as fast as the peer, over the worst kind of
/// memory in polluted JVMs.
record Verdict(String operation, String peer, double ratio, double target) {
  boolean isMissed() {
    return ratio < target;
  }

  /// How it stands, as `copy beside NumPy: 0.87x (target 0.95x)`.
  String text() {
    return "%s beside %s: %s"
        .formatted(operation, Text.peer(peer), Text.ratio(ratio))
        .concat(" (target " + Text.ratio(target) + ")");
  }

  /// How many are met, and a line for each that is missed.
  static String summary(List<Verdict> all) {
    List<Verdict> missed = all.stream().filter(Verdict::isMissed).toList();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d targets: %d met, %d missed\n"
            .formatted(all.size(), all.size() - missed.size(), missed.size()));
    missed.forEach(verdict -> text.append("missed: ").append(verdict.text()).append('\n'));
    return text.toString();
  }

  /// Those of operations that were measured.
  static List<Verdict> of(Results results, List<Operation> operations) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Operation operation : operations) {
      for (String peer : Results.peers(operation)) {
        double worst = results.worst(operation.name(), peer);
        if (!Double.isNaN(worst)) {
          verdicts.add(new Verdict(operation.name(), peer, worst, operation.target(peer)));
        }
      }
    }
    return verdicts;
  }
}
