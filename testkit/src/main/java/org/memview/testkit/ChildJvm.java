package org.memview.testkit;

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

/// Runs a program of the tests in a JVM of its own: with little memory, with flags that deny
/// something, or because it may not survive.
public final class ChildJvm {
  private static final int SECONDS = 120;

  /// What a run left behind.
  ///
  /// @param exit its exit code
  /// @param out what it printed
  /// @param err what it printed on stderr
  public record Run(int exit, String out, String err) {}

  private ChildJvm() {}

  /// Returns the class path on which these classes were found.
  public static String classPath(Class<?>... types) {
    return Stream.of(types)
        .map(ChildJvm::whereIs)
        .distinct()
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static String whereIs(Class<?> type) {
    String place =
        Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation().toString();
    return Path.of(URI.create(place)).toString();
  }

  /// Runs this JVM's `java` until it ends, without the options of the environment. One that still
  /// runs after two minutes is stopped, and the test fails.
  ///
  /// @param folder where it runs; its output is kept there as `out.txt` and `err.txt`
  public static Run run(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    try {
      assertTrue(
          process.waitFor(SECONDS, TimeUnit.SECONDS),
          () -> "still running after " + SECONDS + " s: " + command);
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
