package org.memview.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// A view as a picture in text: whose memory it is, which part the view covers, how its axes run
/// through it, whether it is contiguous and if not why, and what that allows.
///
/// Made of layout and format alone: no byte of the memory is read. ASCII, 80 columns.
public final class Explanation {
  private static final int WIDTH = 80;
  private static final int FACT = 10;
  private static final int BAR = 64;
  private static final int ROWS = 4;

  private final Portrait portrait;
  private final Layout layout;
  private final Coverage coverage;
  private final List<String> lines = new ArrayList<>();

  private Explanation(Portrait portrait) {
    this.portrait = portrait;
    layout = portrait.block().layout();
    coverage = Coverage.of(layout);
  }

  /// Draws a view; several lines, without a line break at the end.
  public static String of(Portrait portrait) {
    var explanation = new Explanation(portrait);
    explanation.facts();
    explanation.scaleBar();
    explanation.cells();
    explanation.rows();
    explanation.axes();
    explanation.contiguity();
    explanation.advice();
    return explanation.lines.stream().map(Explanation::wrapped).collect(Collectors.joining("\n"));
  }

  private void facts() {
    String storage = portrait.storage().equals(portrait.owner()) ? "" : ", " + portrait.storage();
    fact("memory", Amounts.bytes(portrait.memoryBytes()) + " of " + portrait.owner() + storage);
    fact("access", portrait.readOnly() ? "read-only" : "read and write");
    fact("format", formatText() + " - " + meaning());
    fact("shape", list(layout.shape()) + " - " + Amounts.counted(layout.elementCount(), "element"));
    fact("strides", list(layout.strides()));
    fact("offset", Amounts.of(layout.offset()) + " - where element " + origin() + " starts");
    fact("size", Amounts.bytes(layout.byteSize()) + size());
  }

  private String size() {
    long used = coverage.bytesIn(layout.minOffset(), layout.maxOffset());
    return coverage.isRegular() && used < layout.byteSize()
        ? " - if copied; elements share " + Amounts.bytes(used) + " of memory"
        : "";
  }

  private String origin() {
    return list(new long[layout.ndim()]).replace(" ", "");
  }

  private void fact(String name, String text) {
    lines.add(HexDump.pad(name, FACT) + text);
  }

  /// Breaks a long line at blanks; what follows is indented like the facts.
  private static String wrapped(String line) {
    if (line.length() <= WIDTH) {
      return line;
    }
    int end = line.lastIndexOf(' ', WIDTH);
    return end <= FACT
        ? line.substring(0, WIDTH - 3) + "..."
        : line.substring(0, end) + "\n" + wrapped(" ".repeat(FACT) + line.substring(end + 1));
  }

  private static String list(long... numbers) {
    return Arrays.toString(numbers);
  }

  private String formatText() {
    String text = portrait.block().format().text();
    return text.length() <= BAR ? text : text.substring(0, BAR - 3) + "...";
  }

  private String meaning() {
    Format format = portrait.block().format();
    String what =
        switch (format.kind()) {
          case PAD -> "padding";
          case CHAR -> "byte character";
          case BOOLEAN -> "truth value";
          case SIGNED -> "signed integer";
          case UNSIGNED -> "unsigned integer";
          case FLOAT -> "floating-point number";
          case COMPLEX -> "complex number";
          case BYTES -> "byte string";
          case PASCAL -> "Pascal string";
          case TEXT -> "text";
          case RECORD -> "record of " + Amounts.counted(format.fields().size(), "field");
        };
    String order = format.isRecord() || format.isNativeOrder() ? "" : ", " + order(format);
    return what + " of " + Amounts.bytes(layout.itemSize()) + order;
  }

