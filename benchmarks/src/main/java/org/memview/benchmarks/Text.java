package org.memview.benchmarks;

import java.util.List;
import java.util.Locale;

/// How numbers and tables read.
final class Text {
  private Text() {}

  /// `0.95x`, `12x`, or `-` of NaN.
  static String ratio(double times) {
    return Double.isNaN(times)
        ? "-"
        : String.format(Locale.ROOT, times < 9.95 ? "%.2fx" : "%.0fx", times);
  }

  /// With its unit, or `-` of NaN.
  static String time(double nanos) {
    if (Double.isNaN(nanos)) {
      return "-";
    }
    return nanos < 10
        ? String.format(Locale.ROOT, "%.3f ns", nanos)
        : nanos < 1e3
            ? String.format(Locale.ROOT, "%.1f ns", nanos)
            : nanos < 1e6
                ? String.format(Locale.ROOT, "%.2f us", nanos / 1e3)
                : String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  /// The name by which people know a peer.
  static String peer(String who) {
    return switch (who) {
      case "segment" -> "MemorySegment";
      case "buffer" -> "ByteBuffer";
      default -> who;
    };
  }

  /// A row of a Markdown table.
  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /// The line below a Markdown table's head: `left` columns of words, then numbers.
  static String rule(int left, int columns) {
    return "|" + "---|".repeat(left) + "---:|".repeat(columns - left) + "\n";
  }
}
