package org.memview.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// `ByteArray` and `TypedArray` beside what Java has: a byte appended, read, written, 64 bytes cut
/// out, a word found.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ArrayBenchmark.N)
@State(Scope.Thread)
public class ArrayBenchmark {
  static final int N = 1 << 16;
  private static final int CUTS = N / 64;

  /// Whether the JVM has used every kind of storage before.
  @Param({"clean", "polluted"})
  public String jvm = "clean";

  byte[] bytes = new byte[N];
  int[] ints = new int[N];
  ByteBuffer buffer = ByteBuffer.wrap(bytes);
  ByteArray array = ByteArray.of();
  TypedArray typed = TypedArray.of("i");
  byte[] word = {'w', 'o', 'r', 'd'};

  /// Fills the arrays; the word stands at the end.
  @Setup
  public void setUp() {
    Pollution.apply(jvm);
    if (jvm.equals("polluted")) {
      pollute();
    }
    for (int i = 0; i < N; i++) {
      bytes[i] = (byte) (i % 101);
      ints[i] = i;
    }
    System.arraycopy(word, 0, bytes, N - word.length, word.length);
    array = ByteArray.of(bytes.clone());
    typed = TypedArray.ofInts(ints);
  }

  /// Every typecode, on the heap and outside, and slices of each.
  private static void pollute() {
    long sum = 0;
    for (String code : new String[] {"b", "B", "h", "H", "i", "I", "q", "f", "d"}) {
      for (TypedArray one : new TypedArray[] {TypedArray.of(code), TypedArray.ofNative(code)}) {
        for (int i = 0; i < 20_000; i++) {
          one.append((Object) (i % 100));
          sum += one.get(-1).hashCode();
        }
        try (MemoryView view = MemoryView.of(one)) {
          sum += view.slice("::3").length();
        }
      }
    }
    if (sum == 42) {
      throw new AssertionError("keeps the loops alive");
    }
  }

  @Benchmark
  public byte[] append_bytes() {
    byte[] grown = new byte[16];
    int length = 0;
    for (int i = 0; i < N; i++) {
      if (length == grown.length) {
        grown = Arrays.copyOf(grown, length + (length >> 1));
      }
      grown[length++] = (byte) i;
    }
    return grown;
  }

  @Benchmark
  public ByteArrayOutputStream append_stream() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < N; i++) {
      stream.write(i);
    }
    return stream;
  }

  @Benchmark
  public ByteArray append_array() {
    ByteArray grown = ByteArray.of();
    for (int i = 0; i < N; i++) {
      grown.append((byte) i);
    }
    return grown;
  }

  @Benchmark
  public int[] appendInt_bytes() {
    int[] grown = new int[16];
    int length = 0;
    for (int i = 0; i < N; i++) {
      if (length == grown.length) {
        grown = Arrays.copyOf(grown, length + (length >> 1));
      }
      grown[length++] = i;
    }
    return grown;
  }

  @Benchmark
  public TypedArray appendInt_array() {
    TypedArray grown = TypedArray.of("i");
    for (int i = 0; i < N; i++) {
      grown.append((long) i);
    }
    return grown;
  }

  @Benchmark
  public int get_bytes() {
    int sum = 0;
    for (int i = 0; i < N; i++) {
      sum += bytes[i];
    }
    return sum;
  }

  @Benchmark
  public int get_buffer() {
    int sum = 0;
    for (int i = 0; i < N; i++) {
      sum += buffer.get(i);
    }
    return sum;
  }

  @Benchmark
  public int get_array() {
    int sum = 0;
    for (int i = 0; i < N; i++) {
      sum += array.get(i);
    }
    return sum;
  }

  @Benchmark
  public long getInt_bytes() {
    long sum = 0;
    for (int i = 0; i < N; i++) {
      sum += ints[i];
    }
    return sum;
  }

  @Benchmark
  public long getInt_array() {
    long sum = 0;
    for (int i = 0; i < N; i++) {
      sum += typed.getInt(i);
    }
    return sum;
  }

  @Benchmark
  public void set_bytes() {
    for (int i = 0; i < N; i++) {
      bytes[i] = (byte) i;
    }
  }

  @Benchmark
  public void set_buffer() {
    for (int i = 0; i < N; i++) {
      buffer.put(i, (byte) i);
    }
  }

  @Benchmark
  public void set_array() {
    for (int i = 0; i < N; i++) {
      array.set(i, (byte) i);
    }
  }

  @Benchmark
  @OperationsPerInvocation(CUTS)
  public void slice_bytes(Blackhole hole) {
    for (int i = 0; i < CUTS; i++) {
      hole.consume(Arrays.copyOfRange(bytes, i * 64, i * 64 + 64));
    }
  }

  @Benchmark
  @OperationsPerInvocation(CUTS)
  public void slice_array(Blackhole hole) {
    for (int i = 0; i < CUTS; i++) {
      hole.consume(array.getSlice(i * 64L, i * 64L + 64));
    }
  }

  /// Per byte searched.
  @Benchmark
  public int find_bytes() {
    for (int i = 0; i <= N - word.length; i++) {
      if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
        return i;
      }
    }
    return -1;
  }

  /// Per byte searched.
  @Benchmark
  public int find_array() {
    return array.find(word);
  }
}
