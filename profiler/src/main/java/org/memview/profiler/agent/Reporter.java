package org.memview.profiler.agent;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  private static final List<String> SIZE_FLAGS =
      List.of(
          "Use", "-XX:ObjectAlignment", "CompressedOops", "CompressedClass", "Eliminate", "TLAB");
  private static final int MOST_DECLARATION_LINES = 12;

  private final SourceFinder sources;
  private final List<String> extras;
  private final Notes notes;

  /// Makes a reporter.
  ///
  /// @param extras the names of the meters in the settings, in their order
  public Reporter(SourceFinder sources, List<String> extras, Notes notes) {
    this.sources = sources;
    this.extras = List.copyOf(extras);
    this.notes = notes;
  }

  /// Returns what was counted until now.
  ///
  /// @param problems what is not counted: its columns are off, and the notes say why
  LineReport report(List<ScopeCost> scopes, List<SelfTest.Problem> problems) {
    Snapshot snapshot = new Snapshot();
    List<Costs> all = Probe.costs(snapshot).stream().filter(costs -> costs.calls() > 0).toList();
    List<String> off = problems.stream().map(SelfTest.Problem::column).distinct().toList();
    boolean anyMarked = all.stream().anyMatch(costs -> costs.table().origin().marked());
    List<MethodTable> tables =
        all.stream()
            .filter(costs -> !anyMarked || costs.table().origin().marked())
            .map(costs -> table(costs, !costs.onVirtualThread() || !off.contains("allocated")))
            .toList();
    List<String> texts = new ArrayList<>(notes.list());
    problems.stream().map(Reporter::problem).distinct().forEach(texts::add);
    snapshot.running().stream().map(Reporter::running).distinct().forEach(texts::add);
    return new LineReport(program(), jvm(), extras, tables, scopes, texts, off);
  }

  private static String problem(SelfTest.Problem problem) {
    String off = problem.column().isEmpty() ? "" : "; what needs them is not shown";
    return problem.reason() + " cannot be counted on this JVM" + off;
  }

  private static String running(Snapshot.Running running) {
    return "line %d of %s was still running in thread %s"
        .formatted(running.line(), running.table().origin().sourceFile(), running.thread());
  }

  static String program() {
    return System.getProperty("sun.java.command", "");
  }

  /// Returns the JVM with its version, collector, and the settings that change how large objects
  /// are or whether they are made at all.
  static String jvm() {
    List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    List<String> flags =
        arguments.stream().filter(flag -> SIZE_FLAGS.stream().anyMatch(flag::contains)).toList();
    String collector =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(bean -> bean.getName().split(" ", -1)[0])
            .findFirst()
            .orElse("no collector");
    return "Java %s, %s%s%s"
        .formatted(
            Runtime.version(),
            collector,
            flags.isEmpty() ? "" : ", " + String.join(" ", flags),
            flags.stream().anyMatch(flag -> flag.startsWith("-XX:-Eliminate"))
                ? " (source-exact)"
                : "");
  }

  private MethodTable table(Costs costs, boolean counted) {
    Table.Origin origin = costs.table().origin();
    Map<Integer, LineCost> code = new TreeMap<>();
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
        source.map(SourceFinder.Source::name).orElse(origin.sourceFile()),
        counted,
        costs.calls(),
        costs.threads(),
        costs.total(),
        costs.totalLoading(),
        source
            .map(found -> withText(origin, code, found.lines()))
            .orElse(List.copyOf(code.values())));
  }

  private LineCost line(Costs costs, int index, int line, long first) {
    Map<String, Long> metered = new HashMap<>();
    for (int m = 0; m < extras.size(); m++) {
      metered.put(extras.get(m), costs.metered(m, index));
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
      Table.Origin origin, Map<Integer, LineCost> code, List<String> text) {
    int first = code.keySet().stream().min(Integer::compare).orElse(1);
    int last = code.keySet().stream().max(Integer::compare).orElse(0);
    List<LineCost> lines = new ArrayList<>();
    for (int n = declaration(origin, first, text); n <= Math.min(last, text.size()); n++) {
      LineCost cost = code.remove(n);
      lines.add(cost == null ? LineCost.blank(n, text.get(n - 1)) : cost.withText(text.get(n - 1)));
    }
    // a compiler may number inlined code beyond the file's end, as Kotlin's does
    return Stream.concat(lines.stream(), code.values().stream()).toList();
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
