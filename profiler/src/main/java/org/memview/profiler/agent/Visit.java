package org.memview.profiler.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/// An agent that comes to a running program and goes again.
///
/// Whoever sent it reads from files what it has to say, because nothing may be printed into the
/// program's streams, and an exception would be. It is sent once (the JVM warns of each sending)
/// and goes by itself: when its time is over, or when a file asks it to.
public final class Visit {
  private static final String COME = "visit=";
  private static final long LOOK_MILLIS = 50;

  private final Agent agent;
  private final Path answer;

  private Visit(Agent agent, Path answer) {
    this.agent = agent;
    this.answer = answer;
  }

  /// Returns what to send.
  ///
  /// @param answer a file that does not exist: an empty text in it means the agent is there,
  ///   another one why it is not
  /// @param options as [AgentOptions] reads them
  public static String coming(Path answer, long millis, String options) {
    return COME + AgentOptions.encoded(answer.toString()) + "," + millis + "," + options;
  }

  /// Returns the file whose being there asks the agent to go before its time.
  public static Path leave(Path answer) {
    return answer.resolveSibling("leave");
  }

  /// Returns the file that is there when the report is written and the agent has gone: an empty
  /// text, or what went wrong.
  public static Path left(Path answer) {
    return answer.resolveSibling("left");
  }

  static boolean asked(String arguments) {
    return arguments.startsWith(COME);
  }

  static void answer(String arguments, Instrumentation instrumentation) {
    String[] words = arguments.substring(COME.length()).split(",", 3);
    Path answer = Path.of(AgentOptions.decoded(words[0]));
    String problem = "";
    try {
      begin(answer, Long.parseLong(words[1]), AgentOptions.parse(words[2]), instrumentation);
    } catch (IllegalArgumentException e) {
      problem = String.valueOf(e.getMessage());
    } catch (Throwable e) { // one that left agentmain would be printed into the program's streams
      problem = e.toString();
    }
    write(answer, problem);
  }

  private static void begin(
      Path answer, long millis, AgentOptions options, Instrumentation instrumentation)
      throws ReflectiveOperationException, UnmodifiableClassException {
    Visit visit = new Visit(Agent.come(options, instrumentation, true), answer);
    Thread.ofPlatform().daemon().name("memview-visit").start(() -> visit.stay(millis));
  }

  private void stay(long millis) {
    String problem = "";
    try {
      await(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    } catch (InterruptedException _) {
      // nobody here does that; the program that did wants its threads to end
    }
    try {
      agent.leave();
    } catch (Throwable e) { // as above
      problem = e.toString();
    }
    write(left(answer), problem);
  }

  private void await(long end) throws InterruptedException {
    long rest = end - System.nanoTime();
    while (rest > 0 && !Files.exists(leave(answer))) {
      TimeUnit.NANOSECONDS.sleep(Math.min(rest, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
      rest = end - System.nanoTime();
    }
  }

  /// Whoever waits for the file sees all of it or none.
  private static void write(Path file, String text) {
    try {
      Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException _) {
      // whoever sent the agent is gone, and its folder with it
    }
  }
}
