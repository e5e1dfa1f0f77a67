package org.memview.cli.demo;

import java.util.ArrayList;
import java.util.List;

/// Text made to fit.
final class Text {
  private static final String INDENT = "    ";

  private Text() {}

  /// Breaks a statement at spaces into lines of at most `width` characters, where it can; all but
  /// the first are indented.
  static List<String> wrap(String statement, int width) {
    return broken(statement, width, INDENT);
  }

  /// Breaks a paragraph at spaces into lines of at most `width` characters.
  static List<String> fill(String paragraph, int width) {
    return broken(paragraph, width, "");
  }

  private static List<String> broken(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip().replaceAll("\\s+", " ");
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      if (space <= indent.length()) {
        break;
      }
      lines.add(rest.substring(0, space));
      rest = indent + rest.substring(space + 1);
    }
    lines.add(rest);
    return lines;
  }
}
