package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    try (Python python = Contest.requirePython("oracle.py")) {
      long start = System.nanoTime();
      Contest contest = new Contest(python, program -> Generator.rerun(program).answers(), SEED);
      Tally tally = contest.tally();
      Generator generator = new Generator(SEED, python.hasNumPy());
      Generator.Run run = generator.next();
      while (run != null) {
        Generator.Run current = run;
        CompletableFuture<List<String>> answers =
            CompletableFuture.supplyAsync(() -> python.run(current.program()));
        run = tally.total() + current.program().size() < OPERATIONS ? generator.next() : null;
        contest.compare(current.program(), current.answers(), answers.join());
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
    try (Python python = Contest.requirePython("oracle.py")) {
      Contest contest = new Contest(python, program -> Generator.rerun(program).answers(), SEED);
      for (List<Step> program : Regressions.programs(python.hasNumPy())) {
        contest.compare(program, Generator.rerun(program).answers(), python.run(program));
      }
    }
  }
}
