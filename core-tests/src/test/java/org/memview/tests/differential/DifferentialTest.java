package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.memview.testkit.TestRun;

/// Random programs run on the library and on CPython's memoryview give the same answers, step by
/// step, but for the differences listed in [DeliberateDifference].
///
/// `-Dmemview.differential.seed=7` draws other programs,
/// `-Dmemview.differential.operations=5000000` more of them. A failure prints the seed and a
/// program of few lines that still fails; kept under `differential/regressions` it is run for ever.
class DifferentialTest {
  private static final long SEED = Long.getLong("memview.differential.seed", TestRun.seed());
  private static final long OPERATIONS =
      Long.getLong("memview.differential.operations", TestRun.pick(240_000, 6_000_000));

  @Test
  void randomPrograms_onBothSides_giveTheSameAnswers() throws IOException {
    Optional<Python> started = Python.start();
    requirePython(started.isPresent());
    try (Python python = started.orElseThrow()) {
      long start = System.nanoTime();
      Tally tally = new Tally();
      Generator generator = new Generator(SEED, python.hasNumPy());
      Generator.Run run = generator.next();
      while (run != null) {
        Generator.Run current = run;
        CompletableFuture<List<String>> answers =
            CompletableFuture.supplyAsync(() -> python.run(current.program()));
        run = tally.total() + current.program().size() < OPERATIONS ? generator.next() : null;
        compare(python, current, answers.join(), tally);
      }
      System.out.print(tally.report(python.greeting(), SEED, (System.nanoTime() - start) / 1e9));
      assertTrue(
          tally.share() > 0.6,
          "most operations must succeed, or little is tested: " + tally.share());
    }
  }

  /// Programs that failed once, each a file of lines.
  @Test
  void regressions_onBothSides_giveTheSameAnswers() throws Exception {
    Optional<Python> started = Python.start();
    requirePython(started.isPresent());
    try (Python python = started.orElseThrow()) {
      for (List<Step> program : Regressions.programs(python.hasNumPy())) {
        Generator.Run run = Generator.rerun(program);
        compare(python, run, python.run(program), new Tally());
      }
    }
  }

  /// Python must be there where the build promises it; elsewhere the test says why it is skipped.
  private static void requirePython(boolean present) {
    if (!present && Boolean.parseBoolean(System.getenv("CI"))) {
      fail("python3 is not on the PATH, and CI must run the differential test");
    }
    assumeTrue(
        present,
        "python3 is not on the PATH: nothing to compare with (-Dmemview.python=… names another)");
  }

  private static void compare(Python python, Generator.Run run, List<String> answers, Tally tally) {
    for (int i = 0; i < run.program().size(); i++) {
      Verdict verdict = Verdict.of(run.answers().get(i), answers.get(i));
      tally.count(run.program().get(i), run.answers().get(i), verdict);
      if (!verdict.agrees()) {
        fail(explain(python, run.program(), tally));
      }
    }
  }

  private static String explain(Python python, List<Step> program, Tally tally) {
    List<Step> smallest =
        Shrinker.shrink(program, candidate -> firstDifference(python, candidate).isPresent());
    List<String> ours = Generator.rerun(smallest).answers();
    List<String> theirs = python.run(smallest);
    StringBuilder text = new StringBuilder();
    text.append("seed %d differs in operation %,d; shrunk:%n".formatted(SEED, tally.total()));
    int end = firstDifference(python, smallest).orElse(smallest.size() - 1);
    for (int i = 0; i <= end; i++) {
      text.append("  %s%n".formatted(smallest.get(i)));
    }
    return text.append("here:   %s%nPython: %s%n".formatted(ours.get(end), theirs.get(end)))
        .toString();
  }

  private static OptionalInt firstDifference(Python python, List<Step> program) {
    List<String> ours = Generator.rerun(program).answers();
    List<String> theirs = python.run(program);
    return IntStream.range(0, program.size())
        .filter(i -> !Verdict.of(ours.get(i), theirs.get(i)).agrees())
        .findFirst();
  }
}
