package org.memview.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command in a JVM of its own, as a user starts it.
record Jvm(List<String> options, List<String> arguments) {

  /// What it printed and how it ended.
  record Result(int code, String out, String err) {}

  static Jvm running(String... arguments) {
    return new Jvm(List.of(), List.of(arguments));
  }

  Jvm with(String... more) {
    return new Jvm(List.of(more), arguments);
  }

  /// Starts it and waits for its end.
  Result start() throws IOException, InterruptedException {
    return run(command());
  }

  /// Starts it and does not wait.
  Process launch() throws IOException {
    return new ProcessBuilder(command()).start();
  }

  /// Starts it by a shell script that ends with `exec "$@"`.
  Result under(Path shell, String script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(shell.toString(), "-c", script, "sh"));
    command.addAll(command());
    return run(command);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(Main.class.getName());
    command.addAll(arguments);
    return command;
  }

  private static Result run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("memview", ".out");
    Path err = Files.createTempFile("memview", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int code = process.waitFor();
      return new Result(code, text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
  }
}
