package org.memview.profiler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What changed between two runs, line by line: the lines of each method are matched by their text,
/// so that a line that only moved is the same line.
///
/// @param methods those that differ, the greatest change first
/// @param before what the lines of the first run allocated themselves
/// @param after the same of the second
public record ReportDiff(List<Method> methods, long before, long after) {

  /// Copies the list.
  public ReportDiff {
    methods = List.copyOf(methods);
  }

  /// A method with lines that differ.
  ///
  /// @param name as in `Foo.bar`
  /// @param lines in the order of the second run
  public record Method(String name, List<Line> lines) {
    /// Copies the list.
    public Method {
      lines = List.copyOf(lines);
    }

    private long weight() {
      return lines.stream().mapToLong(line -> Math.abs(line.change())).sum();
    }
  }

  /// A line in both runs, or in one of them.
  ///
  /// @param number in the second run, or in the first if it is not there any more
  /// @param before what it allocated, or -1 if it was not there
  /// @param after the same of the second run
  /// @param perExecutionBefore of its cheapest execution, or -1
  /// @param perExecutionAfter the same of the second run
  public record Line(
      int number,
      String text,
      long before,
      long after,
      long perExecutionBefore,
      long perExecutionAfter) {
    /// Returns the bytes that came, or went if negative.
    public long change() {
      return Math.max(0, after) - Math.max(0, before);
    }

    private boolean same() {
      return before == after && perExecutionBefore == perExecutionAfter;
    }
  }

  /// Compares two runs.
  public static ReportDiff of(LineReport before, LineReport after) {
    Map<String, MethodTable> old = byName(before);
    Map<String, MethodTable> current = byName(after);
    List<Method> methods = new ArrayList<>();
    current.forEach((name, table) -> add(methods, old.get(name), table));
    old.forEach((name, table) -> {
      if (!current.containsKey(name)) {
        add(methods, table, null);
      }
    });
    methods.sort(Comparator.comparingLong(Method::weight).reversed());
    return new ReportDiff(methods, own(before), own(after));
  }

  private static long own(LineReport report) {
    return report.tables().stream()
        .flatMap(table -> table.lines().stream())
        .mapToLong(LineCost::self)
        .sum();
  }

  private static Map<String, MethodTable> byName(LineReport report) {
    Map<String, MethodTable> tables = new LinkedHashMap<>();
    for (MethodTable table : report.tables()) {
      tables.put(table.className() + "." + table.method() + table.descriptor(), table);
    }
    return tables;
  }

  private static void add(
      List<Method> methods, @Nullable MethodTable old, @Nullable MethodTable current) {
    Map<String, LineCost> before = byText(old);
    Map<String, LineCost> after = byText(current);
    Map<Integer, List<Line>> lines = new TreeMap<>();
    after.forEach((text, line) -> put(lines, before.get(text), line));
    before.forEach((text, line) -> {
      if (!after.containsKey(text)) {
        put(lines, line, null);
      }
    });
    MethodTable any = current == null ? old : current;
    List<Line> differ = lines.values().stream().flatMap(List::stream).toList();
    if (any != null && !differ.isEmpty()) {
      methods.add(new Method(any.name(), differ));
    }
  }

  /// The second of two equal lines is another one than the first; without source the number counts.
  private static Map<String, LineCost> byText(@Nullable MethodTable table) {
    Map<String, LineCost> lines = new LinkedHashMap<>();
    if (table != null) {
      for (LineCost line : table.lines()) {
        if (line.code()) {
          String text = line.text().isBlank() ? "line " + line.line() : line.text().strip();
          int copy = 1;
          while (lines.containsKey(text + " #" + copy)) {
            copy++;
          }
          lines.put(text + " #" + copy, line);
        }
      }
    }
    return lines;
  }

  private static void put(
      Map<Integer, List<Line>> lines, @Nullable LineCost before, @Nullable LineCost after) {
    LineCost any = after == null ? before : after;
    if (any == null) {
      return;
    }
    Line line =
        new Line(
            any.line(),
            any.text(),
            before == null ? -1 : before.allocated(),
            after == null ? -1 : after.allocated(),
            before == null ? -1 : before.perExecution(),
            after == null ? -1 : after.perExecution());
    if (!line.same()) {
      lines.computeIfAbsent(line.number(), number -> new ArrayList<>()).add(line);
    }
  }

  /// Returns the difference as a table for people, or a sentence if there is none.
  public String text() {
    StringBuilder out = new StringBuilder();
    for (Method method : methods) {
      out.append(method.name()).append("\n\n");
      out.append(
          row("Line #", "Before", "After", "Change", "Per exec before", "after", "Line Contents"));
      for (Line line : method.lines()) {
        out.append(
            row(
                String.valueOf(line.number()),
                bytes(line.before()),
                bytes(line.after()),
                signed(line.change()),
                bytes(line.perExecutionBefore()),
                bytes(line.perExecutionAfter()),
                line.text()));
      }
      out.append('\n');
    }
    String sum = "%s before, %s after".formatted(bytes(before), bytes(after));
    return out.append(methods.isEmpty() ? "no line differs: " : "")
        .append(sum)
        .append('\n')
        .toString();
  }

  private static String row(
      String number, String was, String is, String by, String each, String eachNow, String text) {
    return "%6s   %12s   %12s   %13s   %15s   %12s   %s"
            .formatted(number, was, is, by, each, eachNow, text)
            .stripTrailing()
        + "\n";
  }

  private static String bytes(long value) {
    return value < 0 ? "" : value == 0 ? "·" : Unit.AUTO.text(value, 3);
  }

  private static String signed(long value) {
    return value == 0 ? "·" : (value > 0 ? "+" : "") + Unit.AUTO.text(value, 3);
  }
}
