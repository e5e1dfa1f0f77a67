package org.memview.profiler.agent;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import org.memview.profiler.runtime.Meter;

/// The quantities that cost too much, or mean too little, to be measured always.
final class Meters {
  private Meters() {}

  static Meter of(String name) {
    return switch (name) {
      case "time" -> new Nanos();
      case "live" -> new Live();
      case "rss" -> new Rss();
      case "allThreads" -> new AllThreads();
      default -> throw Errors.badOption(name);
    };
  }

  private static final class Nanos implements Meter {
    @Override
    public String name() {
      return "time";
    }

    @Override
    public long read() {
      return System.nanoTime();
    }
  }

  /// The used heap after a full collection: what Python's tool means by memory, and milliseconds
  /// for each line.
  private static final class Live implements Meter {
    private final Runtime runtime = Runtime.getRuntime();

    @Override
    public String name() {
      return "live";
    }

    @Override
    public long read() {
      System.gc();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }

  /// The process's resident memory, as Linux tells it; exact to about 0.1 MiB.
  private static final class Rss implements Meter {
    private final Resident resident;

    Rss() {
      try {
        resident = new Resident("self");
      } catch (IOException e) {
        throw new UncheckedIOException("rss needs /proc/self/status, which Linux has", e);
      }
    }

    @Override
    public String name() {
      return "rss";
    }

    @Override
    public long read() {
      try {
        return resident.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class AllThreads implements Meter {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
      return "allThreads";
    }

    @Override
    public long read() {
      return threads.getTotalThreadAllocatedBytes();
    }
  }
}
