package org.memview.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What is known about targets that are missed: what was tried, and why it stays so.
///
/// Sections of `misses.md`, each headed by the beginning of the names of operations; several
/// headings one below the other share a section, and `*` in one stands for anything.
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
      Set<String> headings = new LinkedHashSet<>();
      boolean inText = false;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("## ")) {
          if (inText) {
            headings.clear();
          }
          inText = false;
          headings.add(line.substring(3));
        } else {
          inText |= !line.isBlank();
          headings.forEach(section(line));
        }
      }
    }
  }

  private Consumer<String> section(String line) {
    return heading -> notes.merge(heading, line + "\n", String::concat);
  }

  /// The note for an operation, or that there is none yet. The longest heading that fits counts.
  String of(String operation) {
    String best = "";
    for (String heading : notes.keySet()) {
      if (heading.length() > best.length() && begins(heading, operation)) {
        best = heading;
      }
    }
    String note = notes.getOrDefault(best, "").strip();
    return note.isEmpty() ? NOT_WRITTEN : note;
  }

  private static boolean begins(String heading, String operation) {
    String pattern = String.join("\\E.*\\Q", heading.split("\\*", -1));
    return Pattern.compile("\\Q" + pattern + "\\E").matcher(operation).lookingAt();
  }

  /// A list of the targets that were missed, one line for each operation, with the note behind
  /// those that share it.
  String text(List<Verdict> verdicts) {
    Map<String, StringJoiner> missed = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.isMissed()) {
        missed
            .computeIfAbsent(verdict.operation(), _ -> new StringJoiner("; "))
            .add(
                "%s beside %s (target %s)"
                    .formatted(
                        Text.ratio(verdict.ratio()),
                        Text.peer(verdict.peer()),
                        Text.ratio(verdict.target())));
      }
    }
    Map<String, StringJoiner> sections = new LinkedHashMap<>();
    missed.forEach((operation, numbers) ->
        sections
            .computeIfAbsent(of(operation), _ -> new StringJoiner(""))
            .add("- **%s**: %s\n".formatted(operation, numbers)));
    StringBuilder text = new StringBuilder();
    sections.forEach((note, lines) -> text.append(lines + "\n" + note + "\n\n"));
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
