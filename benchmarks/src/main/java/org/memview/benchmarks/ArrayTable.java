package org.memview.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The table of `bench array`: ratios to a Java array, a byte buffer or stream, and CPython's
/// `bytearray` and `array` in the same run, then nanoseconds.
final class ArrayTable {
  private static final String PYTHON =
      """
      import array, statistics, timeit
      n = 1 << 16
      data = bytearray(i % 101 for i in range(n - 4)) + b'word'
      ints = array.array('i', range(n))
      def ns(code, count):
          times = timeit.repeat(code, number=1, repeat=7, globals=globals())
          return statistics.median(times) / count * 1e9
      def append():
          b = bytearray()
          for i in range(n): b.append(i & 255)
      def append_int():
          b = array.array('i')
          for i in range(n): b.append(i)
      def get():
          s = 0
          for i in range(n): s += data[i]
      def get_int():
          s = 0
          for i in range(n): s += ints[i]
      def put():
          for i in range(n - 4): data[i] = i & 63
      def cut():
          for i in range(0, n, 64): data[i:i + 64]
      print('append', ns(append, n)); print('appendInt', ns(append_int, n))
      print('get', ns(get, n)); print('getInt', ns(get_int, n)); print('set', ns(put, n))
      print('slice', ns(cut, n // 64)); print('find', ns(lambda: data.find(b'word'), n))
      """;

  private final Results results;
  private final Map<String, Double> python = python(PYTHON);

  ArrayTable(Results results) {
    this.results = results;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        Ratio of our time to that of a loop over a Java array, a byte buffer, a byte array output
        stream (less is better), and of CPython's to ours. Per element; slice: per 64 bytes cut out.

        """);
    String row = "%-10s %8s %9s %9s %9s %9s %9s %9s %9s%n";
    out.append(
        row.formatted(
            "operation",
            "clean",
            "polluted",
            "/buffer",
            "/stream",
            "CPython/",
            "clean ns",
            "poll. ns",
            "CPython"));
    for (String name : new TreeSet<>(results.samples().stream().map(Sample::operation).toList())) {
      double polluted = nanos(name, "array", "polluted");
      double clean = nanos(name, "array", "clean");
      double cpython = python.getOrDefault(name, Double.NaN);
      out.append(
          row.formatted(
              name,
              number(clean / nanos(name, "bytes", "clean")),
              number(polluted / nanos(name, "bytes", "polluted")),
              number(polluted / nanos(name, "buffer", "polluted")),
              number(polluted / nanos(name, "stream", "polluted")),
              number(cpython / polluted),
              number(clean),
              number(polluted),
              number(cpython)));
    }
    return out.append('\n').toString();
  }

  private double nanos(String operation, String who, String jvm) {
    return results.nanos(operation, who, "heap", jvm);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }

  /// Nanoseconds of each operation as a script prints them, empty if there is no Python here.
  static Map<String, Double> python(String script) {
    Map<String, Double> times = new TreeMap<>();
    for (List<String> words : pythonLines(script)) {
      times.put(words.get(0), Double.parseDouble(words.get(1)));
    }
    return times;
  }

  /// The words of each line a script prints.
  private static List<List<String>> pythonLines(String script) {
    List<List<String>> lines = new ArrayList<>();
    try {
      Process process = new ProcessBuilder("python3", "-c", script).start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      answer.lines().forEach(line -> lines.add(List.of(line.split(" ", -1))));
    } catch (IOException e) {
      System.err.println("no python3: the CPython columns stay empty");
    }
    return lines;
  }
}
