package org.memview.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.memview.testkit.Fixture;
import org.memview.testkit.Fixtures;
import org.memview.testkit.Sample;

/// Runs one behaviour over the fixtures: a test for each kind of storage, which names every fixture
/// that fails.
final class Battery {
  private static final int NAMED = 5;

  private Battery() {}

  /// What must hold for a sample.
  @FunctionalInterface
  interface Behaviour {
    void check(Sample sample, Fixture fixture) throws Exception;
  }

  static Stream<DynamicTest> over(Behaviour behaviour) {
    return over(_ -> true, behaviour);
  }

  static Stream<DynamicTest> over(Predicate<Fixture> condition, Behaviour behaviour) {
    return over(Fixtures.that(condition), behaviour);
  }

  static Stream<DynamicTest> over(List<Fixture> fixtures, Behaviour behaviour) {
    Map<String, List<Fixture>> groups = new LinkedHashMap<>();
    for (Fixture fixture : fixtures) {
      groups.computeIfAbsent(fixture.storage().name(), _ -> new ArrayList<>()).add(fixture);
    }
    return groups.entrySet().stream()
        .map(group ->
            DynamicTest.dynamicTest(group.getKey(), () -> run(group.getValue(), behaviour)));
  }

  private static void run(List<Fixture> fixtures, Behaviour behaviour) {
    Map<Fixture, Throwable> failures = new LinkedHashMap<>();
    for (Fixture fixture : fixtures) {
      try (Sample sample = fixture.open()) {
        behaviour.check(sample, fixture);
      } catch (Exception | AssertionError e) {
        failures.put(fixture, e);
      }
    }
    if (!failures.isEmpty()) {
      throw failure(fixtures.size(), failures);
    }
  }

  private static AssertionError failure(int all, Map<Fixture, Throwable> failures) {
    StringBuilder message = new StringBuilder();
    message.append(failures.size()).append(" of ").append(all).append(" fixtures fail:");
    failures.entrySet().stream()
        .limit(NAMED)
        .forEach(e -> message.append("\n  ").append(e.getKey()).append(": ").append(e.getValue()));
    return new AssertionError(message.toString(), failures.values().iterator().next());
  }
}
