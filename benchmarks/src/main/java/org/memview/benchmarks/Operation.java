package org.memview.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// One thing to measure: the same work on the same data by a view and by what a user would pick
/// instead.
///
/// Python statements run after a setup that knows the data as NumPy arrays; see `peers.py`.
final class Operation {
  static final String VIEW = "memview";
  static final String NUMPY = "NumPy";
  static final String CPYTHON = "CPython";

  private static final Set<String> SHARED =
      Set.of("copy", "compare", "reduce", AlongOperations.GROUP, "convert");

  /// The work that is timed; what it returns keeps it alive.
  @FunctionalInterface
  interface Work {
    long run();
  }

  /// A Python peer: `setup` once, `statement` timed.
  record Statement(String setup, String statement) {}

  private final String group;
  private final String name;
  private final Map<String, Function<Place, Work>> subjects = new LinkedHashMap<>();
  private final Map<String, Statement> statements = new LinkedHashMap<>();
  private final Map<String, Double> targets = new LinkedHashMap<>();

  private Operation(String group, String name) {
    this.group = group;
    this.name = name;
  }

  static Operation of(String group, String name) {
    return new Operation(group, name);
  }

  Operation view(Function<Place, Work> work) {
    return peer(VIEW, work);
  }

  Operation peer(String who, Function<Place, Work> work) {
    subjects.put(who, work);
    return this;
  }

  Operation numpy(double target, String setup, String statement) {
    return python(NUMPY, target, setup, statement);
  }

  Operation cpython(double target, String setup, String statement) {
    return python(CPYTHON, target, setup, statement);
  }

  private Operation python(String who, double target, String setup, String statement) {
    statements.put(who, new Statement(setup, statement));
    return target > 0 ? target(who, target) : this;
  }

  /// How many times as fast as `who` a view is to be.
  Operation target(String who, double times) {
    targets.put(who, times);
    return this;
  }

  String group() {
    return group;
  }

  String name() {
    return name;
  }

  Map<String, Function<Place, Work>> subjects() {
    return subjects;
  }

  Map<String, Statement> statements() {
    return statements;
  }

  /// Whether it is work on so much memory that a view shares it out among the processors.
  boolean isShared() {
    return SHARED.contains(group);
  }

  /// Whether JVMs that have used no other kind of memory measure it too.
  boolean isForClean() {
    return !group.equals(AlongOperations.GROUP);
  }

  /// The stated target; or for Java's own peers 0.95, never slower; or for the others a third:
  /// nothing is to be three times slower than anybody.
  double target(String who) {
    return targets.getOrDefault(who, statements.containsKey(who) ? Best.LEAST : 0.95);
  }
}
