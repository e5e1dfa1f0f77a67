package org.memview.benchmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.memview.MemoryView;

/// Time per element from a kilobyte to four gigabytes, over a sparse file that is mapped: what is
/// linear stays flat.
final class Growth {
  private static final long MILLIS = 60;

  private Growth() {}

  /// One operation at all sizes: nanoseconds per byte by size in bytes.
  record Line(String operation, Map<Long, Double> nanos) {}

  /// A sum, which reads, and a copy of every second byte, at sizes up to `largest` bytes.
  static Line[] measure(long largest) throws IOException {
    Line sum = new Line("sum of uint8", new LinkedHashMap<>());
    Line count = new Line("count in uint8", new LinkedHashMap<>());
    Path file = Files.createTempFile("memview-growth", ".bin");
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE);
        Arena arena = Arena.ofShared()) {
      MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, largest, arena);
      for (long size = 1024; size <= largest; size *= 4) {
        MemoryView view = MemoryView.of(memory.asSlice(0, size));
        sum.nanos.put(size, Timer.best(() -> (long) view.sum(), MILLIS) / size);
        count.nanos.put(size, Timer.best(() -> view.count(7), MILLIS) / size);
      }
    } finally {
      Files.delete(file);
    }
    return new Line[] {sum, count};
  }
}
