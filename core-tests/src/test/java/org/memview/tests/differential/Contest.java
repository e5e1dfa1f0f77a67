package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Compares the answers of both sides to programs, and says in few lines where they differ.
final class Contest {
  private final Python python;
  private final Function<List<Step>, List<String>> ours;
  private final long seed;
  private final Tally tally = new Tally();

  /// @param ours runs a program on the library
  Contest(Python python, Function<List<Step>, List<String>> ours, long seed) {
    this.python = python;
    this.ours = ours;
    this.seed = seed;
  }

  /// Returns a Python that runs a script of `differential/`. It must be there where the build
  /// promises it; elsewhere the test says why it is skipped.
  static Python requirePython(String script) throws IOException {
    Optional<Python> started = Python.start(script);
    if (started.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
      fail("python3 is not on the PATH, and CI must run the differential test");
    }
    assumeTrue(
        started.isPresent(),
        "python3 is not on the PATH: nothing to compare with (-Dmemview.python=… names another)");
    return started.orElseThrow();
  }

  Tally tally() {
    return tally;
  }

  void compare(List<Step> program, List<String> answers, List<String> theirs) {
    for (int i = 0; i < program.size(); i++) {
      Verdict verdict = Verdict.of(answers.get(i), theirs.get(i));
      tally.count(program.get(i), answers.get(i), verdict);
      if (!verdict.agrees()) {
        fail(explain(program));
      }
    }
  }

  private String explain(List<Step> program) {
    List<Step> smallest =
        Shrinker.shrink(program, candidate -> firstDifference(candidate).isPresent());
    List<String> here = ours.apply(smallest);
    List<String> there = python.run(smallest);
    StringBuilder text = new StringBuilder();
    text.append("seed %d differs in operation %,d; shrunk:%n".formatted(seed, tally.total()));
    int end = firstDifference(smallest).orElse(smallest.size() - 1);
    for (int i = 0; i <= end; i++) {
      text.append("  %s%n".formatted(smallest.get(i)));
    }
    return text.append("here:   %s%nPython: %s%n".formatted(here.get(end), there.get(end)))
        .toString();
  }

  private OptionalInt firstDifference(List<Step> program) {
    List<String> here = ours.apply(program);
    List<String> there = python.run(program);
    return IntStream.range(0, program.size())
        .filter(i -> !Verdict.of(here.get(i), there.get(i)).agrees())
        .findFirst();
  }
}
