package org.memview.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/// `bench --full`: every operation by every subject over four kinds of memory and six layouts,
/// clean and polluted, under JMH; Python before and after; elements; growth.
///
/// It goes by parts. Each is kept in a file of its own as it is measured, a part that fails takes
/// nothing with it, and the reports are written of what there is.
final class FullRun {
  static final String PYTHON = "python";
  static final String MEMORY = "memory-";
  static final String ELEMENTS = "elements";
  static final String GROWTH = "growth";

  /// The suite that is a part of this: [#ELEMENTS].
  static final String CORE = "core";

  private static final List<String> STORAGES = List.of("heap", "native", "ints", "mapped");
  private static final List<String> JVMS = List.of(Worker.POLLUTED, Worker.CLEAN);
  private static final int SMOKE_DATA = 1 << 20;
  private static final double PYTHON_SECONDS = 0.1;

  private final Options options;
  private final Store store;
  private final List<Operation> operations;

  FullRun(Options options) {
    this.options = options;
    this.store = new Store(options.folder().resolve("results"));
    this.operations = Operations.everyLayout(options.only());
  }

  /// A part: what it is called, how long it takes, and how it is measured.
  private record Part(String name, double seconds, Work work) {}

  /// Measures, and hands over each sample.
  @FunctionalInterface
  private interface Work {
    void run(Consumer<Sample> sink) throws IOException, InterruptedException;
  }

  /// Runs; returns whether every part that was to run did.
  boolean run() throws IOException, InterruptedException {
    if (options.publish() && (options.smoke() || !options.only().isEmpty())) {
      throw new IllegalArgumentException(
          "--publish wants everything measured, not with --smoke or --only");
    }
    boolean whole = true;
    if (!options.report()) {
      whole = runSuites();
      whole &= measure();
    }
    Path published = options.home().resolve("docs").resolve(Report.DOCUMENT);
    Report report = new Report(store, Files.exists(published) ? Files.readString(published) : "");
    report.write(options.folder());
    System.out.println("written: " + options.folder().toAbsolutePath().normalize());
    List<String> unwritten = report.unwritten();
    if (!unwritten.isEmpty()) {
      System.out.println("missed, and misses.md says nothing about it: " + unwritten);
    }
    if (options.publish()) {
      publish(report.facts());
    }
    return whole;
  }

  private void publish(Facts facts) throws IOException {
    if (facts.trial()) {
      throw new IllegalArgumentException(
          "--publish: the results in " + store.folder() + " are of a trial");
    }
    new Publication(options.folder()).into(options.home());
    List<String> kept = suites().map(Suite::name).toList();
    if (!kept.isEmpty()) {
      System.out.println("suites that were not measured, kept as they were published: " + kept);
    }
    if (!facts.warning().isEmpty()) {
      System.out.println("published with a warning: " + facts.warning().strip());
    }
  }

  /// The suites that have left nothing yet for the report.
  private Stream<Suite> suites() {
    return Bench.SUITES.stream()
        .filter(suite -> !suite.name().equals(CORE))
        .filter(suite -> !Transcript.isIn(options.folder(), suite));
  }

  /// With `--suites`, measures them first, each as its own command does; returns whether all ran.
  private boolean runSuites() throws InterruptedException {
    boolean whole = true;
    if (options.suites()) {
      List<Suite> wanted =
          options.resume()
              ? suites().toList()
              : Bench.SUITES.stream().filter(suite -> !suite.name().equals(CORE)).toList();
      for (Suite suite : wanted) {
        System.err.println(now().toString().substring(11, 19) + " suite " + suite.name());
        try {
          suite.run(options.ofSuite());
        } catch (IOException | RunnerException | RuntimeException e) {
          System.err.println("memview bench: suite " + suite.name() + " is not whole: " + e);
          whole = false;
        }
      }
    }
    return whole;
  }

