package org.memview.profiler.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An agent that comes to a running program and goes again.
///
/// Whoever sent it reads the answer from a file, because nothing may be printed into the program's
/// streams, and an exception would be. `visit=ANSWER,MILLISECONDS,OPTIONS` comes, `leave=ANSWER`
/// writes the report and goes. If nobody asks it to, it goes by itself some seconds after its time.
public final class Visit {
  private static final String COME = "visit=";
  private static final String LEAVE = "leave=";
  private static final long GRACE_MILLIS = 5_000;

  private static @Nullable Visit present;

  private final Agent agent;
  private final CountDownLatch over = new CountDownLatch(1);

  private Visit(Agent agent) {
    this.agent = agent;
  }

  /// Returns what to send to come.
  ///
  /// @param answer a file that does not exist: an empty text in it means the agent is there,
  ///   another one why it is not
  /// @param options as [AgentOptions] reads them
  public static String coming(Path answer, long millis, String options) {
    return COME + AgentOptions.encoded(answer.toString()) + "," + millis + "," + options;
  }

  /// Returns what to send to go.
  public static String leaving(Path answer) {
    return LEAVE + AgentOptions.encoded(answer.toString());
  }

  static boolean asked(String arguments) {
    return arguments.startsWith(COME) || arguments.startsWith(LEAVE);
  }

  static void answer(String arguments, Instrumentation instrumentation) {
    String[] words = arguments.split(",", 3);
    String problem = "";
    try {
      if (words[0].startsWith(COME)) {
        begin(Long.parseLong(words[1]), AgentOptions.parse(words[2]), instrumentation);
      } else {
        leave();
      }
    } catch (IllegalArgumentException e) {
      problem = String.valueOf(e.getMessage());
    } catch (Throwable e) { // one that left agentmain would be printed into the program's streams
      problem = e.toString();
    }
    try {
      String file = words[0].substring(words[0].indexOf('=') + 1);
      Files.writeString(Path.of(AgentOptions.decoded(file)), problem);
    } catch (IOException _) {
      // whoever sent it misses the answer, and says so
    }
  }

  private static synchronized void begin(
      long millis, AgentOptions options, Instrumentation instrumentation)
      throws ReflectiveOperationException, java.lang.instrument.UnmodifiableClassException {
    Visit visit = new Visit(Agent.come(options, instrumentation, true));
    present = visit;
    Thread.ofPlatform().daemon().name("memview-visit").start(() -> visit.await(millis));
  }

  private void await(long millis) {
    try {
      if (!over.await(millis + GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        end(this);
      }
    } catch (InterruptedException _) {
      end(this); // nobody here does that; the program that did wants its threads to end
    }
  }

  private static synchronized void leave() {
    if (present != null) {
      end(present);
    }
  }

  private static synchronized void end(Visit visit) {
    if (visit.equals(present)) {
      present = null;
      visit.over.countDown();
      visit.agent.leave();
    }
  }
}
