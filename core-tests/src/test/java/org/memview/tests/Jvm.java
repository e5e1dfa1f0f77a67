package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.memview.MemoryView;

/// Runs a program of these tests in a JVM of its own.
public final class Jvm {
  /// What a run left behind.
  public record Run(int exit, String out, String err) {}

  private Jvm() {}

  /// Where core's classes are.
  public static String core() {
    return whereIs(MemoryView.class);
  }

  /// Where the tests' classes are.
  public static String tests() {
    return whereIs(Jvm.class);
  }

  private static String whereIs(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString())).toString();
  }

  /// Runs `java` with these arguments until it ends.
  public static Run run(Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java").toString());
    command.addAll(arguments);
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, () -> "still running after 120 s: " + command);
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
