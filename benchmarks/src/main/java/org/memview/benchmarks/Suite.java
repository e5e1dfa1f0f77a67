package org.memview.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/// A named set of benchmarks that prints its own table; a new one is a line in [Bench].
///
/// @param name what `./memview bench NAME` calls it
/// @param about one line for `--list`
record Suite(String name, String about, Run run) {

  /// Measures and prints; with `--smoke` everything once, on next to no data.
  @FunctionalInterface
  interface Run {
    void run(Options options) throws RunnerException, IOException, InterruptedException;
  }
}
