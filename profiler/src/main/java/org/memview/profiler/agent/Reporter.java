package org.memview.profiler.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.memview.profiler.report.LineCost;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.MethodTable;
import org.memview.profiler.report.ScopeCost;
import org.memview.profiler.runtime.Costs;
import org.memview.profiler.runtime.Probe;
import org.memview.profiler.runtime.Snapshot;
import org.memview.profiler.runtime.Table;

/// Turns what the probes counted into a report.
public final class Reporter {
  private static final int MOST_DECLARATION_LINES = 12;

  private final SourceFinder sources;
  private final List<String> meters;
  private final List<String> extras;
  private final Notes notes;

  /// Makes a reporter.
  ///
  /// @param meters the names of the meters in the settings, in their order
  public Reporter(SourceFinder sources, List<String> meters, Notes notes) {
    this.sources = sources;
    this.meters = List.copyOf(meters);
    this.extras = extras(meters);
    this.notes = notes;
  }

  /// Live bytes have two columns, as Python's tool has: how many there are, and the change.
  private static List<String> extras(List<String> meters) {
    List<String> extras = new ArrayList<>(meters);
    int live = extras.indexOf("live");
    if (live >= 0) {
      extras.add(live + 1, "increment");
    }
    return List.copyOf(extras);
  }

  /// Returns what was counted until now.
  ///
  /// @param problems what is not counted: its columns are off, and the notes say why
  LineReport report(List<ScopeCost> scopes, List<SelfTest.Problem> problems) {
    Snapshot snapshot = new Snapshot();
    Set<String> off = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>(notes.list());
    List<Costs> all = Probe.costs(snapshot);
    for (SelfTest.Problem problem : problems) {
      off.add(problem.column());
      texts.add(problem(problem));
    }
    for (Snapshot.Running running : snapshot.running()) {
      texts.add(running(running));
    }
    return new LineReport(
        ThisJvm.program(),
        ThisJvm.description(),
        extras,
        tables(all, off),
        scopes,
        List.copyOf(texts),
        List.copyOf(off));
  }

  /// Methods of the main class are not shown where others were asked for.
  private List<MethodTable> tables(List<Costs> all, Set<String> off) {
    boolean anyMarked = false;
    for (Costs costs : all) {
      anyMarked |= costs.calls() > 0 && costs.table().origin().marked();
    }
    List<MethodTable> tables = new ArrayList<>();
    for (Costs costs : all) {
      if (costs.calls() > 0 && (!anyMarked || costs.table().origin().marked())) {
        tables.add(table(costs, !costs.onVirtualThread() || !off.contains("allocated")));
      }
    }
    return tables;
  }

  private static String problem(SelfTest.Problem problem) {
    String off = problem.column().isEmpty() ? "" : "; what needs them is not shown";
    return problem.reason() + " cannot be counted on this JVM" + off;
  }

  private static String running(Snapshot.Running running) {
    return String.format(
        Locale.US,
        "line %d of %s was still running in thread %s",
        running.line(),
        running.table().origin().sourceFile(),
        running.thread());
  }

  private MethodTable table(Costs costs, boolean counted) {
    Table.Origin origin = costs.table().origin();
    NavigableMap<Integer, LineCost> code = new TreeMap<>();
    int[] lines = costs.table().lines();
    long[] first = costs.table().first();
    for (int i = 0; i < lines.length; i++) {
      code.put(lines[i], line(costs, i, lines[i], first[i]));
    }
    Optional<SourceFinder.Source> source = sources.find(origin);
    return new MethodTable(
        origin.className(),
        origin.method(),
        origin.descriptor(),
        source.isEmpty() ? origin.sourceFile() : source.get().name(),
        counted,
        costs.calls(),
        costs.threads(),
        costs.total(),
        costs.totalLoading(),
        source.isEmpty()
            ? List.copyOf(code.values())
            : withText(origin, code, source.get().lines()));
  }

  private LineCost line(Costs costs, int index, int line, long first) {
    Map<String, Long> metered = new HashMap<>();
    for (int m = 0; m < meters.size(); m++) {
      boolean live = meters.get(m).equals("live");
      metered.put(live ? "increment" : meters.get(m), costs.metered(m, index));
      if (live) {
        metered.put("live", costs.highest(m, index));
      }
    }
    return new LineCost(
        line,
        "",
        true,
        costs.bytes(index),
        costs.self(index),
        first,
        costs.least(index),
        costs.loading(index),
        costs.offHeap(index),
        costs.temporary(index),
        costs.count(index),
        metered);
  }

  private static List<LineCost> withText(
      Table.Origin origin, NavigableMap<Integer, LineCost> code, List<String> text) {
    int first = code.isEmpty() ? 1 : code.firstKey();
    int last = code.isEmpty() ? 0 : code.lastKey();
    List<LineCost> lines = new ArrayList<>();
    for (int n = declaration(origin, first, text); n <= Math.min(last, text.size()); n++) {
      LineCost cost = code.remove(n);
      lines.add(cost == null ? LineCost.blank(n, text.get(n - 1)) : cost.withText(text.get(n - 1)));
    }
    // a compiler may number inlined code beyond the file's end, as Kotlin's does
    lines.addAll(code.values());
    return lines;
  }

  /// A method's first line of code comes after its declaration, which is worth showing.
  private static int declaration(Table.Origin origin, int first, List<String> text) {
    String simple = origin.className().substring(origin.className().lastIndexOf('.') + 1);
    String name =
        switch (origin.method()) {
          case "<init>" -> simple.substring(simple.lastIndexOf('$') + 1);
          case "<clinit>" -> "static";
          default -> origin.method();
        };
    int from = Math.min(first, text.size());
    for (int n = from; n > Math.max(0, from - MOST_DECLARATION_LINES); n--) {
      if (text.get(n - 1).contains(name)) {
        return n;
      }
    }
    return first;
  }
}
