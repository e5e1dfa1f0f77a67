package org.memview.cli.record;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.memview.profiler.report.Recording;

/// Recordings as a picture: curves, a cross at each peak, and brackets round calls.
final class RecordingChart {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 620;
  private static final Color GRID = new Color(0xE4, 0xE4, 0xE4);
  private static final Color INK = new Color(0x33, 0x33, 0x33);
  private static final Color PEAK = new Color(0xD6, 0x27, 0x28);
  private static final Color HEAP = new Color(0x2C, 0xA0, 0x2C);
  private static final Color OFF_HEAP = new Color(0x94, 0x67, 0xBD);
  private static final Color[] CURVES = {
    new Color(0x22, 0x22, 0x22), new Color(0x1F, 0x77, 0xB4), new Color(0xE3, 0x77, 0xC2),
  };
  private static final Color[] CALLS = {
    new Color(0xFF, 0x7F, 0x0E),
    new Color(0x17, 0xBE, 0xCF),
    new Color(0x8C, 0x56, 0x4B),
    new Color(0xBC, 0xBD, 0x22),
    new Color(0x1F, 0x77, 0xB4),
  };

  private final XYChart chart;
  private int functions;

  RecordingChart(String title) {
    System.setProperty("java.awt.headless", "true");
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("Time (s)")
            .yAxisTitle("Memory (MiB)")
            .build();
    style(chart.getStyler());
  }

  /// Writes the picture.
  ///
  /// @param recordings by the name the legend has; each with a sample at least
  void write(Path png, Map<String, Recording> recordings) throws IOException {
    int n = 0;
    for (Map.Entry<String, Recording> one : recordings.entrySet()) {
      String of = recordings.size() == 1 ? "" : " of " + one.getKey();
      add(one.getKey(), of, one.getValue(), CURVES[n++ % CURVES.length]);
    }
    BitmapEncoder.saveBitmap(List.of(chart), 1, 1, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private void add(String name, String of, Recording recording, Color color) {
    double zero = recording.memory().getFirst().seconds();
    curve(name, recording.memory(), zero, color, SeriesLines.SOLID);
    recording
        .children()
        .forEach((pid, samples) ->
            curve("child " + pid + of, samples, zero, color, SeriesLines.DOT_DOT));
    curve("Java heap" + of, recording.heap(), zero, HEAP, SeriesLines.DASH_DASH);
    curve("buffers outside" + of, recording.offHeap(), zero, OFF_HEAP, SeriesLines.DASH_DASH);
    cross(of, recording, zero);
    calls(of, recording.calls(), zero);
  }

  private void curve(
      String name, List<Recording.Sample> samples, double zero, Color color, BasicStroke stroke) {
    if (!samples.isEmpty()) {
      XYSeries series = series(name, samples, zero);
      series.setLineColor(color);
      series.setLineStyle(stroke);
      series.setLineWidth(1.8f);
      series.setMarker(SeriesMarkers.NONE);
    }
  }

  private XYSeries series(String name, List<Recording.Sample> samples, double zero) {
    return chart.addSeries(
        name,
        samples.stream().mapToDouble(sample -> sample.seconds() - zero).toArray(),
        samples.stream().mapToDouble(Recording.Sample::mebibytes).toArray());
  }

  private void cross(String of, Recording recording, double zero) {
    Recording.Sample peak = recording.peak();
    double at = peak.seconds() - zero;
    double end = Math.max(recording.seconds(), at);
    String name = "peak%s: %s".formatted(of, Recordings.mebibytes(peak.mebibytes()));
    dashed(name, new double[] {0, end}, new double[] {peak.mebibytes(), peak.mebibytes()}, true);
    dashed(name + " ", new double[] {at, at}, new double[] {0, peak.mebibytes()}, false);
  }

  private void dashed(String name, double[] x, double[] y, boolean legend) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineColor(PEAK);
    series.setLineStyle(SeriesLines.DASH_DASH);
    series.setLineWidth(1f);
    series.setMarker(SeriesMarkers.NONE);
    series.setShowInLegend(legend);
  }

  private void calls(String of, List<Recording.Call> calls, double zero) {
    Map<String, List<Recording.Call>> byName = new LinkedHashMap<>();
    for (Recording.Call call : calls) {
      byName.computeIfAbsent(call.name(), name -> new java.util.ArrayList<>()).add(call);
    }
    byName.forEach((name, some) -> {
      Color color = CALLS[functions++ % CALLS.length];
      List<Recording.Sample> starts = some.stream().map(Recording.Call::start).toList();
      List<Recording.Sample> ends = some.stream().map(Recording.Call::end).toList();
      brackets(name + of, starts, zero, color, new Bracket(1), true);
      brackets(name + of + " ", ends, zero, color, new Bracket(-1), false);
    });
  }

  private void brackets(
      String name,
      List<Recording.Sample> places,
      double zero,
      Color color,
      Marker bracket,
      boolean legend) {
    XYSeries series = series(name, places, zero);
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(bracket);
    series.setMarkerColor(color);
    series.setShowInLegend(legend);
  }

  /// A bracket that opens to the right, or with -1 to the left.
  private static final class Bracket extends Marker {
    private static final double HEIGHT = 2.2;

    private final int direction;

    Bracket(int direction) {
      this.direction = direction;
    }

    @Override
    public void paint(Graphics2D picture, double x, double y, int size) {
      double foot = direction * size / 2.0;
      double half = HEIGHT * size / 2;
      Path2D.Double shape = new Path2D.Double();
      shape.moveTo(x + foot, y - half);
      shape.lineTo(x, y - half);
      shape.lineTo(x, y + half);
      shape.lineTo(x + foot, y + half);
      picture.setStroke(new BasicStroke(2.4f));
      picture.draw(shape);
    }
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
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setMarkerSize(9);
    styler.setYAxisMin(0.0);
    styler.setChartPadding(16);
  }
}
