package org.memview.profiler.report;

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
      case B -> grouped(value) + " B";
      default -> fixed(value, precision) + " " + symbol();
    };
  }

  /// By whole numbers, which is exact and needs none of the locale data that `Formatter` loads for
  /// its commas: tens of milliseconds at the end of every program.
  private String fixed(long value, int precision) {
    long magnitude = value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
    long whole = magnitude / bytes;
    long rest = magnitude % bytes;
    long scale = 1;
    for (int i = 0; i < precision; i++) {
      scale *= 10;
    }
    long digits = (rest * scale + bytes / 2) / bytes;
    if (digits == scale) {
      whole++;
      digits = 0;
    }
    String text = (value < 0 ? "-" : "") + grouped(whole);
    String decimals = Long.toString(scale + digits).substring(1);
    return precision == 0 ? text : text + "." + decimals;
  }

  /// Returns a number with a comma between thousands.
  static String grouped(long value) {
    StringBuilder text = new StringBuilder(Long.toString(value));
    int first = value < 0 ? 1 : 0;
    for (int at = text.length() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
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
