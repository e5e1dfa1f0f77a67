package org.memview.profiler;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.agent.Agent;
import org.memview.profiler.report.ScopeCost;
import org.memview.profiler.report.Unit;
import org.memview.profiler.runtime.Probe;

/// Reads the counters before and after.
final class Measuring {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final List<BufferPoolMXBean> POOLS =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

  private Measuring() {}

  /// Returns the bytes this thread has allocated, with the agent without its own; or -1 where
  /// nobody counts them, which is on a virtual thread without the agent.
  static long allocated() {
    if (Agent.running() == null) {
      return THREADS.getCurrentThreadAllocatedBytes();
    }
    return Probe.counts() ? Probe.allocated() : ScopeCost.NOT_COUNTED;
  }

  /// Returns what was allocated between two readings of [#allocated].
  static long between(long before, long after) {
    return before == ScopeCost.NOT_COUNTED ? ScopeCost.NOT_COUNTED : after - before;
  }

  /// Returns the bytes outside the heap: this thread's with the agent, otherwise the process's.
  static long offHeap() {
    if (Agent.running() != null) {
      return Probe.offHeap();
    }
    long sum = 0;
    for (BufferPoolMXBean pool : POOLS) {
      sum += pool.getMemoryUsed();
    }
    return sum;
  }

  static <T extends @Nullable Object> Measurement<T> run(Callable<T> code, int repeats)
      throws Exception {
    return Thread.currentThread().isVirtual()
        ? onPlatformThread(code, repeats)
        : here(code, repeats);
  }

  private static <T extends @Nullable Object> Measurement<T> onPlatformThread(
      Callable<T> code, int repeats) throws Exception {
    FutureTask<Measurement<T>> task = new FutureTask<>(() -> here(code, repeats));
    Thread.ofPlatform().name("measure").start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private static <T extends @Nullable Object> Measurement<T> here(Callable<T> code, int repeats)
      throws Exception {
    long nothing = cost();
    long offHeap = offHeap();
    long nanos = System.nanoTime();
    long before = allocated();
    T value = code.call();
    long first = allocated() - before - nothing;
    long fastest = System.nanoTime() - nanos;
    long taken = offHeap() - offHeap;
    long steady = repeats == 0 ? first : Long.MAX_VALUE;
    for (int i = 0; i < repeats; i++) {
      nanos = System.nanoTime();
      before = allocated();
      value = code.call();
      steady = Math.min(steady, allocated() - before - nothing);
      fastest = Math.min(fastest, System.nanoTime() - nanos);
    }
    return new Measurement<>(first, steady, taken, fastest, value);
  }

  /// Returns what reading the counter allocates itself, after it has been read before: nothing, on
  /// the JVMs we know.
  private static long cost() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      offHeap();
      long before = allocated();
      least = Math.min(least, allocated() - before);
    }
    return least;
  }

  /// Returns heap bytes, off-heap bytes and nanoseconds of one run.
  static long[] once(Runnable code) {
    cost();
    long offHeap = offHeap();
    long nanos = System.nanoTime();
    long before = allocated();
    code.run();
    long bytes = between(before, allocated());
    return new long[] {bytes, offHeap() - offHeap, System.nanoTime() - nanos};
  }

  static String withoutTables(long[] took) {
    String allocated =
        took[0] == ScopeCost.NOT_COUNTED
            ? "allocated bytes of a virtual thread are not counted"
            : Unit.AUTO.text(took[0], 3) + " allocated";
    return String.format(
        Locale.US,
        "%s, off-heap %s, %,d ns; lines are shown with -javaagent:memview-profiler.jar",
        allocated,
        Unit.AUTO.text(took[1], 3),
        took[2]);
  }
}
