package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A view beside the best of all peers, over the kind of memory where it does worst, in JVMs that
/// have used them all: nothing is to take more than three times as long.
///
/// @param ratio how many times as fast as the best peer
record Best(String operation, String peer, String storage, double ratio) {
  /// The least ratio.
  static final double LEAST = 1 / 3.0;

  boolean isMissed() {
    return ratio < LEAST;
  }

  /// Those of bulk operations that were measured.
  static List<Best> of(Results results, List<Operation> operations) {
    List<Best> all = new ArrayList<>();
    for (Operation operation : operations) {
      add(results, operation.name(), Results.peers(operation), all);
    }
    return all;
  }

  /// Adds the one of this operation if it and a peer were measured.
  static void add(Results results, String operation, List<String> peers, List<Best> to) {
    results.storages().stream()
        .flatMap(storage ->
            peers.stream()
                .map(peer -> {
                  double ratio = results.ratio(operation, peer, storage, Worker.POLLUTED);
                  return new Best(operation, peer, storage, ratio);
                }))
        .filter(best -> !Double.isNaN(best.ratio))
        .min(Comparator.comparingDouble(Best::ratio))
        .ifPresent(to::add);
  }

  /// How many are within the limit, and a table of the others.
  static String text(List<Best> all) {
    List<Best> missed = all.stream().filter(Best::isMissed).toList();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d of %d operations are within it.\n".formatted(all.size() - missed.size(), all.size()));
    if (!missed.isEmpty()) {
      text.append('\n').append(Text.row(List.of("operation", "best peer", "memory", "ratio")));
      text.append(Text.rule(3, 4));
    }
    for (Best best : missed) {
      text.append(
          Text.row(
              List.of(best.operation, Text.peer(best.peer), best.storage, Text.ratio(best.ratio))));
    }
    return text.toString();
  }
}
