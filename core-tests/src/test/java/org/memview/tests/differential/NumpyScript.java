package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.memview.testkit.TestRun;

/// Runs a script that prints what NumPy says of random arrays.
final class NumpyScript {
  private NumpyScript() {}

  /// Returns the lines of a script of `/differential`, of which the first names NumPy; none, or
  /// others, if there is no `python3` with NumPy.
  ///
  /// @param argument what it is given behind the seed
  static List<String> run(Path folder, String name, Object argument)
      throws IOException, InterruptedException {
    Path script = folder.resolve(name);
    try (InputStream source = NumpyScript.class.getResourceAsStream("/differential/" + name)) {
      Files.write(script, Objects.requireNonNull(source, name).readAllBytes());
    }
    String python = System.getProperty("memview.python", "python3");
    String seed = Long.toString(TestRun.seed());
    try {
      Process process =
          new ProcessBuilder(python, script.toString(), seed, argument.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "python still runs");
      assertTrue(
          process.exitValue() == 0 || output.contains("No module named 'numpy'"), () -> output);
      return output.lines().toList();
    } catch (IOException absent) {
      return List.of();
    }
  }
}
