package org.memview.profiler.command;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.memview.profiler.agent.AgentOptions;
import org.memview.profiler.agent.Visit;
import org.memview.profiler.report.JsonReport;
import org.memview.profiler.report.TableOptions;

/// A program that runs already and is profiled for some time; afterwards it is as it was.
///
/// @param pid its process
/// @param time how long
/// @param patterns methods to profile; none means those marked, or the main class's own
/// @param sources where to look for source first
/// @param meters further quantities, see [AgentOptions#METERS]
/// @param outputs files to write; with one of them there is nothing to print
/// @param table how the text looks
public record AttachedRun(
    long pid,
    Duration time,
    List<String> patterns,
    List<Path> sources,
    List<String> meters,
    List<Path> outputs,
    TableOptions table) {
  /// How long a visit is if nobody says otherwise.
  public static final Duration USUAL_TIME = Duration.ofSeconds(10);

  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");
  private static final long SHUTDOWN_SECONDS = 5;
  private static final long LOOK_MILLIS = 20;

  /// Reads `500ms`, `10s`, `2m`, `1h`; seconds if there is no unit.
  ///
  /// @throws IllegalArgumentException if the text is no such time
  public static Duration time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw Errors.noTime(text);
    }
    long n = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(n);
      case "m" -> Duration.ofMinutes(n);
      case "h" -> Duration.ofHours(n);
      default -> Duration.ofSeconds(n);
    };
  }

  /// Copies the lists.
  public AttachedRun {
    patterns = List.copyOf(patterns);
    sources = List.copyOf(sources);
    meters = List.copyOf(meters);
    outputs = List.copyOf(outputs);
  }

  /// Profiles the program until the time is over, it ends, or this JVM is told to end.
  ///
  /// @param child closed by the caller when the result has been printed
  /// @throws IllegalArgumentException if it cannot be profiled; the message says why
  public ProfiledRun.Result run(Child child) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("memview-attach");
    try (Target target = Target.of(pid)) {
      return run(child, target, work);
    } finally {
      ProfiledRun.delete(work);
    }
  }

  private ProfiledRun.Result run(Child child, Target target, Path work)
      throws IOException, InterruptedException {
    Path jar = AgentJar.file(work);
    Path json = work.resolve("report.json");
    String problem;
    try {
      Path answer = work.resolve("came");
      come(target, jar, answer, json);
      problem = left(target.process(), child, answer);
    } catch (IOException e) {
      // it is ending, and writes its report before it has ended
      target
          .process()
          .onExit()
          .completeOnTimeout(target.process(), SHUTDOWN_SECONDS, SECONDS)
          .join();
      problem = Errors.endedMeanwhile(pid);
    }
    return Files.exists(json)
        ? new ProfiledRun.Result(0, shown(json), problem)
        : new ProfiledRun.Result(1, "", problem.isEmpty() ? Errors.noReportOf(pid) : problem);
  }

  private String shown(Path json) throws IOException {
    return new Outputs(outputs, table).shown(JsonReport.read(Files.readString(json)));
  }

  private void come(Target target, Path jar, Path answer, Path json) throws IOException {
    target.send(jar, Visit.coming(answer, time.toMillis(), options(json)));
    String problem = Files.readString(answer);
    if (!problem.isEmpty()) {
      throw Errors.notAttached(pid, problem);
    }
  }

  private String options(Path json) {
    List<String> options = new ArrayList<>();
    options.add("out=" + AgentOptions.encoded(json.toString()));
    patterns.forEach(pattern -> options.add("match=" + AgentOptions.encoded(pattern)));
    for (Path source : sources) {
      // the program may have been started in another folder
      options.add("source=" + AgentOptions.encoded(source.toAbsolutePath().toString()));
    }
    options.addAll(meters);
    return String.join(",", options);
  }

  /// Waits until the agent has gone, and returns what went wrong, or an empty text.
  private String left(ProcessHandle process, Child child, Path answer)
      throws IOException, InterruptedException {
    Path left = Visit.left(answer);
    boolean asked = false;
    while (!Files.exists(left)) {
      if (!process.isAlive()) {
        return Errors.endedMeanwhile(pid);
      }
      if (child.told() && !asked) {
        Files.createFile(Visit.leave(answer));
        asked = true;
      }
      MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return Files.readString(left);
  }
}
