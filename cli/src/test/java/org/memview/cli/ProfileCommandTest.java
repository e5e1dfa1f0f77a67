package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void sourceThatDoesNotCompile_isSaid() throws Exception {
    Path file = program("nonsense");

    Jvm.Result result = Jvm.running("profile", file.toString()).start();

    assertEquals(ExitCode.FAILED, result.code());
    assertTrue(result.err().contains("Hello.java does not compile"), result.err());
  }
}
