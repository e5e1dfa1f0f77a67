package org.memview.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A JVM beside this one, which prints a [Sample] per line.
///
/// What one kind of memory did to the JIT's profiles must not show where it should not, so each has
/// a JVM of its own; what one of them breaks is lost, and nothing else.
final class Fork {
  private Fork() {}

  /// Runs `main` and hands over each sample as it comes; throws if the JVM fails in the end.
  static void run(
      Class<?> main, List<String> options, List<String> arguments, Consumer<Sample> sink)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:+UseParallelGC", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().map(Sample::parse).forEach(sink);
    } finally {
      process.destroy();
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "the JVM of " + main.getSimpleName() + " " + arguments + " ended with " + code);
    }
  }
}
