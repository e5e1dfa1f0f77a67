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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A crop of 48 × 48 ints out of 64 × 64, by row and column; and every second int of a row.
///
/// The loop over arrays reads rows whose first column is a constant, the others know no strides
/// before they run.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GridBenchmark {
  private static final int SIDE = 48;
  private static final int WIDTH = 64;
  private static final int HALF = Data.N / 2;

  /// The crop and the strided row, and their numbers for those who do the arithmetic by hand.
  @State(Scope.Thread)
  public static class Grid {
    MemoryView crop = MemoryView.of(new int[1]);
    MemoryView second = crop;
    final int[][] rows = new int[WIDTH][WIDTH];
    long offset = (8 * WIDTH + 8) * 4;
    long rowStride = WIDTH * 4;
    long columnStride = 4;
    long secondStride = 8;

    /// Cuts the views out of the data.
    @Setup
    public void setUp(Data data) {
      MemoryView first = data.ints.slice(0, Data.N);
      crop = first.cast("B").cast("i", WIDTH, WIDTH).slice("8:56, 8:56");
      second = first.slice(0, Data.N, 2);
    }
  }

  @Benchmark
  @OperationsPerInvocation(SIDE * SIDE)
  public long gridGet_array(Grid grid) {
    int[][] rows = grid.rows;
    long sum = 0;
    for (int i = 0; i < SIDE; i++) {
      int[] row = rows[i + 8];
      for (int j = 0; j < SIDE; j++) {
        sum += row[j + 8];
      }
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(SIDE * SIDE)
  public long gridGet_buffer(Data data, Grid grid) {
    ByteBuffer b = data.buffer;
    int offset = (int) grid.offset;
    int rowStride = (int) grid.rowStride;
    long sum = 0;
    for (int i = 0; i < SIDE; i++) {
      int row = offset + i * rowStride;
      for (int j = 0; j < SIDE; j++) {
        sum += b.getInt(row + (j << 2));
      }
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(SIDE * SIDE)
  public long gridGet_segment(Data data, Grid grid) {
    MemorySegment s = data.segment;
    long offset = grid.offset;
    long rowStride = grid.rowStride;
    long sum = 0;
    for (long i = 0; i < SIDE; i++) {
      long row = offset + i * rowStride;
      for (long j = 0; j < SIDE; j++) {
        sum += s.get(ValueLayout.JAVA_INT_UNALIGNED, row + (j << 2));
      }
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(SIDE * SIDE)
  public long gridGet_view(Grid grid) {
    MemoryView v = grid.crop;
    long sum = 0;
    for (long i = 0; i < SIDE; i++) {
      for (long j = 0; j < SIDE; j++) {
        sum += v.getInt(i, j);
      }
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(SIDE * SIDE)
  public long gridGet_rowViews(Grid grid) {
    MemoryView v = grid.crop;
    long sum = 0;
    for (long i = 0; i < SIDE; i++) {
      MemoryView row = v.at(i);
      for (long j = 0; j < SIDE; j++) {
        sum += row.getInt(j);
      }
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(HALF)
  public long stridedGet_array(Data data, Grid grid) {
    int[] a = data.intArray;
    int step = (int) (grid.secondStride >> 2);
    long sum = 0;
    for (int i = 0; i < HALF; i++) {
      sum += a[i * step];
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(HALF)
  public long stridedGet_buffer(Data data, Grid grid) {
    ByteBuffer b = data.buffer;
    int stride = (int) grid.secondStride;
    long sum = 0;
    for (int i = 0; i < HALF; i++) {
      sum += b.getInt(i * stride);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(HALF)
  public long stridedGet_segment(Data data, Grid grid) {
    MemorySegment s = data.segment;
    long stride = grid.secondStride;
    long sum = 0;
    for (long i = 0; i < HALF; i++) {
      sum += s.get(ValueLayout.JAVA_INT_UNALIGNED, i * stride);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(HALF)
  public long stridedGet_view(Grid grid) {
    MemoryView v = grid.second;
    long sum = 0;
    for (long i = 0; i < HALF; i++) {
      sum += v.getInt(i);
    }
    return sum;
  }
}
