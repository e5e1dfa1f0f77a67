package org.memview.profiler.report;

import java.util.Locale;

/// In what bytes are written.
public enum Unit {
  /// The largest unit that leaves at least one: `112 B`, `9.766 MiB`.
  AUTO(0),
  /// Bytes, with separators.
  B(1),
  /// 1,024 bytes.
  KIB(1L << 10),
  /// 1,048,576 bytes.
  MIB(1L << 20),
  /// 1,073,741,824 bytes.
  GIB(1L << 30);

  private static final Unit[] LARGE = {GIB, MIB, KIB};

  private final long bytes;

  Unit(long bytes) {
    this.bytes = bytes;
  }

  /// Returns bytes as text, with `precision` digits after the point where the unit is not bytes.
  public String text(long value, int precision) {
    return switch (this) {
      case AUTO -> automatic(value).text(value, precision);
      case B -> String.format(Locale.US, "%,d B", value);
      default ->
          String.format(Locale.US, "%,." + precision + "f %s", (double) value / bytes, symbol());
    };
  }

  private String symbol() {
    return name().charAt(0) + "iB";
  }

  private static Unit automatic(long value) {
    for (Unit unit : LARGE) {
      if (Math.abs((double) value) >= unit.bytes) {
        return unit;
      }
    }
    return B;
  }
}
