package org.memview.cli.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The code in one column of a table on a page.
///
/// @param column from 1
record PageTable(String page, String heading, int column) {
  private static final Path TESTS = Path.of("src/test/java/org/memview/cli/pages");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  PageTable(String page, String heading) {
    this(page, heading, 2);
  }

  /// Asserts that all code of the column is also in a test, which runs it: calls as they are, names
  /// as words.
  ///
  /// @param others what stands there in code's clothes and is no Java
  /// @param least how many pieces of code there are at least
  void requireIn(Class<?> test, Set<String> others, int least) throws IOException {
    List<String> codes =
        rows()
            .flatMap(row -> CODE.matcher(row.split("\\|", -1)[column]).results())
            .map(match -> match.group(1))
            .filter(code -> !others.contains(code))
            .toList();
    String tested = bare(Files.readString(TESTS.resolve(test.getSimpleName() + ".java")));

    assertTrue(codes.size() >= least, codes::toString);
    for (String code : codes) {
      assertTrue(isIn(tested, bare(code)), () -> code + " is on " + page + " and not tested");
    }
  }

  private Stream<String> rows() throws IOException {
    String text = Files.readString(Path.of("..").resolve(page)) + "\n## ";
    int start = text.indexOf(heading + "\n") + heading.length();
    return text.substring(start, text.indexOf("\n## ", start))
        .lines()
        .filter(line -> line.startsWith("|"));
  }

  private static boolean isIn(String tested, String code) {
    return code.contains("(")
        ? tested.contains(code)
        : Pattern.compile("\\b" + Pattern.quote(code) + "\\b").matcher(tested).find();
  }

  private static String bare(String code) {
    return code.replaceAll("//.*", "").replaceAll("\\s+", "").replace("…", "");
  }
}
