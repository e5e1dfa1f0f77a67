package org.memview.profiler.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// Reports as JSON: exact integers, everything the other outputs are made from.
///
/// The object has `"version": 1`; members may be added within a version, so readers ignore what
/// they do not know.
public final class JsonReport {
  private JsonReport() {}

  /// Returns a report as JSON text, one line of it for each source line.
  public static String text(LineReport report) {
    return String.format(
        Locale.US,
        """
        {"version": %d, "program": %s, "jvm": %s,
         "extras": %s,
         "notes": %s,
         "off": %s,
         "scopes": [%s],
         "tables": [%s]}
        """,
        LineReport.VERSION,
        Json.quoted(report.program()),
        Json.quoted(report.jvm()),
        texts(report.extras()),
        texts(report.notes()),
        texts(report.off()),
        report.scopes().stream().map(JsonReport::scope).collect(Collectors.joining(",\n  ")),
        report.tables().stream().map(JsonReport::table).collect(Collectors.joining(",\n  ")));
  }

  private static String texts(List<String> texts) {
    return texts.stream().map(Json::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String scope(ScopeCost scope) {
    return String.format(
        Locale.US,
        "{\"name\": %s, \"count\": %d, \"allocated\": %d, \"offHeap\": %d, \"nanos\": %d}",
        Json.quoted(scope.name()),
        scope.count(),
        scope.allocated(),
        scope.offHeap(),
        scope.nanos());
  }

  private static String table(MethodTable table) {
    return String.format(
        Locale.US,
        """
        {"class": %s, "method": %s, "descriptor": %s, "file": %s,
           "counted": %b, "calls": %d, "threads": %d, "allocated": %d, "loading": %d,
           "lines": [
            %s]}\
        """,
        Json.quoted(table.className()),
        Json.quoted(table.method()),
        Json.quoted(table.descriptor()),
        Json.quoted(table.file()),
        table.counted(),
        table.calls(),
        table.threads(),
        table.allocated(),
        table.loading(),
        table.lines().stream().map(JsonReport::line).collect(Collectors.joining(",\n    ")));
  }

  private static String line(LineCost line) {
    StringJoiner json = new StringJoiner(", ", "{", "}");
    json.add("\"line\": " + line.line());
    json.add("\"text\": " + Json.quoted(line.text()));
    if (line.code()) {
      json.add("\"allocated\": " + line.allocated());
      json.add("\"self\": " + line.self());
      json.add("\"first\": " + line.first());
      json.add("\"perExecution\": " + line.perExecution());
      json.add("\"loading\": " + line.loading());
      json.add("\"offHeap\": " + line.offHeap());
      json.add("\"temporary\": " + line.temporary());
      json.add("\"occurrences\": " + line.occurrences());
      line.extra().forEach((name, value) -> json.add(Json.quoted(name) + ": " + value));
    }
    return json.toString();
  }

  /// Returns the report that JSON text holds.
  ///
  /// @throws IllegalArgumentException if it is no JSON, no report, or of a later version
  public static LineReport read(String json) {
    if (!(Json.parse(json) instanceof Map<?, ?> map) || !map.containsKey("version")) {
      throw new IllegalArgumentException("this JSON is no report of the profiler: no version");
    }
    Node root = new Node(map);
    long version = root.number("version");
    if (version > LineReport.VERSION) {
      throw new IllegalArgumentException(
          "the report has version " + version + "; this reads up to " + LineReport.VERSION);
    }
    List<String> extras = root.texts("extras");
    return new LineReport(
        root.text("program"),
        root.text("jvm"),
        extras,
        root.nodes("tables").stream().map(node -> table(node, extras)).toList(),
        root.nodes("scopes").stream().map(JsonReport::scope).toList(),
        root.texts("notes"),
        root.has("off") ? root.texts("off") : List.of());
  }

  private static ScopeCost scope(Node node) {
    return new ScopeCost(
        node.text("name"),
        node.number("count"),
        node.number("allocated"),
        node.number("offHeap"),
        node.number("nanos"));
  }

  private static MethodTable table(Node node, List<String> extras) {
    return new MethodTable(
        node.text("class"),
        node.text("method"),
        node.text("descriptor"),
        node.text("file"),
        !Boolean.FALSE.equals(node.map.get("counted")),
        node.number("calls"),
        (int) node.number("threads"),
        node.number("allocated"),
        node.number("loading"),
        node.nodes("lines").stream().map(line -> line(line, extras)).toList());
  }

  private static LineCost line(Node node, List<String> extras) {
    int number = (int) node.number("line");
    if (!node.has("occurrences")) {
      return LineCost.blank(number, node.text("text"));
    }
    return new LineCost(
        number,
        node.text("text"),
        true,
        node.number("allocated"),
        node.number("self"),
        node.number("first"),
        node.number("perExecution"),
        node.number("loading"),
        node.number("offHeap"),
        node.number("temporary"),
        node.number("occurrences"),
        extras.stream().collect(Collectors.toMap(name -> name, node::number)));
  }

  /// A JSON object whose members must be there and of their type.
  private record Node(Map<?, ?> map) {
    boolean has(String name) {
      return map.containsKey(name);
    }

    String text(String name) {
      if (map.get(name) instanceof String text) {
        return text;
      }
      throw missing(name, "text");
    }

    long number(String name) {
      if (map.get(name) instanceof Long number) {
        return number;
      }
      throw missing(name, "integer");
    }

    List<?> list(String name) {
      if (map.get(name) instanceof List<?> list) {
        return list;
      }
      throw missing(name, "array");
    }

    List<String> texts(String name) {
      return list(name).stream().map(String::valueOf).toList();
    }

    List<Node> nodes(String name) {
      return list(name).stream().map(element -> node(name, element)).toList();
    }

    private static Node node(String name, Object element) {
      if (element instanceof Map<?, ?> object) {
        return new Node(object);
      }
      throw missing(name, "object");
    }

    private static IllegalArgumentException missing(String name, String type) {
      return new IllegalArgumentException("the report has no " + type + " named " + name);
    }
  }
}
