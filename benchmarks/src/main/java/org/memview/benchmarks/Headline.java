package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// A row of the short table in the README and at the head of docs/performance.md.
///
/// @param operation the name of the operation, among the elements or the others
record Headline(String what, String operation) {
  private static final List<Headline> ALL =
      List.of(
          new Headline("read ints one by one, `getInt(i)`", "intGet"),
          new Headline("add one to each int, `setInt(i, getInt(i) + 1)`", "intAdd"),
          new Headline("write each int's index, `setInt(i, i)`", "intSet"),
          new Headline("cut off a byte 1000 times, `slice(1)`", "eat a byte: slice(1)"),
          new Headline("copy 64 MiB", "copy 64 MiB"),
          new Headline("compare 64 MiB", "equal, 64 MiB"),
          new Headline("sum of 4 Mi bytes", "sum uint8"),
          new Headline("sum of 4 Mi ints", "sum int32"),
          new Headline("sum of 4 Mi doubles", "sum float64"),
          new Headline("transpose 4096 × 4096 bytes", "transpose uint8 4096x4096"),
          new Headline("transpose 4096 × 4096 doubles", "transpose float64 4096x4096"),
          new Headline("crop an image and turn RGB to BGR", "crop, channels reversed"),
          new Headline("count a value in 64 MiB", "count in uint8, 64 MiB"),
          new Headline("least of 4 Mi bytes", "min uint8"));

  /// The table, as Markdown.
  static String table(Results elements, Results others) {
    List<String> heads =
        List.of("", "time", "NumPy", "CPython", "MemorySegment", "ByteBuffer", "array", "Netty");
    StringBuilder out = new StringBuilder(Text.row(heads)).append(Text.rule(1, heads.size()));
    for (Headline line : ALL) {
      List<String> cells = line.cells(elements.samples().isEmpty() ? others : elements, others);
      if (!cells.isEmpty()) {
        out.append(Text.row(cells));
      }
    }
    return out.toString();
  }

  private List<String> cells(Results elements, Results others) {
    boolean one = !Double.isNaN(time(elements));
    Results results = one ? elements : others;
    if (Double.isNaN(time(results))) {
      return List.of();
    }
    List<String> cells = new ArrayList<>(List.of(what, Text.time(time(results))));
    cells.add(ratio(results, Operation.NUMPY));
    cells.add(ratio(results, Operation.CPYTHON));
    cells.add(ratio(results, "segment", "memcpy"));
    cells.add(ratio(results, "ByteBuffer", "buffer"));
    cells.add(ratio(results, "array"));
    cells.add(ratio(results, "Netty"));
    return cells;
  }

  private double time(Results results) {
    return results.nanos(operation, Operation.VIEW, "heap", Worker.POLLUTED);
  }

  private String ratio(Results results, String... names) {
    for (String name : names) {
      double worst = results.worst(operation, name);
      if (!Double.isNaN(worst)) {
        return Text.ratio(worst);
      }
    }
    return "";
  }
}
