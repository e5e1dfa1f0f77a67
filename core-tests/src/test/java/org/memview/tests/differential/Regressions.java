package org.memview.tests.differential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Programs kept because they failed once: `regressions.txt`, separated by lines that begin with
/// `#` and say what was wrong.
final class Regressions {
  private Regressions() {}

  static List<List<Step>> programs(boolean numPy) throws IOException {
    List<List<Step>> programs = new ArrayList<>();
    for (String block : text().split("(?m)^#.*$", -1)) {
      List<Step> program = block.lines().filter(line -> !line.isBlank()).map(Step::parse).toList();
      boolean possible = numPy || program.stream().noneMatch(Generator::needsNumPy);
      if (!program.isEmpty() && possible) {
        programs.add(program);
      }
    }
    return programs;
  }

  private static String text() throws IOException {
    try (InputStream in = Regressions.class.getResourceAsStream("/differential/regressions.txt")) {
      return new String(
          Objects.requireNonNull(in, "regressions.txt").readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
