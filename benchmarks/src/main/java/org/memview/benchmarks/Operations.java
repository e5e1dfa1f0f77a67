package org.memview.benchmarks;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All operations that are measured beside peers.
final class Operations {
  private Operations() {}

  static List<Operation> all() {
    return Stream.of(
            CopyOperations.all(),
            SearchOperations.all(),
            SumOperations.all(),
            AlongOperations.all(),
            SmallOperations.all())
        .flatMap(List::stream)
        .toList();
  }

  /// Those whose name contains a match.
  static List<Operation> matching(String regex) {
    return matching(all(), regex);
  }

  /// The same, and every operation over every layout.
  static List<Operation> everyLayout(String regex) {
    return matching(Stream.concat(all().stream(), LayoutOperations.all().stream()).toList(), regex);
  }

  private static List<Operation> matching(List<Operation> operations, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return operations.stream().filter(o -> pattern.matcher(o.name()).find()).toList();
  }
}
