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
      description = "One suite of JMH benchmarks; --list names them.")
  private @Nullable String suite;

  @Option(names = "--full", description = "Measure by JMH, longer and more, and write reports.")
  private boolean full;

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
      description = "Where --full puts its files (default: target/bench).")
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
    if (full) {
      arguments.add("--full");
    }
    if (list) {
      arguments.add("--list");
    }
    if (only != null) {
      arguments.addAll(List.of("--only", only));
    }
    if (out != null) {
      arguments.addAll(List.of("--out", out.toString()));
    }
    return arguments;
  }
}
