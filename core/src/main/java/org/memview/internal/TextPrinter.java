package org.memview.internal;

import org.memview.format.Kind;
import org.memview.layout.Layout;

/// The elements of a view as text, by the rules of NumPy's printer (`str(array)`).
///
/// Brackets nest like axes, numbers stand in columns, lines break at a width. More than 1000
/// elements are abbreviated to three at each end of each axis, and only those are read.
///
/// Differences from NumPy, on purpose: trailing zero bytes of byte strings are shown, since they
/// are part of the value; records and byte strings too large to read are cut; never more than
/// {@value Words#BUDGET} elements are printed.
public final class TextPrinter {
  /// Line width if nothing else is known.
  static final int WIDTH = 75;

  private static final int THRESHOLD = 1000;
  private static final int EDGE = 3;
  private static final String GAP = "...";

  private final Shown shown;
  private final Words.Iter words;
  private final StringBuilder out = new StringBuilder();

  private TextPrinter(Shown shown, Words.Iter words) {
    this.shown = shown;
    this.words = words;
  }

  /// Prints for lines as wide as the terminal: the environment variable `COLUMNS`, else 75.
  public static String print(Block block) {
    return print(block, terminalWidth());
  }

  /// Prints with lines of at most `width` characters, except where a single element is longer.
  public static String print(Block block, int width) {
    Layout layout = block.layout();
    if (layout.ndim() == 0) {
      return scalar(block);
    }
    if (layout.isEmpty()) {
      return "[]";
    }
    Shown shown = Shown.of(layout.shape(), THRESHOLD, EDGE, Words.BUDGET);
    long[] offsets = shown.offsets(layout.offset(), layout.strides());
    var words = new Words.Iter(Words.of(block.segment(), block.format(), offsets));
    var printer = new TextPrinter(shown, words);
    printer.axis(0, 1, width);
    return printer.out.toString();
  }

  private static String scalar(Block block) {
    long offset = block.layout().offset();
    return block.format().kind() == Kind.TEXT
        ? Texts.shown(block.segment(), offset, block.format())
        : Words.single(block.segment(), block.format(), offset);
  }

  static int terminalWidth() {
    String columns = System.getProperty("memview.columns", System.getenv("COLUMNS"));
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? Integer.parseInt(columns)
        : WIDTH;
  }

  private void axis(int axis, int indent, int width) {
    out.append('[');
    if (axis == shown.ndim() - 1) {
      row(axis, indent, width - 1);
    } else {
      rows(axis, indent, width - 1);
    }
    out.append(']');
  }

  private void rows(int axis, int indent, int width) {
    String separator = "\n".repeat(shown.ndim() - 1 - axis) + " ".repeat(indent);
    String between = "";
    for (long i = 0; i < shown.leading(axis); i++, between = separator) {
      out.append(between);
      axis(axis + 1, indent + 1, width);
    }
    if (shown.hasGap(axis)) {
      out.append(between).append(GAP);
      between = separator;
    }
    for (long i = 0; i < shown.trailing(axis); i++, between = separator) {
      out.append(between);
      axis(axis + 1, indent + 1, width);
    }
  }

  private void row(int axis, int indent, int width) {
    var line = new Line(indent, width);
    for (long i = 0; i < shown.leading(axis); i++) {
      line.add(words.next());
    }
    if (shown.hasGap(axis)) {
      line.add(GAP);
    }
    for (long i = 0; i < shown.trailing(axis); i++) {
      line.add(words.next());
    }
  }

  /// Words separated by blanks, in lines.
  private final class Line {
    private final int indent;
    private final int width;
    private int column;

    Line(int indent, int width) {
      this.indent = indent;
      this.width = width;
      column = indent;
    }

    void add(String word) {
      int blank = column == indent ? 0 : 1;
      if (blank == 1 && column + 1 + word.length() > width) {
        stripBlanks();
        out.append('\n').append(" ".repeat(indent));
        column = indent;
        blank = 0;
      }
      out.append(" ".repeat(blank)).append(word);
      column += blank + word.length();
    }

    private void stripBlanks() {
      int end = out.length();
      while (out.charAt(end - 1) == ' ') {
        end--;
      }
      out.setLength(end);
    }
  }
}
