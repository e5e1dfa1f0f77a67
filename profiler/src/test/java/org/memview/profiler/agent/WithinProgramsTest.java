package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.report.ScopeCost;

/// The library in a program of its own, with the agent and without.
class WithinProgramsTest {
  private static final String PROGRAM =
      """
      import org.memview.profiler.*;
      class Within {
        static Object sink;
        static void work() {
          sink = new byte[5000];
        }
        static void blocks() {
          for (int i = 0; i < 3; i++) {
            try (var load = MemoryProfiler.scope("load")) {
              sink = new byte[1000];
              sink = java.nio.ByteBuffer.allocateDirect(2000);
            }
          }
          try (var nothing = MemoryProfiler.scope("nothing")) { }
        }
        public static void main(String[] args) {
          work();
          blocks();
          MemoryProfiler.profile(Within::work);
          System.out.println(MemoryProfiler.report() == null ? "no report" : "a report");
        }
      }
      """;

  @TempDir Path folder = Path.of("");

  private ChildJvm jvm() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Within", PROGRAM);
    return jvm;
  }

  private String classPath(ChildJvm jvm) {
    return folder + File.pathSeparator + jvm.agentJar();
  }

  @Test
  void profile_withTheAgent_printsTheTables() throws Exception {
    ChildJvm.Result result = jvm().profiled("match=Within#work", List.of(), "Within");

    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("Within.work: 2 calls, 1 thread, 9.797 KiB"), result.out());
    assertTrue(result.out().contains("sink = new byte[5000];"), result.out());
    assertTrue(result.out().endsWith("a report\n"), result.out());
  }

  @Test
  void profile_withoutAnAgent_isOneLineThatSaysHow() throws Exception {
    ChildJvm jvm = jvm();

    ChildJvm.Result result =
        jvm.start(folder.resolve("none"), List.of("-cp", classPath(jvm)), "Within");

    assertEquals(0, result.code(), result.err());
    String[] lines = result.out().split("\n", -1);
    assertTrue(lines[0].startsWith("4.898 KiB allocated, off-heap 0 B, "), lines[0]);
    assertTrue(lines[0].contains("-javaagent:memview-profiler.jar"), lines[0]);
    assertEquals("no report", lines[1]);
  }

  @Test
  void scope_ofOneName_addsUpInTheReport() throws Exception {
    ChildJvm.Result result = jvm().profiled("match=Within#work", List.of(), "Within");

    List<ScopeCost> scopes = result.report().scopes();
    assertEquals(List.of("load", "nothing"), scopes.stream().map(ScopeCost::name).toList());
    ScopeCost load = scopes.getFirst();
    assertEquals(3, load.count());
    assertEquals(6000, load.offHeap());
    assertTrue(load.allocated() >= 3 * 1016 && load.allocated() < 20_000, load.toString());
    assertTrue(load.nanos() > 0, load.toString());
    assertEquals(0, scopes.get(1).allocated(), "the block itself takes nothing");
    assertEquals(0, scopes.get(1).offHeap());
  }

  private static final String VIRTUAL =
      """
      import org.memview.profiler.*;
      class Virtually {
        static Object sink;
        static void work() {
          sink = new byte[5000];
        }
        static void block() {
          bare();
          Thread.yield();
          var six = MemoryProfiler.scope("six");
          try (six) {
            sink = new byte[2984];
            work();
            sink = new byte[1000];
          }
          Thread.yield();
          System.out.println(six.cost().allocated());
        }
        static void bare() {
          try (var bare = MemoryProfiler.scope("bare")) { sink = new byte[6000]; }
        }
        public static void main(String[] args) throws Exception {
          bare();
          for (int i = 0; i < 20; i++) Thread.ofVirtual().start(Virtually::bare).join();
          Thread.ofVirtual().start(Virtually::block).join();
          Thread.ofVirtual().start(() -> MemoryProfiler.profile(Virtually::work)).join();
          Thread.ofVirtual().start(() -> IO.println(MemoryProfiler.report() != null)).join();
        }
      }
      """;

  @Test
  void scope_onVirtualThreads_isExactFromItsBeginning() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Virtually", VIRTUAL);

    ChildJvm.Result result = jvm.profiled("match=Virtually#work", List.of(), "Virtually");

    assertEquals(0, result.code(), result.err());
    assertEquals(String.valueOf(3000 + 5016 + 1016), result.out().lines().findFirst().orElse(""));
    assertTrue(result.out().endsWith("true\n"), result.out());
    ScopeCost bare = result.report().scopes().getFirst();
    assertEquals(22, bare.count());
    assertEquals(22 * 6016, bare.allocated());
    assertEquals(2 * 5016, result.line("work", "new byte[5000]").allocated());
  }

  @Test
  void scope_onVirtualThreadWithoutAnAgent_saysNotCounted() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Virtually", VIRTUAL);

    ChildJvm.Result result =
        jvm.start(folder.resolve("none"), List.of("-cp", classPath(jvm)), "Virtually");

    assertEquals(0, result.code(), result.err());
    List<String> lines = result.out().lines().toList();
    assertEquals(String.valueOf(ScopeCost.NOT_COUNTED), lines.getFirst());
    assertTrue(lines.get(1).contains("virtual thread are not counted"), lines.get(1));
  }
}
