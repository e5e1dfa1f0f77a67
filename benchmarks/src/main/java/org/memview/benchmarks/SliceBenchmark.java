package org.memview.benchmarks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.memview.MemoryView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/// Slices: carried round a loop (each one escapes), and used at once (none needs to exist).
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Data.N)
public class SliceBenchmark {

  @Benchmark
  public long sliceCarried_buffer(Data data) {
    long sum = 0;
    for (ByteBuffer rest = data.buffer.slice(0, Data.N); rest.remaining() > 0; ) {
      sum += rest.get(0);
      rest = rest.slice(1, rest.remaining() - 1);
    }
    return sum;
  }

  @Benchmark
  public long sliceCarried_segment(Data data) {
    long sum = 0;
    for (MemorySegment rest = data.segment.asSlice(0, Data.N); rest.byteSize() > 0; ) {
      sum += rest.get(ValueLayout.JAVA_BYTE, 0);
      rest = rest.asSlice(1);
    }
    return sum;
  }

  @Benchmark
  public long sliceCarried_view(Data data) {
    long sum = 0;
    for (MemoryView rest = data.bytes.slice(0, Data.N); rest.length() > 0; ) {
      sum += rest.getByte(0);
      rest = rest.slice(1);
    }
    return sum;
  }

  @Benchmark
  public long sliceUsed_buffer(Data data) {
    ByteBuffer b = data.buffer;
    long sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += b.slice(i, Data.N).get(0);
    }
    return sum;
  }

  @Benchmark
  public long sliceUsed_segment(Data data) {
    MemorySegment s = data.segment;
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += s.asSlice(i, Data.N).get(ValueLayout.JAVA_BYTE, 0);
    }
    return sum;
  }

  @Benchmark
  public long sliceUsed_view(Data data) {
    MemoryView v = data.bytes;
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += v.slice(i, i + Data.N).getByte(0);
    }
    return sum;
  }
}
