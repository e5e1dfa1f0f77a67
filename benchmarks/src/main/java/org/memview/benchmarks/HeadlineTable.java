package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table of `bench`: how many times as fast as each peer, then the times.
final class HeadlineTable {
  private final Results results;
  private final List<Operation> operations;

  HeadlineTable(Results results, List<Operation> operations) {
    this.results = results;
    this.operations = operations;
  }

  /// One line per operation and peer; `markdown` for documents.
  String text(boolean markdown) {
    List<String> storages = List.copyOf(results.storages());
    StringBuilder out = new StringBuilder();
    row(out, markdown, headings(storages));
    if (markdown) {
      out.append("|---|---|---:|---|").append("---:|".repeat(4 * storages.size())).append('\n');
    }
    for (Operation operation : operations) {
      for (String peer : Results.peers(operation)) {
        List<String> cells = cells(operation, peer, storages);
        if (!cells.isEmpty()) {
          row(out, markdown, cells);
        }
      }
    }
    return out.toString();
  }

  private static List<String> headings(List<String> storages) {
    List<String> heads = new ArrayList<>(List.of("operation", "against", "target", ""));
    for (String storage : storages) {
      heads.add(storage);
      heads.add("clean");
    }
    for (String storage : storages) {
      heads.add(storage + " time");
      heads.add("peer");
    }
    return heads;
  }

  private List<String> cells(Operation operation, String peer, List<String> storages) {
    List<String> ratios = new ArrayList<>();
    List<String> times = new ArrayList<>();
    double worst = Double.MAX_VALUE;
    for (String storage : storages) {
      double polluted = results.ratio(operation, peer, storage, "polluted");
      if (Double.isNaN(polluted)) {
        return List.of();
      }
      worst = Math.min(worst, polluted);
      ratios.add(ratio(polluted));
      ratios.add(ratio(results.ratio(operation, peer, storage, "clean")));
      times.add(time(results.nanos(operation, Operation.VIEW, storage, "polluted")));
      times.add(time(results.nanos(operation, peer, storage, "polluted")));
    }
    double target = operation.target(peer);
    List<String> cells = new ArrayList<>();
    cells.add(operation.name());
    cells.add(peer);
    cells.add(target == 0 ? "" : ratio(target));
    cells.add(target == 0 ? "" : worst >= target ? "met" : "MISSED");
    cells.addAll(ratios);
    cells.addAll(times);
    return cells;
  }

  static String ratio(double times) {
    return Double.isNaN(times)
        ? "-"
        : String.format(Locale.ROOT, times < 10 ? "%.2fx" : "%.0fx", times);
  }

  static String time(double nanos) {
    return nanos < 1e3
        ? String.format(Locale.ROOT, "%.1f ns", nanos)
        : nanos < 1e6
            ? String.format(Locale.ROOT, "%.2f us", nanos / 1e3)
            : String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  private static void row(StringBuilder out, boolean markdown, List<String> cells) {
    if (markdown) {
      out.append("| ").append(String.join(" | ", cells)).append(" |\n");
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      int width = i == 0 ? -28 : i == 1 ? -12 : i == 3 ? -7 : i < 8 ? 7 : 12;
      out.append(String.format(Locale.ROOT, "%" + width + "s ", cells.get(i)));
    }
    out.append('\n');
  }
}
