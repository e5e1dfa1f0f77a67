package org.memview.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.cli.Progress;

class ChartTest {
  private static final double[] SIZES = {100, 200, 300};
  private static final Series COPIED =
      new Series("Without MemoryView", 'x', SIZES, new double[] {1, 4, 9});
  private static final Series VIEWED =
      new Series("With MemoryView", 'o', SIZES, new double[] {0.001, 0.002, 0.003});

  @Test
  void textChart_marksEveryMeasurementInBothPanels() {
    List<String> lines = draw(100);

    assertEquals(6, count(lines, 'x', "Time", "Size"));
    assertEquals(6, count(lines, 'o', "Time", "Size"));
    assertEquals(2, count(List.of(lines.getLast()), 'S'));
  }

  @Test
  void textChart_placesValuesAtTheirTicks() {
    List<String> linear = draw(70).subList(0, 15);

    assertTrue(linear.get(1).contains("10 ┤"), linear::toString);
    assertTrue(linear.get(2).endsWith("x"), linear::toString);
    assertEquals(3, count(List.of(linear.get(13)), 'o'), linear::toString);
  }

  @Test
  void textChart_staysInsideItsWidth() {
    for (int width : new int[] {55, 80, 100, 200}) {
      assertTrue(draw(width).stream().allMatch(line -> line.length() <= width), "width " + width);
    }
  }

  @Test
  void scales_endAtRoundNumbers() {
    assertEquals(List.of(0.0, 2.5, 5.0, 7.5, 10.0, 12.5), Scale.linear(10.4).ticks());
    assertEquals(List.of(0.01, 0.1, 1.0), Scale.logarithmic(0.008, 4).ticks());
    assertEquals(0.5, Scale.logarithmic(0.01, 1).at(0.1), 1e-9);
    assertEquals(List.of("0", "0.001", "2.5", "100"), labels(0, 0.001, 2.5, 100));
  }

  @Test
  void pngChart_drawsBothLines(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("chart.png");

    PngChart.write(file, COPIED, VIEWED);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(List.of(1640, 560), List.of(image.getWidth(), image.getHeight()));
    assertTrue(pixels(image, PngChart.COPY) > 1_000, "the line of the copies");
    assertTrue(pixels(image, PngChart.VIEW) > 1_000, "the line of the views");
  }

  private static List<String> draw(int width) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text, true);
    TextChart.print(new Page(out, Progress.on(out), false, width), COPIED, VIEWED);
    return text.toString().lines().toList();
  }

  private static long count(List<String> lines, char mark, String... but) {
    return lines.stream()
        .filter(line -> List.of(but).stream().noneMatch(line::contains))
        .flatMapToInt(String::chars)
        .filter(c -> c == mark)
        .count();
  }

  private static List<String> labels(double... ticks) {
    return Arrays.stream(ticks).mapToObj(Scale::label).toList();
  }

  private static long pixels(BufferedImage image, Color color) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(all).filter(pixel -> pixel == color.getRGB()).count();
  }
}
