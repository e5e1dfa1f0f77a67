package org.memview.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What stands on the command line of `bench`.
///
/// @param words all of it
/// @param suite the named suite, or empty
/// @param only a regular expression that picks operations or benchmarks; empty picks all
/// @param out the folder for results and reports; empty is `target/bench` of the project
record Options(List<String> words, String suite, String only, String out) {
  static Options of(List<String> words) {
    boolean named = !words.isEmpty() && !words.getFirst().startsWith("--");
    return new Options(
        List.copyOf(words),
        named ? words.getFirst() : "",
        after("--only", words),
        after("--out", words));
  }

  private static String after(String name, List<String> words) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
  }

  /// Measure longer and more.
  boolean full() {
    return words.contains("--full");
  }

  /// Run everything once, on next to no data.
  boolean smoke() {
    return words.contains("--smoke");
  }

  /// Print for machines.
  boolean json() {
    return words.contains("--json");
  }

  boolean list() {
    return words.contains("--list");
  }

  /// Keep the parts that an earlier run finished.
  boolean resume() {
    return words.contains("--resume");
  }

  /// Measure the suites, too.
  boolean suites() {
    return words.contains("--suites");
  }

  /// The options of a suite that is measured as a part of all.
  Options ofSuite() {
    List<String> kept = words.stream().filter(word -> !word.equals("--full")).toList();
    return new Options(kept, suite, only, out);
  }

  /// Measure nothing; write the reports of what was measured again.
  boolean report() {
    return words.contains("--report");
  }

  /// Also write the project's own documentation.
  boolean publish() {
    return words.contains("--publish");
  }

  /// The parts of a full run to measure, all if empty.
  List<String> parts() {
    String names = after("--part", words);
    return names.isEmpty() ? List.of() : Arrays.asList(names.split(",", -1));
  }

  /// The project's folder.
  Path home() {
    return Path.of(System.getProperty("memview.home", "."));
  }

  Path folder() {
    return out.isEmpty() ? home().resolve("target/bench") : Path.of(out);
  }
}
