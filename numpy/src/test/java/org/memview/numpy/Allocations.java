package org.memview.numpy;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;

/// Counts the bytes that code allocates on this thread. By reflection: the module under test does
/// not read `jdk.management`.
final class Allocations {
  private static final int ROUNDS = 100;

  private Allocations() {}

  /// Returns the bytes per run, after a warm-up.
  static long of(Runnable action) throws ReflectiveOperationException {
    rounds(action); // classes are loaded once
    long before = sinceStart();
    rounds(action);
    return (sinceStart() - before) / ROUNDS;
  }

  /// Returns the bytes of one run, with whatever it loads.
  static long once(Callable<?> action) throws Exception {
    long before = sinceStart();
    action.call();
    return sinceStart() - before;
  }

  private static void rounds(Runnable action) {
    for (int i = 0; i < ROUNDS; i++) {
      action.run();
    }
  }

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
