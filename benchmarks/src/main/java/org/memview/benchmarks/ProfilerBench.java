package org.memview.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.memview.profiler.command.AgentJar;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What `./memview bench profiler` runs: what a probe costs by JMH, how long the agent takes to
/// start, and in the same run what CPython takes to trace lines, alone and with a reading of the
/// resident memory at each, which is how Python's memory_profiler works.
final class ProfilerBench {
  private static final String AGENT_OPTIONS = "=match=org.memview.benchmarks.ProfiledCode#*,out=";
  private static final int STARTS = 7;

  private final boolean smoke;
  private final Path work;
  private final Transcript out;
  private final Map<String, Map<String, Double>> nanos = new LinkedHashMap<>();

  private ProfilerBench(boolean smoke, Path work, Transcript out) {
    this.smoke = smoke;
    this.work = work;
    this.out = out;
  }

  /// Options: `--smoke` runs everything once for a few milliseconds, without the agent.
  static void run(Options options, Transcript out)
      throws RunnerException, IOException, InterruptedException {
    Path work = Files.createTempDirectory("memview-bench");
    try {
      new ProfilerBench(options.smoke(), work, out).run();
    } finally {
      delete(work);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void run() throws RunnerException, IOException, InterruptedException {
    if (smoke) {
      measure("plain");
      out.println(nanos.values().iterator().next().size() + " benchmarks ran");
      return;
    }
    String agent = agent();
    Map<String, Double> before = python();
    measure("plain");
    measure("profiled", agent);
    measure("profiled, virtual thread", agent, "-Djmh.executor=VIRTUAL");
    double[] starts = starts(agent);
    python().forEach((name, value) -> before.merge(name, value, Math::min));
    out.print(new ProfilerTable(nanos, starts, before).text());
  }

  private String agent() throws IOException {
    return "-javaagent:" + AgentJar.file(work) + AGENT_OPTIONS + work.resolve("report.txt");
  }

  private void measure(String name, String... arguments) throws RunnerException, IOException {
    var builder =
        new OptionsBuilder()
            .include(ProfilerBenchmark.class.getName().replace(".", "\\.") + "\\..*")
            .shouldFailOnError(true)
            .jvmArgsAppend(arguments)
            .forks(smoke ? 0 : 1)
            .warmupIterations(smoke ? 0 : 3)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(smoke ? 1 : 5)
            .measurementTime(TimeValue.milliseconds(smoke ? 5 : 300))
            .verbosity(smoke ? VerboseMode.SILENT : VerboseMode.NORMAL);
    if (!smoke) {
      Path log = Files.createTempFile("memview-bench", ".log");
      System.err.println("measuring " + name + "; JMH's log: " + log);
      builder.output(log.toString());
    }
    nanos.put(name, least(new Runner(builder.build()).run()));
  }

  private static Map<String, Double> least(Collection<RunResult> results) {
    Map<String, Double> least = new HashMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      for (var fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          least.merge(
              name.substring(name.lastIndexOf('.') + 1),
              iteration.getPrimaryResult().getScore(),
              Math::min);
        }
      }
    }
    return least;
  }

  /// Returns the milliseconds of a program that does nothing, without and with the agent.
  private double[] starts(String agent) throws IOException, InterruptedException {
    System.err.println("measuring how long the agent takes to start");
    double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int i = 0; i < STARTS; i++) {
      least[0] = Math.min(least[0], start(List.of()));
      least[1] = Math.min(least[1], start(List.of(agent)));
    }
    return least;
  }

  private double start(List<String> agent) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(agent);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ProfiledCode.class.getName());
    long start = System.nanoTime();
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("the program ended with " + code);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /// Returns nanoseconds per line by the way of tracing; empty where there is no python3.
  private Map<String, Double> python() {
    Map<String, Double> lines = new LinkedHashMap<>();
    try {
      System.err.println("measuring CPython");
      Path script = work.resolve("settrace.py");
      try (InputStream file = ProfilerBench.class.getResourceAsStream("settrace.py")) {
        Files.write(script, Objects.requireNonNull(file, "settrace.py").readAllBytes());
      }
      Process python =
          new ProcessBuilder("python3", script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var reader = python.inputReader(StandardCharsets.UTF_8)) {
        reader
            .lines()
            .map(line -> line.split("\t", -1))
            .forEach(words -> lines.put(words[0], Double.valueOf(words[1])));
      }
    } catch (IOException e) {
      System.err.println("CPython is left out: " + e.getMessage());
    }
    return lines;
  }
}
