package org.memview.profiler.agent;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
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

  /// The process's resident pages, as Linux counts them; exact to about 0.1 MiB.
  private static final class Rss implements Meter {
    private static final long PAGE = 4096;

    private final RandomAccessFile file;
    private final byte[] text = new byte[128];

    Rss() {
      try {
        file = new RandomAccessFile("/proc/self/statm", "r");
      } catch (IOException e) {
        throw new UncheckedIOException("rss needs /proc/self/statm, which Linux has", e);
      }
    }

    @Override
    public String name() {
      return "rss";
    }

    @Override
    public synchronized long read() {
      try {
        file.seek(0);
        int length = file.read(text);
        return second(length) * PAGE;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private long second(int length) {
      long value = 0;
      int word = 0;
      for (int i = 0; i < length && word < 2; i++) {
        if (text[i] == ' ') {
          word++;
        } else if (word == 1) {
          value = value * 10 + text[i] - '0';
        }
      }
      return value;
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
