package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The code in the second column of a table on a page.
final class PageTable {
  private PageTable() {}

  /// Asserts that all code of the table under a heading is also in a test, which runs it.
  ///
  /// @param least how many pieces of code there are at least
  static void requireIn(Path test, String page, String heading, int least) throws IOException {
    String text = Files.readString(Path.of("..").resolve(page));
    String section = text.substring(text.indexOf(heading) + heading.length());
    List<String> codes = new ArrayList<>();
    section
        .substring(0, section.indexOf("\n## "))
        .lines()
        .filter(line -> line.startsWith("|"))
        .forEach(line -> codes.addAll(codes(line.split("\\|", -1)[2])));
    String here = bare(Files.readString(test));

    assertTrue(codes.size() >= least, codes::toString);
    for (String code : codes) {
      assertTrue(here.contains(bare(code)), code);
    }
  }

  private static List<String> codes(String cell) {
    return Pattern.compile("`([^`]*\\([^`]*)`")
        .matcher(cell)
        .results()
        .map((MatchResult match) -> match.group(1))
        .filter(code -> !code.equals("step()") && !code.startsWith("./"))
        .toList();
  }

  private static String bare(String code) {
    return code.replaceAll("//.*", "").replaceAll("\\s+", "");
  }
}
