package org.memview.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the code of the pages for people who come from elsewhere: what stands behind `//` is what
/// the line must give.
class DocsTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"from-memoryview", "from-numpy", "from-bytebuffer-and-segments"})
  void java_givesTheValuesShown(String page) throws IOException {
    try (Transcript transcript = new Transcript()) {
      blocks(page, "java").forEach(transcript::run);

      assertEquals(transcript.expected(), transcript.found());
      assertTrue(transcript.values() >= 8, () -> "only " + transcript.values() + " values");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"from-memoryview", "from-numpy"})
  void python_givesTheValuesShown(String page) throws Exception {
    assumeTrue(imports("numpy"), "no python3 with NumPy here");
    Path file =
        Files.writeString(folder.resolve("page.txt"), String.join("\n", blocks(page, "python")));

    Process doctest =
        new ProcessBuilder("python3", "-m", "doctest", file.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(doctest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, doctest.waitFor(), printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from-memoryview", "from-numpy", "from-bytebuffer-and-segments"})
  void links_leadToFiles(String page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(DOCS.resolve(page + ".md")));
    while (links.find()) {
      assertTrue(Files.exists(DOCS.resolve(links.group(1))), links.group());
    }
  }

  private static List<String> blocks(String page, String language) throws IOException {
    return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(Files.readString(DOCS.resolve(page + ".md")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static boolean imports(String module) throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import " + module).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
