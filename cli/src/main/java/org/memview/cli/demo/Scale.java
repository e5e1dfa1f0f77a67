package org.memview.cli.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// A vertical axis: where a value lies between its two ends, from 0 to 1, and which values to name.
record Scale(double low, double high, List<Double> ticks, boolean logarithmic) {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /// Returns an axis from zero to a round number not below `highest`, with round ticks.
  static Scale linear(double highest) {
    double step = roundUp(highest / 5);
    List<Double> ticks = new ArrayList<>(List.of(0.0));
    while (ticks.getLast() < highest) {
      ticks.add(ticks.size() * step);
    }
    return new Scale(0, ticks.getLast(), List.copyOf(ticks), false);
  }

  /// Returns an axis between round numbers around these values, with powers of ten as ticks.
  static Scale logarithmic(double lowest, double highest) {
    double low = 1 / roundUp(1 / lowest);
    double high = roundUp(highest);
    List<Double> ticks = new ArrayList<>();
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    for (int power = first; Math.pow(10, power) <= high; power++) {
      ticks.add(Math.pow(10, power));
    }
    return new Scale(low, high, List.copyOf(ticks), true);
  }

  /// Returns the least round digit times a power of ten that is not below `value`.
  private static double roundUp(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)));
    for (double digit : ROUND) {
      if (digit * unit >= value) {
        return digit * unit;
      }
    }
    return 10 * unit;
  }

  /// Returns where `value` lies.
  double at(double value) {
    return (moved(value) - moved(low)) / (moved(high) - moved(low));
  }

  private double moved(double value) {
    return logarithmic ? Math.log10(value) : value;
  }

  /// Returns a tick as text: `0.001`, `2.5`, `10`.
  static String label(double tick) {
    BigDecimal shown = BigDecimal.valueOf(tick).round(new MathContext(3));
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
