package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/// The table of `bench share`: each way of an operation, how many times as fast it is as the peer
/// (`image`, `jdbc`), its least time and what it allocates.
final class ShareTable {
  private static final List<String> PEERS = List.of("image", "jdbc");

  private final Map<String, Map<String, Cell>> operations = new TreeMap<>();

  private record Cell(double micros, double bytes) {}

  ShareTable(Collection<RunResult> results) {
    results.forEach(this::add);
  }

  private void add(RunResult result) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark();
    String[] parts = name.substring(name.lastIndexOf('.') + 1).split("_", 2);
    String parameter = params.getParam(params.getParamsKeys().iterator().next());
    double micros = Double.POSITIVE_INFINITY;
    double bytes = Double.POSITIVE_INFINITY;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        micros = Math.min(micros, iteration.getPrimaryResult().getScore());
        bytes = Math.min(bytes, allocated(iteration));
      }
    }
    operations
        .computeIfAbsent(parts[0] + " " + parameter, _ -> new TreeMap<>())
        .put(parts[1], new Cell(micros, bytes));
  }

  @SuppressWarnings("rawtypes") // as JMH declares it
  private static double allocated(IterationResult iteration) {
    for (var entry : iteration.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
        return entry.getValue().getScore();
      }
    }
    return Double.NaN;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("Pictures and blobs by JMH; the least of four iterations.");
    lines.add(
        "%-24s %-10s %12s %12s %16s"
            .formatted("operation", "by", "times peer", "µs", "bytes allocated"));
    operations.forEach((operation, ways) ->
        ways.forEach((way, cell) -> lines.add(line(operation, way, cell, ways))));
    return String.join("\n", lines) + "\n";
  }

  private static String line(String operation, String way, Cell cell, Map<String, Cell> ways) {
    Cell peer = PEERS.stream().filter(ways::containsKey).map(ways::get).findFirst().orElse(cell);
    return "%-24s %-10s %11.2fx %12.2f %16.0f"
        .formatted(operation, way, peer.micros / cell.micros, cell.micros, cell.bytes);
  }
}
