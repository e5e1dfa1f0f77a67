package org.memview.benchmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.memview.benchmarks.Operation.Work;

/// A JVM of its own for one storage, clean or polluted: what another storage did to the JIT's
/// profiles must not show where it should not.
public final class Worker {
  private static final List<String> EVERY_STORAGE =
      List.of("heap", "shorts", "chars", "ints", "longs", "floats", "doubles", "native", "mapped");

  /// Divides the sizes of what runs only to have run.
  static final long SMALL = 1 << 14;

  static final String POLLUTED = "polluted";
  static final String CLEAN = "clean";

  /// Polluted, and bulk work is left to the thread that asks for it.
  static final String ALONE = "alone";

  private static boolean polluted;

  private Worker() {}

  /// Arguments: data file, storage, `clean` or `polluted`, milliseconds per subject, regular
  /// expression for operations, what divides all sizes. Prints a [Sample] per line.
  public static void main(String[] args) throws IOException {
    MemorySegment data = data(args[0]);
    String storage = args[1];
    String jvm = args[2];
    if (jvm.equals(POLLUTED)) {
      pollute();
    }
    for (Operation operation : Operations.matching(args[4])) {
      operation
          .subjects()
          .forEach((who, subject) -> {
            System.gc(); // gives back what the subject before had outside the heap
            Work work = subject.apply(new Place(storage, data, Long.parseLong(args[5])));
            double nanos = Timer.median(work, Long.parseLong(args[3]));
            System.out.println(new Sample(operation.name(), who, storage, jvm, nanos).line());
          });
    }
  }

  /// The bytes of `file`, or without one some random bytes.
  static MemorySegment data(String file) throws IOException {
    if (file.isEmpty()) {
      return random();
    }
    try (FileChannel channel = FileChannel.open(Path.of(file))) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.global());
    }
  }

  /// Leaves a JVM as real programs do: every operation has been hot over every kind of storage.
  static synchronized void pollute() {
    if (polluted) {
      return;
    }
    polluted = true;
    Pollution.apply(POLLUTED);
    MemorySegment data = random();
    for (int round = 0; round < 2; round++) {
      for (String storage : EVERY_STORAGE) {
        for (Operation operation : Operations.all()) {
          repeat(view(operation, storage, data), Math.ceilDiv(Pollution.rounds(), 8));
        }
      }
    }
    Compiler.await();
  }

  /// Runs every operation and peer once, on little data; returns how many.
  static int smoke() {
    MemorySegment data = random();
    int ran = 0;
    for (String storage : List.of("heap", "native", "ints")) {
      for (Operation operation : Operations.everyLayout("")) {
        for (var subject : operation.subjects().entrySet()) {
          if (Place.isFor(subject.getKey(), storage)) {
            repeat(subject.getValue().apply(new Place(storage, data, SMALL)), 1);
            ran++;
          }
        }
      }
    }
    return ran;
  }

  private static Work view(Operation operation, String storage, MemorySegment data) {
    var subject = operation.subjects().get(Operation.VIEW);
    if (subject == null) {
      throw new IllegalStateException(operation.name() + " has no view");
    }
    return subject.apply(new Place(storage, data, SMALL));
  }

  private static MemorySegment random() {
    byte[] bytes = new byte[1 << 16];
    new Random(1).nextBytes(bytes);
    return MemorySegment.ofArray(bytes);
  }

  private static void repeat(Work work, int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      sum += work.run();
    }
    if (sum == Long.MIN_VALUE) {
      throw new AssertionError("keeps the work alive");
    }
  }
}
