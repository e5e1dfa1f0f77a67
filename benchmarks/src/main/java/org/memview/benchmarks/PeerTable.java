package org.memview.benchmarks;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The table of `bench peers`: how many times as fast as other libraries a view is.
record PeerTable(Results results) {
  private static final String ROW = "%-14s %-7s %10s %10s %12s %10s %7s%n";

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        How many times as fast as other libraries a view is, over the same 4096 ints in the same
        JVM; more is better. The JVM has used every kind of memory and both byte orders by views.
        Agrona's UnsafeBuffer (which needs --add-opens java.base/jdk.internal.misc=ALL-UNNAMED to
        start), JavaCPP's IntIndexer, TensorFlow's IntNdArray (which needs
        --sun-misc-unsafe-memory-access=allow to be silent). Where there is a dash, the library has
        no call for it. Nanoseconds an int, or a slice; bytes a slice; medians.

        """);
    out.append(
        ROW.formatted("operation", "storage", "Agrona", "JavaCPP", "TensorFlow", "ns", "B/op"));
    Set<String> operations = new LinkedHashSet<>();
    results.samples().forEach(sample -> operations.add(sample.operation()));
    for (String operation : operations) {
      for (String storage : results.storages()) {
        out.append(row(operation, storage));
      }
    }
    return out.append('\n').toString();
  }

  private String row(String operation, String storage) {
    return ROW.formatted(
        operation,
        storage,
        ratio(operation, "agrona", storage),
        ratio(operation, "javacpp", storage),
        ratio(operation, "tensorflow", storage),
        number(results.nanos(operation, Operation.VIEW, storage, Worker.POLLUTED)),
        number(results.bytes(operation, Operation.VIEW, storage, Worker.POLLUTED)));
  }

  private String ratio(String operation, String peer, String storage) {
    return Text.ratio(results.ratio(operation, peer, storage, Worker.POLLUTED));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
