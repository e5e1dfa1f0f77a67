package org.memview.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/// The table of `bench core`: ratios first, then nanoseconds, then bytes.
final class CoreTable {
  /// What is promised, as a ratio to the segment in the same run.
  private static final Map<String, Double> TARGETS =
      Map.of(
          "intGet", 1.10,
          "intSet", 1.10,
          "byteGet", 1.10,
          "doubleGet", 1.10,
          "stridedGet", 1.25,
          "sliceCarried", 1.5);

  private final Map<Key, Cell> cells = new TreeMap<>();

  CoreTable(Collection<RunResult> results) {
    results.forEach(this::add);
  }

  private record Key(String operation, String storage, String how, String jvm)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  private record Cell(double nanos, double bytes) {}

  private void add(RunResult result) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark();
    String[] parts = name.substring(name.lastIndexOf('.') + 1).split("_", 2);
    Key key = new Key(parts[0], params.getParam("storage"), parts[1], params.getParam("jvm"));
    double nanos = Double.POSITIVE_INFINITY;
    double bytes = Double.POSITIVE_INFINITY;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        nanos = Math.min(nanos, iteration.getPrimaryResult().getScore());
        bytes = Math.min(bytes, allocated(iteration));
      }
    }
    cells.put(key, new Cell(nanos, bytes));
  }

  // JMH's own type of the results is raw.
  @SuppressWarnings("rawtypes")
  private static double allocated(IterationResult iteration) {
    for (Map.Entry<String, Result> entry : iteration.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
        return entry.getValue().getScore();
      }
    }
    return Double.NaN;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        Ratio of a view's time to a raw segment loop over the same memory, in the same run (less is
        better).
        polluted: the JVM has used every kind of storage and both byte orders before.

        """);
    out.append(
        "%-26s %-7s %8s %9s %7s %9s %9s %9s %9s %7s%n"
            .formatted(
                "operation",
                "storage",
                "clean",
                "polluted",
                "target",
                "vs array",
                "vs buffer",
                "clean ns",
                "poll. ns",
                "B/op"));
    TreeSet<String> rows = new TreeSet<>();
    for (Key key : cells.keySet()) {
      if (key.how.equals("view") || key.how.equals("rowViews")) {
        rows.add(key.operation + "\t" + key.storage + "\t" + key.how);
      }
    }
    for (String row : rows) {
      String[] key = row.split("\t", -1);
      out.append(line(key[0], key[1], key[2]));
    }
    return out.append('\n').append(machine()).toString();
  }

  private String line(String operation, String storage, String how) {
    Double target = TARGETS.get(operation);
    return "%-26s %-7s %8s %9s %7s %9s %9s %9s %9s %7s%n"
        .formatted(
            how.equals("view") ? operation : operation + " (" + how + ")",
            storage,
            ratio(operation, storage, how, "segment", "clean"),
            ratio(operation, storage, how, "segment", "polluted"),
            target == null ? "" : "%.2f".formatted(target),
            ratio(operation, storage, how, "array", "polluted"),
            ratio(operation, storage, how, "buffer", "polluted"),
            nanos(operation, storage, how, "clean"),
            nanos(operation, storage, how, "polluted"),
            bytes(operation, storage, how));
  }

  private String ratio(String operation, String storage, String how, String peer, String jvm) {
    Cell ours = cells.get(new Key(operation, storage, how, jvm));
    Cell theirs = cells.get(new Key(operation, storage, peer, jvm));
    return ours == null || theirs == null ? "-" : "%.2f".formatted(ours.nanos / theirs.nanos);
  }

  private String nanos(String operation, String storage, String how, String jvm) {
    Cell cell = cells.get(new Key(operation, storage, how, jvm));
    return cell == null ? "-" : "%.3f".formatted(cell.nanos);
  }

  private String bytes(String operation, String storage, String how) {
    Cell cell = cells.get(new Key(operation, storage, how, "polluted"));
    return cell == null ? "-" : "%.1f".formatted(cell.bytes);
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "Java %s (%s), %s %s, %d processors%n",
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }
}
