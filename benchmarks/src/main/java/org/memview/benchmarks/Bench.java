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
/// With `--full`: `--suites` measures every suite, too, `--resume` keeps the parts an earlier run
/// finished, `--part A,B` measures only those, `--report` measures nothing and writes again,
/// `--publish` writes docs/ and the README.
///
/// `--only REGEX` restricts; `--out FOLDER` is where a full run and the suites put their files;
/// `--json` prints the samples of `bench` in place of its table. What counts of the samples (a
/// median, or the least of few) each table says itself.
public final class Bench {
  static final List<Suite> SUITES =
      List.of(
          new Suite(
              "core",
              "element access and slices beside array, segment, byte buffer",
              (options, out) ->
                  JmhSuite.ELEMENTS.run(options, out, results -> new ElementTable(results).text())),
          new Suite(
              "struct",
              "records and columns beside code by hand and CPython's struct",
              (options, out) ->
                  JmhSuite.STRUCTS.run(options, out, results -> new StructTable(results).text())),
          new Suite(
              "array",
              "ByteArray and TypedArray beside Java's arrays, streams and CPython's",
              (options, out) ->
                  JmhSuite.ARRAYS.run(options, out, results -> new ArrayTable(results).text())),
          new Suite(
              "peers",
              "elements, slices and copies beside Agrona, JavaCPP and TensorFlow's ndarray",
              (options, out) ->
                  JmhSuite.PEERS.run(options, out, results -> new PeerTable(results).text())),
          new Suite(
              "io",
              "files and sockets beside the JDK by hand and CPython: time and peak memory",
              IoBench::run),
          new Suite(
              "share",
              "npy files, pictures, SQLite's blobs beside NumPy, the JDK's classes and JDBC",
              ShareBench::run),
          new Suite(
              "profiler", "what the profiler costs, beside CPython's tracing", ProfilerBench::run),
          new Suite("start", "how long a command takes, beside CPython", StartBench::run));

  private Bench() {}

  /// Runs what the class comment says.
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    try {
      run(Options.of(Arrays.asList(args)));
    } catch (IllegalArgumentException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private static void run(Options options)
      throws RunnerException, IOException, InterruptedException {
    List<Suite> named =
        SUITES.stream().filter(suite -> suite.name().equals(options.suite())).toList();
    if (options.list()) {
      SUITES.forEach(suite -> System.out.printf("%-10s %s%n", suite.name(), suite.about()));
    } else if (!named.isEmpty()) {
      named.getFirst().run(options);
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

  private static void smoke(Options options)
      throws RunnerException, IOException, InterruptedException {
    List<Class<?>> classes = new ArrayList<>(JmhSuite.ELEMENTS.classes());
    classes.addAll(JmhSuite.STRUCTS.classes());
    classes.addAll(JmhSuite.ARRAYS.classes());
    int ran = JmhSuite.smoke(classes, options.only()) + JmhSuite.PEERS.smoked(options.only());
    IoBench.run(options, new Transcript(true));
    System.out.println(ran + " benchmarks and " + Worker.smoke() + " operations ran");
  }

  /// `about 2 minutes`, or a half where that is nearer.
  static String about(double seconds) {
    long halves = Math.max(1, Math.round(seconds / 30));
    String minutes = halves / 2 + (halves % 2 == 0 ? "" : "½");
    return "about " + minutes.replaceFirst("^0½", "½") + (halves == 2 ? " minute" : " minutes");
  }
}
