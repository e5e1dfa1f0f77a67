package org.memview.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.memview.cli.Failure;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview readme`: puts the profiler's two tables into the README, so that nobody types numbers.
@Command(
    name = "readme",
    hidden = true,
    description = "Measures the demo's first chapter and writes its tables into the README.")
public final class ReadmeCommand implements Callable<Integer> {
  static final String BEGIN = "<!-- ./memview readme writes from here -->\n";
  static final String END = "<!-- to here -->\n";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: README.md.")
  private Path file = Path.of("README.md");

  @Override
  public Integer call() throws IOException {
    String readme = Files.readString(file);
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new Failure(file + " has no lines\n" + BEGIN + END + "to write between");
    }
    String before = readme.substring(0, begin + BEGIN.length());
    Files.writeString(file, before + block() + readme.substring(end));
    spec.commandLine().getOut().println("written: " + file);
    return 0;
  }

  /// Returns what stands between the two lines: what this run measured.
  static String block() throws IOException {
    ProfiledExample copy = ProfiledExample.run("E02DropByCopy");
    ProfiledExample view = ProfiledExample.run("E03DropByView");
    return """
    ```text
    %s
    %s
    %s
    ```
    """
        .formatted(text(copy), text(view), verdict(copy, view));
  }

  private static String text(ProfiledExample example) {
    return new TextTable(TableOptions.defaults()).text(example.table(), List.of());
  }

  private static String verdict(ProfiledExample copy, ProfiledExample view) {
    return "copy %s, view %s: %s less"
        .formatted(
            Numbers.mebibytes(copy.bytes()),
            Numbers.mebibytes(view.bytes()),
            Numbers.percentLess(view.bytes(), copy.bytes()));
  }
}
