package org.memview.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known about targets that are missed: what was tried, and why it stays so.
///
/// Sections of `misses.md`, each headed by the beginning of the names of operations.
final class Misses {
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

  /// The note for an operation, or empty.
  String of(String operation) {
    return notes.entrySet().stream()
        .filter(note -> operation.startsWith(note.getKey()))
        .map(note -> note.getValue().strip())
        .findFirst()
        .orElse("");
  }
}
