package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineCost;

class ProfileCommandTest {
  @TempDir Path folder = Path.of("");

  private Path program(String body) throws Exception {
    return Files.writeString(
        folder.resolve("Hello.java"),
        """
        class Hello {
          static void main(String[] args) {
            byte[] some = new byte[5000];
            %s
          }
        }
        """
            .formatted(body));
  }

  @Test
  void source_isCompiledAndItsLinesAreShown() throws Exception {
    Path file = program("System.out.println(args[1]); System.exit(7);");

    Jvm.Result result = Jvm.running("profile", file.toString(), "--self", "b c").start();

    assertEquals(7, result.code(), result.err());
    assertTrue(result.out().startsWith("b c"), result.out());
    assertTrue(result.out().contains("Allocated") && result.out().contains("Occurrences"));
    assertTrue(result.out().matches("(?s).* 3 +4\\.898 KiB +1 +byte\\[] some.*"), result.out());
  }

  @Test
  void outputFile_leavesStandardOutputToTheProgram() throws Exception {
    Path file = program("System.out.print(1);");
    Path json = folder.resolve("run.json");
    Path html = folder.resolve("run.html");

    Jvm.Result result =
        Jvm.running("profile", "-o", json.toString(), "-o", html.toString(), file.toString())
            .start();

    assertEquals("1", result.out(), result.err());
    assertTrue(Files.readString(json).contains("\"allocated\": 5016"), Files.readString(json));
    assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
  }

  @Test
  void firstView_showsItsOwnBytes_withoutAnyWarmup() throws Exception {
    Path file =
        program(
            """
            org.memview.MemoryView first = org.memview.MemoryView.of(some).slice(1_024);
            org.memview.MemoryView second = org.memview.MemoryView.of(some).slice(1_024);
            """);
    Path json = folder.resolve("run.json");

    Jvm.Result result = Jvm.running("profile", "-o", json.toString(), file.toString()).start();

    assertEquals(0, result.code(), result.err());
    List<LineCost> lines =
        JsonReport.read(Files.readString(json)).tables().getFirst().lines().stream()
            .filter(line -> line.text().contains("slice(1_024)"))
            .toList();
    long more = lines.get(0).allocated() - lines.get(1).allocated();
    assertTrue(lines.get(0).loading() > 100_000, "it loads the library: " + lines);
    assertTrue(lines.get(1).allocated() < 400, lines.toString());
    assertTrue(more >= 0 && more <= 128, "the classes are not on the line: " + lines);
  }

