package org.memview.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// The chart in characters: one panel, two lines, as many columns as asked for.
final class TextChart {
  private static final int ROWS = 13;

  /// How many dots a dash and the gap behind it have.
  private static final int DASH = 6;

  private static final int GAP = 4;

  private final Page page;
  private final Scale scale;
  private final int gutter;
  private final Canvas canvas;
  private final double leastSize;
  private final double greatestSize;

  private TextChart(Page page, Scale scale, int columns, double leastSize, double greatestSize) {
    this.page = page;
    this.scale = scale;
    this.gutter = scale.ticks().stream().mapToInt(t -> Scale.label(t).length()).max().orElse(0);
    this.canvas = new Canvas(columns - gutter - 2, ROWS);
    this.leastSize = leastSize;
    this.greatestSize = greatestSize;
  }

  /// Prints both panels, side by side where there is room.
  static void print(Page page, Series copied, Series viewed) {
    boolean beside = page.room() >= 96;
    int columns = beside ? (page.room() - 4) / 2 : Math.min(page.room(), 72);
    List<String> linear = panel(page, columns, copied, viewed, false);
    List<String> logarithmic = panel(page, columns, copied, viewed, true);
    if (beside) {
      for (int n = 0; n < linear.size(); n++) {
        page.say(linear.get(n) + "    " + logarithmic.get(n));
      }
    } else {
      linear.forEach(page::say);
      page.blank();
      logarithmic.forEach(page::say);
    }
  }

  private static List<String> panel(
      Page page, int columns, Series copied, Series viewed, boolean logarithmic) {
    double[] seconds =
        DoubleStream.concat(Arrays.stream(copied.seconds()), Arrays.stream(viewed.seconds()))
            .sorted()
            .toArray();
    double highest = seconds[seconds.length - 1];
    Scale scale = logarithmic ? Scale.logarithmic(seconds[0], highest) : Scale.linear(highest);
    double[] sizes = copied.sizes();
    TextChart chart = new TextChart(page, scale, columns, sizes[0], sizes[sizes.length - 1]);
    chart.draw(viewed, Page.Ink.VIEW, true);
    chart.draw(copied, Page.Ink.COPY, false);
    return chart.lines(Series.Y_TITLE + (logarithmic ? ", logarithmic" : ""), sizes, columns);
  }

  private void draw(Series series, Page.Ink ink, boolean dashed) {
    double[] sizes = series.sizes();
    for (int n = 0; n + 1 < sizes.length; n++) {
      int from = x(sizes[n]);
      int to = x(sizes[n + 1]);
      segment(from, y(series.seconds()[n]), to, y(series.seconds()[n + 1]), ink, dashed);
    }
    for (int n = 0; n < sizes.length; n++) {
      canvas.mark(x(sizes[n]), y(series.seconds()[n]), series.marker(), ink);
    }
  }

  private void segment(int x0, int y0, int x1, int y1, Page.Ink ink, boolean dashed) {
    int steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    for (int n = 0; n <= steps; n++) {
      int x = x0 + Math.round((float) (x1 - x0) * n / steps);
      int y = y0 + Math.round((float) (y1 - y0) * n / steps);
      if (!dashed || x % (DASH + GAP) < DASH) {
        canvas.dot(x, y, ink);
      }
    }
  }

  /// Leaves room for half a label at both ends.
  private int x(double size) {
    int margin = 8;
    double part = (size - leastSize) / (greatestSize - leastSize);
    return margin + (int) Math.round(part * (canvas.dotColumns() - 1 - 2 * margin));
  }

  private int y(double seconds) {
    int bottom = canvas.dotRows() - 1;
    return bottom - (int) Math.round(scale.at(seconds) * bottom);
  }

  private List<String> lines(String title, double[] sizes, int columns) {
    String[] labels = new String[ROWS];
    Arrays.fill(labels, "");
    scale.ticks().forEach(tick -> labels[y(tick) / 4] = Scale.label(tick));
    List<String> lines = new ArrayList<>();
    lines.add(padded(title, columns));
    for (int row = 0; row < ROWS; row++) {
      String label = " ".repeat(gutter - labels[row].length()) + labels[row];
      String axis = labels[row].isEmpty() ? " │" : " ┤";
      lines.add(page.ink(Page.Ink.QUIET, label + axis) + canvas.row(row, page));
    }
    lines.add(page.ink(Page.Ink.QUIET, floor(sizes)));
    lines.add(page.ink(Page.Ink.QUIET, padded(sizeLabels(sizes), columns)));
    int middle = gutter + 2 + (columns - gutter - 2 - Series.X_TITLE.length()) / 2;
    lines.add(page.ink(Page.Ink.QUIET, padded(" ".repeat(middle) + Series.X_TITLE, columns)));
    return lines;
  }

  private String floor(double[] sizes) {
    StringBuilder line = new StringBuilder("─".repeat(canvas.dotColumns() / 2));
    for (double size : sizes) {
      line.setCharAt(x(size) / 2, '┬');
    }
    return " ".repeat(gutter) + " └" + line;
  }

  private String sizeLabels(double[] sizes) {
    StringBuilder line = new StringBuilder();
    for (double size : sizes) {
      String label = Numbers.grouped((long) size);
      int start = gutter + 2 + x(size) / 2 - label.length() / 2;
      line.append(" ".repeat(Math.max(line.isEmpty() ? 0 : 1, start - line.length())))
          .append(label);
    }
    return line.toString();
  }

  private static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }
}
