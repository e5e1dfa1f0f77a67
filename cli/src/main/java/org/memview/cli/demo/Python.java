package org.memview.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The same two loops in CPython, if there is one on the path.
final class Python {
  /// Prints the seconds of one run over bytes and the median of five over a memoryview.
  private static final String SCRIPT =
      """
      import sys, time

      def eat(rest):
          start = time.perf_counter()
          while rest:
              rest = rest[1:]
          return time.perf_counter() - start

      data = bytes(int(sys.argv[1]))
      print(eat(data))
      print(sorted(eat(memoryview(data)) for _ in range(5))[2])
      """;

  private static final String VERSION =
      "import platform as p; print(p.python_implementation(), p.python_version())";

  private final String version;

  private Python(String version) {
    this.version = version;
  }

  /// The seconds CPython took.
  record Seconds(double bytes, double memoryview) {}

  /// Returns `python3`, if it starts.
  static Optional<Python> find() {
    try {
      return Optional.of(new Python(run(VERSION).getFirst()));
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
  }

  /// Returns its name and version: `CPython 3.14.0`.
  String version() {
    return version;
  }

  /// Runs both loops over `n` bytes.
  Seconds eat(int n) {
    List<String> lines = run(SCRIPT, Integer.toString(n));
    return new Seconds(Double.parseDouble(lines.get(0)), Double.parseDouble(lines.get(1)));
  }

  private static List<String> run(String script, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder("python3", "-I", "-c", script);
    builder.command().addAll(List.of(arguments));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      byte[] printed = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IOException("python3 ended with " + process.exitValue());
      }
      return new String(printed, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while python3 ran", e);
    }
  }
}
