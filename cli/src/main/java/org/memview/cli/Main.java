package org.memview.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.memview.cli.demo.DemoCommand;
import org.memview.cli.demo.ReadmeCommand;
import org.memview.cli.record.CleanCommand;
import org.memview.cli.record.ListCommand;
import org.memview.cli.record.PeakCommand;
import org.memview.cli.record.PlotCommand;
import org.memview.cli.record.RecordCommand;
import org.memview.cli.show.ShowCommand;
import org.memview.cli.show.StructCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `memview` command: finds the subcommand, runs it, and turns what went wrong into one
/// sentence and an exit code.
///
/// A subcommand is a `Callable<Integer>` with picocli's `@Command`, named in [#SUBCOMMANDS]. It
/// prints to the writers of its `CommandSpec`, returns an [ExitCode], and throws [Failure] (or lets
/// an `IOException` through) when it cannot do what was asked.
@Command(
    name = "memview",
    description = "Looks at memory, files and arrays without copying them.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:could not be done; one sentence on standard error says why",
      "2:the command line is wrong",
      "69:the launcher found no JDK 25 or no Maven",
      "70:the launcher could not build the project"
    })
public final class Main implements Runnable {
  /// Every subcommand, in the order `--help` shows them.
  private static final List<Class<?>> SUBCOMMANDS =
      List.of(
          DemoCommand.class,
          ShowCommand.class,
          StructCommand.class,
          SliceCommand.class,
          ProfileCommand.class,
          ProfileDiffCommand.class,
          RecordCommand.class,
          PlotCommand.class,
          PeakCommand.class,
          ListCommand.class,
          CleanCommand.class,
          BenchCommand.class,
          ReplCommand.class,
          ReadmeCommand.class,
          HelpCommand.class,
          GenerateCompletion.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /// Runs one command and exits with its code.
  public static void main(String[] args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /// Runs one command with its output sent to `out` and `err`, and returns its exit code.
  static int run(PrintWriter out, PrintWriter err, String... args) {
    var commandLine = new CommandLine(new Main());
    SUBCOMMANDS.forEach(commandLine::addSubcommand);
    // what follows the program's name is the program's own
    for (String runner : List.of("profile", "record")) {
      CommandLine command = Objects.requireNonNull(commandLine.getSubcommands().get(runner));
      command.setStopAtPositional(true);
    }
    int code =
        commandLine
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(Terminal.width())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(ErrorReport::usage)
            .setExecutionExceptionHandler(ErrorReport::failure)
            .execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /// Reached when no subcommand is named.
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
