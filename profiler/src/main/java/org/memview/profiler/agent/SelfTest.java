package org.memview.profiler.agent;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.Probe;

/// Allocates known amounts and looks whether they are counted. What is not is said in the report
/// instead of being shown as a wrong number.
final class SelfTest {
  private static final int BYTES = 1 << 16;
  private static final int MOST_HEADER = 24;

  private static volatile @Nullable Object sink;

  private SelfTest() {}

  /// Checks the counter itself, before anything else; without it there is no profiler.
  static boolean counterWorks() {
    long before = Probe.counter();
    sink = new byte[BYTES];
    long counted = Probe.counter() - before;
    return counted >= BYTES && counted <= BYTES + MOST_HEADER;
  }

  /// Checks memory outside the heap and virtual threads, in a report, so that starting costs
  /// nothing.
  static List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!sees(() -> sink = ByteBuffer.allocateDirect(BYTES))) {
      problems.add("off-heap bytes of direct buffers are not counted on this JVM");
    }
    long before = Probe.offHeap();
    try (Arena arena = Arena.ofConfined()) {
      arena.allocate(BYTES);
      if (Probe.offHeap() - before != BYTES) {
        problems.add("off-heap bytes of arenas are not counted on this JVM");
      }
    }
    if (!virtualThreads()) {
      problems.add("bytes allocated by virtual threads are not counted on this JVM");
    }
    return problems;
  }

  private static boolean sees(Runnable allocation) {
    long before = Probe.offHeap();
    allocation.run();
    return Probe.offHeap() - before == BYTES;
  }

  private static boolean virtualThreads() {
    long[] counted = new long[1];
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              long before = Probe.counter();
              sink = new byte[BYTES];
              counted[0] = Probe.counter() - before;
            });
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return counted[0] >= BYTES && counted[0] <= BYTES + MOST_HEADER;
  }
}
