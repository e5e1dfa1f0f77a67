package org.memview.profiler.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.memview.profiler.oracle.Instrumented;
import org.memview.profiler.oracle.RandomProgram;
import org.memview.profiler.oracle.Sources;

/// Programs nobody has written, line by line against an oracle: not one line may differ.
class RandomProgramTest {
  private static final long SEED = Long.getLong("memview.seed", 20_261_121L);
  private static final int PROGRAMS = Boolean.getBoolean("memview.long") ? 400 : 60;

  /// The JVM itself allocates at a first execution and when it replaces compiled code, once; a
  /// wrong count would be wrong each time.
  private static final int TRIES = 4;

  @Test
  void everyLine_hasExactlyTheOraclesBytesAndOccurrences() throws Throwable {
    Map<String, RandomProgram> programs = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (int p = 0; p < PROGRAMS; p++) {
      String name = "Program" + p;
      programs.put(name, new RandomProgram(name, SEED + p));
      sources.put(name, programs.get(name).source());
    }
    var loader = Instrumented.of(Sources.compile(sources), "Program*#m*");

    long lines = 0;
    long bytes = 0;
    List<String> wrong = new ArrayList<>();
    for (var entry : programs.entrySet()) {
      RandomProgram program = entry.getValue();
      Map<Integer, long[]> expected = program.expect();
      loader.run(entry.getKey(), "main");
      List<String> differences = List.of();
      for (int i = 0; i < TRIES; i++) {
        Probe.clear();
        loader.run(entry.getKey(), "main");
        differences = differences(entry.getKey(), expected);
        if (differences.isEmpty()) {
          break;
        }
      }
      if (!differences.isEmpty()) {
        wrong.add(entry.getKey() + " (seed " + SEED + ")\n" + String.join("\n", differences));
      }
      lines += program.length();
      bytes += program.bytes();
    }

    System.out.printf("random programs: %,d lines, %,d bytes, seed %d%n", lines, bytes, SEED);
    assertEquals(List.of(), wrong);
    assertTrue(lines > PROGRAMS * 300L, () -> "the programs are too small");
  }

  private static List<String> differences(String name, Map<Integer, long[]> expected) {
    List<String> differences = new ArrayList<>();
    Map<Integer, long[]> found = new LinkedHashMap<>();
    for (Costs costs : Instrumented.tables(name)) {
      int[] numbers = costs.table().lines();
      long sum = 0;
      for (int i = 0; i < numbers.length; i++) {
        sum += costs.bytes(i);
        if (costs.table().origin().method().startsWith("m") && !isMain(costs)) {
          found.put(numbers[i], new long[] {costs.count(i), costs.bytes(i)});
        }
      }
      if (sum != costs.total()) {
        differences.add(
            costs.table().origin().method() + ": sum " + sum + ", total " + costs.total());
      }
    }
    found.forEach((line, is) -> compare(differences, line, expected.get(line), is));
    expected.forEach((line, should) -> {
      if (!found.containsKey(line) && should[0] > 0) {
        differences.add("line " + line + " has no probe");
      }
    });
    return differences;
  }

  private static boolean isMain(Costs costs) {
    return costs.table().origin().method().equals("main");
  }

  /// A line the oracle does not predict only closes a block.
  private static void compare(
      List<String> differences,
      int line,
      long @org.jspecify.annotations.Nullable [] should,
      long[] is) {
    boolean predicted = should != null && should[0] > 0;
    long count = predicted && should != null ? should[0] : is[0];
    long bytes = predicted && should != null ? should[1] : 0;
    if (is[1] != bytes || (predicted && is[0] != count)) {
      differences.add(
          "line %d: %d times and %d bytes, expected %d and %d"
              .formatted(line, is[0], is[1], count, bytes));
    }
  }
}
