package org.memview.benchmarks;

import java.util.Arrays;
import org.memview.benchmarks.Operation.Work;

/// Times work that is too much to go through JMH: warms up, then takes samples of at least a fifth
/// of a millisecond for a while.
///
/// The median counts, and of the later half only: the least would show code that the JIT had for a
/// moment and then replaced by slower code.
final class Timer {
  private static final long SAMPLE = 200_000;
  private static final int FEWEST = 5;

  private static volatile long sink;

  private Timer() {}

  /// Nanoseconds per run, measured for about `millis` after warming up for as long.
  static double median(Work work, long millis) {
    long sum = 0;
    long calls = 0;
    long start = System.nanoTime();
    long warm = start + millis * 1_000_000;
    do {
      sum += work.run();
      calls++;
    } while (System.nanoTime() < warm);
    long batch = Math.max(1, SAMPLE * calls / (System.nanoTime() - start));
    double[] samples = new double[64];
    int count = 0;
    long end = System.nanoTime() + millis * 1_000_000;
    while (count < FEWEST || System.nanoTime() < end) {
      long before = System.nanoTime();
      sum += run(work, batch);
      if (count == samples.length) {
        samples = Arrays.copyOf(samples, 2 * count);
      }
      samples[count++] = (double) (System.nanoTime() - before) / batch;
    }
    sink = sum;
    return Sample.median(Arrays.copyOfRange(samples, count / 2, count));
  }

  /// Nanoseconds of one run, without warming up.
  static double once(Work work) {
    long before = System.nanoTime();
    sink = work.run();
    return System.nanoTime() - before;
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
