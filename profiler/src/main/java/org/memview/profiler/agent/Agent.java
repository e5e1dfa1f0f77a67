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
import org.memview.profiler.runtime.BeanCounter;
import org.memview.profiler.runtime.Meter;
import org.memview.profiler.runtime.Probe;
import org.memview.profiler.runtime.Settings;

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
  private final List<ScopeCost> scopes = new ArrayList<>();
  private final SelfTest selfTest = new SelfTest();

  private Agent(AgentOptions options) {
    this.options = options;
    MainClass main =
        options.main().isEmpty() ? MainClass.ofThisJvm() : new MainClass(options.main(), "");
    selection = new Selection(options.patterns(), main);
    LineTransformer lines = new LineTransformer(Gate.TYPE, selection, notes);
    transformer = new AgentTransformer(selection, lines, hooks, notes);
    reporter = new Reporter(new SourceFinder(sources(options)), options.meters(), notes);
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

  /// Starts in a program that runs.
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation);
  }

  private static void start(@Nullable String arguments, Instrumentation instrumentation) {
    if (running != null) {
      say("is there already; the second agent does nothing");
      return;
    }
    try {
      Agent agent = new Agent(AgentOptions.parse(arguments));
      agent.install(instrumentation);
      running = agent;
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

  private void install(Instrumentation instrumentation)
      throws ReflectiveOperationException, UnmodifiableClassException {
    if (Runtime.version().feature() < 25) {
      throw new IllegalArgumentException("needs Java 25, and this is " + Runtime.version());
    }
    chooseCounter(instrumentation);
    Settings.meters(meters());
    if (options.record().isPresent()) {
      Settings.calls(new JvmRecorder(options.record().get(), options.interval()).begun());
    }
    if (!SelfTest.counterWorks()) {
      throw new IllegalArgumentException("this JVM does not count what a thread allocates");
    }
    Sizes.measure();
    Settings.layout(HotSpotLayout.of(instrumentation, Gate.open(instrumentation)));
    Probe.prepare();
    Rehearsal.run(notes);
    instrumentation.addTransformer(transformer, true);
    try {
      retransform(instrumentation);
    } catch (Throwable e) {
      instrumentation.removeTransformer(transformer);
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::finish, "memview-profiler"));
  }

  private Meter[] meters() {
    Meter[] meters = new Meter[options.meters().size()];
    for (int i = 0; i < meters.length; i++) {
      meters[i] = Meters.of(options.meters().get(i));
    }
    return meters;
  }

  private void chooseCounter(Instrumentation instrumentation) {
    try {
      Settings.counter(CarrierCounter.open(instrumentation), true);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Settings.counter(new BeanCounter(), false);
      notes.add("bytes allocated by virtual threads are not counted on this JVM: " + e);
    }
  }

  /// Gives probes and hooks to what was loaded before; names are looked at first, because asking
  /// thousands of classes by reflection would take a second.
  private void retransform(Instrumentation instrumentation) throws UnmodifiableClassException {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      transformer.met(type.getName());
      if (wanted(type) && instrumentation.isModifiableClass(type)) {
        loaded.add(type);
      }
    }
    if (!loaded.isEmpty()) {
      instrumentation.retransformClasses(loaded.toArray(Class<?>[]::new));
    }
  }

  private boolean wanted(Class<?> type) {
    if (type.isArray() || type.isHidden()) {
      return false;
    }
    String name = type.getName();
    return hooks.has(name.replace('.', '/')) || (selection.hasPatterns() && selection.named(name));
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
      notes.add("no profiled method was called");
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
        say("cannot write " + file + ": " + e.getMessage());
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
