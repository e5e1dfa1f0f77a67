package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All samples of a run. Where something was measured more than once, the median counts.
final class Results {
  private final List<Sample> samples;

  Results(List<Sample> samples) {
    this.samples = List.copyOf(samples);
  }

  List<Sample> samples() {
    return samples;
  }

  /// Nanoseconds, or NaN if there are none; Python's have no storage and no JVM.
  double nanos(String operation, String who, String storage, String jvm) {
    return Sample.median(
        samples.stream()
            .filter(s -> s.operation().equals(operation) && s.who().equals(who))
            .filter(s -> s.jvm().isEmpty() || (s.storage().equals(storage) && s.jvm().equals(jvm)))
            .mapToDouble(Sample::nanos)
            .toArray());
  }

  /// How many times as fast as `who` a view is; NaN if one was not measured.
  double ratio(String operation, String who, String storage, String jvm) {
    return nanos(operation, who, storage, jvm) / nanos(operation, Operation.VIEW, storage, jvm);
  }

  /// The least ratio over the storages, in JVMs that have used every kind of memory; NaN if nothing
  /// was measured.
  double worst(String operation, String who) {
    return storages().stream()
        .mapToDouble(storage -> ratio(operation, who, storage, Worker.POLLUTED))
        .filter(ratio -> !Double.isNaN(ratio))
        .min()
        .orElse(Double.NaN);
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
