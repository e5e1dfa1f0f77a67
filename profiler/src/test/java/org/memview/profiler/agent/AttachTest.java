package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.command.AttachedRun;
import org.memview.profiler.command.Child;
import org.memview.profiler.command.ProfiledRun;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineCost;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.MethodTable;
import org.memview.profiler.report.TableOptions;

/// Visits to programs that run: exact tables of the time of the visit, and afterwards a program
/// that is as it was.
class AttachTest {
  /// Works until its input ends; then it says whether probes or hooks are left in it.
  private static final String SERVER =
      """
      import java.nio.ByteBuffer;
      import java.util.concurrent.locks.LockSupport;
      class Server {
        @interface Profile {}
        static volatile Object sink;
        static volatile boolean stop;
        static volatile boolean probed;
        static boolean active() {
          try {
            Class<?> probe = Class.forName("org.memview.profiler.runtime.Probe");
            return (boolean) probe.getMethod("active").invoke(null);
          } catch (ReflectiveOperationException e) {
            return false;
          }
        }
        static long offHeap() throws Exception {
          Class<?> probe = Class.forName("org.memview.profiler.runtime.Probe");
          return (long) probe.getMethod("offHeap").invoke(null);
        }
        @Profile static void serve() {
          sink = new byte[1000];
          Runnable lambda = () -> sink = new byte[50];
          lambda.run();
          sink = new Object() {
            final byte[] local = made();
            byte[] made() {
              return new byte[70];
            }
          };
          sink = ByteBuffer.allocateDirect(64);
        }
        @Profile static void yields() {
          sink = new byte[2000];
          LockSupport.parkNanos(100_000);
          sink = new byte[3000];
        }
        @Profile static void last() { probed = active(); }
        static boolean visited() { return active(); }
        static void unmarked() { sink = new byte[10]; }
        public static void main(String[] args) throws Exception {
          Thread virtual = Thread.ofVirtual().start(() -> { while (!stop) yields(); });
          serve();
          System.out.println("up");
          while (System.in.available() == 0) {
            serve();
            unmarked();
            if (System.getProperty("until") != null && visited()) System.exit(7);
            LockSupport.parkNanos(1_000_000);
          }
          stop = true;
          virtual.join();
          last();
          System.out.println("probes left: " + probed);
          if (args.length > 0) {
            long before = offHeap();
            sink = ByteBuffer.allocateDirect(1_000);
            System.out.println("hooks left: " + (offHeap() != before));
          }
          throw new IllegalStateException("the end");
        }
      }
      """;

  /// Without it the JVM warns on the program's standard error.
  private static final String SILENT = "-XX:+EnableDynamicAgentLoading";

  private static Path classes = Path.of("");

