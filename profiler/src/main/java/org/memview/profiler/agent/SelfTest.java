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
///
/// Each way to allocate is tried once it has been used: what the trials load would otherwise take
/// as long as the rest of a short program.
final class SelfTest {
  private static final int BYTES = 1 << 16;
  private static final int MOST_HEADER = 256;

  @SuppressWarnings("UnusedVariable") // written so that the JIT cannot remove the allocation
  private static volatile @Nullable Object sink;

  private final List<Problem> found = new ArrayList<>();
  private boolean buffersTried;
  private boolean arenasTried;
  private boolean virtualTried;

  SelfTest() {}

  /// Checks the counter itself, before anything else; without it there is no profiler.
  static boolean counterWorks() {
    long before = Probe.counter();
    sink = new byte[BYTES];
    return fits(Probe.counter() - before);
  }

  private static boolean fits(long counted) {
    return counted >= BYTES && counted <= BYTES + MOST_HEADER;
  }

  /// Something that is not counted.
  ///
  /// @param column what it makes worthless: `offHeap`, `loading`, `allocated` on virtual threads,
  ///   or an empty text if no column is
  record Problem(String column, String reason) {}

  /// Returns what is not counted, of what has been used.
  ///
  /// @param arenas whether arenas have been
  /// @param virtual whether virtual threads have been
  synchronized List<Problem> problems(boolean arenas, boolean virtual) {
    if (!buffersTried) {
      buffersTried = true;
      onItsOwn(this::tryBuffers);
    }
    if (arenas && !arenasTried) {
      arenasTried = true;
      onItsOwn(this::tryArenas);
    }
    if (virtual && !virtualTried) {
      virtualTried = true;
      onItsOwn(this::tryVirtualThreads);
    }
    return found;
  }

  /// What a trial allocates is nobody's line.
  private static void onItsOwn(Runnable trial) {
    Thread thread = new Thread(trial, "self-test");
    thread.start();
    join(thread);
  }

  private void tryBuffers() {
    long before = Probe.offHeap();
    sink = ByteBuffer.allocateDirect(BYTES);
    if (Probe.offHeap() - before != BYTES) {
      found.add(new Problem("offHeap", "off-heap bytes of direct buffers"));
    }
  }

  private void tryArenas() {
    long before = Probe.offHeap();
    try (Arena arena = Arena.ofConfined()) {
      arena.allocate(BYTES);
      if (Probe.offHeap() - before != BYTES) {
        found.add(new Problem("offHeap", "off-heap bytes of arenas"));
      }
    }
  }

  /// On a virtual thread that may change its carrier between two allocations (what a change itself
  /// takes is not known); when it has ended, nobody must be waiting for it.
  @SuppressWarnings("ThreadPriorityCheck") // nothing depends on whether it yields
  private void tryVirtualThreads() {
    boolean[] good = new boolean[1];
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              boolean before = countsArray();
              Thread.yield();
              good[0] = before && countsArray() && Probe.follows(Thread.currentThread());
            });
    join(thread);
    if (!good[0] || Probe.follows(thread)) {
      found.add(new Problem("allocated", "bytes allocated by virtual threads"));
    }
  }

  private static boolean countsArray() {
    long before = Probe.allocated();
    sink = new byte[BYTES];
    return fits(Probe.allocated() - before);
  }

  /// Returns what the hooks that this JDK has no place for make worthless.
  static List<Problem> ofHooks(Collection<String> missing) {
    List<Problem> problems = new ArrayList<>();
    for (String feeds : missing) {
      problems.add(new Problem(column(feeds), feeds));
    }
    return problems;
  }

  private static String column(String feeds) {
    return switch (feeds) {
      case JdkHooks.VIRTUAL -> "allocated";
      case JdkHooks.LOADING -> "loading";
      default -> feeds.startsWith("off-heap") ? "offHeap" : "";
    };
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true; // the program's own business
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
