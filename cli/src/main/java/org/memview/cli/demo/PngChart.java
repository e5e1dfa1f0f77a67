package org.memview.cli.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The chart as a picture: a linear panel and a logarithmic one, side by side.
final class PngChart {
  private static final int WIDTH = 820;
  private static final int HEIGHT = 560;
  static final Color COPY = new Color(0xC8, 0x3E, 0x4D);
  static final Color VIEW = new Color(0x1F, 0x77, 0xB4);
  private static final Color GRID = new Color(0xE4, 0xE4, 0xE4);
  private static final Color INK = new Color(0x33, 0x33, 0x33);

  private PngChart() {}

  /// Writes the chart to `file`, whose name ends in `.png`.
  static void write(Path file, Series copied, Series viewed) throws IOException {
    System.setProperty("java.awt.headless", "true");
    List<XYChart> panels =
        List.of(
            panel("Eating bytes one at a time", copied, viewed, false),
            panel("The same, logarithmic", copied, viewed, true));
    BitmapEncoder.saveBitmap(panels, 1, 2, file.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static XYChart panel(String title, Series copied, Series viewed, boolean logarithmic) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(Series.X_TITLE)
            .yAxisTitle(Series.Y_TITLE)
            .build();
    style(chart.getStyler());
    if (logarithmic) {
      chart.getStyler().setYAxisLogarithmic(true);
      chart.getStyler().setLegendVisible(false); // beside the other one, and in the way here
    } else {
      chart.getStyler().setYAxisMin(0.0);
    }
    XYSeries copy = line(chart, copied, COPY);
    copy.setMarker(SeriesMarkers.CROSS);
    copy.setLineStyle(SeriesLines.SOLID);
    XYSeries view = line(chart, viewed, VIEW);
    view.setMarker(SeriesMarkers.CIRCLE);
    view.setLineStyle(
        new BasicStroke(
            2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {8, 5}, 0));
    return chart;
  }

  private static XYSeries line(XYChart chart, Series series, Color color) {
    XYSeries line = chart.addSeries(series.name(), series.sizes(), series.seconds());
    line.setLineColor(color);
    line.setMarkerColor(color);
    line.setLineWidth(2f);
    return line;
  }

  private static void style(XYStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setLegendPosition(Styler.LegendPosition.InsideNW);
    styler.setLegendBorderColor(GRID);
    styler.setMarkerSize(10);
    styler.setXAxisDecimalPattern("#,###");
    styler.setChartPadding(16);
  }
}
