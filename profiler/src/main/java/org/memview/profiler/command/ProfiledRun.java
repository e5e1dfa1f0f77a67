package org.memview.profiler.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.memview.profiler.agent.AgentOptions;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.TableOptions;

/// A program that is started under the profiler, in a JVM of its own with this one's standard
/// streams.
///
/// @param target what to run: `Main.java`, a class, or `app.jar` after `-jar`
/// @param jar whether the target is a jar
/// @param classPath the program's class path, may be empty
/// @param arguments what the program gets
/// @param patterns methods to profile; none means those marked, or the main class's own
/// @param sources where to look for source first
/// @param meters further quantities, see [AgentOptions#METERS]
/// @param warmups how often `main` runs before in silence and unrecorded, so that the first use of
///   classes is over; 0 for a jar
/// @param sourceExact whether to show what the source asks for: no allocation is optimized away
/// @param jvmOptions passed to the program's JVM
/// @param outputs files to write; with one of them nothing is added to standard output
/// @param table how the text looks
public record ProfiledRun(
    String target,
    boolean jar,
    String classPath,
    List<String> arguments,
    List<String> patterns,
    List<Path> sources,
    List<String> meters,
    int warmups,
    boolean sourceExact,
    List<String> jvmOptions,
    List<Path> outputs,
    TableOptions table) {

  /// Copies the lists.
  public ProfiledRun {
    arguments = List.copyOf(arguments);
    patterns = List.copyOf(patterns);
    sources = List.copyOf(sources);
    meters = List.copyOf(meters);
    jvmOptions = List.copyOf(jvmOptions);
    outputs = List.copyOf(outputs);
  }

  /// How a run ended.
  ///
  /// @param code the program's exit code
  /// @param text what is to be printed on standard output
  /// @param problem what is to be said on standard error, or an empty text
  public record Result(int code, String text, String problem) {}

  /// A run whose output was kept.
  ///
  /// @param code the program's exit code
  /// @param printed what it printed on standard output and standard error
  /// @param report what was measured, or empty if the program left no report
  public record Captured(int code, String printed, Optional<LineReport> report) {}

  /// Runs the program to its end.
  ///
  /// @param child closed by the caller when the result has been printed
  /// @throws IllegalArgumentException if there is nothing that can be run; the message says why
  public Result run(Child child) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("memview-profile");
    try {
      Path json = work.resolve("report.json");
      int code = child.start(new ProcessBuilder(command(work, json)).inheritIO()).waitFor();
      if (!Files.exists(json)) {
        return new Result(code, "", Errors.noReport(code));
      }
      return new Result(
          code,
          new Outputs(outputs, table).shown(JsonReport.read(Files.readString(json))),
          limits());
    } finally {
      child.end();
      delete(work);
    }
  }

  /// Returns what was asked for and cannot be had, or an empty text.
  private String limits() {
    return jar && warmups > 0 ? Errors.noWarmup() : "";
  }

  /// Runs the program to its end, keeping what it prints.
  ///
  /// @throws IllegalArgumentException if there is nothing that can be run; the message says why
  public Captured capture() throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("memview-profile");
    try (Child child = Child.watched()) {
      try {
        return capture(child, work);
      } finally {
        child.end();
        delete(work);
      }
    }
  }

  private Captured capture(Child child, Path work) throws IOException, InterruptedException {
    Path json = work.resolve("report.json");
    Path printed = work.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(work, json))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    int code = child.start(builder).waitFor();
    Optional<LineReport> report =
        Files.exists(json)
            ? Optional.of(JsonReport.read(Files.readString(json)))
            : Optional.empty();
    return new Captured(code, Files.readString(printed), report);
  }

  private List<String> command(Path work, Path json) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (sourceExact) {
      command.add("-XX:-EliminateAllocations");
    }
    if (meters.contains("live")) {
      // other collectors round live bytes to their regions, and this one leaves some dead ones
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1"));
    }
    command.addAll(jvmOptions);
    List<String> options = new ArrayList<>();
    options.add("out=" + AgentOptions.encoded(json.toString()));
    patterns.forEach(pattern -> options.add("match=" + AgentOptions.encoded(pattern)));
    sources.forEach(source -> options.add("source=" + AgentOptions.encoded(source.toString())));
    options.addAll(meters);
    List<String> start = target(work, options);
    command.add("-javaagent:" + AgentJar.file(work) + "=" + String.join(",", options));
    command.addAll(start);
    command.addAll(arguments);
    return command;
  }

  /// Returns how the program is named to `java`; source is compiled first, because the source
  /// launcher compiles further files on the line that uses them and would bill it.
  private List<String> target(Path work, List<String> options) throws IOException {
    if (jar) {
      Path file = Path.of(target);
      if (!Files.exists(file)) {
        throw Errors.missing(file);
      }
      return List.of("-jar", target);
    }
    if (!target.endsWith(".java")) {
      options.add("main=" + AgentOptions.encoded(target));
      return started(classPath, target);
    }
    Compiled compiled = Compiled.of(Path.of(target), classPath, work.resolve("classes"));
    options.add("main=" + AgentOptions.encoded(compiled.mainClass()));
    options.add("source=" + AgentOptions.encoded(compiled.sourceRoot().toString()));
    return started(compiled.classPath(), compiled.mainClass());
  }

  private List<String> started(String path, String mainClass) {
    List<String> start = new ArrayList<>();
    if (!path.isEmpty()) {
      start.addAll(List.of("-cp", path));
    }
    if (warmups > 0) {
      start.addAll(List.of(Warmed.class.getName(), String.valueOf(warmups)));
    }
    start.add(mainClass);
    return start;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
