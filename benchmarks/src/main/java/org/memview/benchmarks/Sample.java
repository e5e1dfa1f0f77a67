package org.memview.benchmarks;

import java.util.Arrays;

/// What one subject took for one operation, as it travels between processes and into files.
///
/// @param storage where the memory lay; empty for Python
/// @param jvm `clean` or `polluted`; empty for Python
/// @param nanos the median of the samples
/// @param bytes allocated by one operation, or NaN where nobody counted
/// @param fork which of several JVMs of this kind it was, counted from 0
record Sample(
    String operation,
    String who,
    String storage,
    String jvm,
    double nanos,
    double bytes,
    int fork) {
  private static final int FIELDS = 7;

  Sample(String operation, String who, String storage, String jvm, double nanos, double bytes) {
    this(operation, who, storage, jvm, nanos, bytes, 0);
  }

  Sample(String operation, String who, String storage, String jvm, double nanos) {
    this(operation, who, storage, jvm, nanos, Double.NaN);
  }

  /// The same, measured in this one of several JVMs.
  Sample inFork(int number) {
    return new Sample(operation, who, storage, jvm, nanos, bytes, number);
  }

  String line() {
    return String.join(
        "\t",
        operation,
        who,
        storage,
        jvm,
        Double.toString(nanos),
        Double.toString(bytes),
        Integer.toString(fork));
  }

  static Sample parse(String line) {
    String[] part = line.split("\t", -1);
    if (part.length != FIELDS) {
      throw new IllegalArgumentException(
          "a sample has " + FIELDS + " fields, this line " + part.length + ": " + line);
    }
    return new Sample(
        part[0],
        part[1],
        part[2],
        part[3],
        Double.parseDouble(part[4]),
        Double.parseDouble(part[5]),
        Integer.parseInt(part[6]));
  }

  /// The median; NaN of nothing.
  static double median(double... values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
