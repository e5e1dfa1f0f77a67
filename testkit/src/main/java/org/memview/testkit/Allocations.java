package org.memview.testkit;

import java.lang.reflect.Method;

/// Counts what the current thread takes from the heap, exactly: how a test shows that nothing was
/// copied.
public final class Allocations {
  private static final int ROUNDS = 100;

  /// What is counted.
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  private Allocations() {}

  /// Returns the bytes of one run, the average of many after a warm-up as long.
  public static long of(Action action) throws Exception {
    rounds(action); // classes, and whatever else is made once
    long before = sinceStart();
    rounds(action);
    return (sinceStart() - before) / ROUNDS;
  }

  /// Returns the bytes of the first run, with whatever it loads.
  public static long once(Action action) throws Exception {
    long before = sinceStart();
    action.run();
    return sinceStart() - before;
  }

  private static void rounds(Action action) throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      action.run();
    }
  }

  /// By reflection: tests of a named module need not require `java.management` for it.
  private static long sinceStart() throws ReflectiveOperationException {
    Object threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Method count =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes");
    return (long) count.invoke(threads);
  }
}
