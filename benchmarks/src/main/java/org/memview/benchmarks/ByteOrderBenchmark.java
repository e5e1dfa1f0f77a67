package org.memview.benchmarks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.memview.MemoryView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Both byte orders hot in one program: the same loop method reads (writes) native ints and
/// big-endian ints in turn.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(2 * Data.N)
public class ByteOrderBenchmark {
  private static final ValueLayout.OfInt NATIVE = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfInt BIG = NATIVE.withOrder(ByteOrder.BIG_ENDIAN);

  /// The same memory in both orders.
  @State(Scope.Thread)
  public static class Orders {
    MemoryView big = MemoryView.of(new int[1]);
    ByteBuffer bigBuffer = ByteBuffer.allocate(0);

    /// Casts.
    @Setup
    public void setUp(Data data) {
      big = data.bytes.cast(">i");
      bigBuffer = data.segment.asByteBuffer().order(ByteOrder.BIG_ENDIAN);
    }
  }

  @Benchmark
  public long bothOrdersGet_array(Data data) {
    int[] a = data.intArray;
    long sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += a[i];
    }
    for (int i = 0; i < Data.N; i++) {
      sum += Integer.reverseBytes(a[i]);
    }
    return sum;
  }

  @Benchmark
  public void bothOrdersSet_array(Data data) {
    int[] a = data.intArray;
    for (int i = 0; i < Data.N; i++) {
      a[i] = i;
    }
    for (int i = 0; i < Data.N; i++) {
      a[i] = Integer.reverseBytes(i);
    }
  }

  @Benchmark
  public long bothOrdersGet_buffer(Data data, Orders orders) {
    return sum(data.buffer) + sum(orders.bigBuffer);
  }

  private static long sum(ByteBuffer b) {
    long sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += b.getInt(i << 2);
    }
    return sum;
  }

  @Benchmark
  public long bothOrdersGet_segment(Data data) {
    MemorySegment s = data.segment;
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += s.get(NATIVE, i << 2);
    }
    for (long i = 0; i < Data.N; i++) {
      sum += s.get(BIG, i << 2);
    }
    return sum;
  }

  @Benchmark
  public long bothOrdersGet_view(Data data, Orders orders) {
    return sum(data.ints) + sum(orders.big);
  }

  private static long sum(MemoryView v) {
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += v.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public void bothOrdersSet_buffer(Data data, Orders orders) {
    count(data.buffer);
    count(orders.bigBuffer);
  }

  private static void count(ByteBuffer b) {
    for (int i = 0; i < Data.N; i++) {
      b.putInt(i << 2, i);
    }
  }

  @Benchmark
  public void bothOrdersSet_segment(Data data) {
    MemorySegment s = data.segment;
    for (long i = 0; i < Data.N; i++) {
      s.set(NATIVE, i << 2, (int) i);
    }
    for (long i = 0; i < Data.N; i++) {
      s.set(BIG, i << 2, (int) i);
    }
  }

  @Benchmark
  public void bothOrdersSet_view(Data data, Orders orders) {
    count(data.ints);
    count(orders.big);
  }

  private static void count(MemoryView v) {
    for (long i = 0; i < Data.N; i++) {
      v.setInt(i, (int) i);
    }
  }
}
