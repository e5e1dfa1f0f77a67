package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.memview.struct.Structs;
import org.memview.testkit.TestRun;

/// Random formats and values give the same bytes, values and refusals as CPython's struct, by
/// interpreted and by generated codecs, in contiguous, strided, reversed and native memory.
///
/// The one difference is listed as [DeliberateDifference#TRUTH_OF_NUMBERS_ONLY]; that a refused
/// `packInto` has written nothing is checked here alone. `-Dmemview.differential.seed=7` draws
/// other formats.
class StructDifferentialTest {
  private static final long SEED = Long.getLong("memview.differential.seed", TestRun.seed());
  private static final long OPERATIONS = TestRun.pick(120_000, 3_000_000);

  @Test
  void randomFormats_onBothSides_giveTheSameAnswers() throws IOException {
    Optional<Python> started = Python.start("struct_oracle.py");
    if (started.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
      fail("python3 is not on the PATH, and CI must run the differential test");
    }
    assumeTrue(started.isPresent(), "python3 is not on the PATH: nothing to compare with");
    try (Python python = started.orElseThrow()) {
      long start = System.nanoTime();
      StructGenerator generator = new StructGenerator(SEED);
      Map<String, Integer> tally = new TreeMap<>();
      long total = 0;
      while (total < OPERATIONS) {
        List<Step> steps = generator.next();
        compare(steps, python.run(steps), tally);
        total += steps.size();
      }
      System.out.printf(
          "struct differential: %,d operations, each interpreted and generated, against %s, seed"
              + " %d, %.1f s%n  %s%n",
          total, python.greeting(), SEED, (System.nanoTime() - start) / 1e9, tally);
      int accepted = tally.getOrDefault("=", 0);
      assertTrue(accepted > 0.6 * total, "most operations must succeed: " + tally);
    }
  }

  private static void compare(List<Step> steps, List<String> answers, Map<String, Integer> tally) {
    StructSteps interpreted = new StructSteps(Structs::interpreted);
    StructSteps generated = new StructSteps(Structs::generated);
    for (int i = 0; i < steps.size(); i++) {
      String ours = interpreted.run(steps.get(i));
      assertEquals(ours, generated.run(steps.get(i)), () -> "seed " + SEED + ": codecs differ");
      String python = answers.get(i);
      if (!StructSteps.agree(ours, python)) {
        fail("seed %d: %s%nhere:   %s%nPython: %s".formatted(SEED, steps.get(i), ours, python));
      }
      tally.merge(python.startsWith("!") ? python : "=", 1, Integer::sum);
    }
  }
}
