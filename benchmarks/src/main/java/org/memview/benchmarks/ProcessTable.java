package org.memview.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Ways of doing the same, and what is expected of ours beside the others.
///
/// @param ways in the order of the table
/// @param targets below it
record ProcessTable(List<Way> ways, List<Target> targets) {
  private static final double MEBIBYTES = 20;
  private static final double TIMES = 3;

  /// @param key what the worker knows it by
  record Way(String key, String name) {
    boolean isPython() {
      return name.startsWith("CPython");
    }
  }

  /// @param millis on the clock
  /// @param busy milliseconds of the processor in the thread that works; NaN if not counted
  /// @param mebibytes resident, at most
  record Cost(double millis, double busy, double mebibytes) {
    static final Cost UNKNOWN = new Cost(Double.NaN, Double.NaN, Double.NaN);

    Cost least(Cost other) {
      return new Cost(
          Math.min(millis, other.millis),
          Math.min(busy, other.busy),
          Math.min(mebibytes, other.mebibytes));
    }
  }

  /// What is asked of `way`: how it is to be beside the best of `others`.
  record Target(String way, Kind kind, double limit, List<String> others) {
    private enum Kind {
      TIME("time, of the best of theirs", "x at most"),
      MEMORY("memory, more than the least of theirs", " MiB at most"),
      FASTER("times as fast", "x at least"),
      HALF("memory, of theirs", "x at most");

      private final String text;
      private final String unit;

      Kind(String text, String unit) {
        this.text = text;
        this.unit = unit;
      }
    }

    static Target time(String way, double limit, String... others) {
      return new Target(way, Kind.TIME, limit, List.of(others));
    }

    static Target memory(String way, String... others) {
      return new Target(way, Kind.MEMORY, MEBIBYTES, List.of(others));
    }

    static Target faster(String way, String... others) {
      return new Target(way, Kind.FASTER, TIMES, List.of(others));
    }

    static Target half(String way, String... others) {
      return new Target(way, Kind.HALF, 0.5, List.of(others));
    }

    private String line(Map<String, Cost> costs) {
      Cost ours = costs.getOrDefault(way, Cost.UNKNOWN);
      Cost theirs =
          others.stream()
              .map(other -> costs.getOrDefault(other, Cost.UNKNOWN))
              .reduce(Cost::least)
              .orElse(Cost.UNKNOWN);
      double measured =
          switch (kind) {
            case TIME -> ours.millis / theirs.millis;
            case MEMORY -> ours.mebibytes - theirs.mebibytes;
            case FASTER -> theirs.millis / ours.millis;
            case HALF -> ours.mebibytes / theirs.mebibytes;
          };
      boolean met = kind == Kind.FASTER ? measured >= limit : measured <= limit;
      return String.format(
          Locale.ROOT,
          "%-11s %-38s %8.2f, %.1f%s: %s (%s)",
          way,
          kind.text,
          measured,
          limit,
          kind.unit,
          Double.isNaN(measured) ? "not measured" : met ? "met" : "missed",
          String.join(", ", others));
    }
  }

  /// Returns the table and how each target was met.
  String text(Map<String, Cost> costs) {
    StringBuilder text = new StringBuilder();
    text.append("%-18s%-52s%10s%10s%10s%n".formatted("", "", "ms", "CPU ms", "peak MiB"));
    for (Way way : ways) {
      Cost cost = costs.getOrDefault(way.key, Cost.UNKNOWN);
      text.append("%-18s%-52s".formatted(way.key, way.name))
          .append(number("%10.1f", cost.millis))
          .append(number("%10.1f", cost.busy))
          .append(number("%10.0f", cost.mebibytes))
          .append('\n');
    }
    text.append('\n');
    targets.forEach(target -> text.append(target.line(costs)).append('\n'));
    return text.toString();
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "         -" : String.format(Locale.ROOT, format, value);
  }
}
