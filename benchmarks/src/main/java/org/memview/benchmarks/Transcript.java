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

  /// What the suites have left in `folder`, as Markdown.
  static String all(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Suite suite : Bench.SUITES) {
      Path file = folder.resolve(suite.name() + SUFFIX);
      all.append("### ").append(suite.name()).append("\n\n");
      if (Files.exists(file)) {
        String[] parts = Files.readString(file).split("\n", 2);
        all.append("`./memview bench %s`: %s. ".formatted(suite.name(), suite.about()));
        all.append(parts[0]).append(".\n\n```text\n");
        all.append(parts[1].stripTrailing()).append("\n```\n\n");
      } else {
        all.append("Not measured.\n\n");
      }
    }
    return all.toString();
  }
}
