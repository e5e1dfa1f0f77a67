package org.memview.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The table of `bench profiler`: what the profiler adds, and what it promises.
final class ProfilerTable {
  private static final double LINE_TARGET = 25;
  private static final double CALL_TARGET = 100;
  private static final double START_TARGET = 300;

  private final Map<String, Map<String, Double>> nanos;
  private final double[] starts;
  private final Map<String, Double> python;
  private final StringBuilder text = new StringBuilder();

  ProfilerTable(
      Map<String, Map<String, Double>> nanos, double[] starts, Map<String, Double> python) {
    this.nanos = nanos;
    this.starts = starts;
    this.python = python;
  }

  String text() {
    text.append("What the profiler adds; the least of five iterations, in one run.\n\n");
    row("", "adds", "target", "");
    nanos.keySet().stream().filter(name -> name.startsWith("profiled")).forEach(this::costs);
    row(
        "start and end of a program that does nothing",
        millis(starts[1] - starts[0]),
        millis(START_TARGET),
        verdict(starts[1] - starts[0], START_TARGET) + ", %s without".formatted(millis(starts[0])));
    text.append('\n');
    python.forEach((name, value) -> row("CPython, a line: " + name, nanos(value), "", ""));
    return text.toString();
  }

  private void costs(String name) {
    double call = of(name, "call") - of("plain", "call");
    double straight = of(name, "straight") - of("plain", "straight");
    double line = (straight - call) / ProfiledCode.STRAIGHT;
    double turn = (of(name, "loop") - of("plain", "loop") - call) / (1000 * ProfiledCode.TURN);
    row(name + ", a line", nanos(line), nanos(LINE_TARGET), verdict(line, LINE_TARGET));
    row(name + ", a line of a loop", nanos(turn), nanos(LINE_TARGET), verdict(turn, LINE_TARGET));
    row(name + ", a call", nanos(call), nanos(CALL_TARGET), verdict(call, CALL_TARGET));
  }

  private double of(String name, String benchmark) {
    return Objects.requireNonNull(
        Objects.requireNonNull(nanos.get(name), name).get(benchmark), benchmark);
  }

  private static String verdict(double value, double target) {
    return value <= target ? "met" : "missed";
  }

  private static String nanos(double value) {
    return String.format(Locale.ROOT, "%,.1f ns", value);
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%,.0f ms", value);
  }

  private void row(String what, String adds, String target, String verdict) {
    text.append("%-46s %13s %10s   %s".formatted(what, adds, target, verdict).stripTrailing())
        .append('\n');
  }
}
