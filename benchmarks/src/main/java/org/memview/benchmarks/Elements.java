package org.memview.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;

/// `bench core`: element access and slices beside array, segment and byte buffer, in a JVM for each
/// class of benchmarks, kind of memory, clean and polluted.
final class Elements {
  static final List<Class<?>> CLASSES =
      List.of(
          ElementBenchmark.class,
          GridBenchmark.class,
          ByteOrderBenchmark.class,
          SliceBenchmark.class);

  private static final List<String> STORAGES = List.of("heap", "native");

  /// Start, memory touched, and in a polluted one the pollution, of one JVM.
  private static final double SECONDS_TO_START = 3;

  private Elements() {}

  /// What it takes, about.
  static double seconds() {
    return 2
        * STORAGES.size()
        * (CLASSES.size() * SECONDS_TO_START + count() * (Jmh.ELEMENTS.seconds() + 0.1));
  }

  private static long count() {
    return CLASSES.stream()
        .flatMap(type -> List.of(type.getDeclaredMethods()).stream())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .count();
  }

  /// Measures benchmarks whose name has a match for `only`.
  static void measure(String only, boolean smoke, Consumer<Sample> sink)
      throws IOException, InterruptedException {
    List<String> options =
        smoke
            ? List.of("-Xmx256m", "-Djmh.ignoreLock=true", "-D" + Pollution.ROUNDS + "=1")
            : List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Djmh.ignoreLock=true");
    for (Class<?> type : CLASSES) {
      for (String storage : STORAGES) {
        for (String jvm : List.of(Worker.POLLUTED, Worker.CLEAN)) {
          List<String> arguments =
              List.of(type.getName(), storage, jvm, smoke ? "smoke" : "measure", only);
          Fork.run(JmhWorker.class, options, arguments, sink);
        }
      }
    }
  }
}