  /// The names of all parts, in their order.
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of(PYTHON + "-before"));
    for (String jvm : JVMS) {
      STORAGES.forEach(storage -> names.add(memoryName(storage, jvm)));
    }
    names.add(memoryName("heap", Worker.ALONE));
    names.addAll(List.of(ELEMENTS, GROWTH, PYTHON + "-after"));
    return names;
  }

  private static String memoryName(String storage, String jvm) {
    return MEMORY + storage + "-" + jvm;
  }

  private boolean measure() throws IOException, InterruptedException {
    if (!options.resume() && options.parts().isEmpty()) {
      store.clear();
    }
    Path data = Files.createTempFile("memview-bench", ".bin");
    try {
      byte[] random = new byte[options.smoke() ? SMOKE_DATA : Headlines.DATA];
      new Random(1).nextBytes(random);
      Files.write(data, random);
      return measure(wanted(parts(data)));
    } finally {
      Files.delete(data);
    }
  }

  private List<Part> wanted(List<Part> all) {
    List<String> names = options.parts();
    List<String> known = all.stream().map(Part::name).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException("--part " + names + ": there are " + known);
    }
    return all.stream()
        .filter(part -> names.isEmpty() || names.contains(part.name))
        .filter(part -> !options.resume() || !isDone(part.name))
        .toList();
  }

  /// Whether an earlier run finished this part, on the same machine and the same data.
  private boolean isDone(String part) {
    Map<String, String> facts = store.facts(part);
    return facts.containsKey(Store.FINISHED)
        && facts.containsKey(Store.SMOKE) == options.smoke()
        && facts.getOrDefault(Store.ONLY, "").equals(options.only())
        && facts.getOrDefault(Store.MACHINE, "").equals(Machine.text().strip());
  }

  private boolean measure(List<Part> parts) throws IOException, InterruptedException {
    double left = parts.stream().mapToDouble(Part::seconds).sum();
    boolean whole = true;
    int number = 0;
    for (Part part : parts) {
      number++;
      System.err.printf(
          Locale.ROOT,
          "%s [%d/%d] %s: about %.0f s; %.0f min left%n",
          now().toString().substring(11, 19),
          number,
          parts.size(),
          part.name,
          part.seconds,
          Math.ceil(left / 60));
      whole &= measure(part);
      left -= part.seconds;
    }
    return whole;
  }

  private boolean measure(Part part) throws IOException, InterruptedException {
    store.begin(part.name);
    store.fact(part.name, Store.STARTED, now().toString());
    store.fact(part.name, Store.MACHINE, Machine.text().strip());
    if (options.smoke()) {
      store.fact(part.name, Store.SMOKE, "true");
    }
    if (!options.only().isEmpty()) {
      store.fact(part.name, Store.ONLY, options.only());
    }
    try {
      part.work.run(sample -> store.add(part.name, sample));
      store.finish(part.name, now().toString());
      return true;
    } catch (IOException | RuntimeException e) {
      System.err.println("memview bench: part " + part.name + " is not whole: " + e);
      return false;
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private List<Part> parts(Path data) {
    List<Part> parts = new ArrayList<>();
    parts.add(python(PYTHON + "-before", data));
    for (String jvm : JVMS) {
      for (String storage : STORAGES) {
        parts.add(memory(storage, jvm, data));
      }
    }
    parts.add(memory("heap", Worker.ALONE, data));
    Jmh jmh = options.smoke() ? Jmh.SMOKE : JmhSuite.ELEMENTS.usual();
    parts.add(
        new Part(
            ELEMENTS,
            JmhSuite.ELEMENTS.seconds(jmh),
            sink -> JmhSuite.ELEMENTS.measure(options.only(), jmh, sink)));
    parts.add(growth());
    parts.add(python(PYTHON + "-after", data));
    return parts;
  }

  private Part python(String name, Path data) {
    double seconds = options.smoke() ? 0 : PYTHON_SECONDS;
    long statements = operations.stream().mapToLong(o -> o.statements().size()).sum();
    Peers peers =
        new Peers(
            sample -> store.add(name, sample),
            (who, version) -> store.fact(name, Store.VERSION + who, version));
    return new Part(name, statements * (seconds + 0.2), _ -> peers.time(operations, data, seconds));
  }

  private Part memory(String storage, String jvm, Path data) {
    boolean smoke = options.smoke();
    int subjects = JmhWorker.subjects(options.only(), storage, jvm).size();
    List<String> jvmOptions = new ArrayList<>(smoke ? List.of() : Machine.memoryOptions());
    jvmOptions.addAll(
        List.of(
            "-Xms" + (smoke ? "64m" : "3g"),
            "-Xmx3g",
            "-Djmh.ignoreLock=true",
            "-D" + Pollution.ROUNDS + "=" + (smoke ? 1 : Pollution.MANY),
            "-D" + BulkBenchmark.DATA + "=" + data,
            "-D" + BulkBenchmark.SCALE + "=" + (smoke ? Worker.SMALL : 1)));
    if (jvm.equals(Worker.ALONE)) {
      jvmOptions.add("-Dmemview.parallel=off");
    }
    List<String> arguments =
        List.of(
            BulkBenchmark.class.getName(),
            storage,
            jvm,
            (smoke ? Jmh.SMOKE : Jmh.BULK).name(),
            options.only());
    return new Part(
        memoryName(storage, jvm),
        10 + subjects * (smoke ? 0.02 : Jmh.BULK.seconds() + 0.2),
        sink -> Fork.run(JmhWorker.class, jvmOptions, arguments, sink));
  }

  private Part growth() {
    boolean smoke = options.smoke();
    List<String> arguments =
        List.of(Long.toString(smoke ? 1 << 20 : Growth.LARGEST), smoke ? "1" : "60");
    List<String> jvmOptions = new ArrayList<>(smoke ? List.of() : Machine.memoryOptions());
    jvmOptions.add(smoke ? "-Xmx64m" : "-Xmx2g");
    return new Part(
        GROWTH, smoke ? 1 : 60, sink -> Fork.run(Growth.class, jvmOptions, arguments, sink));
  }
}
