package org.memview.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview clean`
@Command(name = "clean", description = "Removes the recordings of a folder.")
public final class CleanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--dry-run", description = "Only say what would be removed.")
  private boolean dryRun;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where they are (default: the current folder).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    for (Path file : Recordings.in(folder)) {
      if (!dryRun) {
        Files.delete(file);
      }
      spec.commandLine().getOut().println((dryRun ? "would remove " : "removed ") + file);
    }
    return 0;
  }
}
