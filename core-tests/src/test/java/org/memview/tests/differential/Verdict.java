package org.memview.tests.differential;

import java.util.Arrays;
import java.util.Optional;

/// What comparing the two answers to one step came to.
///
/// @param agrees equal, or different as a rule says
/// @param rule the deliberate difference that was met, if one was
record Verdict(boolean agrees, Optional<DeliberateDifference> rule) {

  /// Compares our answer to the answer of the Python side (`= …`, `! …` or `~ RULE | cpython |
  /// expected`).
  static Verdict of(String ours, String python) {
    if (!python.startsWith("~ ")) {
      return new Verdict(same(ours, python), Optional.empty());
    }
    String[] words = python.substring(2).split(" \\| ", 3);
    Optional<DeliberateDifference> rule =
        Arrays.stream(DeliberateDifference.values())
            .filter(r -> words.length == 3 && r.name().equals(words[0]))
            .findFirst();
    return new Verdict(rule.isPresent() && same(ours, words[2]), rule);
  }

  private static boolean same(String ours, String expected) {
    return expected.startsWith("! ")
        ? ours.startsWith("! ") && ErrorTable.match(expected.substring(2), ours.substring(2))
        : ours.equals(expected);
  }
}
