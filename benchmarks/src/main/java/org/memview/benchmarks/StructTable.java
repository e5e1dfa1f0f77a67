package org.memview.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table of `bench struct`: ratios to code by hand and to CPython's `struct` in the same run,
/// then nanoseconds and bytes.
///
/// Each operation has a JVM of its own for each kind of memory and past; see [Jmh] for what counts.
final class StructTable {
  private static final String PYTHON =
      """
      import statistics, struct, timeit
      s = struct.Struct('<IHBq4s'); n = struct.Struct('<IHBq'); b = bytearray(4096)
      s.pack_into(b, 0, 1, 2, 3, 4, b'cpu0')
      def ns(text):
          times = timeit.repeat(text, number=50000, repeat=7, globals=globals())
          return statistics.median(times) * 2e4
      rows = struct.Struct('<qdq'); table = bytes(24 * 50000)
      def column():
          return sum(row[1] for row in rows.iter_unpack(table))
      print('readNumbers', ns('n.unpack_from(b, 30)'))
      print('readNamed', ns('s.unpack_from(b, 30)'))
      print('readValues', ns('s.unpack_from(b, 30)'))
      print('writeNumbers', ns('n.pack_into(b, 30, 1, 2, 3, 4)'))
      print('writeNamed', ns("s.pack_into(b, 30, 1, 2, 3, 4, b'cpu0')"))
      print('columnSum', statistics.median(timeit.repeat(column, number=1, repeat=7)) * 2e4)
      print('writeValues', ns("s.pack_into(b, 30, 1, 2, 3, 4, b'cpu0')"))
      """;

  /// The most a ratio to the hand-written loop may be.
  private static final Map<String, Double> HAND =
      Map.of("readNumbers", 1.2, "readNamed", 1.2, "columnSum", 1.3);

  /// The least CPython may be slower.
  private static final Map<String, Double> CPYTHON =
      Map.of(
          "readNumbers",
          8.0,
          "readNamed",
          8.0,
          "writeNumbers",
          15.0,
          "writeNamed",
          15.0,
          "writeValues",
          15.0);

  /// Those that are to allocate nothing.
  private static final List<String> NOTHING =
      List.of("readNumbers_struct", "readNumbers_cursor", "writeNumbers_struct");

  private final Results results;
  private final Map<String, Double> python = ArrayTable.python(PYTHON);

  StructTable(Results results) {
    this.results = results;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        clean, polluted, mixed: our time by that of code written by hand over the segment in the
        same run (less is better). CPython/: its time by ours, polluted (more is better).
        polluted: the JVM has used every kind of storage, with other records and formats, before;
        mixed: with these very ones too. B/op: bytes allocated, polluted and mixed. Each
        operation has a JVM of its own for each memory and past.

        """);
    String row = "%-21s %-7s %7s %9s %7s %7s %9s %7s %9s %9s %9s %6s %6s%n";
    out.append(
        row.formatted(
            "operation",
            "storage",
            "clean",
            "polluted",
            "mixed",
            "target",
            "CPython/",
            "target",
            "clean ns",
            "poll. ns",
            "CPython",
            "B/op",
            "mixed"));
    for (Sample sample : ours("clean")) {
      out.append(line(row, sample.operation(), sample.who(), sample.storage()));
    }
    out.append('\n').append(Judged.summary(judged())).append('\n');
    return out.append(notes()).toString();
  }

  /// What was tried about the targets that are missed.
  private String notes() {
    try {
      Misses misses = new Misses();
      return judged().stream()
          .filter(Judged::isMissed)
          .map(one -> one.what().replaceFirst(",.*", ""))
          .distinct()
          .map(name -> name + ": " + misses.of(name) + "\n\n")
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ours, in such JVMs, by name.
  private List<Sample> ours(String jvm) {
    return results.samples().stream()
        .filter(sample -> sample.jvm().equals(jvm) && !sample.who().equals("hand"))
        .sorted(
            Comparator.comparing(Sample::operation)
                .thenComparing(Sample::who)
                .thenComparing(Sample::storage))
        .toList();
  }

  private List<Judged> judged() {
    List<Judged> all = new ArrayList<>();
    for (Sample s : ours("polluted")) {
      String name = s.operation() + "_" + s.who();
      String what = name + ", " + s.storage() + ", polluted";
      Double hand = HAND.get(s.operation());
      boolean cursor = s.who().equals("cursor"); // nothing was promised of its time
      if (hand != null && !cursor) {
        double theirs = results.nanos(s.operation(), "hand", s.storage(), s.jvm());
        all.add(Judged.atMost(what + ", time by that of code by hand", s.nanos() / theirs, hand));
      }
      Double times = CPYTHON.get(s.operation());
      if (times != null && !cursor) {
        double theirs = python.getOrDefault(s.operation(), Double.NaN);
        all.add(Judged.atLeast(what + ", times as fast as CPython", theirs / s.nanos(), times));
      }
      if (NOTHING.contains(name)) {
        all.add(Judged.atMost(what + ", bytes allocated", s.bytes(), 0.5));
      }
    }
    return all;
  }

  private String line(String row, String operation, String who, String storage) {
    double polluted = results.nanos(operation, who, storage, "polluted");
    double cpython = python.getOrDefault(operation, Double.NaN);
    return row.formatted(
        operation + "_" + who,
        storage,
        ratio(operation, who, storage, "clean"),
        ratio(operation, who, storage, "polluted"),
        ratio(operation, who, storage, "mixed"),
        text(HAND.get(operation), "%.2f"),
        number(cpython / polluted, "%.1f"),
        text(CPYTHON.get(operation), "%.0f"),
        number(results.nanos(operation, who, storage, "clean"), "%.2f"),
        number(polluted, "%.2f"),
        number(cpython, "%.0f"),
        number(bytes(operation, who, storage, "polluted"), "%.0f"),
        number(bytes(operation, who, storage, "mixed"), "%.0f"));
  }

  private String ratio(String operation, String who, String storage, String jvm) {
    double ours = results.nanos(operation, who, storage, jvm);
    return number(ours / results.nanos(operation, "hand", storage, jvm), "%.2f");
  }

  private double bytes(String operation, String who, String storage, String jvm) {
    return results.samples().stream()
        .filter(s -> s.operation().equals(operation) && s.who().equals(who))
        .filter(s -> s.storage().equals(storage) && s.jvm().equals(jvm))
        .mapToDouble(Sample::bytes)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String number(double value, String format) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String text(@Nullable Double value, String format) {
    return value == null ? "" : String.format(Locale.ROOT, format, value);
  }
}
