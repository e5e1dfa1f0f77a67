package org.memview.cli.demo;

import java.io.PrintWriter;
import org.memview.cli.Progress;

/// Where the story is printed: indented, coloured if the reader has colours, as wide as there is
/// room.
record Page(PrintWriter out, Progress progress, boolean colours, int width) {
  private static final String MARGIN = "   ";

  /// The colours, by what they mean.
  enum Ink {
    TITLE("1"),
    QUIET("2"),
    COPY("38;5;203"),
    VIEW("38;5;39");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  /// Starts a chapter.
  void title(int number, String text) {
    blank();
    out.println(ink(Ink.TITLE, number + "  " + text));
    blank();
    out.flush();
  }

  /// Prints lines of text behind the margin.
  void say(String text) {
    text.lines().forEach(line -> out.println((MARGIN + line).stripTrailing()));
    out.flush();
  }

  /// Prints a paragraph, broken where the lines are full.
  void tell(String paragraph) {
    Text.fill(paragraph, room()).forEach(this::say);
  }

  /// Prints a paragraph that need not be read.
  void note(String paragraph) {
    Text.fill(paragraph, room()).forEach(line -> say(ink(Ink.QUIET, line)));
  }

  void blank() {
    out.println();
  }

  /// Returns `text` in a colour, or as it is.
  String ink(Ink ink, String text) {
    return colours ? "\033[" + ink.code + "m" + text + "\033[0m" : text;
  }

  /// Returns the columns behind the margin.
  int room() {
    return width - MARGIN.length();
  }
}
