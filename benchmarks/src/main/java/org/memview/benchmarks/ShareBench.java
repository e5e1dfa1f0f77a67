package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.memview.benchmarks.ProcessTable.Target;
import org.memview.benchmarks.ProcessTable.Way;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What `./memview bench share` runs: an npy file beside NumPy and the other readers in Java,
/// pictures beside the JDK's own image classes, SQLite's blobs beside sqlite-jdbc.
final class ShareBench {
  private static final List<Class<?>> CLASSES =
      List.of(PictureBenchmark.class, BlobBenchmark.class);

  private static final ProcessTable NPY =
      new ProcessTable(
          List.of(
              new Way("view", "Npy.open(file).view().slice(part).sum()"),
              new Way("jetbrains", "org.jetbrains.bio:npy, read, loops"),
              new Way("openlca", "org.openlca:npy, read, loops"),
              new Way("openlcaMemmap", "org.openlca:npy, memmap, loops"),
              new Way("memmap", "CPython: numpy.load(mmap_mode='r')[part].sum()"),
              new Way("load", "CPython: numpy.load(file)[part].sum()")),
          List.of(
              Target.time("view", 1, "memmap"),
              Target.time("view", 1, "jetbrains", "openlca", "openlcaMemmap"),
              Target.memory("view", "memmap")));

  private final boolean smoke;
  private final String only;

  private ShareBench(boolean smoke, String only) {
    this.smoke = smoke;
    this.only = only;
  }

  /// Options: `--smoke` runs everything once for a few milliseconds; `--only REGEX` restricts, to
  /// `npy`, or to benchmarks by name.
  static void run(List<String> options) throws RunnerException, IOException {
    int at = options.indexOf("--only");
    String only = at < 0 ? "" : options.get(at + 1);
    ShareBench bench = new ShareBench(options.contains("--smoke"), only);
    if (only.isEmpty() || "npy".matches(only)) {
      bench.npy();
    }
    if (!only.equals("npy")) {
      bench.jmh();
    }
  }

  private void npy() throws IOException {
    Path file = Files.createTempFile("memview-bench", ".npy");
    try {
      Files.delete(file);
      int side = smoke ? 64 : 1 << 14;
      NpyWorker.fill(file, side);
      for (int step : new int[] {1, 16}) {
        System.out.printf(
            "map, take [::%d, ::%d], sum: npy file of %,d bytes%n", step, step, Files.size(file));
        Processes processes = new Processes(NpyWorker.class, "npy.py", smoke ? 1 : 3);
        System.out.println(
            processes.measure(NPY, smoke ? 1 : 2, file.toString(), Integer.toString(step)));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void jmh() throws RunnerException {
    Collection<RunResult> results = measure();
    System.out.print(smoke ? results.size() + " benchmarks ran\n" : new ShareTable(results).text());
  }

  private Collection<RunResult> measure() throws RunnerException {
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
