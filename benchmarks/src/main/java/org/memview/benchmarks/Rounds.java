package org.memview.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

/// The worker's side of [Processes]: one round for each line it reads, for which it prints
/// milliseconds, and the largest resident size of this process so far in KiB.
final class Rounds {
  /// Does the work once; returns its milliseconds.
  @FunctionalInterface
  interface Round {
    double run() throws IOException;
  }

  private Rounds() {}

  static void serve(Round round) throws IOException {
    BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    while (turns.readLine() != null) {
      System.out.println(round.run() + " " + peak());
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
