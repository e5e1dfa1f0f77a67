package org.memview.profiler.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memview.profiler.agent.Resident;

/// Asks the system what processes hold; Linux tells in `/proc`.
final class Processes {
  private Processes() {}

  static boolean tell() {
    return Files.isReadable(Path.of("/proc/self/status"));
  }

  /// Returns the resident bytes of a process, or 0 if it has ended.
  static long resident(long pid) {
    try (Resident resident = new Resident(Long.toString(pid))) {
      return resident.read();
    } catch (IOException e) {
      return 0; // it ended between being listed and being asked
    }
  }
}
