package org.memview.profiler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Reports as text, with the look of Python's memory_profiler.
public final class TextTable {
  private static final String QUIET = "·";

  private final TableOptions options;

  /// Makes a printer.
  public TextTable(TableOptions options) {
    this.options = options;
  }

  /// Returns the whole report: each method's table, then what has to be known about them.
  public String text(LineReport report) {
    StringBuilder out = new StringBuilder();
    for (MethodTable table : report.tables()) {
      out.append(text(table, report.extras(), report.off(), report.jvm())).append('\n');
    }
    for (ScopeCost scope : report.scopes()) {
      out.append(scope(scope)).append('\n');
    }
    report.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
    return out.toString();
  }

  private String scope(ScopeCost scope) {
    boolean counted = scope.allocated() != ScopeCost.NOT_COUNTED;
    return String.format(
        Locale.US,
        "Scope %s: %s, off-heap %s, %s, %,d times",
        scope.name(),
        counted ? bytes(scope.allocated()) : "not counted",
        bytes(scope.offHeap()),
        nanos(scope.nanos()),
        scope.count());
  }

  /// Returns one method's table.
  ///
  /// @param extras further quantities to show, as in [LineReport#extras]
  public String text(MethodTable table, List<String> extras) {
    return text(table, extras, List.of(), "");
  }

  private String text(MethodTable table, List<String> extras, List<String> off, String jvm) {
    List<Column> columns = columns(table, extras, off);
    List<LineCost> lines = chosen(table.lines());
    StringBuilder out = new StringBuilder();
    out.append("Filename: ").append(table.file()).append("\n\n");
    if (options.style() == TableOptions.Style.MEMVIEW) {
      out.append(summary(table)).append('\n').append(jvm).append(jvm.isEmpty() ? "\n" : "\n\n");
    }
    Grid grid = new Grid(columns, lines, options.width());
    out.append(grid.header()).append('\n');
    long most = lines.stream().mapToLong(TextTable::weight).max().orElse(0);
    for (LineCost line : lines) {
      out.append(heated(grid.row(line), line, most)).append('\n');
    }
    footnotes(table, out);
    return out.toString();
  }

  private String summary(MethodTable table) {
    String loading =
        table.loading() == 0 ? "" : ", and " + bytes(table.loading()) + " for loading classes";
    return table.name()
        + ": "
        + counted(table.calls(), "call")
        + ", "
        + counted(table.threads(), "thread")
        + ", "
        + (table.counted() ? bytes(table.allocated()) : "not known what was")
        + " allocated"
        + loading;
  }

  private static String counted(long n, String what) {
    return Unit.grouped(n) + " " + what + (n == 1 ? "" : "s");
  }

  private void footnotes(MethodTable table, StringBuilder out) {
    for (LineCost line : table.lines()) {
      if (line.temporary() > 0) {
        out.append(
            String.format(
                Locale.US,
                "* line %d: the JDK moved the bytes through a direct buffer of its own, up to %s\n",
                line.line(),
                bytes(line.temporary())));
      }
    }
  }

  private List<LineCost> chosen(List<LineCost> lines) {
    List<LineCost> chosen = new ArrayList<>(lines);
    if (options.min() > 0) {
      chosen.removeIf(line -> weight(line) < options.min());
    }
    switch (options.sort()) {
      case ALLOCATED -> chosen.sort(Comparator.comparingLong(TextTable::weight).reversed());
      case OCCURRENCES -> chosen.sort(Comparator.comparingLong(LineCost::occurrences).reversed());
      case LINE -> {}
    }
    if (options.sort() != TableOptions.Sort.LINE) {
      chosen.removeIf(line -> !line.code());
    }
    return chosen;
  }

  private static long weight(LineCost line) {
    return line.allocated() + Math.abs(line.offHeap());
  }

  // --- Columns ------------------------------------------------------------------------------

  private List<Column> columns(MethodTable table, List<String> extras, List<String> off) {
    return options.style() == TableOptions.Style.PYTHON
        ? pythonColumns(table, extras, off)
        : ownColumns(table, extras, off);
  }

  private List<Column> ownColumns(MethodTable table, List<String> extras, List<String> off) {
    List<Column> columns = new ArrayList<>();
    if (table.counted()) {
      addAllocated(columns, table);
    } else {
      columns.add(new Column("Allocated", 10, line -> line.code() ? "n/a" : ""));
    }
    boolean loaded =
        table.loading() > 0 || table.lines().stream().anyMatch(line -> line.loading() > 0);
    if (loaded && !off.contains("loading")) {
      columns.add(new Column("Loading", 10, line -> quiet(line, line.loading())));
    }
    if (!off.contains("offHeap")) {
      columns.add(new Column("Off-heap ±", 10, this::offHeap));
    }
    extras.forEach(name -> columns.add(extra(name)));
    columns.add(new Column("Occurrences", 11, TextTable::occurrences));
    return columns;
  }

