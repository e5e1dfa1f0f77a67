package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The `python3` on the path, if there is one.
final class Python {
  private static final String COMMAND = System.getProperty("memview.python", "python3");

  private Python() {}

  /// Skips the test, and says so, where there is no Python with this module.
  static void require(String module) throws Exception {
    assumeTrue(imports(module), "no " + COMMAND + " with " + module + " here");
  }

  private static boolean imports(String module) throws InterruptedException {
    try {
      return new ProcessBuilder(COMMAND, "-c", "import " + module)
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// Returns a process that runs `code`.
  static Process start(String code, String... arguments) throws IOException {
    return command(List.of("-c", code), arguments).start();
  }

  /// Runs `code` to its end and returns what it printed.
  static String run(String code, String... arguments) throws Exception {
    return finish(start(code, arguments));
  }

  /// Runs a script that lies among the test's resources.
  static String runScript(Path folder, String name, String... arguments) throws Exception {
    Path script = folder.resolve("script.py");
    try (InputStream source = Python.class.getResourceAsStream("/numpy/" + name)) {
      Files.write(script, Objects.requireNonNull(source, name).readAllBytes());
    }
    return finish(command(List.of(script.toString()), arguments).start());
  }

  private static ProcessBuilder command(List<String> what, String... arguments) {
    List<String> command = new ArrayList<>(List.of(COMMAND, "-X", "utf8", "-W", "ignore"));
    command.addAll(what);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /// Returns what the process printed; it must end well.
  static String finish(Process process) throws Exception {
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }
}
