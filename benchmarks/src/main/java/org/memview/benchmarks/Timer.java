package org.memview.benchmarks;

import org.memview.benchmarks.Operation.Work;

/// Best of many: warms up, then takes samples of at least a fifth of a millisecond for a while.
///
/// The least of the samples is what the work costs; what is more is the machine's other work.
final class Timer {
  private static final long SAMPLE = 200_000;
  private static final int FEWEST = 5;

  private static volatile long sink;

  private Timer() {}

  /// Nanoseconds per run, measured for about `millis` after warming up for as long.
  static double best(Work work, long millis) {
    long sum = 0;
    long calls = 0;
    long start = System.nanoTime();
    long warm = start + millis * 1_000_000;
    do {
      sum += work.run();
      calls++;
    } while (System.nanoTime() < warm || calls < FEWEST);
    long batch = Math.max(1, SAMPLE * calls / (System.nanoTime() - start));
    double best = Double.MAX_VALUE;
    long end = System.nanoTime() + millis * 1_000_000;
    for (int samples = 0; samples < FEWEST || System.nanoTime() < end; samples++) {
      long before = System.nanoTime();
      sum += run(work, batch);
      best = Math.min(best, (double) (System.nanoTime() - before) / batch);
    }
    sink = sum;
    return best;
  }

  private static long run(Work work, long times) {
    long sum = 0;
    for (long i = 0; i < times; i++) {
      sum += work.run();
    }
    return sum;
  }

  /// Keeps what was computed.
  static long sink() {
    return sink;
  }
}
