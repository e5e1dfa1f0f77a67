package org.memview.profiler.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks the system what processes hold; Linux tells in `/proc`.
final class Processes {
  private static final Path PROC = Path.of("/proc");
  private static final long PAGE = 4096;

  private Processes() {}

  static boolean tell() {
    return Files.isReadable(PROC.resolve("self").resolve("statm"));
  }

  /// Returns the resident bytes of a process, or 0 if it has ended.
  static long resident(long pid) {
    try {
      String[] pages = Files.readString(PROC.resolve(pid + "/statm")).split(" ", 3);
      return Long.parseLong(pages[1]) * PAGE;
    } catch (IOException e) {
      return 0; // it ended between being listed and being asked
    }
  }
}
