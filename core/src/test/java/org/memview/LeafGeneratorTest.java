package org.memview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeafGeneratorTest {
  static Iterable<LeafGenerator.Leaf> leaves() {
    return LeafGenerator.LEAVES;
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void leaf_checkedIn_equalsItsTemplate(LeafGenerator.Leaf leaf) throws IOException {
    Path file = Path.of("src/main/java/org/memview", leaf.name() + ".java");

    String checkedIn = Files.readString(file);

    assertEquals(
        withoutLayout(LeafGenerator.source(leaf)),
        withoutLayout(checkedIn),
        "run LeafGenerator, then tools/format");
  }

  /// The formatter breaks lines and comments where the names ask for it; only the words count.
  private static String withoutLayout(String source) {
    return source.replaceAll("\\s+|///", "");
  }
}
