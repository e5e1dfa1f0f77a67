package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The results of `bench core`: ratios first, then nanoseconds, then bytes.
///
/// A ratio is how many times as fast a view is (more is better); targets are stated as a view's
/// time by the segment's.
record ElementTable(Results results) {
  static final String SEGMENT = "segment";
  static final String BUFFER = "buffer";
  static final String ARRAY = "array";

  /// Those by whom a loop over elements is judged.
  static final List<String> PEERS = List.of(SEGMENT, ARRAY, BUFFER);

  /// What is promised where nothing else is: never slower.
  private static final double NEVER_SLOWER = 0.95;

  /// What is promised, as our time by a segment's in the same run.
  private static final Map<String, Double> TARGETS =
      Map.of(
          "intGet", 1.10,
          "intSet", 1.10,
          "intAdd", 1.10,
          "intGetNatural", 1.10,
          "intSetNatural", 1.10,
          "byteGet", 1.10,
          "doubleGet", 1.10,
          "gridGet", 1.25,
          "stridedGet", 1.25,
          "sliceCarried", 1.5);

  private static final List<String> STORAGES = List.of("heap", "native");

  /// One row: what is done, and how (`memview`, or `rowViews`).
  private record Row(String operation, String who) {
    String name() {
      return who.equals(Operation.VIEW) ? operation : operation + " (" + who + ")";
    }
  }

  private Set<Row> rows() {
    Set<Row> rows = new LinkedHashSet<>();
    for (Sample sample : results.samples()) {
      if (sample.who().equals(Operation.VIEW) || sample.who().equals("rowViews")) {
        rows.add(new Row(sample.operation(), sample.who()));
      }
    }
    return rows;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        How many times as fast as the same loop over a raw MemorySegment a view is, in the same run;
        more is better, 1.00x is as fast. clean: the JVM has used no other kind of memory; polluted:
        every kind and both byte orders, as real programs do. array, buffer: beside a Java array and
        a ByteBuffer, polluted. Natural: the loop runs to the length of what it reads, the others to
        a constant. Nanoseconds an element, bytes allocated; medians of the last iterations, and of
        several JVMs where they are polluted: [least–greatest] where these differ by more than 1.2.

        """);
    String row = "%-22s %-7s %8s %9s %7s %9s %9s %9s %9s %7s%s%n";
    out.append(
        row.formatted(
            "operation",
            "storage",
            "clean",
            "polluted",
            "target",
            "array",
            "buffer",
            "clean ns",
            "poll. ns",
            "B/op",
            ""));
    for (Row r : rows()) {
      for (String storage : STORAGES) {
        out.append(
            row.formatted(
                r.name(),
                storage,
                Text.ratio(faster(r, SEGMENT, storage, Worker.CLEAN)),
                Text.ratio(faster(r, SEGMENT, storage, Worker.POLLUTED)),
                Text.ratio(target(r.operation, SEGMENT)),
                Text.ratio(faster(r, ARRAY, storage, Worker.POLLUTED)),
                Text.ratio(faster(r, BUFFER, storage, Worker.POLLUTED)),
                nanos(r, storage, Worker.CLEAN),
                nanos(r, storage, Worker.POLLUTED),
                bytes(r, storage),
                spread(r, SEGMENT, storage, Worker.POLLUTED).text()));
      }
    }
    return out.append('\n').append(Verdict.summary(verdicts())).append(Machine.text()).toString();
  }

  /// The same as Markdown, with more being better.
  String markdown() {
    List<String> heads =
        List.of(
            "operation",
            "memory",
            "MemorySegment",
            "clean",
            "array",
            "ByteBuffer",
            "time",
            "bytes allocated");
    StringBuilder out = new StringBuilder(Text.row(heads)).append(Text.rule(2, heads.size()));
    for (Row r : rows()) {
      for (String storage : STORAGES) {
        out.append(
            Text.row(
                List.of(
                    "`" + r.name() + "`",
                    storage,
                    cell(r, SEGMENT, storage),
                    text(spread(r, SEGMENT, storage, Worker.CLEAN)),
                    cell(r, ARRAY, storage),
                    cell(r, BUFFER, storage),
                    Text.time(results.nanos(r.operation, r.who, storage, Worker.POLLUTED)),
                    bytes(r, storage))));
      }
    }
    return out.toString();
  }

  /// How many times as fast as `peer` this is to be.
  static double target(String operation, String peer) {
    return peer.equals(SEGMENT)
        ? 1 / TARGETS.getOrDefault(operation, 1 / NEVER_SLOWER)
        : NEVER_SLOWER;
  }

  /// What was promised and what became of it.
  List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (Row row : rows()) {
      for (String peer : PEERS) {
        double worst = results.worst(row.operation, peer);
        if (row.who.equals(Operation.VIEW) && !Double.isNaN(worst)) {
          double target = target(row.operation, peer);
          verdicts.add(new Verdict(row.operation, peer, worst, target));
        }
      }
    }
    return verdicts;
  }

  /// Each operation beside the best of all.
  List<Best> best() {
    List<Best> all = new ArrayList<>();
    for (Row row : rows()) {
      if (row.who.equals(Operation.VIEW)) {
        Best.add(results, row.operation, PEERS, all);
      }
    }
    return all;
  }

  /// The ratio, bold with its target where missed, and its spread.
  private String cell(Row row, String peer, String storage) {
    Spread spread = spread(row, peer, storage, Worker.POLLUTED);
    if (Double.isNaN(spread.median())) {
      return "";
    }
    double target = target(row.operation, peer);
    return row.who.equals(Operation.VIEW) && spread.median() < target
        ? "**" + Text.ratio(spread.median()) + "** (" + Text.ratio(target) + ")" + spread.text()
        : text(spread);
  }

  private static String text(Spread spread) {
    return Text.ratio(spread.median()) + spread.text();
  }

  private double faster(Row row, String peer, String storage, String jvm) {
    return spread(row, peer, storage, jvm).median();
  }

  private Spread spread(Row row, String peer, String storage, String jvm) {
    return results.spread(row.operation, row.who, peer, storage, jvm);
  }

  private String nanos(Row row, String storage, String jvm) {
    double nanos = results.nanos(row.operation, row.who, storage, jvm);
    return Double.isNaN(nanos) ? "-" : String.format(Locale.ROOT, "%.3f", nanos);
  }

  private String bytes(Row row, String storage) {
    double bytes = results.bytes(row.operation, row.who, storage, Worker.POLLUTED);
    return Double.isNaN(bytes) ? "-" : String.format(Locale.ROOT, "%.1f", bytes);
  }
}
