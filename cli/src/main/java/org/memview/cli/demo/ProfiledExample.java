package org.memview.cli.demo;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.memview.profiler.command.ProfiledRun;
import org.memview.profiler.report.LineCost;
import org.memview.profiler.report.MethodTable;
import org.memview.profiler.report.TableOptions;

/// One of the project's example programs, as it is written, run under the profiler.
///
/// @param table what each line of its `main` cost
/// @param printed what it printed
record ProfiledExample(MethodTable table, String printed) {
  private static final String FOLDER = "org/memview/examples";
  private static final String SHARED = "Devices";
  private static final int WARMUPS = 2;

  static ProfiledExample run(String name) throws IOException {
    Path work = Files.createTempDirectory("memview-demo");
    try {
      Path folder = Files.createDirectories(work.resolve(FOLDER));
      Files.writeString(folder.resolve(SHARED + ".java"), text(SHARED));
      Path file = Files.writeString(folder.resolve(name + ".java"), text(name));
      return of(name, request(file).capture());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + name + " was running", e);
    } finally {
      delete(work);
    }
  }

  private static ProfiledRun request(Path file) {
    return new ProfiledRun(
        file.toString(),
        false,
        System.getProperty("java.class.path", ""),
        List.of(),
        List.of(),
        List.of(),
        List.of("time"),
        WARMUPS,
        false,
        List.of("-XX:+UseSerialGC"),
        List.of(),
        TableOptions.defaults());
  }

  private static ProfiledExample of(String name, ProfiledRun.Captured run) {
    MethodTable main =
        run.report().stream()
            .flatMap(report -> report.tables().stream())
            .filter(table -> table.method().equals("main"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(name + " failed: " + run.printed()));
    return new ProfiledExample(
        main.with("examples/" + name + ".java", indentedLess(main.lines())), run.printed().strip());
  }

  /// Returns the lines as far to the left as they can be without losing their shape.
  private static List<LineCost> indentedLess(List<LineCost> lines) {
    String[] texts =
        lines.stream().map(LineCost::text).collect(joining("\n")).stripIndent().split("\n", -1);
    return IntStream.range(0, texts.length).mapToObj(i -> lines.get(i).withText(texts[i])).toList();
  }

  private static String text(String name) throws IOException {
    try (InputStream file = ProfiledExample.class.getResourceAsStream(name + ".java")) {
      if (file == null) {
        throw new IllegalStateException("the source of " + name + " is not part of this build");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  long bytes() {
    return table.allocated();
  }

  double seconds() {
    return table.lines().stream().mapToLong(line -> line.extra("time")).sum() / 1e9;
  }
}
