package org.memview.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// A suite that is JMH as it comes: a JVM for each benchmark and each set of parameters.
final class JmhSuite {
  /// Two kinds of memory, clean and polluted.
  private static final int PARAMETERS = 4;

  /// Start, and half of them polluted.
  private static final double SECONDS_TO_START = 2.5;

  private JmhSuite() {}

  /// Measures and prints `table` of the results; `--full` measures longer.
  static void run(
      List<Class<?>> classes, Options options, Function<Collection<RunResult>, String> table)
      throws RunnerException {
    if (options.smoke()) {
      System.out.println(smoke(classes, options.only()) + " benchmarks ran");
      return;
    }
    int iterations = options.full() ? 13 : 7;
    int millis = options.full() ? 500 : 250;
    // JMH's own log goes to a file: what people want to read is the table.
    String log = System.getProperty("java.io.tmpdir") + "/memview-bench.log";
    double seconds = count(classes) * (SECONDS_TO_START + iterations * millis / 1e3) * PARAMETERS;
    System.err.printf("measuring, %s; JMH's log: %s%n", Bench.about(seconds), log);
    ChainedOptionsBuilder builder =
        builder(classes, options.only())
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
            .forks(1)
            .warmupIterations(iterations - 4)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementIterations(4)
            .measurementTime(TimeValue.milliseconds(millis))
            .output(log);
    System.out.print(table.apply(new Runner(builder.build()).run()));
  }

  private static long count(List<Class<?>> classes) {
    return classes.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .count();
  }

  /// Runs every benchmark once, in this JVM; returns how many.
  static int smoke(List<Class<?>> classes, String only) throws RunnerException {
    ChainedOptionsBuilder builder =
        builder(classes, only)
            .verbosity(VerboseMode.SILENT)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(5));
    return new Runner(builder.build()).run().size();
  }

  private static ChainedOptionsBuilder builder(List<Class<?>> classes, String only) {
    ChainedOptionsBuilder builder = new OptionsBuilder().shouldFailOnError(true);
    for (Class<?> benchmark : classes) {
      builder.include(benchmark.getName().replace(".", "\\.") + "\\..*" + only);
    }
    return builder;
  }
}
