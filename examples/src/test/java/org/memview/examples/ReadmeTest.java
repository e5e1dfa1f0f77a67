package org.memview.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the code of the README: the Java line by line, the Python as doctests, and checks what it
/// names.
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");

  private final String readme = read(ROOT.resolve("README.md"));

  @Test
  void java_givesTheValuesShown() {
    try (Transcript transcript = new Transcript()) {
      blocks("java").forEach(transcript::run);

      assertEquals(transcript.expected(), transcript.found());
      assertTrue(transcript.values() >= 12, () -> "only " + transcript.values() + " values");
    }
  }

  @Test
  void python_givesTheValuesShown(@TempDir Path folder) throws Exception {
    assumeTrue(starts("python3", "--version"), "no python3 here");
    Path file =
        Files.writeString(folder.resolve("readme.txt"), String.join("\n", blocks("python")));

    Process doctest =
        new ProcessBuilder("python3", "-m", "doctest", file.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(doctest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, doctest.waitFor(), printed);
  }

  @Test
  void dependency_isTheOneThisBuildInstalls() {
    String pom = read(ROOT.resolve("core/pom.xml"));
    String version = first("<version>([^<]+)</version>", pom);
    String artifact = first("</parent>\\s*<artifactId>([^<]+)</artifactId>", pom);

    assertTrue(
        String.join("\n", blocks("xml"))
            .contains(
                """
                <dependency>
                  <groupId>org.memview</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                </dependency>\
                """
                    .formatted(artifact, version)));
  }

  @Test
  void links_leadToFiles() {
    Matcher links = LINK.matcher(readme);
    while (links.find()) {
      assertTrue(Files.exists(ROOT.resolve(links.group(1))), links.group());
    }
  }

  private List<String> blocks(String language) {
    List<String> blocks =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(readme)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertFalse(blocks.isEmpty(), () -> "no " + language + " in the README");
    return blocks;
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), pattern);
    return matcher.group(1);
  }

  private static boolean starts(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
