package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Puts the reports of a run where people read them: docs/ and a marked block of the README.
///
/// @param from the folder of the reports
record Publication(Path from) {
  static final String BEGIN = "<!-- speed: written by ./memview bench --full --publish -->";
  static final String END = "<!-- end of speed -->";

  /// Overwrites them in the project in `home`.
  void into(Path home) throws IOException {
    Path readme = home.resolve("README.md");
    String text = replaced(Files.readString(readme), Files.readString(from.resolve(Report.README)));
    Path docs = Files.createDirectories(home.resolve("docs"));
    List<String> names = new ArrayList<>(List.of(Report.DOCUMENT, Report.JSON));
    names.addAll(Report.PICTURES);
    for (String name : names) {
      Files.copy(from.resolve(name), docs.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(readme, text);
    System.out.println("published: " + docs.resolve(Report.DOCUMENT) + ", " + readme);
  }

  /// `readme` with `block` between its marks.
  static String replaced(String readme, String block) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "README.md has no block between '" + BEGIN + "' and '" + END + "'");
    }
    return readme.substring(0, begin + BEGIN.length())
        + "\n"
        + block.strip()
        + "\n"
        + readme.substring(end);
  }
}
