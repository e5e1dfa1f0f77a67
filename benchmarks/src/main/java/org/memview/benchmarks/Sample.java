package org.memview.benchmarks;

/// The least time one subject took for one operation, as it travels between processes.
///
/// @param jvm `clean` or `polluted`; empty for Python
record Sample(String operation, String who, String storage, String jvm, double nanos) {
  String line() {
    return String.join("\t", operation, who, storage, jvm, Double.toString(nanos));
  }

  static Sample parse(String line) {
    String[] part = line.split("\t", -1);
    return new Sample(part[0], part[1], part[2], part[3], Double.parseDouble(part[4]));
  }
}
