package org.memview.benchmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.memview.MemoryView;
import org.memview.benchmarks.Operation.Work;

/// Time per element from a kilobyte to four gigabytes of a mapped sparse file: what is linear stays
/// flat.
///
/// Its samples have the size in bytes for a storage, and nanoseconds per element.
public final class Growth {
  static final double SMALLEST_POWER = 10;
  static final long SMALLEST = 1L << (int) SMALLEST_POWER;
  static final long LARGEST = 1L << 32;
  static final String FIRST_PASS = "sum of uint8, first pass";

  private Growth() {}

  /// One operation at all sizes: nanoseconds per element by size in bytes.
  record Line(String operation, Map<Long, Double> nanos) {}

  /// Arguments: the largest size in bytes, milliseconds for each size. Prints a [Sample] per line.
  public static void main(String[] args) throws IOException {
    long largest = Long.parseLong(args[0]);
    long millis = Long.parseLong(args[1]);
    Path file = Files.createTempFile("memview-growth", ".bin");
    Files.delete(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      channel.write(ByteBuffer.allocate(1), largest - 1);
      for (long size = SMALLEST; size <= largest; size *= 4) {
        measure(channel, size, millis);
      }
    }
  }

  private static void measure(FileChannel channel, long size, long millis) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      MemorySegment again = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      MemoryView bytes = MemoryView.of(memory);
      MemoryView others = MemoryView.of(again);
      MemoryView halves = bytes.cast("i").slice("::2");
      print(FIRST_PASS, size, Timer.once(() -> (long) bytes.sum()) / size);
      time("sum of uint8", size, size, millis, () -> (long) bytes.sum());
      time("count in uint8", size, size, millis, () -> bytes.count(7));
      time("equal, uint8", size, size, millis, () -> bytes.contentEquals(others) ? 1 : 0);
      time("sum of int32, every 2nd", size, size / 8, millis, () -> (long) halves.sum());
      time("sum of longs by hand, a segment", size, size / 8, millis, () -> byHand(memory));
    }
  }

  private static long byHand(MemorySegment memory) {
    long sum = 0;
    for (long i = 0; i < memory.byteSize(); i += 8) {
      sum += memory.get(ValueLayout.JAVA_LONG_UNALIGNED, i);
    }
    return sum;
  }

  private static void time(String operation, long size, long elements, long millis, Work work) {
    print(operation, size, Timer.median(work, millis) / elements);
  }

  private static void print(String operation, long size, double nanos) {
    Sample sample = new Sample(operation, Operation.VIEW, Long.toString(size), Worker.CLEAN, nanos);
    System.out.println(sample.line());
  }

  /// The lines of what `main` printed, in its order.
  static List<Line> lines(List<Sample> samples) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Sample sample : samples) {
      lines
          .computeIfAbsent(sample.operation(), name -> new Line(name, new TreeMap<>()))
          .nanos
          .put(Long.parseLong(sample.storage()), sample.nanos());
    }
    return List.copyOf(lines.values());
  }
}
