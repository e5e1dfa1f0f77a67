package org.memview.profiler.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.agent.AgentOptions;
import org.memview.profiler.report.TableOptions;

/// The command line of the jar: `java -jar memview-profiler.jar [OPTION…] Main.java`.
public final class Main {
  private static final int USAGE = 2;
  private static final String HELP =
      """
      java -jar memview-profiler.jar [OPTION...] Main.java [ARGUMENT...]
      java -jar memview-profiler.jar [OPTION...] -cp PATH Main [ARGUMENT...]
      java -jar memview-profiler.jar [OPTION...] -jar app.jar [ARGUMENT...]
      java -jar memview-profiler.jar [OPTION...] --attach PID

      Runs a Java program, or attaches to one that runs, and shows what each line allocated,
      in exact bytes.

        -m PATTERN       methods to profile: com.acme.Foo#bar, Foo#*, **.io.*, Foo.java:120
                         (otherwise those marked @Profile, or the main class's own)
        -o FILE          write the report to FILE (.txt, .json, .html) instead of standard output
        --style STYLE    memview or python
        --self --time --live --rss --all-threads   further columns; live collects at each line
        --unit UNIT      auto, B, KiB, MiB, GiB          --precision N   digits, 3 if not given
        --sort ORDER     line, allocated, occurrences    --min SIZE      leave out cheaper lines
        --source PATH    where to look for source first
        --source-exact   show what the source asks for, without what the JIT removes
        --warmup N       run main N times before, in silence and unrecorded
        -J OPTION        an option for the program's JVM
        --attach PID     attach to a running program for some time, and leave it as it was
        --for TIME       how long: 10s if not given; 500ms, 2m
      """;

  private final Deque<String> words;
  private final List<String> patterns = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();
  private final List<Path> outputs = new ArrayList<>();
  private final List<String> meters = new ArrayList<>();
  private final List<String> jvmOptions = new ArrayList<>();
  private TableOptions table = TableOptions.defaults();
  private String classPath = "";
  private int warmups;
  private boolean sourceExact;
  private boolean jar;
  private @Nullable Long attach;
  private Duration time = AttachedRun.USUAL_TIME;

  private Main(List<String> arguments) {
    words = new ArrayDeque<>(arguments);
  }

  /// Runs the program and ends with its exit code; 2 if the command line is wrong.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0 || List.of("--help", "-h").contains(arguments[0])) {
      System.out.print(HELP);
      System.exit(arguments.length == 0 ? USAGE : 0);
    }
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws IOException, InterruptedException {
    try (Child child = Child.watched()) {
      ProfiledRun.Result result = new Main(arguments).run(child);
      System.out.print(result.text());
      System.out.flush();
      if (!result.problem().isEmpty()) {
        System.err.println("memview-profiler: " + result.problem());
      }
      return result.code();
    } catch (IllegalArgumentException e) {
      System.err.println("memview-profiler: " + e.getMessage());
      return USAGE;
    }
  }

  private ProfiledRun.Result run(Child child) throws IOException, InterruptedException {
    while (!words.isEmpty() && words.element().startsWith("-")) {
      option(words.remove());
    }
    return attach == null ? program().run(child) : visit(attach).run(child);
  }

  private ProfiledRun program() {
    return new ProfiledRun(
        next("a program"),
        jar,
        classPath,
        List.copyOf(words),
        patterns,
        sources,
        meters,
        warmups,
        sourceExact,
        jvmOptions,
        outputs,
        table);
  }

  private AttachedRun visit(long pid) {
    if (!words.isEmpty() || jar || sourceExact || warmups > 0 || !jvmOptions.isEmpty()) {
      throw Errors.usage("--attach takes a program that runs: nothing is started");
    }
    return new AttachedRun(pid, time, patterns, sources, meters, outputs, table);
  }

  private void option(String word) {
    switch (word) {
      case "-m" -> patterns.add(next("a pattern after -m"));
      case "-o" -> outputs.add(Path.of(next("a file after -o")));
      case "-cp" -> classPath = next("a class path after -cp");
      case "-jar" -> jar = true;
      case "-J" -> jvmOptions.add(next("an option after -J"));
      case "--source" -> sources.add(Path.of(next("a folder after --source")));
      case "--warmup" -> warmups = number(word, next("a number after --warmup"));
      case "--source-exact" -> sourceExact = true;
      case "--attach" -> attach = (long) number(word, next("a process after --attach"));
      case "--for" -> time = AttachedRun.time(next("a time after --for"));
      case "--all-threads" -> meters.add("allThreads");
      case "--self" -> table = table.with("self", "");
      default -> {
        String name = word.startsWith("--") ? word.substring(2) : word;
        if (AgentOptions.METERS.contains(name)) {
          meters.add(name);
        } else if (TableOptions.names().contains(name)) {
          table = table.with(name, next("a value after " + word));
        } else {
          throw Errors.usage("there is no option " + word);
        }
      }
    }
  }

  private static int number(String option, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw Errors.noNumber(option, value);
    }
  }

  private String next(String what) {
    String word = words.poll();
    if (word == null) {
      throw Errors.usage(what + " is missing");
    }
    return word;
  }
}
