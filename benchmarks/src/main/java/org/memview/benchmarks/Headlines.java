package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// `./memview bench`: the operations beside their peers, a JVM for each storage, clean and
/// polluted, and Python before and after, so that a machine that changes its mind shows in both.
final class Headlines {
  static final int DATA = 64 << 20;
  private static final long MILLIS = 60;

  private final Options options;
  private final List<Operation> operations;
  private final List<Sample> samples = new ArrayList<>();
  private final Map<String, String> versions = new TreeMap<>();

  private Headlines(Options options) {
    this.options = options;
    this.operations = Operations.matching(options.only());
  }

  static void run(Options options) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Headlines headlines = new Headlines(options);
    headlines.measure();
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    if (options.json()) {
      System.out.print(Json.text(Machine.text(headlines.versions).strip(), headlines.samples));
    } else {
      System.out.print(headlines.text());
      System.out.printf("measured in %d s%n", seconds);
    }
  }

  private void measure() throws IOException, InterruptedException {
    Path data = Files.createTempFile("memview-bench", ".bin");
    Peers peers = new Peers(samples::add, versions::put);
    try {
      byte[] random = new byte[DATA];
      new Random(1).nextBytes(random);
      Files.write(data, random);
      System.err.println("measuring, less than three minutes on an idle machine: Python");
      python(peers, data);
      for (String jvm : List.of(Worker.POLLUTED, Worker.CLEAN)) {
        for (String storage : List.of("heap", "native")) {
          System.err.println("measuring " + storage + " memory in a " + jvm + " JVM");
          fork(data, storage, jvm);
        }
      }
      System.err.println("measuring Python again");
      python(peers, data);
    } finally {
      Files.delete(data);
    }
  }

  private void python(Peers peers, Path data) throws InterruptedException {
    try {
      peers.time(operations, data, MILLIS / 1e3);
    } catch (IOException e) {
      System.err.println("memview bench: " + e.getMessage());
    }
  }

  private void fork(Path data, String storage, String jvm)
      throws IOException, InterruptedException {
    List<String> memory = new ArrayList<>(Machine.memoryOptions());
    memory.addAll(List.of("-Xms2g", "-Xmx2g"));
    Fork.run(
        Worker.class,
        memory,
        List.of(data.toString(), storage, jvm, Long.toString(MILLIS), options.only(), "1"),
        samples::add);
  }

  private String text() {
    return """
    How many times as fast as the peer a memory view is (more is better), in one run on the same
    data. heap is a byte[], native is memory outside the heap; first in a JVM that has used every
    kind of storage before, as real programs do, then in a clean one. Medians.

    """
        + new HeadlineTable(new Results(samples), operations).text()
        + "\n"
        + Machine.text(versions);
  }
}
