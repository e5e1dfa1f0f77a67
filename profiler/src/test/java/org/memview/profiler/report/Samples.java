package org.memview.profiler.report;

import java.util.List;
import java.util.Map;

/// A report to show.
final class Samples {
  private Samples() {}

  static LineReport report() {
    MethodTable copy =
        new MethodTable(
            "com.acme.Copy",
            "main",
            "()V",
            "com/acme/Copy.java",
            true,
            1,
            1,
            20_479_040,
            4096,
            List.of(
                LineCost.blank(7, "  static void main() {"),
                line(8, "    byte[] content = read(10_240_000);", 10_240_016, 0, 1),
                line(
                    9,
                    "    byte[] rest = Arrays.copyOfRange(content, 1_024, n);",
                    10_238_992,
                    0,
                    1),
                line(10, "    if (a < b && \"</script>\".isEmpty()) write(rest);", 32, 1 << 20, 2),
                line(11, "  }", 0, 0, 1)));
    MethodTable view =
        new MethodTable(
            "com.acme.View",
            "<init>",
            "()V",
            "View.java",
            true,
            3,
            2,
            112,
            0,
            List.of(line(3, "    this.rest = view.slice(1024);", 112, -4096, 3)));
    return new LineReport(
        "com.acme.Copy",
        "Java 25, G1",
        List.of("time"),
        List.of(copy, view),
        List.of(new ScopeCost("load", 2, 5000, 0, 7_000_000)),
        List.of("com.acme.Big#all is not shown"),
        List.of());
  }

  /// Returns the same, from a JVM that does not count what virtual threads take, nor off the heap.
  static LineReport uncounted() {
    LineReport report = report();
    MethodTable copy = report.tables().getFirst();
    MethodTable unknown =
        new MethodTable(
            copy.className(),
            copy.method(),
            copy.descriptor(),
            copy.file(),
            false,
            copy.calls(),
            copy.threads(),
            copy.allocated(),
            copy.loading(),
            copy.lines());
    return new LineReport(
        report.program(),
        report.jvm(),
        report.extras(),
        List.of(unknown, report.tables().getLast()),
        List.of(new ScopeCost("load", 2, ScopeCost.NOT_COUNTED, 0, 7_000_000)),
        report.notes(),
        List.of("offHeap", "allocated"));
  }

  private static LineCost line(int n, String text, long bytes, long offHeap, long count) {
    long each = bytes / count;
    return new LineCost(
        n,
        text,
        true,
        bytes,
        bytes,
        each,
        each,
        n == 9 ? 4096 : 0,
        offHeap,
        n == 10 ? 524_288 : 0,
        count,
        Map.of("time", 12_345L * n));
  }
}
