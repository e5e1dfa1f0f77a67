package org.memview.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What `./memview bench` runs.
///
/// | command | what it does |
/// |---|---|
/// | `bench` | the headline operations beside their peers, in less than three minutes |
/// | `bench --full` | all by JMH, more storages and sizes; writes JSON, Markdown and charts |
/// | `bench SUITE` | one JMH suite; `--full` measures longer |
/// | `bench --list` | names the suites |
/// | `bench --smoke` | runs every benchmark once, for milliseconds |
///
/// `--only REGEX` restricts; `--out FOLDER` writes JSON, Markdown and charts there. Each number is
/// the minimum of the samples: other work on a machine only ever adds.
public final class Bench {
  private static final List<Suite> SUITES =
      List.of(
          new Suite(
              "core",
              "element access and slices beside array, segment and byte buffer",
              List.of(
                  ElementBenchmark.class,
                  GridBenchmark.class,
                  ByteOrderBenchmark.class,
                  SliceBenchmark.class),
              results -> new CoreTable(results).text()),
          new Suite(
              "struct",
              "records and columns beside code by hand and CPython's struct",
              List.of(StructBenchmark.class),
              results -> new StructTable(results).text()),
          new Suite(
              "array",
              "ByteArray and TypedArray beside Java's arrays, streams and CPython's",
              List.of(ArrayBenchmark.class),
              results -> new ArrayTable(results).text()));

  private Bench() {}

  /// Runs what the class comment says.
  public static void main(String[] args) throws RunnerException, IOException {
    List<String> words = Arrays.asList(args);
    if (words.contains("io")) {
      IoBench.run(words);
      return;
    }
    if (words.contains("profiler")) {
      ProfilerBench.run(words);
      return;
    }
    if (words.contains("share")) {
      ShareBench.run(words);
      return;
    }
    Options options = Options.of(words);
    List<Suite> named =
        SUITES.stream().filter(suite -> suite.name().equals(options.suite())).toList();
    if (words.contains("--list")) {
      SUITES.forEach(suite -> System.out.printf("%-10s %s%n", suite.name(), suite.about()));
    } else if (!options.suite().isEmpty() && named.isEmpty()) {
      String there = String.join(", ", SUITES.stream().map(Suite::name).toList());
      System.err.println(
          "memview bench: unknown suite '" + options.suite() + "'; there is: " + there);
      System.exit(2);
    } else if (options.smoke()) {
      smoke(named.isEmpty() ? SUITES : named, options);
    } else if (named.isEmpty()) {
      Headlines.run(options);
    } else {
      System.out.print(named.getFirst().table().apply(run(named, options)));
    }
  }

  private static void smoke(List<Suite> suites, Options options) throws RunnerException {
    int ran = run(suites, options).size();
    int operations = options.suite().isEmpty() ? Worker.smoke() : 0;
    System.out.println(ran + " benchmarks and " + operations + " operations ran");
  }

  private static Collection<RunResult> run(List<Suite> suites, Options options)
      throws RunnerException {
    boolean smoke = options.smoke();
    boolean full = options.full();
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
    for (Suite suite : suites) {
      for (Class<?> benchmark : suite.classes()) {
        builder.include(benchmark.getName().replace(".", "\\.") + "\\..*" + options.only());
      }
    }
    if (!smoke) {
      builder.addProfiler(GCProfiler.class).output(progressFile());
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
