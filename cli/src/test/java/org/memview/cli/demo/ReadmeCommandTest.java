package org.memview.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadmeCommandTest {
  private static final Path README = Path.of("..", "README.md");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder = Path.of("");

  private int run(Path file) {
    return new CommandLine(new ReadmeCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(file.toString());
  }

  private static String block(String readme) {
    int begin = readme.indexOf(ReadmeCommand.BEGIN) + ReadmeCommand.BEGIN.length();
    return readme.substring(begin, readme.indexOf(ReadmeCommand.END));
  }

  /// The same table with other small numbers: the second of a machine's numbers may have another
  /// digit, but every column, line and word is the same.
  private static String shape(String text) {
    return text.replaceAll("[\\d.,]+ (B|KiB)\\b", "N").replaceAll("=+", "=").replaceAll(" +", " ");
  }

  @Test
  void tables_areWrittenBetweenTheLines_andLookAsTheReadmesDo() throws IOException {
    String readme = Files.readString(README);
    Path copy = folder.resolve("README.md");
    Files.writeString(copy, readme.replace(block(readme), "old\n"));

    assertEquals(0, run(copy), err::toString);

    String written = Files.readString(copy);
    assertEquals(shape(readme), shape(written));
    assertTrue(block(written).contains("50.0 % less"), written);
  }

  @Test
  void fileWithoutTheLines_isLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("other.md"), "# Other\n");

    assertNotEquals(0, run(file));

    assertEquals("# Other\n", Files.readString(file));
    assertTrue(err.toString().contains("other.md has no lines"), err::toString);
  }
}
