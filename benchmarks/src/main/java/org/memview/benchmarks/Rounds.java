package org.memview.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// The worker's side of [Processes]: one round for each line it reads, for which it prints
/// milliseconds, the largest resident size of this process so far in KiB, and milliseconds of the
/// processor.
final class Rounds {
  /// Does the work once; returns what it took.
  @FunctionalInterface
  interface Round {
    Took run() throws IOException;
  }

  /// What is timed of a round.
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /// @param millis on the clock
  /// @param busy of those, the milliseconds this thread had a processor; NaN if not counted
  record Took(double millis, double busy) {}

  private static boolean isFirst = true;

  private Rounds() {}

  /// Does what is timed. In the first round, whose memory counts, without asking for the time of
  /// the processor: the bean that knows it is some megabytes of classes.
  static Took timed(Work work) throws IOException {
    double before = busy();
    long start = System.nanoTime();
    work.run();
    double millis = (System.nanoTime() - start) / 1e6;
    Took took = new Took(millis, busy() - before);
    isFirst = false;
    return took;
  }

  private static double busy() {
    return isFirst
        ? Double.NaN
        : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  static void serve(Round round) throws IOException {
    BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    while (turns.readLine() != null) {
      Took took = round.run();
      System.out.println(took.millis + " " + peak() + " " + took.busy);
    }
  }

  /// Returns 0 where it is not told.
  private static long peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
