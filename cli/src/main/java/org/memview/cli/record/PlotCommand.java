package org.memview.cli.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.memview.cli.Failure;
import org.memview.profiler.report.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview plot`
@Command(
    name = "plot",
    description = {
      "Draws recordings: memory over time, the peak, and a bracket for each call.",
      "Several files lie over one another, each from its own start. Python's files are read, too."
    })
public final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The picture, .png (default: beside the first recording).")
  private @Nullable Path out;

  @Option(
      names = {"-t", "--title"},
      paramLabel = "TEXT",
      description = "Stands above.")
  private String title = "";

  @Parameters(paramLabel = "FILE", description = "Recordings (default: the newest here).")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    Map<String, Recording> recordings = new LinkedHashMap<>();
    List<Path> chosen = Recordings.orLast(files);
    for (Path file : chosen) {
      recordings.put(name(file, chosen), Recordings.read(file));
    }
    Path picture = out == null ? beside(chosen.getFirst()) : out;
    if (!picture.toString().endsWith(".png")) {
      throw new Failure(picture + " does not end in .png");
    }
    new RecordingChart(title).write(picture, recordings);
    spec.commandLine().getOut().println(picture);
    return 0;
  }

  /// The file's name, or all of its path where another one has the same name.
  private static String name(Path file, List<Path> all) {
    long same = all.stream().filter(one -> one.endsWith(file.getFileName())).count();
    return same > 1 ? file.toString() : String.valueOf(file.getFileName());
  }

  private static Path beside(Path recording) {
    String name = String.valueOf(recording.getFileName());
    return recording.resolveSibling(name.replaceAll("\\.dat$", "") + ".png");
  }
}
