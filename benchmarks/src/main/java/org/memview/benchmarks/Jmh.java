package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// JMH inside a JVM that was made for it ([Fork]): one for each kind of memory and not one for each
/// benchmark, because making a JVM forget its innocence takes seconds.
///
/// Of the iterations the last count, and of those the median: C2 compiles twice, and the code that
/// stays may be slower than the code before.
///
/// @param name what a process is told
/// @param iterations of this many milliseconds, the warming up included
/// @param last of them, so many count
record Jmh(String name, int iterations, int millis, int last) {
  static final Jmh SMOKE = new Jmh("smoke", 1, 1, 1);
  static final Jmh ELEMENTS = new Jmh("elements", 16, 50, 7);

  /// In each of several JVMs of the same kind.
  static final Jmh SEVERAL = new Jmh("several", 10, 50, 5);

  static final Jmh BULK = new Jmh("bulk", 9, 60, 5);
  static final Jmh LONG = new Jmh("long", 16, 250, 7);

  static Jmh named(String name) {
    return Stream.of(SMOKE, ELEMENTS, SEVERAL, BULK, LONG)
        .filter(jmh -> jmh.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measurement is called " + name));
  }

  double seconds() {
    return iterations * millis / 1e3;
  }

  /// Runs what `include` matches, with these parameters.
  List<Sample> run(String include, Map<String, String> parameters) throws RunnerException {
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .include(include)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(millis))
            .addProfiler(GCProfiler.class);
    parameters.forEach(builder::param);
    Collection<RunResult> results = new Runner(builder.build()).run();
    return results.stream().map(this::sample).toList();
  }

  private Sample sample(RunResult result) {
    List<Double> nanos = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        nanos.add(iteration.getPrimaryResult().getScore());
        bytes.add(allocated(iteration));
      }
    }
    BenchmarkParams params = result.getParams();
    String subject = params.getParam("subject");
    String[] name =
        subject == null
            ? params.getBenchmark().replaceFirst(".*\\.", "").split("_", 2)
            : subject.split("@", 2);
    return new Sample(
        name[0],
        name[1].equals("view") ? Operation.VIEW : name[1],
        Objects.requireNonNullElse(params.getParam("storage"), "heap"),
        params.getParam("jvm"),
        medianOfLast(nanos),
        medianOfLast(bytes));
  }

  private double medianOfLast(List<Double> values) {
    return Sample.median(
        values.subList(Math.max(0, values.size() - last), values.size()).stream()
            .mapToDouble(Double::doubleValue)
            .toArray());
  }

  // JMH's own type of the results is raw.
  @SuppressWarnings("rawtypes")
  private static double allocated(IterationResult iteration) {
    for (Map.Entry<String, Result> entry : iteration.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
        return entry.getValue().getScore();
      }
    }
    return Double.NaN;
  }
}
