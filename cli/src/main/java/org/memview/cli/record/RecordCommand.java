package org.memview.cli.record;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.memview.cli.Failure;
import org.memview.profiler.command.Child;
import org.memview.profiler.command.RecordedRun;
import org.memview.profiler.report.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview record`
@Command(
    name = "record",
    description = {
      "Runs a command and records its memory over time, and that of its children.",
      "Of java, and of a .java file, also the used heap, the buffers outside, and when methods"
          + " ran.",
      "The file has the format of Python's mprof, whose plot shows it, too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  memview record Main.java in.txt",
      "  memview record -m 'Parser#*' java -jar app.jar",
      "  memview record make -j8"
    })
public final class RecordCommand implements Callable<Integer> {
  private static final double SHORTEST = 0.001;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-m", "--match"},
      paramLabel = "PATTERN",
      description = "Methods whose calls are recorded (default: the main class's own).")
  private List<String> patterns = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The file to write (default: mprofile_<time>.dat in the current folder).")
  private @Nullable Path out;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "The time between samples (default: 0.1).")
  private double interval = 0.1;

  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "What to run.")
  private List<String> command = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (interval < SHORTEST) {
      throw new Failure("--interval " + interval + " is less than " + SHORTEST + " seconds");
    }
    Path file = out == null ? Recordings.next(Path.of("")) : out;
    String classPath = System.getProperty("java.class.path", "");
    RecordedRun run =
        new RecordedRun(command, patterns, classPath, file, Math.round(interval * 1e3));
    PrintWriter err = spec.commandLine().getErr();
    if (!run.limits().isEmpty()) {
      err.println("memview: " + run.limits());
      err.flush();
    }
    try (Child child = Child.watched()) {
      int code = run(run, child);
      tell(file, err);
      err.flush();
      return code;
    }
  }

  private static void tell(Path file, PrintWriter err) throws IOException {
    Recording recording = Recording.read(file);
    if (recording.memory().isEmpty()) {
      err.println("memview: " + file + " has no samples: the command ended too soon");
    } else {
      err.printf(
          Locale.US,
          "memview: %s, peak %s in %.1f s%n",
          file,
          Recordings.mebibytes(recording.peak().mebibytes()),
          recording.seconds());
    }
  }

  private static int run(RecordedRun run, Child child) throws IOException, InterruptedException {
    try {
      return run.run(child);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }
}
