package org.memview.cli.show;

import java.util.List;

/// Columns of text side by side; what looks like a number stands at the right.
final class Columns {
  private static final String GAP = "  ";

  private Columns() {}

  /// Returns the columns, all of the same length, as lines; the first cell of each is its heading.
  static String of(List<List<String>> columns) {
    StringBuilder text = new StringBuilder();
    int rows = columns.getFirst().size();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (List<String> column : columns) {
        line.append(line.isEmpty() && column.equals(columns.getFirst()) ? "" : GAP);
        line.append(cell(column, row));
      }
      text.append(row == 0 ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  private static String cell(List<String> column, int row) {
    int width = column.stream().mapToInt(String::length).max().orElse(0);
    String padding = " ".repeat(width - column.get(row).length());
    return isNumeric(column) ? padding + column.get(row) : column.get(row) + padding;
  }

  private static boolean isNumeric(List<String> column) {
    return column.stream().skip(1).allMatch(cell -> cell.matches("[-+]?[\\d,.…].*|nan|inf|-inf"));
  }
}
