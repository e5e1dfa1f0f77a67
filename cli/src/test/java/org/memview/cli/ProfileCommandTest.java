package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineCost;

class ProfileCommandTest {
  @TempDir Path folder = Path.of("");

  private Path program(String body) throws Exception {
    return Files.writeString(
        folder.resolve("Hello.java"),
        """
        class Hello {
          static void main(String[] args) {
            byte[] some = new byte[5000];
            %s
          }
        }
        """
            .formatted(body));
  }

  @Test
  void source_isCompiledAndItsLinesAreShown() throws Exception {
    Path file = program("System.out.println(args[1]); System.exit(7);");

    Jvm.Result result = Jvm.running("profile", file.toString(), "--self", "b c").start();

    assertEquals(7, result.code(), result.err());
    assertTrue(result.out().startsWith("b c"), result.out());
    assertTrue(result.out().contains("Allocated") && result.out().contains("Occurrences"));
    assertTrue(result.out().matches("(?s).* 3 +4\\.898 KiB +1 +byte\\[] some.*"), result.out());
  }

  @Test
  void outputFile_leavesStandardOutputToTheProgram() throws Exception {
    Path file = program("System.out.print(1);");
    Path json = folder.resolve("run.json");
    Path html = folder.resolve("run.html");

    Jvm.Result result =
        Jvm.running("profile", "-o", json.toString(), "-o", html.toString(), file.toString())
            .start();

    assertEquals("1", result.out(), result.err());
    assertTrue(Files.readString(json).contains("\"allocated\": 5016"), Files.readString(json));
    assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
  }

  @Test
  void firstView_showsItsOwnBytes_withoutAnyWarmup() throws Exception {
    Path file =
        program(
            """
            org.memview.MemoryView first = org.memview.MemoryView.of(some).slice(1_024);
            org.memview.MemoryView second = org.memview.MemoryView.of(some).slice(1_024);
            """);
    Path json = folder.resolve("run.json");

    Jvm.Result result = Jvm.running("profile", "-o", json.toString(), file.toString()).start();

    assertEquals(0, result.code(), result.err());
    List<LineCost> lines =
        JsonReport.read(Files.readString(json)).tables().getFirst().lines().stream()
            .filter(line -> line.text().contains("slice(1_024)"))
            .toList();
    long more = lines.get(0).allocated() - lines.get(1).allocated();
    assertTrue(lines.get(0).loading() > 100_000, "it loads the library: " + lines);
    assertTrue(lines.get(1).allocated() < 400, lines.toString());
    assertTrue(more >= 0 && more <= 128, "the classes are not on the line: " + lines);
  }

  @Test
  void sourceThatDoesNotCompile_isSaid() throws Exception {
    Path file = program("nonsense");

    Jvm.Result result = Jvm.running("profile", file.toString()).start();

    assertEquals(ExitCode.FAILED, result.code());
    assertTrue(result.err().contains("Hello.java does not compile"), result.err());
  }
}