  private static String order(Format format) {
    return format.order().toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void title(String text) {
    lines.add("");
    lines.add(text);
  }

  private void scaleBar() {
    long bytes = portrait.memoryBytes();
    title("Where in the memory");
    if (bytes > 0) {
      long cells = Math.min(bytes, BAR);
      lines.add("  [" + bar(0, bytes, (int) cells) + "]");
      String end = Amounts.of(bytes);
      lines.add("  0" + " ".repeat((int) Math.max(1, cells + 1 - end.length())) + end);
    }
    lines.add("  " + part());
    if (coverage.isRegular() && !coverage.isDense()) {
      long used = coverage.bytesIn(layout.minOffset(), layout.maxOffset());
      long span = layout.maxOffset() - layout.minOffset();
      lines.add("  " + Amounts.of(span - used) + " of the bytes in between are skipped");
    }
    if (bytes > 0) {
      lines.add("  # in the view, + partly, . not");
    }
  }

  private String part() {
    if (layout.byteSize() == 0) {
      return "the view is empty, it covers nothing";
    }
    long used = coverage.bytesIn(layout.minOffset(), layout.maxOffset());
    String share = coverage.isRegular() ? ", " + Amounts.percent(used, portrait.memoryBytes()) : "";
    return "bytes "
        + Amounts.of(layout.minOffset())
        + " to "
        + Amounts.of(layout.maxOffset() - 1)
        + share
        + " of the memory";
  }

  /// Marks for `cells` equal parts of `[from, to)`.
  private String bar(long from, long to, int cells) {
    var marks = new StringBuilder();
    for (int i = 0; i < cells; i++) {
      marks.append(coverage.mark(cut(from, to, i, cells), cut(from, to, i + 1, cells)));
    }
    return marks.toString();
  }

  private static long cut(long from, long to, int cell, int cells) {
    return from + (to - from) / cells * cell + (to - from) % cells * cell / cells;
  }

  private void cells() {
    boolean plain = layout.ndim() <= 1 && layout.isCContiguous();
    if (layout.byteSize() == 0 || plain || !separate()) {
      return;
    }
    title(
        "The first elements in memory"
            + (coverage.isDense() ? "" : " (without brackets: bytes skipped)"));
    List<String> picture = CellPicture.of(layout, WIDTH - 12);
    lines.add("  byte    " + picture.getFirst());
    picture.stream().skip(1).map(line -> "          " + line).forEach(lines::add);
  }

  /// True if no two elements share a byte, except those a broadcast axis repeats.
  private boolean separate() {
    long bytes = layout.itemSize();
    for (int axis : Coverage.bySize(layout)) {
      bytes *= layout.extent(axis);
    }
    return coverage.isRegular()
        && bytes == coverage.bytesIn(layout.minOffset(), layout.maxOffset());
  }

  private void rows() {
    long row = coverage.outermostStep();
    boolean twoLevels = coverage.levels() > 1 || coverage.run() > layout.itemSize();
    if (layout.byteSize() == 0 || !coverage.isRegular() || coverage.isDense() || !twoLevels) {
      return;
    }
    int cells = (int) Math.min(row, BAR - 4);
    title("The first rows of " + Amounts.bytes(row) + scale(row, cells));
    long start = layout.minOffset() / row * row;
    for (int i = 0; i < ROWS && start < layout.maxOffset(); i++, start += row) {
      String offset = Amounts.of(start);
      lines.add(
          "  "
              + " ".repeat(Math.max(0, 12 - offset.length()))
              + offset
              + " ["
              + bar(start, start + row, cells)
              + "]");
    }
    if (start < layout.maxOffset()) {
      lines.add(" ".repeat(15) + "... up to byte " + Amounts.of(layout.maxOffset() - 1));
    }
  }

  private static String scale(long row, int cells) {
    return row == cells
        ? ""
        : ", about " + Amounts.of(Math.round((double) row / cells)) + " per mark";
  }

  private void axes() {
    if (layout.ndim() == 0) {
      return;
    }
    title(" axis          extent          stride  one step");
    for (int axis = 0; axis < layout.ndim(); axis++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%5d %,15d %,+15d  %s",
              axis,
              layout.extent(axis),
              layout.stride(axis),
              Steps.meaning(layout, axis)));
    }
  }

  private void contiguity() {
    title("Contiguous");
    lines.add("  C order   " + answer(layout.isCContiguous(), Order.C));
    lines.add("  F order   " + answer(layout.isFContiguous(), Order.F));
  }

  private String answer(boolean contiguous, Order order) {
    return contiguous ? "yes" : "no: " + Contiguity.reason(layout, order);
  }

  private void advice() {
    title("What works on this view");
    Advice.of(portrait).forEach(line -> lines.add("  " + line));
  }
}
