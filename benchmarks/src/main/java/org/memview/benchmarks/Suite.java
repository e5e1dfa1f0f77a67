package org.memview.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/// A named set of benchmarks that prints its own table; a new one is a line in [Bench].
///
/// What it printed stays in a file of its name, for the report of a full run; not that of a trial.
///
/// @param name what `./memview bench NAME` calls it
/// @param about one line for `--list`
record Suite(String name, String about, Run run) {

  /// Runs it as the command line says.
  void run(Options options) throws RunnerException, IOException, InterruptedException {
    Transcript out = new Transcript();
    run.run(options, out);
    if (!options.smoke() && options.only().isEmpty()) {
      out.save(options.folder(), name);
    }
  }

  /// Measures and prints; with `--smoke` everything once, on next to no data.
  @FunctionalInterface
  interface Run {
    void run(Options options, Transcript out)
        throws RunnerException, IOException, InterruptedException;
  }
}
