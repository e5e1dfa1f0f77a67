package org.memview.profiler.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// The allocation counter as the management interface shows it: exact for platform threads, -1 on
/// virtual ones.
public final class BeanCounter implements LongSupplier {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Makes a counter; the JVM must be one that counts.
  public BeanCounter() {}

  @Override
  public long getAsLong() {
    return threads.getCurrentThreadAllocatedBytes();
  }
}
