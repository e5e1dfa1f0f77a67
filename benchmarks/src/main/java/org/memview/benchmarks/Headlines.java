package org.memview.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.runner.RunnerException;

/// `./memview bench`: the operations beside their peers, a JVM for each storage, clean and
/// polluted, and Python before and after, so that a machine that changes its mind shows in both.
final class Headlines {
  static final int DATA = 64 << 20;
  private static final long MILLIS = 100;

  private final Options options;
  private final List<Operation> operations;
  private final Results results = new Results();
  private final Peers peers = new Peers();

  private Headlines(Options options) {
    this.options = options;
    this.operations = Operations.matching(options.only());
  }

  static void run(Options options) throws IOException, RunnerException {
    try {
      Headlines headlines = new Headlines(options);
      headlines.measure();
      System.out.print(headlines.text());
      if (options.writes()) {
        headlines.report();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while measuring", e);
    }
  }

  private void measure() throws IOException, InterruptedException, RunnerException {
    Path data = Files.createTempFile("memview-bench", ".bin");
    try {
      byte[] random = new byte[DATA];
      new Random(1).nextBytes(random);
      Files.write(data, random);
      peers.time(operations, data, MILLIS / 1e3);
      measureJava(data);
      peers.time(operations, data, MILLIS / 1e3);
      results.addAll(peers.samples());
    } finally {
      Files.delete(data);
    }
  }

  private void report() throws IOException {
    String how =
        options.full()
            ? "Measured by JMH, the least of 5 iterations of 200 ms in a fork each."
            : "A shortened run: the least of the samples of 100 ms after 100 ms of warming up, in"
                + " one JVM for each storage, clean and polluted.";
    Growth.Line[] growth = Growth.measure(options.largest());
    new Report(results, operations, growth, Machine.text(peers.versions()), how)
        .write(options.folder());
    System.out.println("written: " + options.folder().toAbsolutePath());
  }

  private void measureJava(Path data) throws IOException, InterruptedException, RunnerException {
    if (options.full()) {
      Files.createDirectories(options.folder());
      results.addAll(FullRun.measure(operations, options.folder().resolve("jmh.log")));
      return;
    }
    for (String jvm : List.of("polluted", "clean")) {
      for (String storage : List.of("heap", "native")) {
        System.err.println("measuring " + storage + " memory in a " + jvm + " JVM");
        results.addAll(fork(data, storage, jvm));
      }
    }
  }

  private List<Sample> fork(Path data, String storage, String jvm)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Worker.class.getName(), data.toString(), storage, jvm));
    command.addAll(List.of(Long.toString(MILLIS), options.only()));
    Process worker =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<Sample> samples;
    try (BufferedReader reader = worker.inputReader(StandardCharsets.UTF_8)) {
      samples = reader.lines().map(Sample::parse).toList();
    }
    int code = worker.waitFor();
    if (code != 0) {
      throw new IOException("the JVM for " + storage + " memory ended with " + code);
    }
    return samples;
  }

  private String text() {
    return """
    How many times as fast as the peer a memory view is (more is better), in one run on the same
    data. heap is a byte[], native is memory outside the heap; first in a JVM that has used every
    kind of storage before, as real programs do, then in a clean one.

    """
        + new HeadlineTable(results, operations).text(false)
        + "\n"
        + Machine.text(peers.versions());
  }
}
