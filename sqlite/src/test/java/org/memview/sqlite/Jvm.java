package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.memview.MemoryView;

/// Runs a program of these tests in a JVM of its own, on the class path.
final class Jvm {
  /// What a run left behind.
  record Run(int exit, String out, String err) {}

  private Jvm() {}

  static Run run(Path folder, Class<?> program, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        Stream.of(MemoryView.class, Database.class, Jvm.class)
            .map(Jvm::whereIs)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator"))));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, () -> "still running after 120 s: " + command);
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String whereIs(Class<?> type) {
    String place =
        Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation().toString();
    return Path.of(URI.create(place)).toString();
  }
}
