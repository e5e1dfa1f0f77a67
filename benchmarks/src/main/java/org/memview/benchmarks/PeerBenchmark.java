package org.memview.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.memview.MemoryView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tensorflow.ndarray.IntNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.index.Indices;

/// The same 4096 ints by the libraries a user might take in place of this one: Agrona's
/// `UnsafeBuffer`, JavaCPP's `IntIndexer`, TensorFlow's `IntNdArray`; each as its documentation
/// shows, bounds checked.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PeerBenchmark.N)
@State(Scope.Thread)
public class PeerBenchmark {
  static final int N = 4096;
  private static final int SIDE = 64;

  /// Where the memory lies: arrays, or a direct buffer.
  @Param({"heap", "native"})
  public String storage = "heap";

  /// Whether the JVM has used every kind of storage before.
  @Param({"clean", "polluted"})
  public String jvm = "clean";

  UnsafeBuffer agrona = new UnsafeBuffer();
  UnsafeBuffer agronaCopy = new UnsafeBuffer();
  IntIndexer javacpp = IntIndexer.create(new int[0]);
  IntIndexer javacppGrid = javacpp;
  IntNdArray tensorflow = NdArrays.ofInts(Shape.of(1));
  IntNdArray tensorflowGrid = tensorflow;
  IntNdArray tensorflowSecond = tensorflow;
  IntNdArray tensorflowCopy = tensorflow;
  MemoryView view = MemoryView.of(new int[0]);
  MemoryView viewGrid = view;
  MemoryView viewSecond = view;
  MemoryView viewCopy = view;

  /// Gives everybody the numbers from 0 on, in memory of its own.
  @Setup
  public void setUp() {
    Pollution.apply(jvm);
    boolean heap = storage.equals("heap");
    agrona = heap ? new UnsafeBuffer(new byte[4 * N]) : new UnsafeBuffer(direct());
    agronaCopy = heap ? new UnsafeBuffer(new byte[4 * N]) : new UnsafeBuffer(direct());
    IntBuffer forIndexer = ints(direct());
    int[] indexed = new int[N];
    javacpp = heap ? IntIndexer.create(indexed) : IntIndexer.create(forIndexer);
    javacppGrid =
        heap ? IntIndexer.create(indexed, SIDE, SIDE) : IntIndexer.create(forIndexer, SIDE, SIDE);
    tensorflow = array(heap);
    tensorflowGrid = tensorflow.withShape(Shape.of(SIDE, SIDE));
    tensorflowSecond = tensorflow.slice(Indices.even());
    tensorflowCopy = array(heap);
    view = view(heap);
    viewGrid = view.reshape(SIDE, SIDE);
    viewSecond = view.slice("::2");
    viewCopy = view(heap);
    for (int i = 0; i < N; i++) {
      agrona.putInt(4 * i, i);
      javacpp.put(i, i);
      tensorflow.setInt(i, i);
      view.setInt(i, i);
    }
  }

  private static ByteBuffer direct() {
    return ByteBuffer.allocateDirect(4 * N).order(ByteOrder.nativeOrder());
  }

  private static IntBuffer ints(ByteBuffer buffer) {
    return buffer.asIntBuffer();
  }

  private static IntNdArray array(boolean heap) {
    return NdArrays.wrap(
        Shape.of(N), heap ? DataBuffers.of(new int[N]) : DataBuffers.of(ints(direct())));
  }

  private static MemoryView view(boolean heap) {
    return heap ? MemoryView.of(new int[N]) : MemoryView.of(direct()).cast("i");
  }

  @Benchmark
  public long intGet_agrona() {
    long sum = 0;
    for (int i = 0; i < N; i++) {
      sum += agrona.getInt(4 * i);
    }
    return sum;
  }

  @Benchmark
  public long intGet_javacpp() {
    long sum = 0;
    for (int i = 0; i < N; i++) {
      sum += javacpp.get(i);
    }
    return sum;
  }

  @Benchmark
  public long intGet_tensorflow() {
    long sum = 0;
    for (int i = 0; i < N; i++) {
      sum += tensorflow.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public long intGet_view() {
    long sum = 0;
    for (int i = 0; i < N; i++) {
      sum += view.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public void intAdd_agrona() {
    for (int i = 0; i < N; i++) {
      agrona.putInt(4 * i, agrona.getInt(4 * i) + 1);
    }
  }

  @Benchmark
  public void intAdd_javacpp() {
    for (int i = 0; i < N; i++) {
      javacpp.put(i, javacpp.get(i) + 1);
    }
  }

  @Benchmark
  public void intAdd_tensorflow() {
    for (int i = 0; i < N; i++) {
      tensorflow.setInt(tensorflow.getInt(i) + 1, i);
    }
  }

  @Benchmark
  public void intAdd_view() {
    for (int i = 0; i < N; i++) {
      view.setInt(i, view.getInt(i) + 1);
    }
  }

  @Benchmark
  public long gridGet_javacpp() {
    long sum = 0;
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        sum += javacppGrid.get(i, j);
      }
    }
    return sum;
  }

  @Benchmark
  public long gridGet_tensorflow() {
    long sum = 0;
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        sum += tensorflowGrid.getInt(i, j);
      }
    }
    return sum;
  }

  @Benchmark
  public long gridGet_view() {
    long sum = 0;
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        sum += viewGrid.getInt(i, j);
      }
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(N / 2)
  public long everySecond_tensorflow() {
    long sum = 0;
    for (int i = 0; i < N / 2; i++) {
      sum += tensorflowSecond.getInt(i);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(N / 2)
  public long everySecond_view() {
    long sum = 0;
    for (int i = 0; i < N / 2; i++) {
      sum += viewSecond.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public void copy_agrona() {
    agronaCopy.putBytes(0, agrona, 0, 4 * N);
  }

  @Benchmark
  public void copy_tensorflow() {
    tensorflow.copyTo(tensorflowCopy);
  }

  @Benchmark
  public void copy_view() {
    viewCopy.copyFrom(view);
  }

  @Benchmark
  @OperationsPerInvocation(1)
  public UnsafeBuffer slice_agrona() {
    return new UnsafeBuffer(agrona, 8, 4 * N - 16);
  }

  @Benchmark
  @OperationsPerInvocation(1)
  public IntNdArray slice_tensorflow() {
    return tensorflow.slice(Indices.range(2, N - 2));
  }

  @Benchmark
  @OperationsPerInvocation(1)
  public MemoryView slice_view() {
    return view.slice(2, -2);
  }
}
