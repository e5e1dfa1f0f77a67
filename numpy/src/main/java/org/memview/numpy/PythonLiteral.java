package org.memview.numpy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memview.format.FormatException;

/// Reads the Python literals that npy headers are made of: dicts, lists, tuples, texts, integers,
/// `True`, `False` and `None`.
///
/// Dicts become maps, lists become lists, tuples [Tuple], integers `Long`, `None` becomes [#NONE].
/// A hostile text costs no more than its length, and nests at most [#MAX_DEPTH] deep.
final class PythonLiteral {
  /// What Python writes as `(1, 2)`.
  record Tuple(List<Object> items) {}

  static final Object NONE = new Object();

  /// Twice what a format can nest: each record is a list of tuples.
  static final int MAX_DEPTH = 160;

  private final String text;
  private int at;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /// Parses the whole text; white space around it is free.
  ///
  /// @throws FormatException with the position of what is wrong
  static Object parse(String text) {
    PythonLiteral parser = new PythonLiteral(text);
    Object value = parser.value(0);
    parser.skipSpace();
    if (parser.at < text.length()) {
      throw Errors.literal("the end was expected", parser.at, text);
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw Errors.literal("brackets nest deeper than " + MAX_DEPTH, at, text);
    }
    skipSpace();
    char c = peek();
    return switch (c) {
      case '{' -> dict(depth);
      case '[' -> items(']', depth, new boolean[1]);
      case '(' -> tuple(depth);
      case '\'', '"' -> string();
      default -> c == '-' || c == '+' || isDigit(c) ? integer() : word();
    };
  }

  private Object dict(int depth) {
    at++;
    Map<String, Object> dict = new LinkedHashMap<>();
    while (!closes('}')) {
      if (!dict.isEmpty()) {
        expect(',');
        if (closes('}')) {
          break;
        }
      }
      int start = at;
      if (!(value(depth + 1) instanceof String key)) {
        throw Errors.literal("a key in quotes was expected", start, text);
      }
      expect(':');
      if (dict.put(key, value(depth + 1)) != null) {
        throw Errors.literal("the key '" + key + "' comes twice", start, text);
      }
    }
    return dict;
  }

  private Object tuple(int depth) {
    boolean[] comma = new boolean[1];
    List<Object> items = items(')', depth, comma);
    return items.size() == 1 && !comma[0] ? items.getFirst() : new Tuple(items);
  }

  /// @param comma is set if there is a comma, which makes a tuple of one
  private List<Object> items(char close, int depth, boolean[] comma) {
    at++;
    List<Object> items = new ArrayList<>();
    while (!closes(close)) {
      if (!items.isEmpty()) {
        expect(',');
        comma[0] = true;
        if (closes(close)) {
          break;
        }
      }
      items.add(value(depth + 1));
    }
    return Collections.unmodifiableList(items);
  }

  private boolean closes(char close) {
    skipSpace();
    if (peek() == close) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    skipSpace();
    if (peek() != wanted) {
      throw Errors.literal("'" + wanted + "' was expected", at, text);
    }
    at++;
  }

  private Long integer() {
    int start = at++;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    String digits = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == 'L') {
      at++; // Python 2 marked long integers so
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException _) {
      throw Errors.literal("an integer of at most 63 bits was expected", start, text);
    }
  }

  private Object word() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return switch (text.substring(start, at)) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> NONE;
      case "u", "b", "U", "B" -> prefixed(start);
      default -> throw Errors.literal("a literal was expected", start, text);
    };
  }

  private String prefixed(int start) {
    char c = peek();
    if (c != '\'' && c != '"') {
      throw Errors.literal("a literal was expected", start, text);
    }
    return string();
  }

  private String string() {
    int start = at;
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = peek();
      if (c == '\0' && at >= text.length()) {
        throw Errors.literal("a text is not closed", start, text);
      }
      at++;
      if (c == quote) {
        return value.toString();
      }
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
      }
    }
  }

  private void escape(StringBuilder value) {
    char c = peek();
    at++;
    switch (c) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '\\', '\'', '"' -> value.append(c);
      case 'x' -> value.appendCodePoint(hex(2));
      case 'u' -> value.appendCodePoint(hex(4));
      case 'U' -> value.appendCodePoint(hex(8));
      default -> throw Errors.literal("'\\" + c + "' is no escape of a header", at - 2, text);
    }
  }

  private int hex(int digits) {
    int start = at;
    long code = 0;
    for (int n = 0; n < digits; n++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw Errors.literal(digits + " hexadecimal digits were expected", start, text);
      }
      code = 16 * code + digit;
      at++;
    }
    if (code > Character.MAX_CODE_POINT) {
      throw Errors.literal("a character above U+10FFFF", start, text);
    }
    return (int) code;
  }

  /// Returns the next character, or NUL at the end.
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  // ---------------------------------------------------------------- writing

  /// Returns `value` as Python's `repr` writes it.
  static String repr(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Tuple(List<Object> items) when items.size() == 1 -> "(" + repr(items.getFirst()) + ",)";
      case Tuple(List<Object> items) -> "(" + joined(items) + ")";
      case List<?> items -> "[" + joined(items) + "]";
      case Boolean flag -> flag ? "True" : "False";
      default -> value.toString();
    };
  }

  private static String joined(List<?> items) {
    StringBuilder text = new StringBuilder();
    for (Object item : items) {
      text.append(text.isEmpty() ? "" : ", ").append(repr(item));
    }
    return text.toString();
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(quoted, c, quote));
    return quoted.append(quote).toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          String escape = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
          out.append(escape.formatted(c));
        }
      }
    }
  }

  /// As `str.isprintable` decides.
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
