package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_namesEveryExitCode() {
    assertEquals(ExitCode.DONE, run("--help"));

    for (String code : new String[] {"0", "1", "2", "69", "70"}) {
      assertTrue(
          out.toString().lines().anyMatch(line -> line.strip().startsWith(code + " ")),
          out.toString());
    }
    assertEquals("", err.toString());
  }

  @Test
  void version_isFilledIn() {
    assertEquals(ExitCode.DONE, run("--version"));

    assertTrue(out.toString().matches("(?s)memview \\d+\\.\\d+\\.\\d+.*Java 25.*"), out.toString());
  }

  @Test
  void noCommand_isAUsageError() {
    assertEquals(ExitCode.USAGE, run());

    assertEquals("memview: name a command; memview --help explains", err.toString().strip());
    assertEquals("", out.toString());
  }

  @Test
  void unknownOption_isOneSentence() {
    assertEquals(ExitCode.USAGE, run("--hepl"));

    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(
        err.toString().contains("--hepl") && err.toString().contains("--help"), err.toString());
  }

  @Test
  void bench_withoutBenchmarks_saysWhereToRunIt() {
    assertEquals(ExitCode.FAILED, run("bench", "core"));

    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("./memview bench"), err.toString());
  }

  @Test
  void fileProblems_readAsSentences() {
    assertEquals("a.npy does not exist", ErrorReport.sentence(new NoSuchFileException("a.npy")));
    assertEquals(
        "a.npy: permission denied", ErrorReport.sentence(new AccessDeniedException("a.npy")));
    assertEquals("IllegalStateException", ErrorReport.sentence(new IllegalStateException()));
    assertEquals("too short", ErrorReport.sentence(new IllegalStateException("too short")));
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
