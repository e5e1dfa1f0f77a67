package org.memview.profiler.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.memview.profiler.report.Recording;
import org.memview.profiler.runtime.Calls;
import org.memview.profiler.runtime.Meter;
import org.memview.profiler.runtime.Table;

/// Adds to a recording what only the JVM itself knows: the used heap, buffers outside, and calls.
final class JvmRecorder implements Calls {
  /// Shorter calls than this part of an interval cannot be seen between two samples.
  private static final double SHORTEST = 0.1;

  private final Path file;
  private final long millis;
  private final Meter resident = Meters.of("rss");

  /// The resident bytes of the last sample: a call asks for no newer ones when it begins, because
  /// nearly all calls are too short to be recorded.
  private volatile long lastResident = resident.read();

  private boolean failed;
  private final List<BufferPoolMXBean> pools =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

  /// A call that has not ended.
  private record Start(double seconds, long bytes) {}

  JvmRecorder(Path file, long millis) {
    this.file = file;
    this.millis = millis;
  }

  /// Starts sampling.
  JvmRecorder begun() {
    var _ = // it goes on until the JVM ends
        Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("memview-recorder").unstarted(task))
            .scheduleAtFixedRate(this::sample, 0, millis, TimeUnit.MILLISECONDS);
    return this;
  }

  private static double now() {
    return System.currentTimeMillis() / 1e3;
  }

  private void sample() {
    Runtime runtime = Runtime.getRuntime();
    long offHeap = 0;
    for (BufferPoolMXBean pool : pools) {
      offHeap += Math.max(0, pool.getMemoryUsed());
    }
    double now = now();
    lastResident = resident.read();
    write(
        Recording.line("HEAP", runtime.totalMemory() - runtime.freeMemory(), now)
            + Recording.line("OFFHEAP", offHeap, now));
  }

  @Override
  public Object started() {
    return new Start(now(), lastResident);
  }

  @Override
  public void ended(Table table, Object start, int level) {
    Start from = (Start) start;
    double now = now();
    if (now - from.seconds >= SHORTEST * millis / 1e3) {
      String type = table.origin().className();
      String name = type.substring(type.lastIndexOf('.') + 1) + "." + table.origin().method();
      write(Recording.call(name, from.bytes, from.seconds, resident.read(), now, level));
    }
  }

  /// One write at the end of the file, because the recording process writes there, too.
  private synchronized void write(String lines) {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      if (!failed) {
        System.err.println("memview-profiler: cannot write " + file + ": " + e.getMessage());
      }
      failed = true; // the next one would fail for the same reason
    }
  }
}