  @Test
  void attach_showsARunningProgram_whichGoesOn() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("Server.java"),
            """
            class Server {
              static Object sink;
              static void serve() {
                sink = new byte[5000];
              }
              public static void main(String[] args) throws Exception {
                System.out.println("up");
                while (System.in.available() == 0) {
                  serve();
                  java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                }
                System.exit(7);
              }
            }
            """);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path errors = folder.resolve("err.txt");
    Process server =
        new ProcessBuilder(java.toString(), "-XX:+EnableDynamicAgentLoading", file.toString())
            .redirectError(errors.toFile())
            .start();
    try {
      assertEquals("up", server.inputReader().readLine());
      String pid = String.valueOf(server.pid());

      Jvm.Result result =
          Jvm.running("profile", "--attach", pid, "--for", "300ms", "-m", "Server#serve").start();

      assertEquals(0, result.code(), result.err());
      assertEquals("", result.err());
      assertTrue(
          result.out().matches("(?s)Filename: .*Server.serve: [\\d,]+ calls.* 4\\.898 KiB .*"),
          result.out());
      server.getOutputStream().write('\n');
      server.getOutputStream().flush();
      assertEquals(7, server.waitFor());
      assertEquals(0, server.inputReader().lines().count(), "its output is its own");
      assertEquals("", Files.readString(errors));
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void attach_withAProgramToo_orToNothing_isRefused() throws Exception {
    Path file = program("");

    Jvm.Result both = Jvm.running("profile", "--attach", "1", file.toString()).start();
    Jvm.Result none = Jvm.running("profile", "--for", "1s", file.toString()).start();
    Jvm.Result time = Jvm.running("profile", "--attach", "1", "--for", "soon").start();

    assertEquals(ExitCode.USAGE, both.code());
    assertTrue(both.err().contains("nothing is started"), both.err());
    assertTrue(none.err().contains("--for says how long --attach stays"), none.err());
    assertTrue(time.err().contains("'soon' is no time such as"), time.err());
  }

  private static final String TWO =
      """
      class Two {
        static Object sink;
        static void small() { sink = new byte[100]; }
        static void large() {
          sink = new byte[40_000];
          for (int i = 0; i < 3; i++) sink = new byte[200];
        }
        public static void main(String[] args) {
          small();
          large();
          System.out.println(args.length);
        }
      }
      """;

  /// Compiled, and as a jar.
  private Path classes() throws Exception {
    Path file = Files.writeString(folder.resolve("Two.java"), TWO);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int code =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(null, null, null, "-g", "-d", classes.toString(), file.toString());
    assertEquals(0, code);
    return classes;
  }

  @Test
  void pattern_selectsMethodsOfAClassOnThePath() throws Exception {
    Jvm.Result result =
        Jvm.running(
                "profile",
                "-m",
                "Two#large",
                "--source",
                folder.toString(),
                "--sort",
                "allocated",
                "-cp",
                classes().toString(),
                "Two",
                "a",
                "b")
            .start();

    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("2\n"), result.out());
    assertTrue(result.out().contains("Two.large: 1 call"), result.out());
    assertFalse(result.out().contains("Two.small"), result.out());
    List<String> rows = result.out().lines().filter(line -> line.matches(" +\\d+ .*")).toList();
    assertTrue(rows.getFirst().contains("40_000"), "the dearest first: " + result.out());
    assertFalse(rows.stream().anyMatch(row -> row.contains("static void large")), result.out());
  }

  @Test
  void jar_runsItsMainClass_andWarmupIsRefusedAloud() throws Exception {
    Path classes = classes();
    Path jar = folder.resolve("two.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Main-Class", "Two");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("Two.class"));
      Files.copy(classes.resolve("Two.class"), out);
    }

    Jvm.Result result =
        Jvm.running("profile", "--warmup", "2", "-jar", jar.toString(), "a").start();

    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("1\n"), result.out());
    assertTrue(result.out().contains("Two.main: 1 call"), result.out());
    assertTrue(result.err().contains("--warmup needs a main class"), result.err());
  }

  @Test
  void warmup_runsMainBefore_inSilenceAndUnrecorded() throws Exception {
    Jvm.Result result =
        Jvm.running("profile", "--warmup", "3", "-m", "Two#*", "-cp", classes().toString(), "Two")
            .start();

    assertEquals(1, result.out().lines().filter("0"::equals).count(), result.out());
    assertTrue(result.out().contains("Two.main: 1 call"), result.out());
  }

  @Test
  void sourceExact_andRss_areSaidAndShown() throws Exception {
    Jvm.Result result =
        Jvm.running(
                "profile", "--source-exact", "--rss", "--self", "-cp", classes().toString(), "Two")
            .start();

    assertTrue(result.out().contains("(source-exact)"), result.out());
    assertTrue(result.out().matches("(?s).*Allocated +Per exec.* Self .*RSS ±.*"), result.out());
  }

  @Test
  void halt_losesTheTable_andKeepsTheCode() throws Exception {
    Path file = program("Runtime.getRuntime().halt(7);");

    Jvm.Result result = Jvm.running("profile", file.toString()).start();

    assertEquals(7, result.code(), result.err());
    assertTrue(result.err().contains("ended with code 7 and left no report"), result.err());
  }

  @Test
  void sourceThatDoesNotCompile_isSaid() throws Exception {
    Path file = program("nonsense");

    Jvm.Result result = Jvm.running("profile", file.toString()).start();

    assertEquals(ExitCode.FAILED, result.code());
    assertTrue(result.err().contains("Hello.java does not compile"), result.err());
  }
}
