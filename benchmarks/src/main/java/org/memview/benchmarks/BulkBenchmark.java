package org.memview.benchmarks;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
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

/// Any operation of [Operations] by any of its subjects, under JMH; [JmhWorker] sets the
/// parameters.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BulkBenchmark {
  /// The file of the data that everybody measures on.
  static final String DATA = "memview.bench.data";

  /// Divides all sizes.
  static final String SCALE = "memview.bench.scale";

  /// The name of an operation and of who does it, with `@` between.
  @Param({"sum uint8@memview"})
  public String subject = "";

  /// Where the memory lies; see [Place].
  @Param({"heap"})
  public String storage = "";

  /// `clean`, `polluted` or `alone`.
  @Param({"clean"})
  public String jvm = "";

  private Work work = () -> 0;

  /// Makes the memory, after polluting the JVM if asked.
  @Setup
  public void setUp() throws IOException {
    if (!jvm.equals(Worker.CLEAN)) {
      Worker.pollute();
    }
    System.gc(); // gives back what the subject before had outside the heap
    String[] parts = subject.split("@", 2);
    MemorySegment data = Worker.data(System.getProperty(DATA, ""));
    Place place = new Place(storage, data, Long.getLong(SCALE, 1));
    for (Operation operation : Operations.everyLayout("")) {
      var maker = operation.subjects().get(parts[1]);
      if (operation.name().equals(parts[0]) && maker != null) {
        work = maker.apply(place);
        return;
      }
    }
    throw new IllegalArgumentException("no operation and subject are called " + subject);
  }

  @Benchmark
  public long run() {
    return work.run();
  }
}
