package org.memview.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.ReportDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview profile-diff`
@Command(
    name = "profile-diff",
    description = {
      "Shows which lines allocate more or less in a second run of the profiler than in a first.",
      "Both are JSON, as profile -o run.json writes it. Lines are matched by their text."
    })
final class ProfileDiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The first run.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The second run.")
  private Path after = Path.of("");

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().print(ReportDiff.of(read(before), read(after)).text());
    return ExitCode.DONE;
  }

  private static LineReport read(Path file) throws IOException {
    try {
      return JsonReport.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new Failure(file + " is no report of the profiler: " + e.getMessage(), e);
    }
  }
}
