package org.memview.cli.demo;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Reads the thread's allocation counter and the clock between the statements of a [ProbedProgram].
///
/// The counter is exact: the JVM adds what the thread has used of its current allocation buffer.
/// Reading it allocates nothing.
public final class Probe {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long[] bytes = {};
  private static long[] nanos = {};
  private static long bytesBefore;
  private static long nanosBefore;

  private Probe() {}

  /// Called by the program before its first statement.
  public static void begin(int statements) {
    bytes = new long[statements];
    nanos = new long[statements];
    restart();
  }

  /// Called by the program after each statement.
  public static void passed(int statement) {
    nanos[statement] += System.nanoTime() - nanosBefore;
    bytes[statement] += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    restart();
  }

  private static void restart() {
    bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    nanosBefore = System.nanoTime();
  }

  /// Returns the bytes each statement allocated.
  static long[] bytes() {
    return Arrays.copyOf(bytes, bytes.length);
  }

  /// Returns the nanoseconds each statement took.
  static long[] nanos() {
    return Arrays.copyOf(nanos, nanos.length);
  }
}
