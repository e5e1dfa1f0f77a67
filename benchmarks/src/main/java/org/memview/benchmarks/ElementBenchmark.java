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

/// One contiguous element at a time: an array, a byte buffer, a segment, a view.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Data.N)
public class ElementBenchmark {

  @Benchmark
  public long intGet_array(Data data) {
    int[] a = data.intArray;
    long sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += a[i];
    }
    return sum;
  }

  @Benchmark
  public long intGet_buffer(Data data) {
    ByteBuffer b = data.buffer;
    long sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += b.getInt(i << 2);
    }
    return sum;
  }

  @Benchmark
  public long intGet_segment(Data data) {
    MemorySegment s = data.segment;
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += s.get(ValueLayout.JAVA_INT_UNALIGNED, i << 2);
    }
    return sum;
  }

  @Benchmark
  public long intGet_view(Data data) {
    MemoryView v = data.ints;
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += v.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public void intSet_array(Data data) {
    int[] a = data.intArray;
    for (int i = 0; i < Data.N; i++) {
      a[i] = i;
    }
  }

  @Benchmark
  public void intSet_buffer(Data data) {
    ByteBuffer b = data.buffer;
    for (int i = 0; i < Data.N; i++) {
      b.putInt(i << 2, i);
    }
  }

  @Benchmark
  public void intSet_segment(Data data) {
    MemorySegment s = data.segment;
    for (long i = 0; i < Data.N; i++) {
      s.set(ValueLayout.JAVA_INT_UNALIGNED, i << 2, (int) i);
    }
  }

  @Benchmark
  public void intSet_view(Data data) {
    MemoryView v = data.ints;
    for (long i = 0; i < Data.N; i++) {
      v.setInt(i, (int) i);
    }
  }

  @Benchmark
  public void intAdd_array(Data data) {
    int[] a = data.intArray;
    for (int i = 0; i < Data.N; i++) {
      a[i] = a[i] + 1;
    }
  }

  @Benchmark
  public void intAdd_buffer(Data data) {
    ByteBuffer b = data.buffer;
    for (int i = 0; i < Data.N; i++) {
      b.putInt(i << 2, b.getInt(i << 2) + 1);
    }
  }

  @Benchmark
  public void intAdd_segment(Data data) {
    MemorySegment s = data.segment;
    for (long i = 0; i < Data.N; i++) {
      int value = s.get(ValueLayout.JAVA_INT_UNALIGNED, i << 2);
      s.set(ValueLayout.JAVA_INT_UNALIGNED, i << 2, value + 1);
    }
  }

  @Benchmark
  public void intAdd_view(Data data) {
    MemoryView v = data.ints;
    for (long i = 0; i < Data.N; i++) {
      v.setInt(i, v.getInt(i) + 1);
    }
  }

  @Benchmark
  public long byteGet_array(Data data) {
    byte[] a = data.byteArray;
    long sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += a[i];
    }
    return sum;
  }

  @Benchmark
  public long byteGet_buffer(Data data) {
    ByteBuffer b = data.buffer;
    long sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += b.get(i);
    }
    return sum;
  }

  @Benchmark
  public long byteGet_segment(Data data) {
    MemorySegment s = data.segment;
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += s.get(ValueLayout.JAVA_BYTE, i);
    }
    return sum;
  }

  @Benchmark
  public long byteGet_view(Data data) {
    MemoryView v = data.bytes;
    long sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += v.getByte(i);
    }
    return sum;
  }

  @Benchmark
  public double doubleGet_array(Data data) {
    double[] a = data.doubleArray;
    double sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += a[i];
    }
    return sum;
  }

  @Benchmark
  public double doubleGet_buffer(Data data) {
    ByteBuffer b = data.buffer;
    double sum = 0;
    for (int i = 0; i < Data.N; i++) {
      sum += b.getDouble(i << 3);
    }
    return sum;
  }

  @Benchmark
  public double doubleGet_segment(Data data) {
    MemorySegment s = data.segment;
    double sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += s.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, i << 3);
    }
    return sum;
  }

  @Benchmark
  public double doubleGet_view(Data data) {
    MemoryView v = data.doubles;
    double sum = 0;
    for (long i = 0; i < Data.N; i++) {
      sum += v.getDouble(i);
    }
    return sum;
  }

  @Benchmark
  public long intGetNatural_array(Data data) {
    int[] a = data.intArray;
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i];
    }
    return sum;
  }

  @Benchmark
  public long intGetNatural_buffer(Data data) {
    ByteBuffer b = data.intBuffer;
    long sum = 0;
    for (int i = 0; i < b.limit(); i += 4) {
      sum += b.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public long intGetNatural_segment(Data data) {
    MemorySegment s = data.intSegment;
    long sum = 0;
    for (long i = 0; i < s.byteSize(); i += 4) {
      sum += s.get(ValueLayout.JAVA_INT_UNALIGNED, i);
    }
    return sum;
  }

  @Benchmark
  public long intGetNatural_view(Data data) {
    MemoryView v = data.firstInts;
    long sum = 0;
    for (long i = 0; i < v.length(); i++) {
      sum += v.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public void intSetNatural_array(Data data) {
    int[] a = data.intArray;
    for (int i = 0; i < a.length; i++) {
      a[i] = i;
    }
  }

  @Benchmark
  public void intSetNatural_buffer(Data data) {
    ByteBuffer b = data.intBuffer;
    for (int i = 0; i < b.limit(); i += 4) {
      b.putInt(i, i);
    }
  }

  @Benchmark
  public void intSetNatural_segment(Data data) {
    MemorySegment s = data.intSegment;
    for (long i = 0; i < s.byteSize(); i += 4) {
      s.set(ValueLayout.JAVA_INT_UNALIGNED, i, (int) i);
    }
  }

  @Benchmark
  public void intSetNatural_view(Data data) {
    MemoryView v = data.firstInts;
    for (long i = 0; i < v.length(); i++) {
      v.setInt(i, (int) i);
    }
  }
}
