package org.memview.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/// The table of `bench struct`: ratios to code by hand and to CPython's `struct` in the same run,
/// then nanoseconds and bytes.
final class StructTable {
  private static final String PYTHON =
      """
      import struct, timeit
      s = struct.Struct('<IHBq4s'); n = struct.Struct('<IHBq'); b = bytearray(4096)
      s.pack_into(b, 0, 1, 2, 3, 4, b'cpu0')
      def ns(text):
          return min(timeit.repeat(text, number=100000, repeat=5, globals=globals())) * 1e4
      print('readNumbers', ns('n.unpack_from(b, 30)'))
      print('readNamed', ns('s.unpack_from(b, 30)'))
      print('readValues', ns('s.unpack_from(b, 30)'))
      print('writeNumbers', ns('n.pack_into(b, 30, 1, 2, 3, 4)'))
      print('writeNamed', ns("s.pack_into(b, 30, 1, 2, 3, 4, b'cpu0')"))
      print('writeValues', ns("s.pack_into(b, 30, 1, 2, 3, 4, b'cpu0')"))
      """;

  /// The most a ratio to the hand-written loop may be.
  private static final Map<String, Double> HAND =
      Map.of("readNumbers", 1.2, "readNamed", 1.2, "columnSum", 1.3);

  /// The least CPython may be slower.
  private static final Map<String, Double> CPYTHON =
      Map.of("readNumbers", 8.0, "readNamed", 8.0, "writeNumbers", 15.0, "writeNamed", 15.0);

  private final Map<String, Cell> cells = new TreeMap<>();
  private final Map<String, Double> python = python();

  StructTable(Collection<RunResult> results) {
    results.forEach(this::add);
  }

  private record Cell(double nanos, double bytes) {}

  @SuppressWarnings("rawtypes") // JMH's own
  private void add(RunResult result) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark();
    String method = name.substring(name.lastIndexOf('.') + 1);
    double nanos = Double.POSITIVE_INFINITY;
    double bytes = Double.POSITIVE_INFINITY;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        nanos = Math.min(nanos, iteration.getPrimaryResult().getScore());
        for (Map.Entry<String, Result> entry : iteration.getSecondaryResults().entrySet()) {
          if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
            bytes = Math.min(bytes, entry.getValue().getScore());
          }
        }
      }
    }
    String key = method + " " + params.getParam("storage") + " " + params.getParam("jvm");
    cells.put(key, new Cell(nanos, bytes));
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        clean, polluted: our time by that of code written by hand over the segment (less is better).
        CPython/: its time by ours. polluted: the JVM has used every kind of storage, other records
        and formats before.

        """);
    String row = "%-28s %-7s %7s %9s %7s %9s %7s %9s %9s %9s %6s%n";
    out.append(
        row.formatted(
            "operation",
            "storage",
            "clean",
            "polluted",
            "target",
            "CPython/",
            "target",
            "clean ns",
            "poll. ns",
            "CPython",
            "B/op"));
    for (String key : cells.keySet()) {
      String[] words = key.split(" ", 3);
      String operation = words[0].substring(0, words[0].indexOf('_'));
      if (words[2].equals("clean") && !words[0].endsWith("_hand")) {
        Cell clean = cells.get(key);
        Cell polluted = cells.get(words[0] + " " + words[1] + " polluted");
        Double cpython = python.get(operation);
        out.append(
            row.formatted(
                words[0],
                words[1],
                ratio(clean, cells.get(operation + "_hand " + words[1] + " clean")),
                ratio(polluted, cells.get(operation + "_hand " + words[1] + " polluted")),
                text(HAND.get(operation), "%.2f"),
                cpython == null || polluted == null
                    ? "-"
                    : "%.1f".formatted(cpython / polluted.nanos),
                text(CPYTHON.get(operation), "%.0f"),
                nanos(clean),
                nanos(polluted),
                text(cpython, "%.0f"),
                polluted == null ? "-" : "%.0f".formatted(polluted.bytes)));
      }
    }
    return out.append('\n').toString();
  }

  private static String ratio(@Nullable Cell ours, @Nullable Cell theirs) {
    return ours == null || theirs == null ? "-" : "%.2f".formatted(ours.nanos / theirs.nanos);
  }

  private static String nanos(@Nullable Cell cell) {
    return cell == null ? "-" : "%.2f".formatted(cell.nanos);
  }

  private static String text(@Nullable Double value, String format) {
    return value == null ? "" : format.formatted(value);
  }

  /// Nanoseconds of each operation, empty if there is no Python here.
  private static Map<String, Double> python() {
    Map<String, Double> times = new HashMap<>();
    try {
      Process process = new ProcessBuilder("python3", "-c", PYTHON).start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      for (String line : answer.lines().toList()) {
        String[] words = line.split(" ", -1);
        times.put(words[0], Double.parseDouble(words[1]));
      }
    } catch (IOException e) {
      System.err.println("no python3: the CPython columns stay empty");
    }
    return times;
  }
}
