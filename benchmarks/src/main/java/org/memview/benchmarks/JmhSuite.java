package org.memview.benchmarks;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Classes of benchmarks, each in a JVM of its own for each kind of memory and each past of the
/// JVM.
///
/// @param memories as `heap/clean`: the parameters `storage` and `jvm` of the benchmarks; what is
///   named more than once has as many JVMs, of which the median counts
/// @param apart whether each operation, which is what their names begin with, has JVMs of its own
/// @param options more options of these JVMs
record JmhSuite(
    List<Class<?>> classes, List<String> memories, boolean apart, List<String> options) {
  /// Element access and slices. C2 has two speeds for some of these loops and chooses anew in each
  /// JVM, so those that are judged have three, shorter ones, minutes apart.
  static final JmhSuite ELEMENTS =
      new JmhSuite(
          List.of(
              ElementBenchmark.class,
              GridBenchmark.class,
              ByteOrderBenchmark.class,
              SliceBenchmark.class),
          List.of(
              "heap/polluted",
              "native/polluted",
              "heap/clean",
              "heap/polluted",
              "native/polluted",
              "native/clean",
              "heap/polluted",
              "native/polluted"),
          false,
          List.of());

  /// Records and columns; mixed: the JVM has used these very records over other memory. Apart,
  /// because a JVM that reads two records is another thing to measure than one that reads one: it
  /// took twice as long for the second.
  static final JmhSuite STRUCTS =
      new JmhSuite(
          List.of(StructBenchmark.class),
          List.of("heap/clean", "heap/polluted", "heap/mixed", "native/clean", "native/polluted"),
          true,
          List.of());

  /// Arrays that grow.
  static final JmhSuite ARRAYS =
      new JmhSuite(
          List.of(ArrayBenchmark.class), List.of("heap/clean", "heap/polluted"), false, List.of());

  /// Other libraries, of which one does not start without an option.
  static final JmhSuite PEERS =
      new JmhSuite(
          List.of(PeerBenchmark.class),
          List.of("heap/polluted", "native/polluted"),
          false,
          List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"));

  /// Start, memory touched, and in most of them the pollution, of one JVM.
  private static final double SECONDS_TO_START = 4;

  /// What a benchmark takes beside its iterations: its own data.
  private static final double SECONDS_TO_SET_UP = 0.1;

  /// Measures and prints `table` of the results; `--full` measures longer.
  void run(Options options, Transcript out, Function<Results, String> table)
      throws IOException, InterruptedException, RunnerException {
    if (options.smoke()) {
      out.println(smoked(options.only()) + " benchmarks ran");
      return;
    }
    Jmh jmh = options.full() ? Jmh.LONG : usual();
    long start = System.nanoTime();
    System.err.printf("measuring, %s on an idle machine%n", Bench.about(seconds(jmh)));
    List<Sample> samples = new ArrayList<>();
    measure(options.only(), jmh, samples::add);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("--only " + options.only() + ": no benchmark has a match");
    }
    out.print(table.apply(new Results(samples)));
    out.println("measured in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
  }

  /// Shorter in each of several JVMs than in one.
  Jmh usual() {
    return memories.stream().distinct().count() < memories.size() ? Jmh.SEVERAL : Jmh.ELEMENTS;
  }

  /// What it takes, about.
  double seconds(Jmh jmh) {
    long jvms = classes.stream().mapToLong(type -> groups(type, "").size()).sum();
    long benchmarks = classes.stream().mapToLong(type -> names(type).count()).sum();
    return memories.size()
        * (jvms * SECONDS_TO_START + benchmarks * (jmh.seconds() + SECONDS_TO_SET_UP));
  }

  private static Stream<String> names(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(Method::getName);
  }

  /// Regular expressions for the names of benchmarks that share a JVM.
  private Collection<String> groups(Class<?> type, String only) {
    Pattern wanted = Pattern.compile(only);
    Map<String, String> groups =
        names(type)
            .filter(name -> wanted.matcher(name).find())
            .collect(
                Collectors.toMap(
                    name -> apart ? name.replaceFirst("_.*", "") : "",
                    name -> name,
                    (a, b) -> a + "|" + b,
                    TreeMap::new));
    return groups.values().stream().map(names -> "\\.(?:" + names + ")$").toList();
  }

  /// Measures benchmarks whose name has a match for `only`.
  void measure(String only, Jmh jmh, Consumer<Sample> sink)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.addAll(
        jmh.equals(Jmh.SMOKE)
            ? List.of("-Xmx256m", "-Djmh.ignoreLock=true", "-D" + Pollution.ROUNDS + "=1")
            : List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Djmh.ignoreLock=true"));
    for (Class<?> type : classes) {
      for (String group : groups(type, only)) {
        for (int i = 0; i < memories.size(); i++) {
          String memory = memories.get(i);
          String[] place = memory.split("/", 2);
          int fork = Collections.frequency(memories.subList(0, i), memory);
          List<String> arguments = List.of(type.getName(), place[0], place[1], jmh.name(), group);
          Fork.run(JmhWorker.class, all, arguments, sample -> sink.accept(sample.inFork(fork)));
        }
      }
    }
  }

  /// Runs every benchmark once, in JVMs of their own if they want options; returns how many.
  int smoked(String only) throws IOException, InterruptedException, RunnerException {
    if (options.isEmpty()) {
      return smoke(classes, only);
    }
    List<Sample> samples = new ArrayList<>();
    measure(only, Jmh.SMOKE, samples::add);
    return samples.size();
  }

  /// Runs every benchmark of these classes once, in this JVM; returns how many.
  static int smoke(List<Class<?>> classes, String only) throws RunnerException {
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(5));
    for (Class<?> benchmark : classes) {
      builder.include(benchmark.getName().replace(".", "\\.") + "\\..*" + only);
    }
    return new Runner(builder.build()).run().size();
  }
}
