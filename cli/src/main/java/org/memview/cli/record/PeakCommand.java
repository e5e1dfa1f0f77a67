package org.memview.cli.record;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.memview.profiler.report.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview peak`
@Command(name = "peak", description = "Says how much memory recordings took at most, and when.")
public final class PeakCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "Recordings (default: the newest here).")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (Path file : Recordings.orLast(files)) {
      Recording recording = Recordings.read(file);
      Recording.Sample peak = recording.peak();
      out.printf(
          Locale.US,
          "%s  %s after %.1f s of %.1f s  %s%n",
          file,
          Recordings.mebibytes(peak.mebibytes()),
          peak.seconds() - recording.memory().getFirst().seconds(),
          recording.seconds(),
          recording.command());
    }
    return 0;
  }
}
