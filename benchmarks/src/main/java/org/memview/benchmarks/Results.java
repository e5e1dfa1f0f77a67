package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All samples of a run; the least counts.
final class Results {
  private final List<Sample> samples = new ArrayList<>();

  void addAll(List<Sample> more) {
    samples.addAll(more);
  }

  List<Sample> samples() {
    return samples;
  }

  /// The least nanoseconds, or NaN if there are none; Python's have no storage and no JVM.
  double nanos(Operation operation, String who, String storage, String jvm) {
    return samples.stream()
        .filter(s -> s.operation().equals(operation.name()) && s.who().equals(who))
        .filter(s -> s.jvm().isEmpty() || (s.storage().equals(storage) && s.jvm().equals(jvm)))
        .mapToDouble(Sample::nanos)
        .min()
        .orElse(Double.NaN);
  }

  /// How many times as fast as `who` a view is; NaN if one was not measured.
  double ratio(Operation operation, String who, String storage, String jvm) {
    return nanos(operation, who, storage, jvm) / nanos(operation, Operation.VIEW, storage, jvm);
  }

  Set<String> storages() {
    Set<String> storages = new LinkedHashSet<>();
    samples.stream().map(Sample::storage).filter(s -> !s.isEmpty()).forEach(storages::add);
    return storages;
  }

  /// Whom an operation is compared with, in the order they were named.
  static List<String> peers(Operation operation) {
    List<String> peers = new ArrayList<>(operation.statements().keySet());
    operation.subjects().keySet().stream()
        .filter(who -> !who.equals(Operation.VIEW))
        .forEach(peers::add);
    return peers;
  }
}
