package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.memview.testkit.TestRun;

/// Random programs on `Bytes`, `ByteArray` and `TypedArray` give the answers of CPython's `bytes`,
/// `bytearray` and `array.array`, errors and refusals while exported included, but for the
/// differences listed in [DeliberateDifference].
///
/// The switches are those of [DifferentialTest].
class OwnersTest {
  private static final long SEED = Long.getLong("memview.differential.seed", TestRun.seed());
  private static final long OPERATIONS =
      Long.getLong("memview.differential.operations", TestRun.pick(210_000, 3_000_000));

  @Test
  void randomPrograms_onBothSides_giveTheSameAnswers() throws IOException {
    try (Python python = Contest.requirePython("owners.py")) {
      long start = System.nanoTime();
      Contest contest = new Contest(python, OwnerInterpreter::run, SEED);
      Tally tally = contest.tally();
      OwnerGenerator generator = new OwnerGenerator(SEED);
      Generator.Run run = generator.next();
      while (run != null) {
        Generator.Run current = run;
        CompletableFuture<List<String>> answers =
            CompletableFuture.supplyAsync(() -> python.run(current.program()));
        run = tally.total() + current.program().size() < OPERATIONS ? generator.next() : null;
        contest.compare(current.program(), current.answers(), answers.join());
      }
      System.out.print(tally.report(python.greeting(), SEED, (System.nanoTime() - start) / 1e9));
      assertTrue(tally.share() > 0.6, "most operations must succeed: " + tally.share());
    }
  }
}
