package org.memview.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.command.AttachedRun;
import org.memview.profiler.command.Child;
import org.memview.profiler.command.ProfiledRun;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `memview profile`: runs a program and shows what each line allocated.
@Command(
    name = "profile",
    description = {
      "Runs a Java program and shows what each line allocated, in exact bytes: on the heap, and"
          + " outside.",
      "The table follows what the program prints; with -o it goes to files and nothing is added.",
      "With --attach it looks into a program that runs already, and leaves it as it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  memview profile Main.java                          the main class, compiled first",
      "  memview profile -m 'Parser#*' -cp app.jar com.acme.Main in.txt",
      "  memview profile -o run.html -jar app.jar           a page to sort and search",
      "  memview profile --attach 4711 --for 10s -m 'Parser#*'      what runs already",
      "  memview profile --style python Main.java           the columns of Python's memory_profiler"
    })
final class ProfileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-m", "--match"},
      paramLabel = "PATTERN",
      description =
          "Methods to profile: com.acme.Foo#bar, Foo#*, **.io.*, Foo.java:120. Otherwise those"
              + " marked @Profile, or the main class's own.")
  private List<String> patterns = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write the report to FILE: .txt, .json or .html. May be repeated.")
  private List<Path> outputs = List.of();

  @Option(
      names = {"-cp", "--class-path"},
      paramLabel = "PATH",
      description = "The program's class path (default for source: memview's own).")
  private @Nullable String classPath;

  @Option(names = "-jar", description = "The program is a jar.")
  private boolean jar;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description = "${COMPLETION-CANDIDATES} (default: memview).")
  private TableOptions.Style style = TableOptions.Style.MEMVIEW;

  @Option(names = "--self", description = "A column without other profiled methods.")
  private boolean self;

  @Option(names = "--time", description = "A column of time.")
  private boolean time;

  @Option(
      names = "--live",
      description = "A column of live bytes: a full collection at each line, which is slow.")
  private boolean live;

  @Option(names = "--rss", description = "A column of resident memory, which is the process's.")
  private boolean rss;

  @Option(names = "--all-threads", description = "A column of what all threads allocated.")
  private boolean allThreads;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "${COMPLETION-CANDIDATES} (default: auto).")
  private Unit unit = Unit.AUTO;

  @Option(
      names = "--precision",
      paramLabel = "N",
      description = "Digits after the point (default: 3).")
  private int precision = 3;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description = "${COMPLETION-CANDIDATES} (default: line).")
  private TableOptions.Sort sort = TableOptions.Sort.LINE;

  @Option(
      names = "--min",
      paramLabel = "SIZE",
      description = "Leave out lines below SIZE, such as 4KiB.")
  private String min = "0";

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "Where to look for source first: a folder or an archive.")
  private List<Path> sources = List.of();

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Run main N times before, in silence and unrecorded; not of a jar.")
  private int warmups;

  @Option(
      names = "--source-exact",
      description = "Show what the source asks for, without what the JIT compiler removes.")
  private boolean sourceExact;

  @Option(names = "-J", paramLabel = "OPTION", description = "An option for the program's JVM.")
  private List<String> jvmOptions = List.of();

  @Option(
      names = "--attach",
      paramLabel = "PID",
      description = "Attach to a Java program that runs, instead of starting one.")
  private @Nullable Long attach;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long to stay attached: 500ms, 10s, 2m (default: 10s). Ctrl-C ends it.")
  private @Nullable String stay;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "Main.java, a class, or a jar.")
  private String program = "";

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What the program gets.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    try (Child child = Child.watched()) {
      ProfiledRun.Result result = run(child);
      PrintWriter out = spec.commandLine().getOut();
      out.print(result.text());
      out.flush();
      if (!result.problem().isEmpty()) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(spec.qualifiedName() + ": " + result.problem());
        err.flush();
      }
      return result.code();
    }
  }

  private ProfiledRun.Result run(Child child) throws Exception {
    try {
      Long pid = attach;
      return pid == null ? request().run(child) : visit(pid).run(child);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private AttachedRun visit(long pid) {
    boolean starts = jar || sourceExact || warmups > 0 || classPath != null;
    if (starts || !program.isEmpty() || !jvmOptions.isEmpty()) {
      throw usage("--attach takes a program that runs: nothing is started");
    }
    Duration length = stay == null ? AttachedRun.USUAL_TIME : AttachedRun.time(stay);
    if (Terminal.errIsTerminal()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("profiling process " + pid + " for " + length.toSeconds() + " s; Ctrl-C ends it");
      err.flush();
    }
    return new AttachedRun(pid, length, patterns, sources, meters(), outputs, table());
  }

  private ParameterException usage(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private ProfiledRun request() {
    if (program.isEmpty()) {
      throw usage("Missing required parameter: PROGRAM, or --attach PID");
    }
    if (stay != null) {
      throw usage("--for says how long --attach stays");
    }
    return new ProfiledRun(
        program,
        jar,
        classPath(),
        arguments,
        patterns,
        sources,
        meters(),
        warmups,
        sourceExact,
        jvmOptions,
        outputs,
        table());
  }

  /// Source is compiled and run beside the library, as `repl` does.
  private String classPath() {
    if (classPath != null) {
      return classPath;
    }
    return program.endsWith(".java") ? System.getProperty("java.class.path", "") : "";
  }

  private List<String> meters() {
    List<String> meters = new ArrayList<>();
    if (time) {
      meters.add("time");
    }
    if (live) {
      meters.add("live");
    }
    if (rss) {
      meters.add("rss");
    }
    if (allThreads) {
      meters.add("allThreads");
    }
    return meters;
  }

  private TableOptions table() {
    int width = Terminal.outIsTerminal() ? Terminal.width() : 0;
    try {
      return new TableOptions(style, self, unit, precision, sort, 0, Terminal.colours(), width)
          .with("min", min);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
