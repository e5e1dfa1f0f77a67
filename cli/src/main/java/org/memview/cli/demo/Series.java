package org.memview.cli.demo;

/// The seconds measured for each size, one way of eating.
record Series(String name, char marker, double[] sizes, double[] seconds) {
  static final String X_TITLE = "Size of byte array";
  static final String Y_TITLE = "Time (s)";
}
