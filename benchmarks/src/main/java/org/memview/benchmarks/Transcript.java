package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a suite prints: on the terminal as it comes, and at the end in a file beside those of a
/// full run, whose report takes it in.
final class Transcript {
  private static final String SUFFIX = ".txt";
  private static final String NOT_MEASURED = "Not measured.";

  private final StringBuilder text = new StringBuilder();
  private final boolean silent;

  Transcript() {
    this(false);
  }

  /// @param silent prints nothing: of a trial the numbers mean nothing
  Transcript(boolean silent) {
    this.silent = silent;
  }

  /// Prints, and keeps.
  void print(String more) {
    if (!silent) {
      System.out.print(more);
      System.out.flush();
    }
    text.append(more);
  }

  void println(String line) {
    print(line + "\n");
  }

  /// Writes what was printed, with when and where that was.
  void save(Path folder, String suite) throws IOException {
    Files.createDirectories(folder);
    String when = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Path file = folder.resolve(suite + SUFFIX);
    Files.writeString(file, when + "; " + Machine.text().strip() + "\n" + text);
    System.out.println("written: " + file.toAbsolutePath().normalize());
  }

  /// What the suites have left in `folder`, as Markdown; of those that have not, what `published`,
  /// a document made here before, has of them: each says when it was measured.
  static String all(Path folder, String published) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Suite suite : Bench.SUITES) {
      all.append(heading(suite)).append(section(suite, folder, published)).append("\n\n");
    }
    return all.toString();
  }

  private static String section(Suite suite, Path folder, String published) throws IOException {
    if (isIn(folder, suite)) {
      String[] parts = Files.readString(file(folder, suite)).split("\n", 2);
      return "`./memview bench %s`: %s. %s.\n\n```text\n%s\n```"
          .formatted(suite.name(), suite.about(), parts[0], parts[1].stripTrailing());
    }
    if (suite.name().equals(FullRun.CORE)) {
      return "A part of the full run: [Elements and slices](#elements-and-slices).";
    }
    String kept = kept(suite, published);
    return kept.isEmpty() ? NOT_MEASURED : kept;
  }

  private static String kept(Suite suite, String published) {
    int begin = published.indexOf("\n" + heading(suite));
    if (begin < 0) {
      return "";
    }
    String rest = published.substring(begin + heading(suite).length() + 1);
    return rest.split("\n##", 2)[0].strip();
  }

  private static String heading(Suite suite) {
    return "### " + suite.name() + "\n\n";
  }

  private static Path file(Path folder, Suite suite) {
    return folder.resolve(suite.name() + SUFFIX);
  }

  /// Whether a suite has left something in `folder`.
  static boolean isIn(Path folder, Suite suite) {
    return Files.exists(file(folder, suite));
  }
}
