package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliberateDifferenceTest {
  @Test
  void readme_tellsEachInItsTable() throws IOException {
    String table = table();

    for (DeliberateDifference difference : DeliberateDifference.values()) {
      assertTrue(table.contains(difference.readme()), difference::toString);
    }
  }

  @Test
  void readme_tellsTheRuleOfLeasesFirst() throws IOException {
    List<String> rows = table().lines().filter(line -> line.startsWith("| `")).toList();

    assertTrue(rows.getFirst().contains("One acquire, one close"), rows.getFirst());
    assertEquals(rows.size(), rows.stream().distinct().count());
  }

  private static String table() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    return Stream.of(readme.split("\n## "))
        .filter(part -> part.startsWith("Python → Java"))
        .findFirst()
        .orElseThrow();
  }
}
