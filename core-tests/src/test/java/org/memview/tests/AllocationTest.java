package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.management.ThreadMXBean;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.MemoryView;

/// What operations allocate, in bytes: a guard against slow code that no machine's speed disturbs.
///
/// A loop that boxes, a copy that makes a temporary one, a kernel that falls back to elements all
/// show here. Each bound is for code that no JIT has improved, so that nothing depends on when it
/// does.
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int BYTES = 1 << 20;
  private static final long MILLION = 1_000_000;

  /// A view, what may stay with it, and what the call needs to look at its arguments.
  private static final long ONE_SLICE = 160;

  /// Keeps what was computed.
  static volatile long sink;

  /// The least of a few calls: classes are loaded in the first.
  private static long allocated(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  static Stream<Arguments> memories() {
    return Stream.of(
        argumentSet("heap", MemoryView.of(new byte[BYTES])),
        argumentSet("ints", MemoryView.of(new int[BYTES / 4]).cast("B")),
        argumentSet("native", MemoryView.of(Arena.ofAuto().allocate(BYTES, 8))));
  }

  @ParameterizedTest
  @MethodSource("memories")
  void elements_readAndWritten_allocateNothing(MemoryView bytes) {
    MemoryView ints = bytes.cast("i");
    MemoryView grid = bytes.cast("i", 512, 512);

    long used =
        allocated(() -> {
          long sum = 0;
          for (int i = 0; i < 10_000; i++) {
            ints.setInt(i, i);
            sum += ints.getInt(-1 - i) + bytes.getByte(i) + grid.getInt(i % 512, 3);
          }
          sink = sum;
        });

    assertTrue(used < 10_000, "40,000 accesses allocated " + used + " bytes");
  }

  @ParameterizedTest
  @MethodSource("memories")
  void slice_allocatesTheViewAndNoArrays(MemoryView bytes) {
    long used =
        allocated(() -> {
          MemoryView rest = bytes;
          for (int i = 0; i < 1000; i++) {
            rest = rest.slice(1);
          }
          sink = rest.length();
        });

    assertTrue(used <= 1000 * ONE_SLICE, "1,000 slices allocated " + used + " bytes");
  }

  static Stream<Arguments> bulk() {
    return Stream.of(
        work("copy", v -> v.copyFrom(other(v))),
        work("fill", v -> v.fill(7)),
        work("equal", v -> sink = v.contentEquals(other(v)) ? 1 : 0),
        work("count", v -> sink = v.count(7)),
        work("find", v -> sink = v.contains(99) ? 1 : 0),
        work("sum", v -> sink = (long) v.sum()),
        work("sumExact", v -> sink = v.sumExact()),
        work("min", 1, v -> sink = v.minLong()),
        work("argmax", 1, v -> sink = v.argmax()));
  }

  private static Arguments work(String name, Consumer<MemoryView> work) {
    return work(name, 4, work);
  }

  private static Arguments work(String name, int part, Consumer<MemoryView> work) {
    return argumentSet(name, part, work);
  }

  private static final MemoryView OTHER = MemoryView.of(new int[BYTES / 4]).cast("B");

  private static MemoryView other(MemoryView view) {
    MemoryView ints = OTHER.cast("i");
    return view.ndim() == 2
        ? OTHER.cast("i", 512, 512).slice(0, view.extent(0)).slice(":, :" + view.extent(1))
        : ints.slice(0, view.length());
  }

  /// No temporary copy, nothing for each element: at most a quarter of what is looked at; extremes
  /// take a buffer for each row.
  @ParameterizedTest
  @MethodSource("bulk")
  void bulk_ofAnyLayout_allocatesLittle(int part, Consumer<MemoryView> work) {
    for (MemoryView bytes :
        Arrays.asList(
            MemoryView.of(new byte[BYTES]), MemoryView.of(Arena.ofAuto().allocate(BYTES, 8)))) {
      MemoryView grid = bytes.cast("i", 512, 512);
      for (MemoryView view :
          Arrays.asList(
              bytes.cast("i"),
              bytes.cast("i").slice("::2"),
              grid.slice("8:-8, 8:-8"),
              grid.slice("::-1, ::-1"),
              grid.transpose())) {
        long used = allocated(() -> work.accept(view));

        assertTrue(
            used <= view.byteSize() / part,
            () -> "allocated %,d bytes for %s".formatted(used, view));
      }
    }
  }

  /// What is claimed to allocate nothing once it is compiled, and what growing costs in all. The
  /// JIT is told to finish before it goes on, so that nothing depends on when it does.
  @ParameterizedTest
  @ValueSource(strings = {"byte[]", "native"})
  void millionOperations_onceCompiled_allocateNothing(String memory, @TempDir Path directory)
      throws Exception {
    List<String> arguments =
        List.of(
            "-Xbatch",
            "-cp",
            Jvm.core() + File.pathSeparator + Jvm.tests(),
            AllocationProgram.class.getName(),
            memory);

    Jvm.Run run = Jvm.run(directory, arguments);

    assertEquals("", run.err());
    assertEquals(12, run.out().lines().count(), run::out);
    run.out().lines().forEach(AllocationTest::checkLine);
  }

  private static void checkLine(String line) {
    String name = line.substring(0, line.indexOf(':'));
    long used = Long.parseLong(line.substring(name.length() + 2));
    switch (name) {
      // A buffer for each of three calls.
      case "forEach" -> assertTrue(used < 1 << 16, line);
      // Something for each buffer of two thousand, a third of a byte for each number.
      case "streams" -> assertTrue(used < MILLION, line);
      case "append to a ByteArray" -> assertTrue(used < 8 * MILLION, line);
      case "append to a TypedArray of i" -> assertTrue(used < 32 * MILLION, line);
      case "append to a TypedArray of d" -> assertTrue(used < 64 * MILLION, line);
      case "toList" -> assertTrue(used > MILLION, line);
      default -> assertTrue(used < 1024, line);
    }
  }

  @Test
  void contiguousCopyOfAnySize_allocatesTheSame() {
    MemoryView small = MemoryView.of(new byte[1024]);
    MemoryView large = MemoryView.of(new byte[BYTES]);
    MemoryView smallTo = MemoryView.of(new byte[1024]);
    MemoryView largeTo = MemoryView.of(new byte[BYTES]);

    long few = allocated(() -> smallTo.copyFrom(small));
    long many = allocated(() -> largeTo.copyFrom(large));

    assertTrue(many <= few + 4096, few + " bytes for 1 KiB, " + many + " for 1 MiB");
  }
}
