package org.memview.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// A full run for machines: every sample. Names of operations have no characters that JSON escapes.
record Json(Facts facts, Results others, Results elements, List<Growth.Line> growth) {

  String text() {
    StringJoiner samples = new StringJoiner(",\n  ", "\n  ", "\n");
    others.samples().forEach(sample -> samples.add(sample("operations", sample)));
    elements.samples().forEach(sample -> samples.add(sample("elements", sample)));
    for (Growth.Line line : growth) {
      line.nanos().forEach((size, nanos) -> samples.add(growth(line.operation(), size, nanos)));
    }
    return """
    {"machine": "%s",
     "from": "%s", "to": "%s",
     "samples": [%s]}
    """
        .formatted(facts.machine(), facts.from(), facts.to(), samples);
  }

  /// The samples of a quick run.
  static String text(String machine, List<Sample> samples) {
    StringJoiner lines = new StringJoiner(",\n  ", "\n  ", "\n");
    samples.forEach(sample -> lines.add(sample("operations", sample)));
    return "{\"machine\": \"%s\",\n \"samples\": [%s]}\n".formatted(machine, lines);
  }

  private static String sample(String part, Sample s) {
    return String.format(
        Locale.ROOT,
        "{\"part\": \"%s\", \"operation\": \"%s\", \"who\": \"%s\", \"storage\": \"%s\","
            + " \"jvm\": \"%s\", \"nanos\": %.4f, \"allocatedBytes\": %s, \"fork\": %d}",
        part,
        s.operation(),
        s.who(),
        s.storage(),
        s.jvm(),
        s.nanos(),
        Double.isNaN(s.bytes()) ? "null" : String.format(Locale.ROOT, "%.1f", s.bytes()),
        s.fork());
  }

  private static String growth(String operation, long size, double nanos) {
    return String.format(
        Locale.ROOT,
        "{\"part\": \"growth\", \"operation\": \"%s\", \"bytes\": %d, \"nanosPerElement\": %.5f}",
        operation,
        size,
        nanos);
  }
}
