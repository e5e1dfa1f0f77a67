package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.testkit.TestRun;

/// Conversions between numbers of two bytes and wider ones, compared bit by bit with NumPy's: every
/// number of two bytes, and wider ones on and beside the middles between them; needs `python3` with
/// NumPy.
class HalfConversionsTest {
  @Test
  void convertFrom_halvesAndBfloats_equalNumpy(@TempDir Path folder) throws Exception {
    List<String> lines = NumpyScript.run(folder, "halves.py", folder);
    assumeTrue(
        !lines.isEmpty() && lines.getFirst().startsWith("numpy"),
        "python3 with NumPy is not installed: nothing to compare with");

    assertEquals(13, lines.size() - 1);
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split("\t", -1);
      compare(folder, columns[0], columns[1], columns[2]);
    }
  }

  private static void compare(Path folder, String name, String from, String to) throws IOException {
    MemoryView source = MemoryView.of(Files.readAllBytes(folder.resolve(name + ".in"))).cast(from);
    MemoryView expected = MemoryView.of(Files.readAllBytes(folder.resolve(name + ".out"))).cast(to);
    MemoryView whole = MemoryView.allocate(to, source.length());
    MemoryView second = MemoryView.allocate(to, source.length());

    whole.convertFrom(source, Conversion.WRAP);
    second.slice("::2").convertFrom(source.slice("::2"), Conversion.WRAP);
    second.slice("1::2").convertFrom(source.slice("1::2"), Conversion.WRAP);

    for (long i = 0; i < source.length(); i++) {
      long at = i;
      Supplier<@Nullable String> what =
          () -> "seed " + TestRun.seed() + ": " + name + ", element " + at + ": " + source.get(at);
      assertEquals(expected.get(i), whole.get(i), what);
      assertEquals(expected.get(i), second.get(i), () -> "every second, " + what.get());
    }
  }
}
