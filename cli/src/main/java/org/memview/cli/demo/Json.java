package org.memview.cli.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/// Writes maps, lists, texts and numbers as JSON (RFC 8259).
final class Json {
  private Json() {}

  /// Returns `value` as JSON text.
  ///
  /// @throws IllegalArgumentException if it is, or holds, something else
  static String of(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case long[] longs -> Arrays.toString(longs);
      case Boolean flag -> flag.toString();
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Double number when Double.isFinite(number) -> number.toString();
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
    };
  }

  private static String object(Map<?, ?> map) {
    return map.entrySet().stream().map(Json::member).collect(Collectors.joining(", ", "{", "}"));
  }

  private static String member(Entry<?, ?> entry) {
    return quoted(String.valueOf(entry.getKey())) + ": " + of(entry.getValue());
  }

  private static String array(List<?> list) {
    return list.stream().map(Json::of).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(c -> json.append(escaped((char) c)));
    return json.append('"').toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
    };
  }
}
