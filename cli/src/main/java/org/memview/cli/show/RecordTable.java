package org.memview.cli.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.format.Field;

/// Records as a table: a row for each, a column for each field that fits the line.
///
/// Long views are shown by their ends, and only the rows and fields shown are read.
final class RecordTable {
  static final int WHOLE = 40;
  private static final int FIRST = 20;
  static final int LAST = 5;
  private static final int WIDEST_CELL = 32;
  private static final String GAP = "  ";

  private final MemoryView view;
  private final Meaning meaning;
  private final int width;
  private final List<Long> numbers;

  private RecordTable(MemoryView view, Meaning meaning, int width) {
    this.view = view;
    this.meaning = meaning;
    this.width = width;
    this.numbers = numbers(view.elementCount());
  }

  /// Returns the table in lines of at most `width` characters.
  static String of(MemoryView view, Meaning meaning, int width) {
    return new RecordTable(view, meaning, width).text();
  }

  private static List<Long> numbers(long count) {
    List<Long> numbers = new ArrayList<>();
    for (long n = 0; n < count; n++) {
      if (count > WHOLE && n == FIRST) {
        numbers.add(-1L);
        n = count - LAST;
      }
      numbers.add(n);
    }
    return numbers;
  }

  private String text() {
    List<List<String>> columns = new ArrayList<>();
    columns.add(labels());
    int used = width(columns.getFirst());
    List<Field> fields = view.formatSpec().fields();
    int shown = 0;
    while (shown < fields.size()) {
      List<String> column = column(shown, fields.get(shown));
      used += GAP.length() + width(column);
      if (shown > 0 && used > width) {
        break;
      }
      columns.add(column);
      shown++;
    }
    String hidden = fields.size() - shown + " more fields, each a view: slice or --json shows them";
    return Columns.of(columns) + (shown < fields.size() ? "\n" + hidden : "");
  }

  private static int width(List<String> column) {
    return column.stream().mapToInt(String::length).max().orElse(0);
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    labels.add("");
    for (long n : numbers) {
      labels.add(n < 0 ? "…" : label(index(n)));
    }
    return labels;
  }

  private static String label(long... index) {
    return index.length == 1 ? Long.toString(index[0]) : Arrays.toString(index);
  }

  private List<String> column(int n, Field field) {
    MemoryView cells = view.field(n);
    Times times = meaning.times(n);
    List<String> column = new ArrayList<>();
    column.add(cut(field.name().isEmpty() ? "f" + n : field.name()));
    for (long number : numbers) {
      column.add(number < 0 ? "…" : cut(text(cells.at(index(number)), times)));
    }
    return column;
  }

  private static String text(MemoryView cell, @Nullable Times times) {
    return times == null ? cell.toText() : times.text(cell);
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= WIDEST_CELL ? line : line.substring(0, WIDEST_CELL - 1) + "…";
  }

  private long[] index(long number) {
    return Indices.of(number, view.shape());
  }
}
