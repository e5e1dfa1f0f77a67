package org.memview.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbedSourceTest {
  private static final String SOURCE =
      """
      final class P {
        static void main() {
          int a = 1; // one
          for (int i = 0; i < a; i++) {
            IO.println(i);
          }
        }
      }
      """;

  @Test
  void of_putsAProbeAfterEachStatementOnItsLine() {
    ProbedSource probed = ProbedSource.of("P", SOURCE);

    List<String> lines = probed.text().lines().toList();
    assertEquals(SOURCE.lines().count(), lines.size());
    assertEquals(
        "     org.memview.cli.demo.Probe.begin(2); int a = 1;"
            + " org.memview.cli.demo.Probe.passed(0); // one",
        lines.get(2));
    assertEquals("    } org.memview.cli.demo.Probe.passed(1);", lines.get(5));
  }

  @Test
  void of_keepsStatementsAsTheyAreWritten() {
    ProbedSource probed = ProbedSource.of("P", SOURCE);

    assertEquals("int a = 1;", probed.statements().get(0).text());
    assertEquals(2, probed.statements().size());
  }
}
