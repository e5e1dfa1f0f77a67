package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Where and when a run was, as its parts wrote it down.
///
/// @param warning what makes the numbers doubtful, as Markdown with an empty line behind; or empty
record Facts(String machine, String from, String to, String warning) {
  static Facts of(Store store) {
    Map<String, String> versions = new TreeMap<>();
    String machine = "";
    String from = "";
    String to = "";
    List<String> cut = new ArrayList<>();
    boolean smoke = false;
    for (String part : store.parts()) {
      Map<String, String> facts = store.facts(part);
      machine = facts.getOrDefault(Store.MACHINE, machine);
      String started = facts.getOrDefault(Store.STARTED, "");
      from = from.isEmpty() || started.compareTo(from) < 0 ? started : from;
      String finished = facts.getOrDefault(Store.FINISHED, "");
      to = finished.compareTo(to) > 0 ? finished : to;
      if (finished.isEmpty()) {
        cut.add(part);
      }
      smoke |= facts.containsKey(Store.SMOKE);
      versions(facts, versions);
    }
    StringJoiner all = new StringJoiner("; ").add(machine);
    versions.forEach((name, version) -> all.add(name + " " + version));
    String warning = smoke ? "**A trial on tiny data: these numbers mean nothing.**\n\n" : "";
    if (!cut.isEmpty()) {
      warning += "**Not whole: " + String.join(", ", cut) + ".**\n\n";
    }
    return new Facts(all.toString(), from, to, warning);
  }

  private static void versions(Map<String, String> facts, Map<String, String> versions) {
    facts.forEach((name, value) -> {
      if (name.startsWith(Store.VERSION)) {
        versions.put(name.substring(Store.VERSION.length()), value);
      }
    });
  }
}
