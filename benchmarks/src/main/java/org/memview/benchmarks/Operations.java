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
            SmallOperations.all())
        .flatMap(List::stream)
        .toList();
  }

  /// Those whose name contains a match.
  static List<Operation> matching(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return all().stream().filter(operation -> pattern.matcher(operation.name()).find()).toList();
  }
}
