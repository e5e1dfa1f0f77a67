package org.memview.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What `./memview bench SUITE` runs. `core`: element access and slices, measured beside array,
/// segment and byte buffer. `struct`: records and columns, beside code by hand and CPython's
/// `struct`.
///
/// Each number is the minimum of the iterations: other work on a machine only ever adds.
public final class Bench {
  private static final List<Class<?>> CORE =
      List.of(
          ElementBenchmark.class,
          GridBenchmark.class,
          ByteOrderBenchmark.class,
          SliceBenchmark.class);

  private static final Map<String, List<Class<?>>> SUITES =
      Map.of("core", CORE, "struct", List.of(StructBenchmark.class));

  private Bench() {}

  /// Runs the suite named by the first argument; `--smoke` runs everything once for a few
  /// milliseconds and prints how many benchmarks ran; `--only REGEX` restricts; `--full` measures
  /// longer.
  public static void main(String[] args) throws RunnerException {
    List<String> options = Arrays.asList(args);
    if (options.contains("io")) {
      IoBench.run(options);
      return;
    }
    if (!options.isEmpty() && options.getFirst().equals("share")) {
      ShareBench.run(options);
      return;
    }
    List<Class<?>> suite = options.isEmpty() ? null : SUITES.get(options.getFirst());
    if (suite == null) {
      System.err.println(
          "memview bench: unknown suite "
              + options
              + "; there are: "
              + new TreeSet<>(SUITES.keySet()));
      System.exit(2);
      return;
    }
    boolean smoke = options.contains("--smoke");
    int only = options.indexOf("--only");
    Collection<RunResult> results =
        run(suite, only < 0 ? "" : options.get(only + 1), smoke, options.contains("--full"));
    if (smoke) {
      System.out.println(results.size() + " benchmarks ran");
    } else {
      System.out.print(
          options.getFirst().equals("struct")
              ? new StructTable(results).text()
              : new CoreTable(results).text());
    }
  }

  private static Collection<RunResult> run(
      List<Class<?>> suite, String only, boolean smoke, boolean full) throws RunnerException {
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .verbosity(smoke ? VerboseMode.SILENT : VerboseMode.NORMAL)
            .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
            .forks(smoke ? 0 : 1)
            .warmupIterations(smoke ? 0 : full ? 5 : 3)
            .warmupTime(TimeValue.milliseconds(full ? 500 : 200))
            .measurementIterations(smoke ? 1 : full ? 8 : 4)
            .measurementTime(TimeValue.milliseconds(smoke ? 5 : full ? 500 : 250));
    if (!smoke) {
      builder.addProfiler(GCProfiler.class);
    }
    for (Class<?> type : suite) {
      builder.include(type.getName().replace(".", "\\.") + "\\..*" + only);
    }
    if (!smoke) {
      builder.output(progressFile());
    }
    return new Runner(builder.build()).run();
  }

  /// JMH's own log goes to a file beside the temporary files: what people want to read is the
  /// table.
  private static String progressFile() {
    String file = System.getProperty("java.io.tmpdir") + "/memview-bench.log";
    System.err.println("measuring, about three minutes; JMH's log: " + file);
    return file;
  }
}
