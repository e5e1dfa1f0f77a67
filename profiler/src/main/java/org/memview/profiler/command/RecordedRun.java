package org.memview.profiler.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.memview.profiler.agent.AgentOptions;
import org.memview.profiler.report.Recording;

/// A command whose memory is recorded while it runs, into a file as [Recording] describes.
///
/// Any command will do. When it is `java` (or a `.java` file, which is compiled first), the agent
/// in it adds the used heap, the buffers outside, and the calls of the profiled methods.
///
/// @param command the command and its arguments
/// @param patterns methods whose calls are recorded; none means the main class's own
/// @param classPath what a `.java` file is compiled and run with, may be empty
/// @param file the file to write; it must not exist
/// @param millis the time between samples
public record RecordedRun(
    List<String> command, List<String> patterns, String classPath, Path file, long millis) {

  private static final int OLDEST = 25;

  /// Copies the lists.
  public RecordedRun {
    command = List.copyOf(command);
    patterns = List.copyOf(patterns);
  }

  /// Returns why only resident memory can be recorded, or an empty text: the agent needs Java 25,
  /// and would end an older one.
  public String limits() {
    if (!isJava() || isSource()) {
      return "";
    }
    OptionalInt version = version();
    return version.orElse(0) >= OLDEST ? "" : Errors.withoutAgent(command.getFirst(), version);
  }

  private OptionalInt version() {
    return JavaHome.version(command.getFirst(), String.valueOf(System.getenv("PATH")));
  }

  private boolean isSource() {
    return command.getFirst().endsWith(".java");
  }

  private boolean isJava() {
    return isSource() || Path.of(command.getFirst()).endsWith("java");
  }

  /// Runs the command to its end and returns its exit code.
  ///
  /// @throws IllegalArgumentException if there is nothing that can be run; the message says why
  public int run() throws IOException, InterruptedException {
    try (Child child = Child.watched()) {
      return run(child);
    }
  }

  /// Runs the command to its end and returns its exit code.
  ///
  /// @param child closed by the caller when nothing more is to be said
  /// @throws IllegalArgumentException if there is nothing that can be run; the message says why
  public int run(Child child) throws IOException, InterruptedException {
    if (!Processes.tell()) {
      throw Errors.noProc();
    }
    Path work = Files.createTempDirectory("memview-record");
    try {
      List<String> started = started(work);
      Files.writeString(
          file,
          "CMDLINE " + String.join(" ", command).replace('\n', ' ') + "\n",
          StandardOpenOption.CREATE_NEW);
      Process process = child.start(new ProcessBuilder(started).inheritIO());
      do {
        sample(process.toHandle());
      } while (!process.waitFor(millis, TimeUnit.MILLISECONDS));
      return process.exitValue();
    } finally {
      child.end();
      ProfiledRun.delete(work);
    }
  }

  /// Each line is one write at the end of the file, because the agent writes there, too.
  private void sample(ProcessHandle root) throws IOException {
    double now = System.currentTimeMillis() / 1e3;
    long sum = Processes.resident(root.pid());
    if (sum == 0) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    try (Stream<ProcessHandle> children = root.descendants()) {
      for (ProcessHandle child : children.toList()) {
        long bytes = Processes.resident(child.pid());
        if (bytes > 0) {
          sum += bytes;
          lines.append(Recording.line("CHLD " + child.pid(), bytes, now));
        }
      }
    }
    try (Writer out =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
      out.append(Recording.line("MEM", sum, now)).append(lines);
    }
  }

  private List<String> started(Path work) throws IOException {
    String program = command.getFirst();
    if (!isJava() || !limits().isEmpty()) {
      return command;
    }
    List<String> options = new ArrayList<>();
    options.add("record=" + AgentOptions.encoded(file.toAbsolutePath().toString()));
    options.add("interval=" + millis);
    patterns.forEach(pattern -> options.add("match=" + AgentOptions.encoded(pattern)));
    List<String> start = new ArrayList<>();
    if (isSource()) {
      Compiled compiled = Compiled.of(Path.of(program), classPath, work.resolve("classes"));
      options.add("main=" + AgentOptions.encoded(compiled.mainClass()));
      start.addAll(List.of("-cp", compiled.classPath(), compiled.mainClass()));
      program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
    start.addAll(command.subList(1, command.size()));
    start.addFirst("-javaagent:" + AgentJar.file(work) + "=" + String.join(",", options));
    start.addFirst(program);
    return start;
  }
}
