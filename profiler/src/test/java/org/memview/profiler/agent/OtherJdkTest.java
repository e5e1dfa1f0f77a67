package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.TextTable;

/// JDKs whose inner methods have other names than those the hooks look for, as a later one may
/// have: a column that cannot be trusted is not there, and the report says why.
class OtherJdkTest {
  @TempDir Path folder = Path.of("");

  /// Runs a program on a JDK with a class of `java.base` in which a name is spelled otherwise.
  private ChildJvm.Result run(String type, String name, String source) throws Exception {
    String file = type + ".class";
    byte[] bytes;
    try (InputStream original = Object.class.getResourceAsStream("/" + file)) {
      bytes = Objects.requireNonNull(original, file).readAllBytes();
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String other = name.substring(0, name.length() - 1) + "X";
    assertTrue(text.contains(name), name);
    Path patched = folder.resolve("jdk").resolve(file);
    Files.createDirectories(patched.getParent());
    Files.write(patched, text.replace(name, other).getBytes(StandardCharsets.ISO_8859_1));
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Other", source);
    return jvm.profiled(
        "match=Other#work",
        List.of("--patch-module", "java.base=" + folder.resolve("jdk")),
        "Other");
  }

  @Test
  void arenasWithoutAHook_turnTheOffHeapColumnOff() throws Exception {
    ChildJvm.Result result =
        run(
            "jdk/internal/foreign/SegmentFactories",
            "allocateNativeInternal",
            """
            import java.lang.foreign.Arena;
            class Other {
              static Object sink;
              static void work() {
                try (Arena arena = Arena.ofConfined()) { arena.allocate(1000); }
                sink = new byte[5000];
              }
              public static void main(String[] args) { work(); }
            }
            """);

    assertEquals(0, result.code(), result.err());
    LineReport report = result.report();
    String text = new TextTable(TableOptions.defaults()).text(report);
    assertEquals(List.of("offHeap"), report.off());
    assertFalse(text.contains("Off-heap ±"), text);
    assertTrue(text.contains("off-heap bytes of arenas cannot be counted"), text);
    assertEquals(5016, result.line("work", "new byte[5000]").allocated(), "the rest stays exact");
  }

  @Test
  void virtualThreadsWithoutAHook_haveNoBytes() throws Exception {
    ChildJvm.Result result =
        run(
            "java/lang/VirtualThread",
            "runContinuation",
            """
            class Other {
              static Object sink;
              static void work() {
                sink = new byte[5000];
              }
              public static void main(String[] args) throws Exception {
                Thread.ofVirtual().start(Other::work).join();
              }
            }
            """);

    assertEquals(0, result.code(), result.err());
    String text = new TextTable(TableOptions.defaults()).text(result.report());
    assertFalse(result.table("work").counted());
    assertTrue(text.contains("n/a"), text);
    assertTrue(text.contains("virtual threads cannot be counted"), text);
  }

  @Test
  void virtualThreadsWhoseEndIsNotSeen_haveNoBytes() throws Exception {
    ChildJvm.Result result =
        run(
            "java/lang/VirtualThread",
            "afterDone",
            """
            class Other {
              static Object sink;
              static void work() {
                sink = new byte[5000];
              }
              public static void main(String[] args) throws Exception {
                Thread.ofVirtual().start(Other::work).join();
              }
            }
            """);

    assertEquals(0, result.code(), result.err());
    assertFalse(result.table("work").counted());
    assertTrue(
        result.report().notes().stream().anyMatch(note -> note.contains("virtual threads cannot")),
        result.report().notes().toString());
  }

  @Test
  void virtualThreadsWithoutAHook_leavePlatformThreadsExact() throws Exception {
    ChildJvm.Result result =
        run(
            "java/lang/VirtualThread",
            "runContinuation",
            """
            class Other {
              static Object sink;
              static void work() {
                sink = new byte[5000];
              }
              public static void main(String[] args) { work(); }
            }
            """);

    assertTrue(result.table("work").counted());
    assertEquals(5016, result.line("work", "new byte[5000]").allocated());
  }
}
