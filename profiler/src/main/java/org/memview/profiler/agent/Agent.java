package org.memview.profiler.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.report.HtmlReport;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.ScopeCost;
import org.memview.profiler.report.Speedscope;
import org.memview.profiler.report.TextTable;
import org.memview.profiler.runtime.Probe;

/// What the JVM calls before the program: `java -javaagent:memview-profiler.jar=OPTIONS …`.
///
/// Whatever goes wrong here is one line on standard error; the program runs in any case.
public final class Agent {
  private static volatile @Nullable Agent running;

  private final AgentOptions options;
  private final Notes notes = new Notes();
  private final Selection selection;
  private final JdkHooks hooks = new JdkHooks();
  private final AgentTransformer transformer;
  private final Reporter reporter;
  private final Instrumented instrumented;
  private final List<ScopeCost> scopes = new ArrayList<>();
  private final SelfTest selfTest = new SelfTest();
  private final Thread atExit = new Thread(this::finish, "memview-profiler");
  private final boolean late;

  private Agent(AgentOptions options, Instrumentation instrumentation, boolean late) {
    this.options = options;
    this.late = late;
    MainClass main =
        options.main().isEmpty() ? MainClass.ofThisJvm() : new MainClass(options.main(), "");
    selection = new Selection(options.patterns(), main);
    LineTransformer lines = new LineTransformer(Gate.TYPE, selection, notes);
    transformer = new AgentTransformer(selection, lines, hooks, notes);
    reporter = new Reporter(new SourceFinder(sources(options)), options.meters(), notes);
    instrumented = new Instrumented(instrumentation, transformer, selection, hooks, notes);
  }

  private static List<Path> sources(AgentOptions options) {
    List<Path> sources = new ArrayList<>(options.sources());
    String[] words = System.getProperty("sun.java.command", "").split(" ", -1);
    if (words.length > 1 && words[0].contains("launcher") && words[1].endsWith(".java")) {
      sources.add(Path.of(words[1]));
    }
    return sources;
  }

  /// Starts with the program.
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation);
  }

  /// Starts in a program that runs: for good, or for a visit if the options say so.
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    if (arguments != null && Visit.asked(arguments)) {
      Visit.answer(arguments, instrumentation);
    } else {
      start(arguments, instrumentation);
    }
  }

  private static void start(@Nullable String arguments, Instrumentation instrumentation) {
    if (running != null) {
      say("is there already; the second agent does nothing");
      return;
    }
    try {
      come(AgentOptions.parse(arguments), instrumentation, false);
    } catch (IllegalArgumentException e) {
      say(e.getMessage() + "; the program runs without it");
    } catch (Throwable e) { // an error that left premain would end the program before it began
      say("could not start, the program runs without it: " + e);
    }
  }

  private static void say(String text) {
    System.err.println("memview-profiler: " + text);
  }

  /// Returns the agent if this JVM has one.
  public static @Nullable Agent running() {
    return running;
  }

  /// Gives a program its probes.
  ///
  /// @param late whether the program runs: what is profiled may be loaded already
  static synchronized Agent come(
      AgentOptions options, Instrumentation instrumentation, boolean late)
      throws ReflectiveOperationException, UnmodifiableClassException {
    if (running != null) {
      throw Errors.alreadyProfiled();
    }
    Agent agent = new Agent(options, instrumentation, late);
    Engine.of(options, instrumentation).notes().forEach(agent.notes::add);
    Runtime.getRuntime().addShutdownHook(agent.atExit); // first: a running program may end any time
    try {
      agent.instrumented.begin(late);
    } catch (Throwable e) {
      agent.staysSilent();
      throw e;
    }
    running = agent;
    return agent;
  }

  /// Returns whether nothing will be reported when the program ends: not if it is ending already.
  private boolean staysSilent() {
    try {
      return Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      return false;
    }
  }

  /// Writes the report and takes all probes and hooks out of the program again.
  void leave() {
    try {
      if (staysSilent()) {
        finish();
      }
    } finally {
      instrumented.end();
      Probe.forget();
      running = null;
    }
  }

  /// Returns what was measured until now; making the report is nobody's line.
  public LineReport report() {
    long mark = Probe.mark();
    try {
      return Thread.currentThread().isVirtual() ? onPlatformThread() : made();
    } finally {
      Probe.own(mark, 0);
    }
  }

  /// Carriers wait for whoever makes a report: it must not wait for one itself.
  private LineReport onPlatformThread() {
    FutureTask<LineReport> task = new FutureTask<>(this::made);
    Thread.ofPlatform().name("memview-report").start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          interrupted = true; // the program's, which has nothing to do with a report
        } catch (ExecutionException e) {
          throw new IllegalStateException("no report could be made", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private LineReport made() {
    synchronized (scopes) {
      return reporter.report(scopes, problems());
    }
  }

  private List<SelfTest.Problem> problems() {
    List<SelfTest.Problem> problems = SelfTest.ofHooks(hooks.missing(transformer.hooked()));
    problems.addAll(selfTest.problems(transformer.arenas(), Probe.onVirtualThreads()));
    return problems;
  }

  /// Adds to what the blocks of a name cost.
  public void addScope(ScopeCost cost) {
    synchronized (scopes) {
      for (int i = 0; i < scopes.size(); i++) {
        ScopeCost known = scopes.get(i);
        if (known.name().equals(cost.name())) {
          scopes.set(i, known.plus(cost));
          return;
        }
      }
      scopes.add(cost);
    }
  }

  private void finish() {
    LineReport measured = report();
    for (String pattern : selection.unmatched()) {
      notes.add(Errors.noMethod(pattern));
    }
    if (measured.tables().isEmpty()) {
      notes.add(late ? Errors.NO_NEW_CALL : "no profiled method was called");
    }
    Set<String> all = new LinkedHashSet<>(notes.list());
    all.addAll(measured.notes());
    write(
        new LineReport(
            measured.program(),
            measured.jvm(),
            measured.extras(),
            measured.tables(),
            measured.scopes(),
            List.copyOf(all),
            measured.off()));
  }

  private void write(LineReport report) {
    if (options.outputs().isEmpty() && options.record().isEmpty()) {
      PrintStream err = System.err;
      err.print(new TextTable(options.table()).text(report));
      err.flush();
    }
    for (Path file : options.outputs()) {
      try {
        Files.writeString(file, text(report, file.toString()));
      } catch (IOException e) {
        if (!late) { // whoever came late prints nothing into the program's streams
          say("cannot write " + file + ": " + e.getMessage());
        }
      }
    }
  }

  private String text(LineReport report, String name) {
    return name.endsWith(".speedscope.json")
        ? Speedscope.text(report)
        : name.endsWith(".json")
            ? JsonReport.text(report)
            : name.endsWith(".html")
                ? HtmlReport.page(report)
                : new TextTable(options.table()).text(report);
  }
}
