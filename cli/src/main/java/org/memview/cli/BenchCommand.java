package org.memview.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `memview bench`: measures, by the benchmarks the launcher puts on the class path.
///
/// By name and not by a dependency: JMH's license and size stay out of what is published.
@Command(
    name = "bench",
    description =
        "Measures element access, slices and bulk work beside arrays, segments and byte buffers.")
final class BenchCommand implements Callable<Integer> {
  private static final String BENCHMARKS = "org.memview.benchmarks.Bench";

  @Parameters(
      paramLabel = "SUITE",
      arity = "0..*",
      description = "The suite, ${DEFAULT-VALUE} if none is named, then its own options after --.",
      defaultValue = "core")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    try {
      Class.forName(BENCHMARKS)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments.toArray(String[]::new));
    } catch (ClassNotFoundException e) {
      throw new Failure(
          "the benchmarks are not here; run ./memview bench in the project's folder", e);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return ExitCode.DONE;
  }
}
