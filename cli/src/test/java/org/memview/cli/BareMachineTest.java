package org.memview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs the real `.ci/run` on a machine that has nothing, with an `apt-get` that writes down what
/// it is asked for.
///
/// The folder where Debian has its JDKs is moved away, so that the machine's own cannot help.
@EnabledOnOs(OS.LINUX)
class BareMachineTest {
  private static final List<String> TOOLS = List.of("dirname", "readlink", "sed", "grep", "rm");

  @TempDir private Path machine;
  private Path bin;

  record Result(int code, String out, List<String> asked) {}

  @BeforeEach
  void machine() throws IOException {
    bin = Files.createDirectories(machine.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), found(tool));
    }
    Files.createDirectories(machine.resolve(".ci"));
    String script = Files.readString(Path.of("..", ".ci", "run"));
    assertTrue(script.contains(" /usr/lib/jvm/*"), "the folder to move away");
    Files.writeString(machine.resolve(".ci/run"), script.replace(" /usr/lib/jvm/*", " /nowhere/*"));
    command("id", "echo 0");
  }

  /// JUnit would warn of each link it deletes.
  @AfterEach
  void removeLinks() throws IOException {
    for (String tool : TOOLS) {
      Files.delete(bin.resolve(tool));
    }
  }

  @Test
  void nothingThere_everythingIsAskedFor() throws Exception {
    command("apt-get", "echo \"$*\" >> \"$HOME/asked\"");

    Result result = run();

    assertEquals(1, result.code(), "there is still no mvn to run");
    assertEquals("update -q", result.asked().getFirst());
    for (String name :
        List.of("openjdk-25-jdk-headless", "maven", "python3 python3-numpy", "libsqlite3-0")) {
      assertTrue(
          result.asked().contains("install -y -q --no-install-recommends " + name),
          () -> name + " in " + result.asked());
    }
  }

  @Test
  void jdkThatCannotBeInstalled_isOneSentenceAndCode69() throws Exception {
    command("apt-get", "echo \"$*\" >> \"$HOME/asked\"; [ \"$1\" = update ]");

    Result result = run();

    assertEquals(69, result.code());
    assertTrue(
        result.out().contains("No JDK 25 or newer") && result.out().contains("set JAVA_HOME"),
        result::out);
    assertEquals(2, result.asked().size(), () -> "nothing more than the JDK: " + result.asked());
  }

  @Test
  void oldJdk_isNoJdk_andOneInTheHomeFolderIs() throws Exception {
    command("apt-get", "echo \"$*\" >> \"$HOME/asked\"; exit 100");
    jdk(".jdks/temurin-21", "21.0.9");
    assertEquals(69, run().code());

    jdk(".jdks/temurin-26", "26");
    Result result = run();

    assertFalse(result.out().contains("No JDK 25"), result::out);
    assertTrue(result.out().contains("Maven 3.8 or newer is missing"), result::out);
  }

  @Test
  void noRoot_asksBySudoWithoutAPassword() throws Exception {
    command("id", "echo 1000");
    command("sudo", "echo \"sudo $*\" >> \"$HOME/asked\"; exit 1");

    Result result = run();

    assertEquals(69, result.code());
    assertEquals(List.of("sudo -n apt-get update -q"), result.asked());
  }

  private void jdk(String folder, String version) throws IOException {
    Path home = Files.createDirectories(machine.resolve(folder));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/javac"), "exit 9");
  }

  private Result run() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(found("bash").toString(), machine.resolve(".ci/run").toString());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", bin.toString(), "HOME", machine.toString()));
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    Path asked = machine.resolve("asked");
    return new Result(
        process.waitFor(), out, Files.exists(asked) ? Files.readAllLines(asked) : List.of());
  }

  private void command(String name, String body) throws IOException {
    executable(bin.resolve(name), body);
  }

  private static void executable(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path found(String tool) {
    return Stream.of("/usr/bin", "/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
