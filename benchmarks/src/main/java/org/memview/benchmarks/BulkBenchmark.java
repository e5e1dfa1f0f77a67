package org.memview.benchmarks;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.memview.benchmarks.Operation.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Any operation of [Operations] by any of its subjects, under JMH; `bench --full` sets the
/// parameters.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BulkBenchmark {
  /// The name of an operation and of who does it, with `@` between.
  @Param({"sum uint8@memview"})
  public String subject = "";

  /// Where the memory lies; see [Place].
  @Param({"heap"})
  public String storage = "";

  /// `clean` or `polluted`.
  @Param({"clean"})
  public String jvm = "";

  private Work work = () -> 0;

  /// Makes the memory, after polluting the JVM if asked.
  @Setup
  public void setUp() {
    if (jvm.equals("polluted")) {
      Worker.pollute();
    }
    byte[] data = new byte[Headlines.DATA];
    new Random(1).nextBytes(data);
    String[] parts = subject.split("@", 2);
    for (Operation operation : Operations.all()) {
      var maker = operation.subjects().get(parts[1]);
      if (operation.name().equals(parts[0]) && maker != null) {
        work = maker.apply(new Place(storage, MemorySegment.ofArray(data), 1));
      }
    }
  }

  @Benchmark
  public long run() {
    return work.run();
  }
}
