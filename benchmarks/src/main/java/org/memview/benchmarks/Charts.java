package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/// The pictures of a run.
final class Charts {
  private Charts() {}

  /// Bars: how many times as fast as NumPy.
  static void ratios(Results results, List<Operation> operations, Path file) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1400)
            .height(700)
            .title("How many times as fast as NumPy, in a JVM that has used every kind of memory")
            .yAxisTitle("times")
            .build();
    chart.getStyler().setXAxisLabelRotation(70);
    for (String storage : results.storages()) {
      List<String> names = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (Operation operation : operations) {
        double ratio = results.ratio(operation, Operation.NUMPY, storage, "polluted");
        if (!Double.isNaN(ratio)) {
          names.add(operation.name());
          ratios.add(ratio);
        }
      }
      if (!names.isEmpty()) {
        chart.addSeries(storage, names, ratios);
      }
    }
    BitmapEncoder.saveBitmap(List.of(chart), 1, 1, file.toString(), BitmapFormat.PNG);
  }

  /// Lines: nanoseconds per byte by size.
  static void growth(Growth.Line[] lines, Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(1000)
            .height(500)
            .title("Time per byte by size, over a mapped sparse file")
            .xAxisTitle("bytes")
            .yAxisTitle("ns per byte")
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0);
    for (Growth.Line line : lines) {
      chart.addSeries(
          line.operation(),
          line.nanos().keySet().stream().map(Long::doubleValue).toList(),
          List.copyOf(line.nanos().values()));
    }
    BitmapEncoder.saveBitmap(List.of(chart), 1, 1, file.toString(), BitmapFormat.PNG);
  }
}
