package org.memview.tests.cpython;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tests of CPython, and which of them apply here.
///
/// @param lines by name
record Checklist(Map<String, Line> lines) {

  /// One test of CPython.
  ///
  /// @param reason why it does not apply; empty if it does
  record Line(String name, String reason) {
    boolean isApplicable() {
      return reason.isEmpty();
    }
  }

  /// Returns the lines of a resource, without comments and empty ones.
  static List<String> resource(String name) {
    try (InputStream in = Checklist.class.getResourceAsStream("/cpython/" + name)) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Parses `name: applicable` and `name: not applicable: reason`.
  ///
  /// @throws IllegalArgumentException if a line is neither, or a name comes twice
  static Checklist parse(List<String> text) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (String row : text) {
      Line line = parse(row);
      if (lines.put(line.name(), line) != null) {
        throw new IllegalArgumentException("twice in the checklist: " + line.name());
      }
    }
    return new Checklist(lines);
  }

  private static Line parse(String row) {
    String[] parts = row.split(": ", 3);
    if (parts.length == 2 && parts[1].equals("applicable")) {
      return new Line(parts[0], "");
    }
    if (parts.length == 3 && parts[1].equals("not applicable") && !parts[2].isBlank()) {
      return new Line(parts[0], parts[2]);
    }
    throw new IllegalArgumentException("not a line of the checklist: " + row);
  }

  /// Returns the rows of the table of open choices as lines of a checklist: `choice.<id>`,
  /// applicable unless the choice is said to come later.
  static List<String> choices(List<String> table) {
    List<String> lines = new ArrayList<>();
    for (String row : table) {
      String[] cells = row.split("\\|", -1);
      if (cells.length == 6 && cells[1].strip().matches("[a-z_]+") && !cells[1].equals(" id ")) {
        String choice = cells[3].strip();
        String status = choice.startsWith("Later") ? "not applicable: " + choice : "applicable";
        lines.add("choice." + cells[1].strip() + ": " + status);
      }
    }
    return lines;
  }

  /// Returns what is wrong with the names that tests say they cover; empty if nothing is.
  List<String> problems(Collection<String> covered) {
    List<String> problems = new ArrayList<>();
    for (Line line : lines.values()) {
      if (line.isApplicable() && !covered.contains(line.name())) {
        problems.add("no test covers " + line.name());
      }
      if (!line.isApplicable() && covered.contains(line.name())) {
        problems.add("covered, but said not to be applicable: " + line.name());
      }
    }
    covered.stream()
        .filter(name -> !lines.containsKey(name))
        .forEach(name -> problems.add("a test covers " + name + ", which is not in the list"));
    return problems;
  }
}
