package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a failing program small: drops steps, many at a time and then one by one, while it still
/// fails.
final class Shrinker {
  private Shrinker() {}

  static List<Step> shrink(List<Step> program, Predicate<List<Step>> fails) {
    List<Step> smallest = program;
    for (int chunk = program.size() / 2; chunk > 0; chunk /= 2) {
      smallest = withoutChunks(smallest, chunk, fails);
    }
    return smallest;
  }

  private static List<Step> withoutChunks(
      List<Step> program, int chunk, Predicate<List<Step>> fails) {
    List<Step> kept = program;
    int at = kept.size() - chunk;
    while (at >= 0) {
      List<Step> fewer = new ArrayList<>(kept.subList(0, at));
      fewer.addAll(kept.subList(at + chunk, kept.size()));
      kept = fails.test(fewer) ? fewer : kept;
      at = Math.min(at - 1, kept.size() - chunk);
    }
    return kept;
  }
}
