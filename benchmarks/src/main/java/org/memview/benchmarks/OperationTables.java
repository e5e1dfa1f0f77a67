package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// The operations of a full run as Markdown: beside others, and by kind of memory.
record OperationTables(Results results, List<Operation> operations) {
  private static final List<String> PEERS =
      List.of(
          Operation.NUMPY, Operation.CPYTHON, "memcpy", "array", "segment", "ByteBuffer", "Netty");

  /// Beside others: the least ratio over all kinds of memory, bold with its target where missed.
  /// For work that is shared out, what a view takes alone and how that stands beside NumPy.
  String besideOthers(String group) {
    List<Operation> rows = measured(group);
    if (rows.isEmpty()) {
      return "Not measured.\n";
    }
    List<String> peers =
        PEERS.stream().filter(p -> rows.stream().anyMatch(o -> has(o, p))).toList();
    List<String> heads = new ArrayList<>(List.of("operation", "time"));
    peers.forEach(peer -> heads.add(Text.peer(peer)));
    boolean shared = rows.stream().anyMatch(row -> !Double.isNaN(alone(row)));
    if (shared) {
      heads.addAll(List.of("one thread", "beside NumPy"));
    }
    StringBuilder out = new StringBuilder(Text.row(heads)).append(Text.rule(1, heads.size()));
    for (Operation row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name(), Text.time(time(row))));
      peers.forEach(peer -> cells.add(cell(row, peer)));
      if (shared) {
        double numpy = results.nanos(row.name(), Operation.NUMPY, "", "");
        cells.addAll(List.of(Text.time(alone(row)), Text.ratio(numpy / alone(row))));
      }
      out.append(Text.row(cells));
    }
    return out.toString();
  }

  private List<Operation> measured(String group) {
    return operations.stream()
        .filter(o -> o.group().equals(group) && !Double.isNaN(time(o)))
        .toList();
  }

  private double alone(Operation operation) {
    return results.nanos(operation.name(), Operation.VIEW, "heap", Worker.ALONE);
  }

  private boolean has(Operation operation, String peer) {
    return !Double.isNaN(results.worst(operation.name(), peer));
  }

  private String cell(Operation operation, String peer) {
    double worst = results.worst(operation.name(), peer);
    double target = operation.target(peer);
    if (Double.isNaN(worst)) {
      return "";
    }
    return worst < target
        ? "**" + Text.ratio(worst) + "** (" + Text.ratio(target) + ")"
        : Text.ratio(worst);
  }

  /// Over the heap, or over the first kind of memory that was measured.
  private double time(Operation operation) {
    return results.storages().stream()
        .mapToDouble(s -> results.nanos(operation.name(), Operation.VIEW, s, Worker.POLLUTED))
        .filter(nanos -> !Double.isNaN(nanos))
        .findFirst()
        .orElse(Double.NaN);
  }

  /// By kind of memory: a view's time in a JVM that has used all kinds, and in one that has not.
  String byMemory() {
    List<String> storages = List.copyOf(results.storages());
    List<String> heads = new ArrayList<>(List.of("operation"));
    storages.forEach(storage -> heads.addAll(List.of(storage, "clean")));
    StringBuilder out = new StringBuilder(Text.row(heads)).append(Text.rule(1, heads.size()));
    for (Operation operation : operations) {
      List<String> cells = new ArrayList<>(List.of(operation.name()));
      for (String storage : storages) {
        for (String jvm : List.of(Worker.POLLUTED, Worker.CLEAN)) {
          double nanos = results.nanos(operation.name(), Operation.VIEW, storage, jvm);
          cells.add(Text.time(nanos));
        }
      }
      out.append(Text.row(cells));
    }
    return out.toString();
  }

  /// Layouts: a table for each peer.
  String layouts() {
    StringBuilder text = new StringBuilder();
    for (String peer : List.of(Operation.NUMPY, "segment", "array", "ByteBuffer")) {
      String who = peer.equals(Operation.NUMPY) ? peer : "a loop by hand, " + Text.peer(peer);
      text.append("Times as fast as %s:\n\n".formatted(who)).append(layouts(peer)).append('\n');
    }
    return text.toString();
  }

  private String layouts(String peer) {
    List<Operation> all = measured(LayoutOperations.GROUP);
    List<String> verbs = all.stream().map(LayoutOperations::verb).distinct().toList();
    List<String> heads = new ArrayList<>(List.of(""));
    heads.addAll(LayoutOperations.LAYOUTS);
    StringBuilder out = new StringBuilder(Text.row(heads)).append(Text.rule(1, heads.size()));
    for (String verb : verbs) {
      List<String> cells = new ArrayList<>(List.of(verb));
      for (String layout : LayoutOperations.LAYOUTS) {
        cells.add(
            all.stream()
                .filter(o -> LayoutOperations.verb(o).equals(verb))
                .filter(o -> LayoutOperations.layout(o).equals(layout))
                .map(o -> cell(o, peer))
                .findFirst()
                .orElse(""));
      }
      if (cells.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
        out.append(Text.row(cells));
      }
    }
    return out.toString();
  }
}
