package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// A target, and what was measured: how many times as fast as the peer, over the worst kind of
/// memory in polluted JVMs.
record Verdict(String operation, String peer, double ratio, double target) {
  boolean isMissed() {
    return ratio < target;
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
