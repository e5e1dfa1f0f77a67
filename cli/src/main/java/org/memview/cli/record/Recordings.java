package org.memview.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.memview.cli.Failure;
import org.memview.profiler.report.Recording;

/// The recordings of a folder, named as Python's `mprof` names them, so that each finds the
/// other's.
final class Recordings {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private Recordings() {}

  /// Returns the name of a recording that begins now.
  static Path next(Path folder) {
    return folder.resolve(
        "mprofile_" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())) + ".dat");
  }

  /// Returns those of a folder, the oldest first.
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches("mprofile_\\d{14}\\.dat"))
          .sorted()
          .toList();
    }
  }

  /// Returns the files that were named, or the newest of the current folder.
  static List<Path> orLast(List<Path> named) throws IOException {
    if (!named.isEmpty()) {
      return named;
    }
    List<Path> all = in(Path.of(""));
    if (all.isEmpty()) {
      throw new Failure("there is no recording here; memview record COMMAND makes one");
    }
    return List.of(all.getLast());
  }

  static Recording read(Path file) throws IOException {
    try {
      Recording recording = Recording.read(file);
      if (recording.memory().isEmpty()) {
        throw new Failure(file + " has no samples: the command ended too soon");
      }
      return recording;
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  static String mebibytes(double mebibytes) {
    return String.format(Locale.US, "%,.3f MiB", mebibytes);
  }
}
