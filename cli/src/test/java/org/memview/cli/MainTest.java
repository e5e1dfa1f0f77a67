package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "show",
        "struct",
        "slice",
        "profile",
        "profile-diff",
        "record",
        "plot",
        "peak",
        "list",
        "clean",
        "bench",
        "repl",
        "readme",
        "generate-completion"
      })
  void everyCommand_hasHelpAndVersion(String command) {
    assertEquals(ExitCode.DONE, run(command, "--help"), err.toString());
    assertTrue(out.toString().contains("Usage: memview " + command), out.toString());
    out.getBuffer().setLength(0);

    assertEquals(ExitCode.DONE, run(command, "--version"), err.toString());
    assertTrue(out.toString().startsWith("memview "), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void commandsThatAreShown_areTested() {
    run("--help");

    List<String> shown =
        out.toString()
            .lines()
            .dropWhile(line -> !line.startsWith("Commands:"))
            .skip(1)
            .takeWhile(line -> line.startsWith("  "))
            .filter(line -> line.charAt(2) != ' ')
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    assertEquals(
        List.of(
            "demo",
            "show",
            "struct",
            "slice",
            "profile",
            "profile-diff",
            "record",
            "plot",
            "peak",
            "list",
            "clean",
            "bench",
            "repl",
            "help",
            "generate-completion"),
        shown);
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
