package org.memview.profiler.agent;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
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

  /// Something that is not counted.
  ///
  /// @param column what it makes worthless: `offHeap`, `loading`, `allocated` on virtual threads,
  ///   or an empty text if no column is
  record Problem(String column, String reason) {}

  /// Checks memory outside the heap and virtual threads. The agent asks when something is to be
  /// shown for the first time: what the checks load would double the time of its start.
  ///
  /// It runs on a thread of its own, because what it allocates is nobody's line.
  static List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Thread thread = Thread.ofPlatform().name("self-test").unstarted(() -> find(problems));
    thread.start();
    join(thread);
    return problems;
  }

  private static void find(List<Problem> problems) {
    if (!sees(() -> sink = ByteBuffer.allocateDirect(BYTES))) {
      problems.add(new Problem("offHeap", "off-heap bytes of direct buffers"));
    }
    long before = Probe.offHeap();
    try (Arena arena = Arena.ofConfined()) {
      arena.allocate(BYTES);
      if (Probe.offHeap() - before != BYTES) {
        problems.add(new Problem("offHeap", "off-heap bytes of arenas"));
      }
    }
    if (!virtualThreads()) {
      problems.add(new Problem("allocated", "bytes allocated by virtual threads"));
    }
  }

  /// Returns what the hooks that this JDK has no place for make worthless.
  static List<Problem> ofHooks(Collection<String> missing) {
    return missing.stream().map(feeds -> new Problem(column(feeds), feeds)).toList();
  }

  private static String column(String feeds) {
    return switch (feeds) {
      case JdkHooks.VIRTUAL -> "allocated";
      case JdkHooks.LOADING -> "loading";
      default -> feeds.startsWith("off-heap") ? "offHeap" : "";
    };
  }

  private static boolean sees(Runnable allocation) {
    long before = Probe.offHeap();
    allocation.run();
    return Probe.offHeap() - before == BYTES;
  }

  /// On a virtual thread that may change its carrier between two allocations (what a change itself
  /// takes is not known); when it has ended, nobody must be waiting for it.
  private static boolean virtualThreads() {
    long[] counted = new long[1];
    boolean[] followed = new boolean[1];
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              counted[0] = counted();
              Thread.yield();
              counted[0] = Math.max(counted[0], counted());
              followed[0] = Probe.follows(Thread.currentThread());
            });
    join(thread);
    return counted[0] == BYTES && followed[0] && !Probe.follows(thread);
  }

  /// Returns `BYTES` if an array of that size is counted, otherwise more.
  private static long counted() {
    long before = Probe.allocated();
    sink = new byte[BYTES];
    long counted = Probe.allocated() - before;
    return counted >= BYTES && counted <= BYTES + MOST_HEADER ? BYTES : Long.MAX_VALUE;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
