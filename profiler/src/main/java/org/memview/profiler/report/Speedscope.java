package org.memview.profiler.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// Reports for speedscope (speedscope.app, also offline): a flame graph whose width is bytes, with
/// a profile for the Java heap and one for memory outside it.
///
/// A stack is a method and one of its lines. The bytes are the line's own, without those of other
/// profiled methods that it calls, so that they add up.
public final class Speedscope {
  private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

  private final Map<String, Integer> frames = new LinkedHashMap<>();
  private final StringJoiner frameList = new StringJoiner(",\n   ");

  private Speedscope() {}

  /// Returns the report as JSON.
  public static String text(LineReport report) {
    return new Speedscope().write(report);
  }

  private String write(LineReport report) {
    String heap = profile("allocated", report, LineCost::self);
    String offHeap = profile("off-heap, taken", report, line -> Math.max(0, line.offHeap()));
    return """
    {"$schema": "%s", "exporter": "memview-profiler", "name": %s,
     "activeProfileIndex": 0,
     "shared": {"frames": [
       %s]},
     "profiles": [
      %s,
      %s]}
    """
        .formatted(SCHEMA, Json.quoted(report.program()), frameList, heap, offHeap);
  }

  /// What a line has of a quantity.
  private interface Weight {
    long of(LineCost line);
  }

  private String profile(String name, LineReport report, Weight weight) {
    StringJoiner samples = new StringJoiner(", ");
    StringJoiner weights = new StringJoiner(", ");
    long sum = 0;
    for (MethodTable table : report.tables()) {
      for (LineCost line : table.lines()) {
        long bytes = weight.of(line);
        if (bytes > 0) {
          samples.add("[" + method(table) + ", " + line(table, line) + "]");
          weights.add(Long.toString(bytes));
          sum += bytes;
        }
      }
    }
    return String.format(
        Locale.US,
        """
        {"type": "sampled", "name": "%s", "unit": "bytes", "startValue": 0, "endValue": %d,
           "samples": [%s],
           "weights": [%s]}\
        """,
        name,
        sum,
        samples,
        weights);
  }

  private int method(MethodTable table) {
    return frame(table.name(), table.file(), 0);
  }

  private int line(MethodTable table, LineCost line) {
    String text = line.text().isBlank() ? table.name() : line.text().strip();
    return frame(line.line() + ": " + text, table.file(), line.line());
  }

  private int frame(String name, String file, int line) {
    String position = line == 0 ? "" : ", \"line\": " + line;
    String frame =
        "{\"name\": %s, \"file\": %s%s}".formatted(Json.quoted(name), Json.quoted(file), position);
    Integer known = frames.get(frame);
    if (known != null) {
      return known;
    }
    frameList.add(frame);
    frames.put(frame, frames.size());
    return frames.size() - 1;
  }
}
