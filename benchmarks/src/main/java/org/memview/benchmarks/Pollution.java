package org.memview.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.memview.MemoryView;

/// A JVM as real programs leave it: every accessor has been hot over every kind of storage and both
/// byte orders.
///
/// The loops are this class's own, so what is polluted is the library (and the JDK), not the
/// benchmark's loop.
final class Pollution {
  private static final int BYTES = 4096;

  /// The system property that says how often everything is done, [#MANY] if it does not.
  static final String ROUNDS = "memview.bench.rounds";

  /// C2 compiles a loop after some 60,000 iterations; this makes ten times as many of the shortest.
  static final int MANY = 800;

  private static boolean done;

  /// How often everything is done.
  static int rounds() {
    return Integer.getInteger(ROUNDS, MANY);
  }

  private Pollution() {}

  /// Pollutes if `jvm` says `"polluted"`; once is enough for a JVM that runs several benchmarks.
  static synchronized void apply(String jvm) {
    if (jvm.equals("polluted") && !done) {
      done = true;
      long sum = 0;
      for (MemoryView view : everyStorage()) {
        for (String format : List.of("B", "<h", ">h", "<i", ">i", "<q", ">q", "<d", ">d")) {
          sum += use(view.cast(format));
        }
        sum += useGrid(view.cast("<i", 32, BYTES / 4 / 32));
        sum += useSlices(view.cast("B"));
      }
      if (sum == 42) {
        throw new AssertionError("keeps the loops alive");
      }
    }
  }

  static List<MemoryView> everyStorage() {
    return List.of(
        MemoryView.of(new byte[BYTES]),
        MemoryView.of(new short[BYTES / 2]),
        MemoryView.of(new char[BYTES / 2]),
        MemoryView.of(new int[BYTES / 4]),
        MemoryView.of(new long[BYTES / 8]),
        MemoryView.of(new float[BYTES / 4]),
        MemoryView.of(new double[BYTES / 8]),
        MemoryView.of(Arena.global().allocate(BYTES)),
        MemoryView.of(mapped()));
  }

  private static MemorySegment mapped() {
    try {
      Path file = Files.createTempFile("pollution", ".bin");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES, Arena.global());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long use(MemoryView view) {
    long sum = 0;
    int times = (int) (rounds() * Math.min(view.itemSize(), 4) / 4);
    for (int round = 0; round < times; round++) {
      sum +=
          switch (view.formatSpec().code()) {
            case 'B' -> bytes(view);
            case 'h' -> shorts(view);
            case 'i' -> ints(view);
            case 'q' -> longs(view);
            default -> doubles(view);
          };
    }
    return sum;
  }

  private static long bytes(MemoryView view) {
    long sum = 0;
    for (long i = 0; i < view.length(); i++) {
      view.setByte(i, (byte) (view.getByte(i) + 1));
      sum += view.getInt(i);
    }
    return sum;
  }

  private static long shorts(MemoryView view) {
    long sum = 0;
    for (long i = 0; i < view.length(); i++) {
      view.setShort(i, (short) (view.getShort(i) + 1));
      sum += view.getUnsignedShort(i);
    }
    return sum;
  }

  private static long ints(MemoryView view) {
    long sum = 0;
    for (long i = 0; i < view.length(); i++) {
      view.setInt(i, view.getInt(i) + 1);
      sum += view.getUnsignedInt(i);
    }
    return sum;
  }

  private static long longs(MemoryView view) {
    long sum = 0;
    for (long i = 0; i < view.length(); i++) {
      view.setLong(i, view.getLong(i) + 1);
      sum += view.getLong(-1 - i);
    }
    return sum;
  }

  private static long doubles(MemoryView view) {
    double sum = 0;
    for (long i = 0; i < view.length(); i++) {
      view.setDouble(i, view.getDouble(i) + 1);
      sum += view.getDouble(-1 - i);
    }
    return (long) sum;
  }

  private static long useGrid(MemoryView view) {
    long sum = 0;
    for (int round = 0; round < rounds(); round++) {
      for (long i = 0; i < view.extent(0); i++) {
        for (long j = 0; j < view.extent(1); j++) {
          view.setInt(i, j, view.getInt(i, j) + 1);
        }
      }
      sum += view.getInt(round % 32, 0);
    }
    return sum;
  }

  private static long useSlices(MemoryView view) {
    long sum = 0;
    for (int round = 0; round < rounds() / 10; round++) {
      for (MemoryView rest = view; !rest.isEmpty(); rest = rest.slice(1)) {
        sum += rest.getByte(0);
      }
    }
    return sum;
  }
}
