package org.memview.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.memview.MemoryView;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The same 4096 elements (in the first-level cache) as an array, a byte buffer, a segment and a
/// view.
@State(Scope.Thread)
public class Data {
  static final int N = 4096;
  static final int BYTES = N * 8;

  /// Where the memory lies: a `byte[]`, or outside the heap.
  @Param({"heap", "native"})
  public String storage = "heap";

  /// Whether the JVM has used every kind of storage before.
  @Param({"clean", "polluted"})
  public String jvm = "clean";

  byte[] byteArray = new byte[N];
  int[] intArray = new int[N];
  double[] doubleArray = new double[N];
  MemorySegment segment = MemorySegment.NULL;
  ByteBuffer buffer = ByteBuffer.allocate(0);
  MemoryView bytes = MemoryView.of(byteArray);
  MemoryView ints = bytes;
  MemoryView doubles = bytes;

  /// As long as they are read: for loops to the end.
  MemoryView firstInts = bytes;

  MemorySegment intSegment = MemorySegment.NULL;
  ByteBuffer intBuffer = ByteBuffer.allocate(0);

  /// Makes the memory, after polluting the JVM if asked.
  @Setup
  public void setUp() {
    Pollution.apply(jvm);
    segment =
        storage.equals("heap")
            ? MemorySegment.ofArray(new byte[BYTES])
            : Arena.ofAuto().allocate(BYTES, 64);
    buffer = segment.asByteBuffer().order(ByteOrder.nativeOrder());
    bytes = MemoryView.of(segment);
    ints = bytes.cast("i");
    doubles = bytes.cast("d");
    firstInts = ints.slice(0, N);
    intSegment = segment.asSlice(0, 4 * N);
    intBuffer = intSegment.asByteBuffer().order(ByteOrder.nativeOrder());
    for (int i = 0; i < N; i++) {
      byteArray[i] = (byte) i;
      intArray[i] = i;
      doubleArray[i] = i;
    }
    ints.slice(0, N).copyFrom(MemoryView.of(intArray));
  }
}
