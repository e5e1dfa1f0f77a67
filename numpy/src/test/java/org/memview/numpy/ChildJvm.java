package org.memview.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of these tests in a JVM of its own, with little memory.
final class ChildJvm {
  private ChildJvm() {}

  /// Runs `main` and returns what it printed; it must end well and say nothing on stderr.
  static String run(Path folder, List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--illegal-native-access=deny", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    File out = folder.resolve("child.out").toFile();
    File err = folder.resolve("child.err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    int code = builder.start().waitFor();
    assertEquals("", Files.readString(err.toPath()), () -> "exit code " + code);
    assertEquals(0, code);
    return Files.readString(out.toPath()).strip();
  }

  /// Everything this JVM has: Maven runs the tests of a named module on the module path, and with
  /// their classes patched into it.
  private static String classPath() {
    List<String> all = new ArrayList<>();
    all.add(System.getProperty("jdk.module.path", ""));
    all.add(System.getProperty("java.class.path"));
    all.add(Path.of("target", "test-classes").toAbsolutePath().toString());
    return String.join(File.pathSeparator, all);
  }
}
