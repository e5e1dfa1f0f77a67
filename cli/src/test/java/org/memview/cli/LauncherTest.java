package org.memview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs the real `./memview` script in a project of its own, with a Maven that only pretends.
///
/// The folder has a space in its name, the pretended build puts this module's own classes on the
/// class path, and the script's usual JDK folders are moved away so that the machine's own JDKs
/// cannot help.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "find",
          "head",
          "tail",
          "mkdir",
          "cat",
          "date",
          "sed",
          "grep",
          "rm",
          "touch",
          "sleep",
          "cut",
          "tr",
          "stty");

  @TempDir private Path temporary;
  private Path home;
  private Path bin;
  private String javaHome = System.getProperty("java.home");

  record Result(int code, String out, String err) {}

  @BeforeEach
  void project() throws IOException {
    home = Files.createDirectories(temporary.resolve("a project"));
    bin = Files.createDirectories(temporary.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), found(tool));
    }
    String script =
        Files.readString(Path.of("..", "memview")).replaceAll(" /(usr|opt|Library)/", " /nowhere/");
    executable(home.resolve("memview"), script);
    for (String folder : List.of("core/src/main", "cli/src/main", "examples/src/main")) {
      Files.createDirectories(home.resolve(folder));
    }
    Files.writeString(home.resolve("core/src/main/A.java"), "class A {}");
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    makeSourcesOld();
  }

  /// JUnit would warn of each link it deletes.
  @AfterEach
  void removeLinks() throws IOException {
    try (var files = Files.walk(temporary)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void noJdk_isOneMessageAndCode69() throws Exception {
    javaHome = "/nowhere";

    Result result = memview("--version");

    assertEquals(69, result.code());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result.err().contains("needs a JDK 25 or newer") && result.err().contains("JAVA_HOME"),
        result.err());
  }

  @Test
  void oldJdk_isNoJdk() throws Exception {
    Path old = temporary.resolve("old");
    Files.createDirectories(old.resolve("bin"));
    executable(old.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
    executable(old.resolve("bin/javac"), "#!/bin/sh\nexit 9\n");
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"17.0.15\"\n");
    javaHome = old.toString();

    assertEquals(69, memview("--version").code());
  }

  @Test
  void jdkInHomeFolder_isFound() throws Exception {
    Path jdks = Files.createDirectories(temporary.resolve(".sdkman/candidates/java"));
    Files.createSymbolicLink(jdks.resolve("25-tem"), Path.of(javaHome));
    javaHome = "";
    pretendMaven("");

    assertEquals(0, memview("--version").code());
  }

  @Test
  void noMaven_isOneMessageAndCode69() throws Exception {
    Result result = memview("--version");

    assertEquals(69, result.code());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result.err().contains("Apache Maven") && result.err().contains("install"), result.err());
  }

  @Test
  void failedBuild_showsItsErrorsAndCode70() throws Exception {
    pretendMaven("echo '[INFO] fine'; echo '[ERROR] A.java is wrong'; exit 1");

    Result result = memview("--version");

    assertEquals(70, result.code());
    assertTrue(result.err().contains("[ERROR] A.java is wrong"), result.err());
    assertFalse(result.err().contains("fine"), result.err());
    assertTrue(result.err().contains(".memview/build.log"), result.err());
  }

  @Test
  void build_happensOnce_untilASourceIsNewer() throws Exception {
    pretendMaven("");

    Result first = memview("--version");
    assertTrue(
        first.err().contains("building (first run)") && first.err().contains("built in"),
        first.err());
    assertEquals("", memview("--version").err());

    Files.setLastModifiedTime(
        home.resolve("core/src/main/A.java"), FileTime.from(Instant.now().plusSeconds(5)));
    assertTrue(memview("--version").err().contains("building (sources are newer than the build)"));
    assertEquals(2, builds());
  }

  @Test
  void build_isRepeated_whenASourceIsRemoved() throws Exception {
    pretendMaven("");
    assertEquals(0, memview("--version").code());

    Files.delete(home.resolve("core/src/main/A.java"));
    Files.setLastModifiedTime(
        home.resolve("core/src/main"), FileTime.from(Instant.now().plusSeconds(5)));

    assertTrue(memview("--version").err().contains("building"));
  }

  @Test
  void build_isRepeated_whenTheFolderMoved() throws Exception {
    pretendMaven("");
    assertEquals(0, memview("--version").code());

    home = Files.move(home, temporary.resolve("another project"));

    Result moved = memview("--version");
    assertTrue(moved.err().contains("building"), moved.err());
    assertEquals(0, moved.code());
  }

  @Test
  void symlinkAndOtherFolder_work() throws Exception {
    pretendMaven("");
    Path link =
        Files.createSymbolicLink(temporary.resolve("link"), Path.of("a project", "memview"));

    Result result = run(link, "--version");

    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("memview "), result.out());
  }

  @Test
  void arguments_arriveAsTheyWere() throws Exception {
    pretendMaven("");
    assertEquals(0, memview("--version").code());

    Result result = memview("--no such *");

    assertEquals(ExitCode.USAGE, result.code());
    assertTrue(result.err().contains("'--no such *'"), result.err());
  }

  @Test
  void quickCommands_startFromTheCache_andWhatMeasuresDoesNot() throws Exception {
    javaHome = jdkThatEchoes("touch").toString();
    pretendMaven("");

    assertTrue(memview("--version").out().contains("-XX:AOTCache=" + cache()));
    for (String command : List.of("show", "slice", "struct", "--help")) {
      assertTrue(memview(command, "x").out().contains("-XX:AOTCache=" + cache()), command);
    }
    for (String command : List.of("profile", "demo", "repl")) {
      Result result = memview(command, "x");
      assertFalse(result.out().contains("AOT"), result.out());
      assertEquals("", result.err());
    }
  }

  @Test
  void cacheThatCannotBeMade_isDoneWithout_inSilence() throws Exception {
    javaHome = jdkThatEchoes("echo no; echo no >&2; exit 1 ;").toString();
    pretendMaven("");

    Result first = memview("--version");

    assertFalse(first.out().contains("AOTCache"), first.out());
    assertEquals(2, first.err().lines().count(), first.err());
    assertFalse(Files.exists(cache()));
  }

  @Test
  void cacheOfOtherJars_isDoneWithout_inSilence() throws Exception {
    pretendMaven("");
    assertEquals(0, memview("--version").code());
    Files.writeString(cache(), "not a cache");

    Result result = memview("--version");

    assertEquals(0, result.code());
    assertTrue(result.out().startsWith("memview "), result.out());
    assertEquals("", result.err());
  }

  private Path cache() {
    return home.resolve(".memview/quick-start.aot");
  }

  /// A JDK whose java prints its arguments, and at the training does `train FILE`.
  private Path jdkThatEchoes(String train) throws IOException {
    Path jdk = Files.createDirectories(temporary.resolve("echo"));
    Files.createDirectories(jdk.resolve("bin"));
    executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    executable(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        echo "$@"
        for word; do
          case $word in -XX:AOTCacheOutput=*) %s "${word#*=}" ;; esac
        done
        """
            .formatted(train));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    return jdk;
  }

  private Result memview(String... args) throws Exception {
    return run(home.resolve("memview"), args);
  }

  private Result run(Path script, String... args) throws Exception {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    var builder =
        new ProcessBuilder(command)
            .directory(temporary.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", temporary.toString());
    builder.environment().put("JAVA_HOME", javaHome);
    Process process = builder.start();
    assertTrue(process.waitFor(100, TimeUnit.SECONDS), "the launcher hangs");
    return new Result(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  /// Installs a Maven that runs `before`, then leaves what the real build leaves.
  private void pretendMaven(String before) throws IOException {
    executable(
        bin.resolve("mvn"),
        """
        #!/bin/sh
        echo build >>'%s'
        %s
        while [ "$1" != -f ]; do shift; done
        for module in cli examples; do
          target=${2%%/pom.xml}/$module/target
          mkdir -p "$target/memview-$module.jar"
          printf '%%s' '%s' >"$target/memview.classpath"
        done
        """
            .formatted(temporary.resolve("builds"), before, classPath()));
  }

  /// This JVM's class path without what is not there: a build leaves only what is.
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> Files.exists(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private long builds() throws IOException {
    try (var lines = Files.lines(temporary.resolve("builds"))) {
      return lines.count();
    }
  }

  private void makeSourcesOld() throws IOException {
    FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
    try (var files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, old);
      }
    }
  }

  private static Path found(String tool) {
    return List.of("/bin/", "/usr/bin/").stream()
        .map(folder -> Path.of(folder + tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + tool + " on this machine"));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
