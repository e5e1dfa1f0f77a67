package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table of `bench`: how many times as fast as each peer, then the times.
record HeadlineTable(Results results, List<Operation> operations) {

  /// One line per operation and peer.
  String text() {
    List<String> storages = List.copyOf(results.storages());
    StringBuilder out = new StringBuilder();
    row(out, headings(storages));
    for (Operation operation : operations) {
      for (String peer : Results.peers(operation)) {
        List<String> cells = cells(operation, peer, storages);
        if (!cells.isEmpty()) {
          row(out, cells);
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
    String name = operation.name();
    double worst = results.worst(name, peer);
    if (Double.isNaN(worst)) {
      return List.of();
    }
    double target = operation.target(peer);
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(peer);
    cells.add(Text.ratio(target));
    cells.add(worst >= target ? "met" : "missed");
    for (String storage : storages) {
      cells.add(Text.ratio(results.ratio(name, peer, storage, Worker.POLLUTED)));
      cells.add(Text.ratio(results.ratio(name, peer, storage, Worker.CLEAN)));
    }
    for (String storage : storages) {
      cells.add(Text.time(results.nanos(name, Operation.VIEW, storage, Worker.POLLUTED)));
      cells.add(Text.time(results.nanos(name, peer, storage, Worker.POLLUTED)));
    }
    return cells;
  }

  private static void row(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      int width = i == 0 ? -28 : i == 1 ? -12 : i == 3 ? -7 : i < 8 ? 7 : 12;
      out.append(String.format(Locale.ROOT, "%" + width + "s ", cells.get(i)));
    }
    out.append('\n');
  }
}
