package org.memview.profiler.report;

import java.util.Locale;
import java.util.Set;

/// How a text table looks.
///
/// @param style columns of our own, or those of Python's memory_profiler
/// @param self whether to show what the line allocated without other profiled methods
/// @param unit in what bytes are written
/// @param precision digits after the point
/// @param sort whether lines come in their order or the most expensive first
/// @param min lines that allocated less (on the heap or outside) are left out; 0 leaves nothing out
/// @param colors whether to mark expensive lines for a terminal
/// @param width columns of the page; source text is cut there. 0 means any
public record TableOptions(
    Style style,
    boolean self,
    Unit unit,
    int precision,
    Sort sort,
    long min,
    boolean colors,
    int width) {

  /// Which columns.
  public enum Style {
    /// Allocated, Per exec, Off-heap, Occurrences.
    MEMVIEW,
    /// Mem usage, Increment, Occurrences, as Python's memory_profiler prints.
    PYTHON
  }

  /// In which order.
  public enum Sort {
    /// As in the source.
    LINE,
    /// By bytes, the greatest first; lines without code are left out.
    ALLOCATED,
    /// By occurrences, the greatest first; lines without code are left out.
    OCCURRENCES
  }

  /// Checks the precision.
  public TableOptions {
    if (precision < 0 || precision > 9) {
      throw new IllegalArgumentException("precision " + precision + " is not in 0..9");
    }
    if (min < 0) {
      throw new IllegalArgumentException("min " + min + " is negative");
    }
  }

  /// Returns what is used when nothing is chosen.
  public static TableOptions defaults() {
    return new TableOptions(Style.MEMVIEW, false, Unit.AUTO, 3, Sort.LINE, 0, false, 0);
  }

  /// Returns the same with one setting changed, named and written as on the command line.
  ///
  /// @param name `style`, `self`, `unit`, `precision`, `sort`, `min`, `colors` or `width`
  /// @throws IllegalArgumentException if the value means nothing
  public TableOptions with(String name, String value) {
    try {
      return switch (name) {
        case "style" -> withStyle(Style.valueOf(value.toUpperCase(Locale.ROOT)));
        case "self" -> new TableOptions(style, true, unit, precision, sort, min, colors, width);
        case "unit" -> withUnit(Unit.valueOf(value.toUpperCase(Locale.ROOT)));
        case "precision" -> withPrecision(Integer.parseInt(value));
        case "sort" -> withSort(Sort.valueOf(value.toUpperCase(Locale.ROOT)));
        case "min" ->
            new TableOptions(style, self, unit, precision, sort, bytes(value), colors, width);
        case "colors" ->
            new TableOptions(
                style, self, unit, precision, sort, min, Boolean.parseBoolean(value), width);
        case "width" ->
            new TableOptions(
                style, self, unit, precision, sort, min, colors, Integer.parseInt(value));
        default -> throw new IllegalArgumentException("no such option");
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + "=" + value + " is not understood: " + e.getMessage(), e);
    }
  }

  /// The names [#with] knows.
  public static Set<String> names() {
    return Set.of("style", "self", "unit", "precision", "sort", "min", "colors", "width");
  }

  private TableOptions withStyle(Style chosen) {
    return new TableOptions(chosen, self, unit, precision, sort, min, colors, width);
  }

  private TableOptions withUnit(Unit chosen) {
    return new TableOptions(style, self, chosen, precision, sort, min, colors, width);
  }

  private TableOptions withPrecision(int chosen) {
    return new TableOptions(style, self, unit, chosen, sort, min, colors, width);
  }

  private TableOptions withSort(Sort chosen) {
    return new TableOptions(style, self, unit, precision, chosen, min, colors, width);
  }

  /// Reads `4096`, `4096 B`, `4 KiB`, `1.5MiB`.
  private static long bytes(String text) {
    String number = text.replaceAll("(?i)\\s*([kmg]i?)?b?$", "");
    String unit = text.substring(number.length()).strip().toUpperCase(Locale.ROOT);
    long factor =
        switch (unit.isEmpty() ? 'B' : unit.charAt(0)) {
          case 'K' -> 1L << 10;
          case 'M' -> 1L << 20;
          case 'G' -> 1L << 30;
          default -> 1;
        };
    return (long) (Double.parseDouble(number) * factor);
  }
}
