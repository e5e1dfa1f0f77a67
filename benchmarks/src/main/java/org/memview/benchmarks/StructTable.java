package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
///
/// Each number is the median of the last three iterations, not the minimum: in a polluted JVM a
/// method is often compiled once more when others have been used, and then slower.
final class StructTable {
  private static final String PYTHON =
      """
      import statistics, struct, timeit
      s = struct.Struct('<IHBq4s'); n = struct.Struct('<IHBq'); b = bytearray(4096)
      s.pack_into(b, 0, 1, 2, 3, 4, b'cpu0')
      def ns(text):
          times = timeit.repeat(text, number=50000, repeat=7, globals=globals())
          return statistics.median(times) * 2e4
      rows = struct.Struct('<qdq'); table = bytes(24 * 50000)
      def column():
          return sum(row[1] for row in rows.iter_unpack(table))
      print('readNumbers', ns('n.unpack_from(b, 30)'))
      print('readNamed', ns('s.unpack_from(b, 30)'))
      print('readValues', ns('s.unpack_from(b, 30)'))
      print('writeNumbers', ns('n.pack_into(b, 30, 1, 2, 3, 4)'))
      print('writeNamed', ns("s.pack_into(b, 30, 1, 2, 3, 4, b'cpu0')"))
      print('columnSum', statistics.median(timeit.repeat(column, number=1, repeat=7)) * 2e4)
      print('writeValues', ns("s.pack_into(b, 30, 1, 2, 3, 4, b'cpu0')"))
      """;

  /// The most a ratio to the hand-written loop may be.
  private static final Map<String, Double> HAND =
      Map.of("readNumbers", 1.2, "readNamed", 1.2, "columnSum", 1.3);

  /// The least CPython may be slower.
  private static final Map<String, Double> CPYTHON =
      Map.of(
          "readNumbers",
          8.0,
          "readNamed",
          8.0,
          "writeNumbers",
          15.0,
          "writeNamed",
          15.0,
          "writeValues",
          15.0);

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
    double bytes = Double.POSITIVE_INFINITY;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        for (Map.Entry<String, Result> entry : iteration.getSecondaryResults().entrySet()) {
          if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
            bytes = Math.min(bytes, entry.getValue().getScore());
          }
        }
      }
    }
    String key = method + " " + params.getParam("memory").replace('/', ' ');
    cells.put(key, new Cell(settled(result), bytes));
  }

  /// The median of the last three iterations.
  static double settled(RunResult result) {
    List<Double> nanos = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        nanos.add(iteration.getPrimaryResult().getScore());
      }
    }
    List<Double> last =
        nanos.subList(Math.max(0, nanos.size() - 3), nanos.size()).stream().sorted().toList();
    return last.get(last.size() / 2);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        clean, polluted, mixed: our time by that of code written by hand over the segment in the
        same run (less is better). CPython/: its time by ours, polluted (more is better).
        polluted: the JVM has used every kind of storage, with other records and formats, before;
        mixed: with these very ones too. B/op: bytes allocated, polluted and mixed.

        """);
    String row = "%-21s %-7s %7s %9s %7s %7s %9s %7s %9s %9s %9s %6s %6s%n";
    out.append(
        row.formatted(
            "operation",
            "storage",
            "clean",
            "polluted",
            "mixed",
            "target",
            "CPython/",
            "target",
            "clean ns",
            "poll. ns",
            "CPython",
            "B/op",
            "mixed"));
    for (String key : cells.keySet()) {
      String[] words = key.split(" ", 3);
      if (words[2].equals("clean") && !words[0].endsWith("_hand")) {
        out.append(line(row, words[0], words[1]));
      }
    }
    return out.append('\n').toString();
  }

  private String line(String row, String method, String storage) {
    String operation = method.substring(0, method.indexOf('_'));
    Cell polluted = cells.get(method + " " + storage + " polluted");
    Double cpython = python.get(operation);
    return row.formatted(
        method,
        storage,
        ratio(method, operation, storage + " clean"),
        ratio(method, operation, storage + " polluted"),
        ratio(method, operation, storage + " mixed"),
        text(HAND.get(operation), "%.2f"),
        cpython == null || polluted == null ? "-" : "%.1f".formatted(cpython / polluted.nanos),
        text(CPYTHON.get(operation), "%.0f"),
        nanos(cells.get(method + " " + storage + " clean")),
        nanos(polluted),
        text(cpython, "%.0f"),
        bytes(polluted),
        bytes(cells.get(method + " " + storage + " mixed")));
  }

  private String ratio(String method, String operation, String where) {
    Cell ours = cells.get(method + " " + where);
    Cell theirs = cells.get(operation + "_hand " + where);
    return ours == null || theirs == null ? "-" : "%.2f".formatted(ours.nanos / theirs.nanos);
  }

  private static String bytes(@Nullable Cell cell) {
    return cell == null ? "-" : "%.0f".formatted(cell.bytes);
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
    for (List<String> words : ArrayTable.pythonLines(PYTHON)) {
      times.put(words.get(0), Double.parseDouble(words.get(1)));
    }
    return times;
  }
}
