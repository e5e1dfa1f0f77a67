package org.memview.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Where and when a run was, as its parts wrote it down.
///
/// @param minutes measuring took, all parts together
/// @param warning what makes the numbers doubtful, as Markdown with an empty line behind; or empty
/// @param trial whether tiny data or only some operations were measured: nothing to publish
record Facts(String machine, String from, String to, long minutes, String warning, boolean trial) {

  /// @param wanted the names of all parts of a run
  static Facts of(Store store, List<String> wanted) {
    Map<String, String> versions = new TreeMap<>();
    String machine = "";
    String from = "";
    String to = "";
    long seconds = 0;
    List<String> missing = new ArrayList<>(wanted);
    List<String> cut = new ArrayList<>();
    boolean smoke = false;
    boolean some = false;
    for (String part : store.parts()) {
      Map<String, String> facts = store.facts(part);
      machine = facts.getOrDefault(Store.MACHINE, machine);
      String started = facts.getOrDefault(Store.STARTED, "");
      from = from.isEmpty() || started.compareTo(from) < 0 ? started : from;
      String finished = facts.getOrDefault(Store.FINISHED, "");
      to = finished.compareTo(to) > 0 ? finished : to;
      missing.remove(part);
      if (finished.isEmpty()) {
        cut.add(part);
      } else {
        seconds += Duration.between(Instant.parse(started), Instant.parse(finished)).toSeconds();
      }
      smoke |= facts.containsKey(Store.SMOKE);
      some |= facts.containsKey(Store.ONLY);
      versions(facts, versions);
    }
    StringJoiner all = new StringJoiner("; ").add(machine);
    versions.forEach((name, version) -> all.add(name + " " + version));
    String warning =
        (smoke ? "**A trial on tiny data: these numbers mean nothing.**\n\n" : "")
            + (some ? "**Only some operations were measured.**\n\n" : "")
            + listed("Not whole", cut)
            + listed("Not measured", missing);
    return new Facts(
        all.toString(), from, to, Math.max(1, Math.round(seconds / 60.0)), warning, smoke || some);
  }

  private static String listed(String what, List<String> parts) {
    return parts.isEmpty() ? "" : "**" + what + ": " + String.join(", ", parts) + ".**\n\n";
  }

  private static void versions(Map<String, String> facts, Map<String, String> versions) {
    facts.forEach((name, value) -> {
      if (name.startsWith(Store.VERSION)) {
        versions.put(name.substring(Store.VERSION.length()), value);
      }
    });
  }
}
