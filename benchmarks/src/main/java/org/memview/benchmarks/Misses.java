package org.memview.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// What is known about targets that are missed: what was tried, and why it stays so.
///
/// Sections of `misses.md`, each headed by the beginning of the names of operations.
final class Misses {
  static final String NOT_WRITTEN = "**What was tried is not written yet.**";

  private final Map<String, String> notes = new LinkedHashMap<>();

  Misses() throws IOException {
    try (InputStream source = Misses.class.getResourceAsStream("misses.md")) {
      if (source == null) {
        throw new IOException("misses.md is not on the class path");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8));
      String heading = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("## ")) {
          heading = line.substring(3);
        } else if (!heading.isEmpty()) {
          notes.merge(heading, line + "\n", String::concat);
        }
      }
    }
  }

  /// The note for an operation, or that there is none yet. The longest heading that fits counts.
  String of(String operation) {
    String best = "";
    for (String heading : notes.keySet()) {
      if (operation.startsWith(heading) && heading.length() > best.length()) {
        best = heading;
      }
    }
    String note = notes.getOrDefault(best, "").strip();
    return note.isEmpty() ? NOT_WRITTEN : note;
  }

  /// A list of the targets that were missed, with the notes: one entry for each operation.
  String text(List<Verdict> verdicts) {
    Map<String, StringJoiner> missed = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.isMissed()) {
        missed
            .computeIfAbsent(verdict.operation(), name -> new StringJoiner("; "))
            .add(
                "%s beside %s (target %s)"
                    .formatted(
                        Text.ratio(verdict.ratio()), verdict.peer(), Text.ratio(verdict.target())));
      }
    }
    StringBuilder text = new StringBuilder();
    missed.forEach((operation, numbers) ->
        text.append("**%s**: %s.\n%s\n\n".formatted(operation, numbers, of(operation))));
    return text.isEmpty() ? "None.\n" : text.toString();
  }

  /// Operations that miss a target and have no note.
  List<String> unwritten(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict::isMissed)
        .map(Verdict::operation)
        .distinct()
        .filter(operation -> of(operation).equals(NOT_WRITTEN))
        .toList();
  }
}
