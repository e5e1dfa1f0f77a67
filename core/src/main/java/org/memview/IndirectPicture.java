package org.memview;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.memview.layout.Layout;

/// A view of rows in segments of their own as a picture in text: the table, which part of each row
/// the view covers, and what that allows. No element is read.
final class IndirectPicture {
  private static final int ROWS = 4;
  private static final int BAR = 32;

  private final IndirectView view;
  private final Layout layout;
  private final List<String> lines = new ArrayList<>();
  private long rows;

  private IndirectPicture(IndirectView view) {
    this.view = view;
    layout = view.openLayout();
  }

  static String of(IndirectView view) {
    IndirectPicture picture = new IndirectPicture(view);
    List<String> drawn = picture.rows();
    picture.facts();
    picture.lines.addAll(drawn);
    picture.contiguity();
    picture.advice();
    return String.join("\n", picture.lines);
  }

  private void facts() {
    fact("memory", number(rows) + " segments of " + Descriptions.owner(view.owner()));
    fact("access", view.isReadOnly() ? "read-only" : "read and write");
    fact("format", view.format() + " - elements of " + bytes(view.itemSize()));
    fact(
        "shape", Arrays.toString(view.shape()) + " - " + number(view.elementCount()) + " elements");
    fact("strides", Arrays.toString(view.strides()));
    fact("suboffsets", Arrays.toString(view.suboffsets()));
    fact(
        "offset",
        number(view.offsetAt(view.offset)) + " - where the first element starts in its row");
    fact("size", bytes(view.byteSize()));
  }

  private void fact(String name, String text) {
    lines.add("%-12s%s".formatted(name, text));
  }

  /// Counts the rows and draws the first.
  private List<String> rows() {
    List<String> drawn = new ArrayList<>(List.of("", "Where in the memory"));
    IndirectView.eachRow(
        layout,
        layout,
        (row, _) -> {
          if (rows++ < ROWS) {
            drawn.add(row(row));
          }
        });
    if (rows > ROWS) {
      drawn.add("  and " + number(rows - ROWS) + " more");
    }
    drawn.add("  # from the first byte in the view to the last");
    return drawn;
  }

  private String row(Layout row) {
    MemorySegment segment = view.segmentAt(row.minOffset());
    long first = view.offsetAt(row.minOffset());
    long end = first + row.maxOffset() - row.minOffset();
    return "  table["
        + IndirectView.rowAt(row.minOffset())
        + "] -> ["
        + bar(first, end, segment.byteSize())
        + "] bytes "
        + number(first)
        + " to "
        + number(end - 1)
        + " of "
        + number(segment.byteSize())
        + ", "
        + Descriptions.kind(segment);
  }

  private static String bar(long first, long end, long size) {
    long cells = Math.min(size, BAR);
    int from = (int) (first * cells / size);
    int to = (int) Math.ceilDiv(end * cells, size);
    return ".".repeat(from) + "#".repeat(to - from) + ".".repeat((int) cells - to);
  }

  private void contiguity() {
    int axis = IndirectView.rowAxis(layout);
    lines.addAll(
        List.of(
            "",
            "Contiguous",
            "  C order   no: axis " + axis + " leads from one segment to the next",
            "  F order   no"));
  }

  private void advice() {
    lines.add("");
    lines.add("What works on this view");
    lines.add("  + elements, at, slice and transpose, without copying");
    lines.add("  + cast to formats of " + bytes(view.itemSize()) + ", without copying");
    refused("cast(…) to others", "toContiguous().cast(…)");
    if (isOneStep()) {
      lines.add("  + reshape(-1)  without copying");
    } else {
      refused("reshape(-1)", "toContiguous().reshape(-1)");
    }
    refused("asSegment()", "toContiguous().asSegment()");
    if (view.isReadOnly()) {
      lines.add("  - set, fill, copyFrom  refused: the view is read-only");
    }
  }

  private void refused(String call, String instead) {
    lines.add("  - " + call + "  refused: the rows lie in segments of their own");
    lines.add("      write " + instead + ", which copies " + bytes(view.byteSize()));
  }

  private boolean isOneStep() {
    try {
      return layout.reshape(-1).ndim() == 1;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String bytes(long n) {
    return number(n) + (n == 1 ? " byte" : " bytes");
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
