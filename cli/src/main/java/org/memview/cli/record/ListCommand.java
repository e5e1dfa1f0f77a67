package org.memview.cli.record;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.memview.profiler.report.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview list`
@Command(name = "list", description = "Lists the recordings of a folder.")
public final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where they are (default: the current folder).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> files = Recordings.in(folder);
    int code = 0;
    for (int i = 0; i < files.size(); i++) {
      try {
        print(out, i, files.get(i), Recording.read(files.get(i)));
      } catch (IllegalArgumentException e) {
        spec.commandLine().getErr().println("memview list: " + e.getMessage());
        code = 1;
      } catch (CharacterCodingException e) {
        spec.commandLine().getErr().println("memview list: " + files.get(i) + " is no text");
        code = 1;
      }
    }
    return code;
  }

  private static void print(PrintWriter out, int number, Path file, Recording recording) {
    String peak =
        recording.memory().isEmpty()
            ? "no samples"
            : Recordings.mebibytes(recording.peak().mebibytes());
    out.printf(
        Locale.US,
        "%3d  %s  %8.1f s  %16s  %s%n",
        number,
        file,
        recording.seconds(),
        peak,
        recording.command());
  }
}
