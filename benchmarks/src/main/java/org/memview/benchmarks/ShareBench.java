package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  /// Code is compiled within the first few.
  private static final int ROUNDS = 15;

  private static final List<Class<?>> CLASSES =
      List.of(PictureBenchmark.class, BlobBenchmark.class);

  private static final Way VIEW = new Way("view", "Npy.open(file).view().slice(part).sum()");
  private static final Way MEMMAP =
      new Way("memmap", "CPython: numpy.load(mmap_mode='r')[part].sum()");

  private static final List<Way> READERS =
      List.of(
          new Way("jetbrains", "org.jetbrains.bio:npy, read, loops"),
          new Way("openlca", "org.openlca:npy, read, loops"),
          new Way("openlcaMemmap", "org.openlca:npy, memmap, loops"),
          new Way("load", "CPython: numpy.load(file)[part].sum()"));

  private static final ProcessTable NPY =
      new ProcessTable(
          Stream.concat(Stream.of(VIEW, MEMMAP), READERS.stream()).toList(),
          List.of(
              Target.time("view", 1, "memmap"),
              Target.time("view", 1, "jetbrains", "openlca", "openlcaMemmap"),
              Target.memory("view", "memmap")));

  /// What a program pays that does it once: most of it is the JVM's loading and interpreting.
  private static final ProcessTable FIRST = new ProcessTable(List.of(VIEW, MEMMAP), List.of());

  private final boolean smoke;
  private final String only;
  private final Transcript out;

  private ShareBench(Options options, Transcript out) {
    this.smoke = options.smoke();
    this.only = options.only();
    this.out = out;
  }

  /// Options: `--smoke` runs everything once for a few milliseconds; `--only REGEX` restricts, to
  /// `npy`, or to benchmarks by name.
  static void run(Options options, Transcript out) throws RunnerException, IOException {
    ShareBench bench = new ShareBench(options, out);
    boolean npy = Pattern.compile(options.only()).matcher("npy").find();
    if (!options.smoke()) {
      System.err.println(
          "measuring, about 4 minutes on an idle machine; 2 GB in "
              + System.getProperty("java.io.tmpdir"));
    }
    if (npy) {
      bench.npy();
    }
    if (!npy || options.only().isEmpty()) {
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
        String[] arguments = {file.toString(), Integer.toString(step)};
        Processes processes =
            new Processes(
                NpyWorker.class,
                "npy.py",
                smoke ? 1 : ROUNDS,
                Processes.Figure.BEST,
                READERS.stream().map(Way::key).toList());
        out.println(
            "map, take [::%d, ::%d], sum: npy file of %,d bytes; %s"
                .formatted(step, step, Files.size(file), processes.counts()));
        out.println(processes.measure(NPY, smoke ? 1 : 2, arguments));
        out.println("the same, the first time in a process, best of 5");
        out.println(
            new Processes(NpyWorker.class, "npy.py", 1).measure(FIRST, smoke ? 1 : 5, arguments));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void jmh() throws RunnerException, IOException {
    Collection<RunResult> results = measure();
    out.print(smoke ? results.size() + " benchmarks ran\n" : new ShareTable(results).text());
  }

  private Collection<RunResult> measure() throws RunnerException, IOException {
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
      Path log = Files.createTempFile("memview-bench", ".log");
      System.err.println("measuring pictures and blobs; JMH's log: " + log);
      builder.addProfiler(GCProfiler.class).output(log.toString());
    }
    return new Runner(builder.build()).run();
  }
}