  @TempDir Path folder = Path.of("");
  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void compile(@TempDir Path made) throws Exception {
    classes = made;
    new ChildJvm(made).compile("Server", SERVER);
  }

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  /// Starts the program and waits until it works.
  private Process server(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classes.toString(), "Server"));
    if (List.of(options).contains(SILENT)) {
      command.add("hooks");
    }
    Path errors = folder.resolve("err-" + started.size());
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    started.add(process);
    assertEquals("up", out(process).readLine(), () -> errors(process));
    return process;
  }

  private static BufferedReader out(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  private String errors(Process process) {
    try {
      return Files.readString(folder.resolve("err-" + started.indexOf(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AttachedRun visit(long pid, String... patterns) {
    return new AttachedRun(
        pid,
        Duration.ofMillis(300),
        List.of(patterns),
        List.of(),
        List.of(),
        List.of(folder.resolve("visit.json")),
        TableOptions.defaults());
  }

  private static ProfiledRun.Result run(AttachedRun visit) throws Exception {
    try (Child child = Child.watched()) {
      return visit.run(child);
    }
  }

  private LineReport visited(Process process, String... patterns) throws Exception {
    ProfiledRun.Result result = run(visit(process.pid(), patterns));
    assertEquals("", result.problem());
    assertEquals(0, result.code());
    return JsonReport.read(Files.readString(folder.resolve("visit.json")));
  }

  /// Ends the program and returns what it printed since it was up.
  private static List<String> ended(Process process) throws Exception {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    List<String> lines = out(process).lines().toList();
    assertEquals(1, process.waitFor(), "an exception in main");
    return lines;
  }

  private static MethodTable table(LineReport report, String method) {
    return report.tables().stream()
        .filter(table -> table.method().equals(method))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + method + " in " + report));
  }

  private static LineCost line(LineReport report, String method, String text) {
    return table(report, method).lines().stream()
        .filter(line -> line.text().contains(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + text + " in " + table(report, method)));
  }

  @Test
  void markedMethods_ofTheVisit_areExact_andTheProgramIsLeftAsItWas() throws Exception {
    Process process = server(SILENT);

    LineReport report = visited(process);

    assertEquals(
        List.of("serve", "yields"),
        report.tables().stream().map(MethodTable::method).sorted().toList());
    LineCost array = line(report, "serve", "new byte[1000]");
    assertTrue(array.occurrences() > 1, array.toString());
    assertEquals(1016 * array.occurrences(), array.allocated());
    LineCost outside = line(report, "serve", "allocateDirect");
    assertEquals(64 * outside.occurrences(), outside.offHeap());
    LineCost local = line(report, "serve", "new byte[70]");
    assertEquals(88, local.perExecution(), "a class within the method, loaded before the visit");
    LineCost lambda = line(report, "serve", "new byte[50]");
    assertEquals(72 * array.occurrences(), lambda.allocated(), "the lambda, linked before");
    LineCost parked = line(report, "yields", "new byte[2000]");
    assertEquals(2016, parked.perExecution());
    assertEquals(
        List.of(), report.notes().stream().filter(note -> !note.contains("running")).toList());
    assertEquals(List.of("probes left: false", "hooks left: false"), ended(process));
    List<String> errors = errors(process).lines().toList();
    assertTrue(errors.getFirst().contains("IllegalStateException: the end"), errors.toString());
    assertEquals(2, errors.size(), "one frame and no more: " + errors);
  }

  @Test
  void secondVisit_withPatterns_countsAnew() throws Exception {
    Process process = server();

    LineReport first = visited(process);
    assertEquals(4, errors(process).lines().count(), "the JVM's own warning, once");
    LineReport second = visited(process, "Server#unmarked");

    assertTrue(first.tables().size() > 1, first.toString());
    assertEquals(List.of("unmarked"), second.tables().stream().map(MethodTable::method).toList());
    LineCost line = line(second, "unmarked", "new byte[10]");
    assertEquals(32 * line.occurrences(), line.allocated());
    assertEquals(List.of("probes left: false"), ended(process));
    assertTrue(
        errors(process).lines().limit(4).allMatch(text -> text.startsWith("WARNING: ")),
        "the JVM's own: " + errors(process));
  }

  @Test
  void virtualThreadThatRuns_isCountedFromItsNextCall() throws Exception {
    Process process = server();

    LineReport report = visited(process, "Server#yields");

    LineCost before = line(report, "yields", "new byte[2000]");
    LineCost behind = line(report, "yields", "new byte[3000]");
    assertTrue(before.occurrences() > 1, before.toString());
    assertEquals(2016 * before.occurrences(), before.allocated());
    assertEquals(3016 * behind.occurrences(), behind.allocated());
  }

  @Test
  void programThatEndsMeanwhile_leavesItsTable() throws Exception {
    Process process = server(SILENT, "-Duntil=visited");
    AttachedRun visit =
        new AttachedRun(
            process.pid(),
            Duration.ofMinutes(1),
            List.of("Server#unmarked", "Server#visited"),
            List.of(),
            List.of(),
            List.of(),
            TableOptions.defaults());

    ProfiledRun.Result result = run(visit);

    assertEquals(7, process.waitFor());
    assertEquals(0, result.code());
    assertTrue(result.text().contains("Server.unmarked: "), result.text());
    assertTrue(result.problem().contains(process.pid() + " has ended"), result.problem());
  }

  @Test
  void refusals_sayWhichProcessAndWhy() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Process noJava = new ProcessBuilder("sleep", "300").start();
    started.add(noJava);
    Process shut = server("-XX:+DisableAttachMechanism");
    Process noAgents = server("-XX:-EnableDynamicAgentLoading");

    assertRefused(gone.pid(), "there is no process " + gone.pid());
    assertRefused(ProcessHandle.current().pid(), "is this one");
    assertRefused(noJava.pid(), "sleep) runs no Java");
    assertRefused(shut.pid(), "-XX:+DisableAttachMechanism");
    assertRefused(noAgents.pid(), "-XX:-EnableDynamicAgentLoading");
    assertRefused(
        server().pid(), "knows no option", visit -> withMeters(visit, List.of("nonsense")));

    for (Process process : List.of(shut, noAgents)) {
      assertEquals(List.of("probes left: false"), ended(process));
      assertEquals(2, errors(process).lines().count(), errors(process));
    }
  }

  private static AttachedRun withMeters(AttachedRun visit, List<String> meters) {
    return new AttachedRun(
        visit.pid(),
        visit.time(),
        visit.patterns(),
        visit.sources(),
        meters,
        visit.outputs(),
        visit.table());
  }

  private void assertRefused(long pid, String why) {
    assertRefused(pid, why, visit -> visit);
  }

  private void assertRefused(
      long pid, String why, java.util.function.UnaryOperator<AttachedRun> changed) {
    AttachedRun visit = changed.apply(visit(pid));
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> run(visit)).getMessage());
    assertTrue(message.contains(why) && !message.contains("\n"), message);
  }

  @Test
  void programStartedWithTheProfiler_isLeftToIt() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    Process process = server("-javaagent:" + jvm.agentJar() + "=out=" + folder.resolve("own.txt"));

    assertRefused(process.pid(), "it has the profiler already");

    ended(process);
    assertTrue(Files.readString(folder.resolve("own.txt")).contains("Server.serve"));
  }

  @Test
  void olderJava_isRefusedWithItsVersion() throws Exception {
    Optional<Path> older = olderJava();
    assumeTrue(older.isPresent(), "no older Java here");
    Path folder17 = Files.createDirectories(folder.resolve("old"));
    Files.writeString(
        folder17.resolve("Old.java"),
        """
        class Old {
          public static void main(String[] args) throws Exception {
            System.out.println("up");
            System.in.read();
          }
        }
        """);
    Process process =
        new ProcessBuilder(
                older.get().resolve("bin/java").toString(), folder17.resolve("Old.java").toString())
            .start();
    started.add(process);
    assertEquals("up", out(process).readLine());

    assertRefused(process.pid(), "runs on Java ");

    process.getOutputStream().close();
    assertEquals(0, process.waitFor());
  }

  private static Optional<Path> olderJava() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes.filter(AttachTest::isOlder).sorted().findFirst();
    }
  }

  /// A JDK, of a version that runs source.
  private static boolean isOlder(Path home) {
    try {
      String release = Files.readString(home.resolve("release"));
      return Files.isExecutable(home.resolve("bin/javac"))
          && release.matches("(?s).*JAVA_VERSION=\"(1[1-9]|2[0-4])[.\"].*");
    } catch (IOException e) {
      return false;
    }
  }
}
