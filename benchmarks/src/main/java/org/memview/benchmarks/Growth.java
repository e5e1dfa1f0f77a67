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
import java.util.function.Consumer;
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

  /// The same sum over a `byte[]`, whose pages are large where Linux gives such: beside it shows
  /// what the small pages of the file cost.
  static final String HEAP = "sum of uint8, heap";

  private static final long LARGEST_ARRAY = 1L << 28;

  /// Sizes over which everything is warmed up before anything is timed.
  private static final List<Long> WARMING = List.of(1L << 16, 1L << 18, 1L << 20);

  private static final long WARMING_MILLIS = 50;

  /// First passes, each over a mapping of its own.
  private static final int MAPPINGS = 5;

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
      for (long size : WARMING) {
        measure(channel, size, Math.min(millis, WARMING_MILLIS), _ -> {});
      }
      for (long size = SMALLEST; size <= largest; size *= 4) {
        measure(channel, size, millis, sample -> System.out.println(sample.line()));
      }
    }
  }

  private static void measure(FileChannel channel, long size, long millis, Consumer<Sample> sink)
      throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      MemoryView bytes = MemoryView.of(memory);
      MemoryView first = bytes.slice(0, size / 2);
      MemoryView second = bytes.slice(size / 2);
      MemoryView halves = bytes.cast("i").slice("::2");
      sink.accept(sample(FIRST_PASS, size, firstPass(channel, size) / size));
      Map<String, Work> works = new LinkedHashMap<>();
      works.put("sum of uint8", () -> (long) bytes.sum());
      works.put("count in uint8", () -> bytes.count(7));
      works.put("equal, two halves of uint8", () -> first.contentEquals(second) ? 1 : 0);
      works.put("sum of int32, every 2nd", () -> (long) halves.sum());
      works.put("sum of longs by hand, a segment", () -> byHand(memory));
      if (size <= LARGEST_ARRAY) {
        MemoryView array = MemoryView.of(new byte[(int) size]);
        works.put(HEAP, () -> (long) array.sum());
      }
      works.forEach((name, work) ->
          sink.accept(sample(name, size, Timer.median(work, millis) / elements(name, size))));
    }
  }

  /// The pages of the file are in memory after the first of them; none is mapped yet.
  private static double firstPass(FileChannel channel, long size) throws IOException {
    double[] nanos = new double[MAPPINGS];
    for (int i = 0; i < MAPPINGS; i++) {
      try (Arena arena = Arena.ofShared()) {
        MemorySegment memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
        MemoryView bytes = MemoryView.of(memory);
        nanos[i] = Timer.once(() -> (long) bytes.sum());
      }
    }
    return Sample.median(nanos);
  }

  /// How many elements an operation has over so many bytes.
  static double elements(String operation, long size) {
    return operation.startsWith("sum of uint8") || operation.startsWith("count")
        ? size
        : operation.startsWith("equal") ? size / 2.0 : size / 8.0;
  }

  /// How many bytes of each operand that is; -1 for the loop by hand.
  static long bytes(String operation, long size) {
    if (operation.contains("by hand")) {
      return -1;
    }
    return operation.startsWith("equal") || operation.contains("every 2nd") ? size / 2 : size;
  }

  private static long byHand(MemorySegment memory) {
    long size = memory.byteSize();
    long sum = 0;
    for (long i = 0; i < size; i += 8) {
      sum += memory.get(ValueLayout.JAVA_LONG_UNALIGNED, i);
    }
    return sum;
  }

  private static Sample sample(String operation, long size, double nanos) {
    return new Sample(operation, Operation.VIEW, Long.toString(size), Worker.CLEAN, nanos);
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
