package org.memview.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// The JIT, behind which a JVM that has just begun to do many things lies by seconds.
///
/// With two processors C2 is one thread, which takes up to seconds for a large method, and compiles
/// in the order in which they were asked for: what is measured while it is behind is run by code
/// that counts and profiles, three to fifty times slower than what a program runs that has settled.
final class Compiler {
  private static final long PAUSE = 100;
  private static final int QUIET_PAUSES = 3;
  private static final int MOST_PAUSES = 300;

  // Of each pause. A compiler that shares the processors with others still has more.
  private static final Duration BUSY = Duration.ofMillis(15);

  private Compiler() {}

  /// Waits until this process has had nothing to do for a while, at most half a minute.
  static void await() {
    int quiet = 0;
    for (int i = 0; i < MOST_PAUSES && quiet < QUIET_PAUSES; i++) {
      long before = processorTime();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      quiet = processorTime() - before < BUSY.toNanos() ? quiet + 1 : 0;
    }
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
