package org.memview.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;

/// The pictures of a run.
///
/// Bars are drawn by hand: they grow to the right and to the left of 1 on a logarithmic scale,
/// which no chart of XChart does.
final class Charts {
  private static final int WIDTH = 1100;
  private static final int LABELS = 290;
  private static final int RIGHT = 90;
  private static final int TOP = 70;
  private static final int ROW = 20;
  private static final double LEAST = 0.125;
  private static final double MOST = 64;

  private static final Color FASTER = new Color(0x2a7f62);
  private static final Color ALIKE = new Color(0x9db4ab);
  private static final Color SLOWER = new Color(0xc8553d);
  private static final Color LINES = new Color(0xd8d8d8);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private Charts() {}

  /// One bar: times as fast, and the target, 0 for none.
  record Bar(String label, double ratio, double target) {}

  /// Bars to the right and left of 1.
  static void bars(String title, String subtitle, List<Bar> bars, Path file) throws IOException {
    int height = TOP + ROW * bars.size() + 20;
    BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, height);
    g.setColor(Color.BLACK);
    g.setFont(TEXT.deriveFont(Font.BOLD, 15f));
    g.drawString(title, 12, 22);
    g.setFont(TEXT);
    g.drawString(subtitle + "; the mark is the target", 12, 40);
    scale(g, height);
    for (int i = 0; i < bars.size(); i++) {
      bar(g, bars.get(i), TOP + ROW * i);
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void scale(Graphics2D g, int height) {
    for (double times = LEAST; times <= MOST; times *= 2) {
      g.setColor(times == 1 ? Color.GRAY : LINES);
      g.setStroke(new BasicStroke(times == 1 ? 1.5f : 1f));
      g.drawLine(x(times), TOP - 6, x(times), height - 16);
      g.setColor(Color.DARK_GRAY);
      String label = times < 1 ? "1/" + Math.round(1 / times) : Math.round(times) + "x";
      g.drawString(label, x(times) - g.getFontMetrics().stringWidth(label) / 2, TOP - 10);
    }
  }

  private static void bar(Graphics2D g, Bar bar, int y) {
    g.setColor(Color.BLACK);
    int width = g.getFontMetrics().stringWidth(bar.label);
    g.drawString(bar.label, LABELS - 12 - width, y + 14);
    int one = x(1);
    int end = x(bar.ratio);
    g.setColor(bar.ratio < bar.target ? SLOWER : bar.ratio < 1 / 0.95 ? ALIKE : FASTER);
    g.fillRect(Math.min(one, end), y + 3, Math.max(1, Math.abs(end - one)), ROW - 6);
    if (bar.target > 0) {
      g.setColor(Color.BLACK);
      g.setStroke(new BasicStroke(2));
      g.drawLine(x(bar.target), y + 2, x(bar.target), y + ROW - 3);
    }
    g.setColor(Color.DARK_GRAY);
    g.drawString(Text.ratio(bar.ratio), Math.max(Math.max(end, one), x(bar.target)) + 6, y + 14);
  }

  private static int x(double times) {
    double within = Math.clamp(times, LEAST, MOST);
    double part = Math.log(within / LEAST) / Math.log(MOST / LEAST);
    return LABELS + (int) Math.round(part * (WIDTH - LABELS - RIGHT));
  }

  /// Lines: nanoseconds per element by size. The first pass is left out: it would press the others
  /// flat.
  static void growth(List<Growth.Line> lines, Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(520)
            .title("Time per element by size of a mapped file; flat is linear")
            .xAxisTitle("size")
            .yAxisTitle("nanoseconds per element")
            .build();
    XYStyler styler = chart.getStyler();
    styler.setYAxisLogarithmic(true).setYAxisDecimalPattern("0.###");
    styler.setXAxisMin(Growth.SMALLEST_POWER).setXAxisMaxLabelCount(12);
    styler.setXAxisTickLabelsFormattingFunction(power -> GrowthTable.size(1L << power.intValue()));
    styler.setChartBackgroundColor(Color.WHITE).setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    for (Growth.Line line : lines) {
      if (!line.operation().equals(Growth.FIRST_PASS)) {
        List<Integer> powers =
            line.nanos().keySet().stream().map(Long::numberOfTrailingZeros).toList();
        chart.addSeries(line.operation(), powers, List.copyOf(line.nanos().values()));
      }
    }
    BitmapEncoder.saveBitmap(List.of(chart), 1, 1, file.toString(), BitmapFormat.PNG);
  }
}
