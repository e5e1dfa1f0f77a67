package org.memview.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The same code with and without probes: [ProfilerBench] runs it in JVMs with the agent and in one
/// without, which is the baseline.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProfilerBenchmark {
  /// What the code gets; a field, so that it is no constant.
  public int x = 7;

  /// How often the loop turns.
  public int turns = 1000;

  @Benchmark
  public int call() {
    return ProfiledCode.call(x);
  }

  @Benchmark
  public int straight() {
    return ProfiledCode.straight(x);
  }

  @Benchmark
  public int loop() {
    return ProfiledCode.loop(turns);
  }
}
