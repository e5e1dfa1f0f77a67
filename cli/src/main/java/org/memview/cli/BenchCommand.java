package org.memview.cli;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `memview bench`: measures, by the benchmarks the launcher puts on the class path.
///
/// By name and not by a dependency: JMH's license and size stay out of what is published.
@Command(
    name = "bench",
    description = {
      "Measures views beside NumPy, CPython, arrays, segments, byte buffers and Netty.",
      "Without a suite: the headline operations, in less than three minutes, ratios first."
    })
final class BenchCommand implements Callable<Integer> {
  private static final String BENCHMARKS = "org.memview.benchmarks.Bench";

  @Parameters(
      paramLabel = "SUITE",
      arity = "0..1",
      description = "One suite of benchmarks; --list names them.")
  private @Nullable String suite;

  @Option(
      names = "--full",
      description = "Measure everything by JMH, in parts; write JSON, Markdown and charts.")
  private boolean full;

  @Option(names = "--suites", description = "With --full: measure every suite, too.")
  private boolean suites;

  @Option(names = "--resume", description = "With --full: keep the parts that are finished.")
  private boolean resume;

  @Option(
      names = "--part",
      paramLabel = "NAMES",
      description = "With --full: only these parts, with commas between; keeps the others.")
  private @Nullable String part;

  @Option(names = "--report", description = "With --full: measure nothing, write reports again.")
  private boolean report;

  @Option(
      names = "--publish",
      description = "With --full: also write docs/performance.md and the README's table.")
  private boolean publish;

  @Option(names = "--json", description = "Without a suite: print the samples as JSON.")
  private boolean json;

  @Option(names = "--smoke", description = "Run everything once on tiny data; mean nothing.")
  private boolean smoke;

  @Option(names = "--list", description = "Name the suites.")
  private boolean list;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Only operations or benchmarks whose name has a match.")
  private @Nullable String only;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where --full and suites put their files (default: target/bench).")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    try {
      Class.forName(BENCHMARKS)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments().toArray(String[]::new));
    } catch (ClassNotFoundException e) {
      throw new Failure(
          "the benchmarks are not here; run ./memview bench in the project's folder", e);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return ExitCode.DONE;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (suite != null) {
      arguments.add(suite);
    }
    add(arguments, "--full", full);
    add(arguments, "--suites", suites);
    add(arguments, "--resume", resume);
    add(arguments, "--report", report);
    add(arguments, "--publish", publish);
    add(arguments, "--json", json);
    add(arguments, "--smoke", smoke);
    add(arguments, "--list", list);
    add(arguments, "--part", part);
    add(arguments, "--only", only);
    add(arguments, "--out", out);
    return arguments;
  }

  private static void add(List<String> arguments, String name, boolean given) {
    if (given) {
      arguments.add(name);
    }
  }

  private static void add(List<String> arguments, String name, @Nullable Object value) {
    if (value != null) {
      arguments.addAll(List.of(name, value.toString()));
    }
  }
}
