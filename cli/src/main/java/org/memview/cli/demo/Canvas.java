package org.memview.cli.demo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A drawing of characters, each of which holds 2 by 4 dots (Unicode's Braille patterns) or a mark.
final class Canvas {
  private static final char NO_DOTS = '\u2800';

  /// The bit of each dot of a character, by row and column.
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int columns;
  private final char[][] cells;
  private final Page.@Nullable Ink[][] inks;

  Canvas(int columns, int rows) {
    this.columns = columns;
    this.cells = new char[rows][columns];
    this.inks = new Page.Ink[rows][columns];
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
  }

  /// Returns the dots from left to right.
  int dotColumns() {
    return 2 * columns;
  }

  /// Returns the dots from top to bottom.
  int dotRows() {
    return 4 * cells.length;
  }

  /// Sets one dot; a mark that is there stays.
  void dot(int x, int y, Page.Ink ink) {
    char there = cells[y / 4][x / 2];
    if (there == ' ' || there >= NO_DOTS) {
      char before = there == ' ' ? NO_DOTS : there;
      cells[y / 4][x / 2] = (char) (before | DOTS[y % 4][x % 2]);
      inks[y / 4][x / 2] = ink;
    }
  }

  /// Puts a mark over the character that has this dot.
  void mark(int x, int y, char mark, Page.Ink ink) {
    cells[y / 4][x / 2] = mark;
    inks[y / 4][x / 2] = ink;
  }

  /// Returns one row of characters, coloured as `page` does.
  String row(int row, Page page) {
    StringBuilder text = new StringBuilder();
    for (int from = 0, to; from < columns; from = to) {
      Page.Ink ink = inks[row][from];
      to = from + 1;
      while (to < columns && inks[row][to] == ink) {
        to++;
      }
      String run = new String(cells[row], from, to - from);
      text.append(ink == null ? run : page.ink(ink, run));
    }
    return text.toString();
  }
}
