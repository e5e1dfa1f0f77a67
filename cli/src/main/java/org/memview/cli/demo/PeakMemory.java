package org.memview.cli.demo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory in use since it was started: of the process where Linux tells it, else of the
/// heap.
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  /// What makes Linux forget the largest resident size so far.
  private static final String FORGET_PEAK = "5";

  private final boolean resident;

  private PeakMemory(boolean resident) {
    this.resident = resident;
  }

  /// Forgets what was used before.
  static PeakMemory start() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    try {
      Files.writeString(RESET, FORGET_PEAK);
      return new PeakMemory(Files.isReadable(STATUS));
    } catch (IOException _) {
      return new PeakMemory(false);
    }
  }

  boolean isResident() {
    return resident;
  }

  /// Returns the peak in bytes.
  long bytes() throws IOException {
    return resident ? ofProcess() : ofHeap();
  }

  private static long ofProcess() throws IOException {
    return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        * 1024;
  }

  private static long ofHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
