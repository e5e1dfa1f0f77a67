package org.memview.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/// What `./memview bench` runs.
///
/// | command | what it does |
/// |---|---|
/// | `bench` | the headline operations beside their peers, in less than three minutes |
/// | `bench --full` | everything by JMH, in parts; writes JSON, Markdown and pictures |
/// | `bench SUITE` | one suite; `--full` measures longer where there is more to measure |
/// | `bench --list` | names the suites |
/// | `bench --smoke` | every benchmark once; with `--full`, the whole path on tiny data |
///
/// With `--full`: `--resume` keeps the parts an earlier run finished, `--part A,B` measures only
/// those, `--report` measures nothing and writes again, `--publish` writes docs/ and the README.
///
/// `--only REGEX` restricts; `--out FOLDER` is where a full run puts its files. Each number is the
/// median of the later samples.
public final class Bench {
  private static final List<Suite> SUITES =
      List.of(
          new Suite(
              "core", "element access and slices beside array, segment, byte buffer", Bench::core),
          new Suite(
              "struct",
              "records and columns beside code by hand and CPython's struct",
              options ->
                  JmhSuite.run(
                      List.of(StructBenchmark.class),
                      options,
                      results -> new StructTable(results).text())),
          new Suite(
              "array",
              "ByteArray and TypedArray beside Java's arrays, streams and CPython's",
              options ->
                  JmhSuite.run(
                      List.of(ArrayBenchmark.class),
                      options,
                      results -> new ArrayTable(results).text())),
          new Suite(
              "io",
              "files and sockets beside the JDK by hand and CPython: time and peak memory",
              options -> IoBench.run(options.words())),
          new Suite(
              "share",
              "pictures beside the JDK's classes, SQLite's blobs beside JDBC",
              options -> ShareBench.run(options.words())),
          new Suite(
              "profiler",
              "what the profiler costs, beside CPython's tracing",
              options -> ProfilerBench.run(options.words())));

  private Bench() {}

  /// Runs what the class comment says.
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    Options options = Options.of(Arrays.asList(args));
    List<Suite> named =
        SUITES.stream().filter(suite -> suite.name().equals(options.suite())).toList();
    if (options.list()) {
      SUITES.forEach(suite -> System.out.printf("%-10s %s%n", suite.name(), suite.about()));
    } else if (!named.isEmpty()) {
      named.getFirst().run().run(options);
    } else if (!options.suite().isEmpty()) {
      fail("unknown suite '" + options.suite() + "'; there is: " + names());
    } else if (options.full()) {
      if (!new FullRun(options).run()) {
        fail("not every part ran; --resume runs those that did not");
      }
    } else if (options.smoke()) {
      smoke(options);
    } else {
      Headlines.run(options);
    }
  }

  private static String names() {
    return String.join(", ", SUITES.stream().map(Suite::name).toList());
  }

  private static void fail(String message) {
    System.err.println("memview bench: " + message);
    System.exit(2);
  }

  private static void smoke(Options options) throws RunnerException {
    List<Class<?>> classes = new ArrayList<>(Elements.CLASSES);
    classes.add(StructBenchmark.class);
    int ran = JmhSuite.smoke(classes, options.only());
    System.out.println(ran + " benchmarks and " + Worker.smoke() + " operations ran");
  }

  private static void core(Options options)
      throws RunnerException, IOException, InterruptedException {
    if (options.smoke()) {
      System.out.println(JmhSuite.smoke(Elements.CLASSES, options.only()) + " benchmarks ran");
      return;
    }
    long start = System.nanoTime();
    System.err.printf("measuring, %s on an idle machine%n", about(Elements.seconds()));
    List<Sample> samples = new ArrayList<>();
    Elements.measure(options.only(), false, samples::add);
    System.out.print(new ElementTable(new Results(samples)).text());
    System.out.printf("measured in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
  }

  /// `about 4 minutes`.
  static String about(double seconds) {
    return "about " + Math.max(1, Math.round(seconds / 60)) + " minutes";
  }
}
