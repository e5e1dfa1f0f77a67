package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All samples of a run. Where something was measured more than once, the median counts: of times,
/// and of the ratios that both sides had in the same JVM.
final class Results {
  private final List<Sample> samples;
  private final int[] forks;

  Results(List<Sample> samples) {
    this.samples = List.copyOf(samples);
    this.forks = samples.stream().mapToInt(Sample::fork).distinct().toArray();
  }

  List<Sample> samples() {
    return samples;
  }

  /// Nanoseconds, or NaN if there are none; Python's have no storage and no JVM.
  double nanos(String operation, String who, String storage, String jvm) {
    return median(of(operation, who, storage, jvm));
  }

  private Stream<Sample> of(String operation, String who, String storage, String jvm) {
    return samples.stream()
        .filter(s -> s.operation().equals(operation) && s.who().equals(who))
        .filter(s -> s.jvm().isEmpty() || (s.storage().equals(storage) && s.jvm().equals(jvm)));
  }

  private static double median(Stream<Sample> samples) {
    return Sample.median(samples.mapToDouble(Sample::nanos).toArray());
  }

  /// Bytes allocated by one operation, or NaN where nobody counted.
  double bytes(String operation, String who, String storage, String jvm) {
    return Sample.median(of(operation, who, storage, jvm).mapToDouble(Sample::bytes).toArray());
  }

  /// How many times as fast as `peer` a view is; NaN if one was not measured.
  double ratio(String operation, String peer, String storage, String jvm) {
    return spread(operation, Operation.VIEW, peer, storage, jvm).median();
  }

  /// How many times as fast as `peer` is `who`, in each JVM that measured both.
  Spread spread(String operation, String who, String peer, String storage, String jvm) {
    List<Sample> ours = of(operation, who, storage, jvm).toList();
    List<Sample> theirs = of(operation, peer, storage, jvm).toList();
    return Spread.of(
        Arrays.stream(forks)
            .mapToDouble(fork -> median(in(fork, theirs)) / median(in(fork, ours)))
            .filter(ratio -> !Double.isNaN(ratio))
            .toArray());
  }

  private static Stream<Sample> in(int fork, List<Sample> samples) {
    return samples.stream().filter(sample -> sample.fork() == fork);
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
