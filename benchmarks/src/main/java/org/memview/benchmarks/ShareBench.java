package org.memview.benchmarks;

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

/// What `./memview bench share` runs: pictures beside the JDK's own image classes, SQLite's blobs
/// beside sqlite-jdbc.
final class ShareBench {
  private static final List<Class<?>> CLASSES =
      List.of(PictureBenchmark.class, BlobBenchmark.class);

  private ShareBench() {}

  /// Options: `--smoke` runs everything once for a few milliseconds; `--only REGEX` restricts.
  static void run(List<String> options) throws RunnerException {
    boolean smoke = options.contains("--smoke");
    int only = options.indexOf("--only");
    Collection<RunResult> results = measure(only < 0 ? "" : options.get(only + 1), smoke);
    System.out.print(smoke ? results.size() + " benchmarks ran\n" : new ShareTable(results).text());
  }

  private static Collection<RunResult> measure(String only, boolean smoke) throws RunnerException {
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .verbosity(smoke ? VerboseMode.SILENT : VerboseMode.NORMAL)
            .jvmArgsAppend("-Xms1g", "-Xmx1g", "--enable-native-access=ALL-UNNAMED")
            .forks(smoke ? 0 : 1)
            .warmupIterations(smoke ? 0 : 3)
            .warmupTime(TimeValue.milliseconds(200))
            .measurementIterations(smoke ? 1 : 4)
            .measurementTime(TimeValue.milliseconds(smoke ? 5 : 250));
    for (Class<?> benchmark : CLASSES) {
      builder.include(benchmark.getName().replace(".", "\\.") + "\\..*" + only);
    }
    if (!smoke) {
      String file = System.getProperty("java.io.tmpdir") + "/memview-bench.log";
      System.err.println("measuring, about two minutes; JMH's log: " + file);
      builder.addProfiler(GCProfiler.class).output(file);
    }
    return new Runner(builder.build()).run();
  }
}
