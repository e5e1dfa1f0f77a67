package org.memview.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `docs/profiler.md` promises, and whether the tests it names are there.
class PromisesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d) \\|.*\\|(.*)\\|$");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void eachOfTheEight_namesTestsThatExist() throws IOException {
    Matcher row = ROW.matcher(Files.readString(ROOT.resolve("docs/profiler.md")));
    List<String> promises = new ArrayList<>();
    while (row.find()) {
      Matcher named = NAMED.matcher(row.group(2));
      assertTrue(named.find(), "promise " + row.group(1) + " names no test");
      do {
        String source = source(named.group(1));
        assertTrue(source.contains("void " + named.group(2) + "("), named.group());
      } while (named.find());
      promises.add(row.group(1));
    }

    assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8"), promises);
  }

  private static String source(String test) throws IOException {
    for (String module : List.of("profiler", "cli")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        Path found = files.filter(file -> file.endsWith(test + ".java")).findFirst().orElse(ROOT);
        if (!found.equals(ROOT)) {
          return Files.readString(found);
        }
      }
    }
    throw new AssertionError("there is no " + test);
  }
}
