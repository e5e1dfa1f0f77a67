package org.memview.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// What stands on the command line of `bench`.
///
/// @param suite the named suite, or empty
/// @param full measure longer and more
/// @param smoke run everything once
/// @param only a regular expression that picks operations or benchmarks; empty picks all
/// @param out the folder for files; empty writes none, or with `full` those in `target/bench`
/// @param largest bytes of the largest size of the growth measurement
record Options(String suite, boolean full, boolean smoke, String only, String out, long largest) {
  static Options of(List<String> words) {
    boolean named = !words.isEmpty() && !words.getFirst().startsWith("--");
    return new Options(
        named ? words.getFirst() : "",
        words.contains("--full"),
        words.contains("--smoke"),
        after("--only", words, ""),
        after("--out", words, words.contains("--full") ? "target/bench" : ""),
        Long.parseLong(after("--largest", words, "4294967296")));
  }

  boolean writes() {
    return !out.isEmpty();
  }

  Path folder() {
    return Path.of(out);
  }

  private static String after(String name, List<String> words, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
  }
}
