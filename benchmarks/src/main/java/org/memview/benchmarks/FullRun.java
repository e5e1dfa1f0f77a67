package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// `bench --full`: every operation by every subject over four storages, in a JVM each, under JMH.
final class FullRun {
  private static final String[] STORAGES = {"heap", "ints", "native", "mapped"};

  private FullRun() {}

  /// The least of the iterations of every benchmark.
  static List<Sample> measure(List<Operation> operations, Path log)
      throws RunnerException, IOException {
    List<String> subjects = new ArrayList<>();
    for (Operation operation : operations) {
      operation.subjects().keySet().forEach(who -> subjects.add(operation.name() + "@" + who));
    }
    System.err.println(
        "measuring %d subjects over %d storages, clean and polluted; JMH's log: %s"
            .formatted(subjects.size(), STORAGES.length, log));
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(BulkBenchmark.class.getName().replace(".", "\\.") + "\\.run")
                    .param("subject", subjects.toArray(String[]::new))
                    .param("storage", STORAGES)
                    .param("jvm", "clean", "polluted")
                    .shouldFailOnError(true)
                    .forks(1)
                    .jvmArgsAppend("-Xms3g", "-Xmx3g")
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(200))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(200))
                    .output(log.toString())
                    .build())
            .run();
    return results.stream().map(FullRun::sample).toList();
  }

  private static Sample sample(RunResult result) {
    BenchmarkParams params = result.getParams();
    double nanos = Double.MAX_VALUE;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        nanos = Math.min(nanos, iteration.getPrimaryResult().getScore());
      }
    }
    String[] subject = params.getParam("subject").split("@", 2);
    return new Sample(
        subject[0], subject[1], params.getParam("storage"), params.getParam("jvm"), nanos);
  }
}