  private void addAllocated(List<Column> columns, MethodTable table) {
    columns.add(new Column("Allocated", 10, line -> quiet(line, line.allocated())));
    columns.add(new Column("Per exec", 10, line -> each(line, line.perExecution())));
    if (table.lines().stream().anyMatch(line -> line.first() != line.perExecution())) {
      columns.add(new Column("First", 10, line -> each(line, line.first())));
    }
    if (options.self()) {
      columns.add(new Column("Self", 10, line -> quiet(line, line.self())));
    }
  }

  private List<Column> pythonColumns(MethodTable table, List<String> extras, List<String> off) {
    boolean live = extras.contains("live");
    boolean known = live || table.counted();
    PythonUsage usage = new PythonUsage(table.lines(), live, !off.contains("offHeap"));
    return List.of(
        new Column("Mem usage", 12, line -> python(line, known, usage.usage(line))),
        new Column("Increment", 12, line -> python(line, known, usage.increment(line))),
        new Column("Occurrences", 11, TextTable::occurrences));
  }

  private String python(LineCost line, boolean known, long bytes) {
    if (!line.code() || !known) {
      return line.code() ? "n/a" : "";
    }
    Unit unit = options.unit() == Unit.AUTO ? Unit.MIB : options.unit();
    return unit.text(bytes, options.precision());
  }

  private Column extra(String name) {
    return switch (name) {
      case "time" -> new Column("Time", 10, line -> line.code() ? nanos(line.extra(name)) : "");
      case "live" -> new Column("Live", 10, line -> quiet(line, line.extra(name)));
      case "increment" -> new Column("Increment", 10, line -> quiet(line, line.extra(name)));
      case "rss" -> new Column("RSS ±", 10, line -> quiet(line, line.extra(name)));
      case "allThreads" -> new Column("All threads", 11, line -> quiet(line, line.extra(name)));
      default -> new Column(name, 10, line -> quiet(line, line.extra(name)));
    };
  }

  private static String occurrences(LineCost line) {
    return line.code() ? Unit.grouped(line.occurrences()) : "";
  }

  private String offHeap(LineCost line) {
    String mark = line.temporary() > 0 ? " *" : "";
    if (line.offHeap() == 0) {
      return mark.strip();
    }
    return (line.offHeap() > 0 ? "+" : "") + bytes(line.offHeap()) + mark;
  }

  private String quiet(LineCost line, long value) {
    return !line.code() ? "" : value == 0 ? QUIET : bytes(value);
  }

  private String each(LineCost line, long value) {
    return value < 0 ? "" : quiet(line, value);
  }

  private String bytes(long value) {
    return options.unit().text(value, options.precision());
  }

  /// Returns nanoseconds as people read them: `812 ns`, `3.41 ms`.
  static String nanos(long nanos) {
    if (nanos < 10_000) {
      return nanos + " ns";
    }
    return nanos < 10_000_000
        ? String.format(Locale.US, "%.1f µs", nanos / 1e3)
        : nanos < 10_000_000_000L
            ? String.format(Locale.US, "%.1f ms", nanos / 1e6)
            : String.format(Locale.US, "%.2f s", nanos / 1e9);
  }

  // --- Rows ---------------------------------------------------------------------------------

  /// A column, and what it says about a line.
  private record Column(String title, int least, Function<LineCost, String> text) {}

  /// Columns as wide as their widest text.
  private static final class Grid {
    private final List<Column> columns;
    private final int[] widths;
    private final int width;

    Grid(List<Column> columns, List<LineCost> lines, int width) {
      this.columns = columns;
      this.width = width;
      this.widths =
          columns.stream()
              .mapToInt(column ->
                  Math.max(
                      Math.max(column.least, column.title.length()),
                      lines.stream()
                          .mapToInt(line -> column.text.apply(line).length())
                          .max()
                          .orElse(0)))
              .toArray();
    }

    String header() {
      StringBuilder titles = new StringBuilder("Line #");
      for (int i = 0; i < widths.length; i++) {
        titles.append("   ").append(padded(columns.get(i).title, widths[i]));
      }
      titles.append("   Line Contents");
      return titles + "\n" + "=".repeat(titles.length());
    }

    String row(LineCost line) {
      StringBuilder row = new StringBuilder(padded(String.valueOf(line.line()), 6));
      for (int i = 0; i < widths.length; i++) {
        row.append("   ").append(padded(columns.get(i).text.apply(line), widths[i]));
      }
      row.append("   ").append(line.text());
      if (width > 0 && row.length() > Math.max(width, 40)) {
        row.setLength(Math.max(width, 40) - 1);
        row.append('…');
      }
      return row.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
      return " ".repeat(Math.max(0, width - text.length())) + text;
    }
  }

  private static final String[] HEAT = {"", "38;5;230", "38;5;222", "38;5;215", "38;5;203"};

  /// Colors a line by its share of the most expensive one; the ends of lines stay plain.
  private String heated(String row, LineCost line, long most) {
    if (!options.colors() || most == 0 || !line.code()) {
      return row;
    }
    double share = (double) weight(line) / most;
    int heat = share == 0 ? 0 : share < 0.01 ? 1 : share < 0.1 ? 2 : share < 0.5 ? 3 : 4;
    return heat == 0 ? row : "\033[" + HEAT[heat] + "m" + row + "\033[0m";
  }
}
