package org.memview.cli.show;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.format.Kind;
import org.memview.image.Images;

/// A view as a PNG picture: one axis is a line, two are shades of gray, `[h, w, 3]` bytes are
/// colors.
///
/// What is larger than the picture is thinned out: a line keeps the least and the greatest of each
/// column of pixels, a picture takes every n-th row and column and reads nothing else.
final class Plot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 500;
  private static final int SIDE = 2000;

  private Plot() {}

  /// Writes the picture and returns what it shows, a sentence for people.
  ///
  /// @throws Failure if there is nothing to be drawn
  static String write(Path file, MemoryView view, String title) throws IOException {
    if (!file.toString().endsWith(".png")) {
      throw new Failure("--plot writes PNG, so the name must end with .png: " + file);
    }
    Kind kind = view.formatSpec().kind();
    boolean numbers = kind == Kind.SIGNED || kind == Kind.UNSIGNED || kind == Kind.FLOAT;
    if (!numbers || view.isEmpty() || view.ndim() == 0 || view.ndim() > 3) {
      throw refused(view);
    }
    if (view.ndim() == 1) {
      return line(file, view, title);
    }
    BufferedImage image = view.ndim() == 2 ? gray(thinned(view)) : color(thinned(view));
    ImageIO.write(image, "png", file.toFile());
    return String.format(
        Locale.US, "%s: a picture of %d x %d", file, image.getWidth(), image.getHeight());
  }

  private static Failure refused(MemoryView view) {
    return new Failure(
        "nothing to plot in '%s' %s: numbers of one axis make a line, of two a picture, bytes of"
                .formatted(view.format(), Arrays.toString(view.shape()))
            + " [h, w, 3] or [h, w, 4] colors");
  }

  // ---------------------------------------------------------------- a line

  private static String line(Path file, MemoryView view, String title) throws IOException {
    long length = view.length();
    long step = Math.ceilDiv(length, WIDTH);
    int columns = (int) Math.ceilDiv(length, step);
    double[] x = new double[step == 1 ? columns : 2 * columns];
    double[] y = new double[x.length];
    for (int column = 0; column < columns; column++) {
      MemoryView part = view.slice(column * step, Math.min(length, (column + 1) * step));
      if (step == 1) {
        x[column] = column;
        y[column] = finite(part.min().doubleValue());
      } else {
        Arrays.fill(x, 2 * column, 2 * column + 2, (double) (column * step));
        y[2 * column] = finite(part.min().doubleValue());
        y[2 * column + 1] = finite(part.max().doubleValue());
      }
    }
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    style(chart.getStyler(), length);
    XYSeries series = chart.addSeries("values", x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineWidth(1f);
    BitmapEncoder.saveBitmap(List.of(chart), 1, 1, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    return String.format(Locale.US, "%s: a line of %,d elements", file, length);
  }

  /// Round numbers below, and room at the left for the widest label.
  private static void style(XYStyler styler, long length) {
    styler.setLegendVisible(false).setChartBackgroundColor(Color.WHITE).setChartPadding(24);
    styler.setPlotBorderVisible(false).setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setXAxisMin(0.0).setXAxisMax((double) Math.max(1, length - 1));
    styler.setXAxisDecimalPattern("#,##0").setXAxisTickMarkSpacingHint(110);
    styler.setYAxisTickLabelsFormattingFunction(Plot::label);
  }

  /// The chart's own words for 0.05 are ".05".
  static String label(double value) {
    boolean plain = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7);
    return plain
        ? new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString()
        : String.format(Locale.US, "%.3g", value);
  }

  /// The chart leaves out what is not a number, and cannot draw what is infinite.
  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  // ---------------------------------------------------------------- a picture

  private static MemoryView thinned(MemoryView view) {
    long step = Math.max(Math.ceilDiv(view.extent(0), SIDE), Math.ceilDiv(view.extent(1), SIDE));
    return view.slice("::" + step + ", ::" + step);
  }

  private static BufferedImage gray(MemoryView view) {
    int height = (int) view.extent(0);
    int width = (int) view.extent(1);
    double[] values = new double[height * width];
    MemoryView.of(values).cast("d", height, width).convertFrom(view, Conversion.SATURATE);
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    byte[] shades = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      double shade = high > low ? 255 * ((values[i] - low) / (high - low)) : 128;
      shades[i] = (byte) Math.clamp(Math.round(shade), 0, 255);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Images.view(image).copyFrom(MemoryView.of(shades).cast("B", height, width));
    return image;
  }

  private static BufferedImage color(MemoryView view) {
    boolean pixels = view.format().equals("B") && (view.extent(2) == 3 || view.extent(2) == 4);
    if (!pixels) {
      throw refused(view);
    }
    int height = (int) view.extent(0);
    int width = (int) view.extent(1);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Images.view(image).copyFrom(view.slice("..., :3"));
    return image;
  }
}
