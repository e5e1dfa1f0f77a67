package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.profiler.report.LineCost;
import org.memview.profiler.report.MethodTable;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.TextTable;

/// The agent in JVMs of its own: exact bytes with every collector, virtual threads, memory outside
/// the heap, and a program that behaves as it does without.
class AgentTest {
  @TempDir Path folder = Path.of("");
  private @Nullable ChildJvm started;

  @BeforeEach
  void start() throws Exception {
    started = new ChildJvm(folder);
  }

  private ChildJvm jvm() {
    return Objects.requireNonNull(started);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseG1GC",
        "-XX:+UseSerialGC",
        "-XX:+UseParallelGC",
        "-XX:+UseZGC",
        "-XX:+UseShenandoahGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:-UseTLAB",
        "-Xint"
      })
  void newArray_anyCollector_isExactlyItsSize(String flag) throws Exception {
    jvm()
        .compile(
            "Arrays",
            """
            class Arrays {
              static Object sink;
              static void fill() {
                sink = new byte[0];
                sink = new byte[1];
                sink = new byte[999];
                sink = new byte[100_000];
                sink = new byte[20_000_000];
                sink = new int[1000];
                sink = new Object[1000];
                sink = new Object();
                int nothing = 1;
              }
              public static void main(String[] args) {
                fill();
                var bean = (com.sun.management.ThreadMXBean)
                    java.lang.management.ManagementFactory.getThreadMXBean();
                long[] sizes = new long[8];
                for (int i = 0; i < 8; i++) {
                  for (int k = 0; k < 3; k++) {
                    long before = bean.getCurrentThreadAllocatedBytes();
                    switch (i) {
                      case 0: sink = new byte[0]; break;
                      case 1: sink = new byte[1]; break;
                      case 2: sink = new byte[999]; break;
                      case 3: sink = new byte[100_000]; break;
                      case 4: sink = new byte[20_000_000]; break;
                      case 5: sink = new int[1000]; break;
                      case 6: sink = new Object[1000]; break;
                      default: sink = new Object();
                    }
                    sizes[i] = bean.getCurrentThreadAllocatedBytes() - before;
                  }
                }
                for (long size : sizes) System.out.println(size);
              }
            }
            """);

    ChildJvm.Result result = jvm().profiled("match=Arrays#fill", List.of(flag), "Arrays");

    List<Long> sizes = result.out().lines().map(Long::valueOf).toList();
    assertEquals(8, sizes.size(), result.err());
    List<LineCost> lines = result.table("fill").lines().stream().filter(LineCost::code).toList();
    for (int i = 0; i < sizes.size(); i++) {
      assertEquals(sizes.get(i), lines.get(i).allocated(), lines.get(i).text());
    }
    assertEquals(0, lines.get(8).allocated(), "int nothing");
    assertEquals(sum(result.table("fill")), result.table("fill").allocated());
    assertEquals("", result.err());
  }

  private static long sum(MethodTable table) {
    return table.lines().stream().mapToLong(LineCost::allocated).sum();
  }

  @Test
  void emptyLines_aMillionTimes_costNothing() throws Exception {
    jvm()
        .compile(
            "Nothing",
            """
            class Nothing {
              static long sum;
              static void step(int i) {
                sum += i;
                if (sum % 3 == 0)
                  sum++;
              }
              public static void main(String[] args) {
                for (int i = 0; i < 1_000_000; i++)
                  step(i);
              }
            }
            """);

    ChildJvm.Result result = jvm().profiled("match=Nothing#*", List.of(), "Nothing");

    assertEquals(1_000_000, result.table("step").calls(), result.err());
    assertEquals(1_000_000, result.line("step", "sum += i").occurrences());
    for (String method : List.of("step", "main")) {
      for (LineCost line : result.table(method).lines()) {
        assertEquals(0, line.allocated() + line.self() + line.offHeap(), line.toString());
      }
      assertEquals(0, result.table(method).allocated());
    }
  }

  @Test
  void virtualThreads_yieldsLocksAndSleeps_areExact() throws Exception {
    jvm()
        .compile(
            "Many",
            """
            import java.util.*;
            class Many {
              static volatile Object sink;
              static int turns;
              static void work() {
                sink = new byte[1000];
                Thread.yield();
                sink = new byte[100_000];
                synchronized (Many.class) { turns++; }
                try { Thread.sleep(1); } catch (InterruptedException e) { throw new Error(e); }
                sink = new byte[40];
              }
              public static void main(String[] args) throws Exception {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 1000; i++) threads.add(Thread.ofVirtual().start(Many::work));
                for (Thread thread : threads) thread.join();
                System.out.println(turns);
              }
            }
            """);

    ChildJvm.Result result = jvm().profiled("match=Many#work", List.of(), "Many");

    assertEquals("1000", result.out().strip(), result.err());
    MethodTable table = result.table("work");
    assertEquals(1000, table.calls());
    assertEquals(1000, table.threads());
    long base = result.line("work", "new byte[40]").allocated() / 1000 - 40;
    assertTrue(base >= 8 && base <= 24, "header " + base);
    assertEquals(1000 * 56, result.line("work", "new byte[40]").allocated());
    assertEquals(1000 * 1016, result.line("work", "new byte[1000]").allocated());
    assertEquals(1000 * 100_016, result.line("work", "new byte[100_000]").allocated());
    assertEquals(sum(table), table.allocated());
  }

  @Test
  void offHeap_everyKind_isTakenOnOneLineAndGivenBackOnAnother() throws Exception {
    jvm()
        .compile(
            "Native",
            """
            import java.lang.foreign.*;
            import java.nio.*;
            import java.nio.channels.*;
            import java.nio.file.*;
            class Native {
              static Object sink;
              public static void main(String[] args) throws Exception {
                sink = ByteBuffer.allocateDirect(1_000_001);
                Arena confined = Arena.ofConfined();
                confined.allocate(2_000_002);
                confined.close();
                Arena shared = Arena.ofShared();
                shared.allocate(3_000_003, 64);
                shared.close();
                sink = Arena.ofAuto().allocate(4_000_004);
                sink = Arena.global().allocate(5_000_005);
                Path file = Files.createTempFile(Path.of(""), "map", null);
                Files.write(file, new byte[600_000]);
                Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file);
                sink = channel.map(FileChannel.MapMode.READ_ONLY, 0, 600_000, arena);
                arena.close();
                sink = channel.map(FileChannel.MapMode.READ_ONLY, 5, 500_000);
                FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE);
                out.write(ByteBuffer.wrap(new byte[700_000]));
                int nothing = 1;
              }
            }
            """);

    ChildJvm.Result result = jvm().profiled("", List.of(), "Native");

    assertEquals(0, result.code(), result.err());
    assertEquals(1_000_001, offHeap(result, "allocateDirect"));
    assertEquals(2_000_002, offHeap(result, "confined.allocate"));
    assertEquals(-2_000_002, offHeap(result, "confined.close"));
    assertEquals(3_000_003, offHeap(result, "shared.allocate"));
    assertEquals(-3_000_003, offHeap(result, "shared.close"));
    assertEquals(4_000_004, offHeap(result, "ofAuto"));
    assertEquals(5_000_005, offHeap(result, "global"));
    assertEquals(600_000, offHeap(result, "0, 600_000, arena"));
    assertEquals(-600_000, offHeap(result, "arena.close"));
    assertEquals(500_000, offHeap(result, "5, 500_000"));
    assertEquals(0, offHeap(result, "int nothing"));
    assertEquals(700_000, result.line("main", "out.write").temporary());
    assertEquals(List.of(), result.report().notes());
  }

  private static long offHeap(ChildJvm.Result result, String text) throws Exception {
    return result.line("main", text).offHeap();
  }

  @Test
  void firstUse_ofClasses_isNotTheLinesOwn() throws Exception {
    jvm()
        .compile(
            "First",
            """
            import java.lang.foreign.MemorySegment;
            class First {
              static Object sink;
              public static void main(String[] args) {
                byte[] content = new byte[10_240_000];
                sink = MemorySegment.ofArray(content).asSlice(1024);
                sink = MemorySegment.ofArray(content).asSlice(2048);
              }
            }
            """);

    ChildJvm.Result result = jvm().profiled("", List.of(), "First");

    LineCost first = result.line("main", "asSlice(1024)");
    LineCost second = result.line("main", "asSlice(2048)");
    assertTrue(second.allocated() > 0 && second.allocated() < 200, second.toString());
    long more = first.allocated() - second.allocated();
    assertTrue(more >= 0 && more <= 64, "what the JVM makes for classes is apart: " + more);
    assertTrue(first.loading() > 10_000, first.toString());
    assertEquals(0, second.loading());
  }

  @Test
  void program_behavesAsWithout() throws Exception {
    jvm()
        .compile(
            "Behave",
            """
              import java.util.*;
              class Behave {
                final int n;
                Behave(int n) { this(n, check(n)); }
                Behave(int n, int m) { super(); this.n = n + m; }
                static int check(int n) {
              if (n < 0) throw new IllegalArgumentException("n " + n);
              return n;
            }
                static int deep(int n) { return n == 0 ? new int[0][0].length : deep(n - 1) + 1; }
                static String trace(Throwable t) {
                  StringBuilder s = new StringBuilder(t.toString());
                  for (var f : t.getStackTrace()) s.append("\\n  ").append(f);
                  return s.toString();
                }
                public static void main(String[] args) {
                  try { new Behave(-1); } catch (RuntimeException e) { IO.println(trace(e)); }
                  try { new Behave(-2); } catch (RuntimeException e) { IO.println(trace(e)); }
                  System.out.println(new Behave(3).n + deep(50));
                  Runnable r = () -> { throw new IllegalStateException("lambda"); };
                  try { r.run(); } catch (RuntimeException e) { IO.println(trace(e)); }
                  Object local = new Object() {
                public String toString() { return "local " + args.length; }
              };
                  System.out.println(local);
                  System.err.println("to err");
                  System.exit(args.length + 40);
                }
              }
            """);

    ChildJvm.Result plain = jvm().plain("Behave", "a", "b c");
    ChildJvm.Result profiled = jvm().profiled("", List.of(), "Behave", "a", "b c");

    assertEquals(42, plain.code());
    assertEquals(plain.code(), profiled.code());
    assertEquals(plain.out(), profiled.out());
    assertEquals(plain.err(), profiled.err());
    MethodTable main = profiled.table("main");
    assertEquals(sum(main), main.allocated());
    assertEquals(
        List.of(), profiled.report().notes().stream().filter(n -> !n.contains("running")).toList());
    assertTrue(
        main.lines().stream()
            .anyMatch(line -> line.text().contains("local ") && line.occurrences() > 1));
  }

  @Test
  void header_namesTheFlagsThatChangeSizes_whoeverChoseThem() throws Exception {
    jvm().compile("Flags", "class Flags { public static void main(String[] a) { int x = 1; } }");

    String usual = jvm().profiled("", List.of(), "Flags").report().jvm();
    String chosenByTheJvm = jvm().profiled("", List.of("-XX:+UseZGC"), "Flags").report().jvm();
    String given =
        jvm()
            .profiled(
                "",
                List.of("-XX:ObjectAlignmentInBytes=16", "-XX:+UseCompactObjectHeaders"),
                "Flags")
            .report()
            .jvm();

    assertFalse(usual.contains("-XX:"), usual);
    assertTrue(chosenByTheJvm.contains("-XX:-UseCompressedOops"), chosenByTheJvm);
    assertTrue(given.contains("-XX:ObjectAlignmentInBytes=16 -XX:+UseCompactObjectHeaders"), given);
    assertEquals(given.indexOf("Compact"), given.lastIndexOf("Compact"), given);
  }

  @Test
  void annotation_bySimpleName_isEnough() throws Exception {
    jvm()
        .compile(
            "Marked",
            """
            import java.lang.annotation.*;
            class Marked {
              @Retention(RetentionPolicy.RUNTIME) @interface Profile {}
              @Profile static void wanted() { Object o = new byte[10]; }
              static void unwanted() { Object o = new byte[10]; }
              public static void main(String[] args) { wanted(); unwanted(); }
            }
            """);

    ChildJvm.Result result = jvm().profiled("", List.of(), "Marked");

    assertEquals(
        List.of("wanted"), result.report().tables().stream().map(MethodTable::method).toList());
  }

  @Test
  void classOfTheJdk_byPattern_isShownWithItsSource() throws Exception {
    jvm()
        .compile(
            "Lists",
            """
            import java.util.*;
            class Lists {
              public static void main(String[] args) {
                List<Integer> list = new ArrayList<>();
                for (int i = 0; i < 100; i++) list.add(i);
              }
            }
            """);

    ChildJvm.Result result = jvm().profiled("match=java.util.ArrayList#grow", List.of(), "Lists");

    MethodTable grow = result.table("grow");
    assertTrue(grow.calls() > 1, grow.toString());
    assertTrue(grow.allocated() > 400, grow.toString());
    assertEquals(sum(grow), grow.allocated());
  }

  @Test
  void classTheProbesNeed_isRefusedWithANote() throws Exception {
    jvm().compile("Fill", "class Fill { public static void main(String[] a) { } }");

    ChildJvm.Result result = jvm().profiled("match=java.util.Arrays#fill", List.of(), "Fill");

    assertEquals(0, result.code(), result.err());
    assertTrue(
        result.report().notes().stream().anyMatch(note -> note.contains("java/util/Arrays")),
        result.report().notes().toString());
  }

  @Test
  void patternThatMatchesNothing_isANote() throws Exception {
    jvm().compile("Empty", "class Empty { public static void main(String[] a) {} }");

    ChildJvm.Result result = jvm().profiled("match=Empty#absent", List.of(), "Empty");

    assertTrue(
        result.report().notes().stream().anyMatch(note -> note.contains("Empty#absent")),
        result.report().notes().toString());
  }

  @Test
  void wrongOption_isOneLine_andTheProgramRuns() throws Exception {
    jvm()
        .compile("Ok", "class Ok { public static void main(String[] a) { System.out.print(1); } }");

    ChildJvm.Result result =
        jvm()
            .start(
                folder.resolve("none"),
                List.of("-javaagent:" + jvm().agentJar() + "=nonsense=1"),
                "Ok");

    assertEquals(0, result.code());
    assertEquals("1", result.out());
    assertTrue(result.err().contains("nonsense=1"), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void byHand_tableGoesToStandardError() throws Exception {
    jvm()
        .compile(
            "Hand",
            """
            class Hand {
              public static void main(String[] a) {
                Object o = new byte[5000];
                System.out.print(1);
              }
            }
            """);

    ChildJvm.Result result =
        jvm().start(folder.resolve("none"), List.of("-javaagent:" + jvm().agentJar()), "Hand");

    assertEquals("1", result.out());
    assertTrue(result.err().contains("Filename: Hand.java"), result.err());
    assertTrue(result.err().contains("4.898 KiB"), result.err());
  }

  @Test
  void sourceLauncher_showsTheMainClass() throws Exception {
    Path file = folder.resolve("Script.java");
    Files.writeString(file, "void main() {\n  Object o = new byte[5000];\n}\n");

    ChildJvm.Result result = jvm().profiled("", List.of(), file.toString());

    assertEquals(0, result.code(), result.err());
    assertEquals(5016, result.line("main", "new byte[5000]").allocated());
  }

  @Test
  void namedModule_isProfiled() throws Exception {
    Path module = Files.createDirectories(folder.resolve("mod"));
    var classes =
        org.memview.profiler.oracle.Sources.compile(
            java.util.Map.of(
                "module-info",
                "module a.b { }",
                "a.b.Main",
                "package a.b; class Main { public static void main(String[] x) {\n"
                    + " Object o = new byte[5000]; } }"));
    for (var type : classes.entrySet()) {
      Path file = module.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }

    ChildJvm.Result result =
        jvm()
            .profiled(
                "match=a.b.Main#main", List.of("-p", module.toString()), "-m", "a.b/a.b.Main");

    assertEquals(0, result.code(), result.err());
    long[] bytes = result.table("main").lines().stream().mapToLong(LineCost::allocated).toArray();
    assertEquals(5016, LongStream.of(bytes).sum());
  }

  @Test
  void hugeMethodAndBrokenClass_areNoted_andTheProgramRuns() throws Exception {
    StringBuilder huge = new StringBuilder("class Huge { static int x; static void big() {\n");
    for (int i = 0; i < 5000; i++) {
      huge.append("x++;\n");
    }
    huge.append("}\nstatic void small() { x--; }\n");
    huge.append("public static void main(String[] a) { big(); small(); System.out.print(x); } }");
    jvm().compile("Huge", huge.toString());

    ChildJvm.Result result = jvm().profiled("", List.of(), "Huge");

    assertEquals("4999", result.out(), result.err());
    assertTrue(
        result.report().notes().stream()
            .anyMatch(note -> note.contains("Huge#big") && note.contains("60000")),
        result.report().notes().toString());
    assertFalse(result.report().tables().isEmpty());
  }

  @Test
  void furtherQuantities_areMeasured() throws Exception {
    jvm()
        .compile(
            "Extra",
            """
            class Extra {
              static Object kept;
              public static void main(String[] args) throws Exception {
                kept = new int[1_000_000];
                kept = null;
                Thread.sleep(2);
              }
            }
            """);

    ChildJvm.Result result =
        jvm()
            .profiled(
                "live,time,allThreads",
                List.of("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1"),
                "Extra");

    assertEquals(List.of("live", "increment", "time", "allThreads"), result.report().extras());
    LineCost taking = result.line("main", "new int");
    LineCost giving = result.line("main", "= null");
    long taken = taking.extra("increment");
    long given = giving.extra("increment");
    assertTrue(taken > 3_900_000 && taken < 4_200_000, "increment " + taken);
    assertTrue(given < -3_900_000 && given > -4_200_000, "increment " + given);
    assertEquals(
        given, giving.extra("live") - taking.extra("live"), "the used heap and its change");
    assertTrue(giving.extra("live") > 100_000, "what is alive besides: " + giving);
    String text = new TextTable(TableOptions.defaults()).text(result.report());
    assertTrue(text.matches("(?s).*Off-heap ± +Live +Increment +Time +All threads .*"), text);
    String python =
        new TextTable(TableOptions.defaults().with("style", "python")).text(result.report());
    assertTrue(python.matches("(?s).* -3\\.8\\d+ MiB +1 +kept = null.*"), python);
    assertTrue(result.line("main", "sleep").extra("time") >= 2_000_000);
    assertTrue(result.line("main", "new int").extra("allThreads") >= 4_000_000);
  }
}
