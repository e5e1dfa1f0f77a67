package org.memview.profiler.command;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The process that runs the program: it does not outlive this one, and what it found is not lost.
///
/// When this JVM is told to end, by Ctrl-C or a signal, the child is told, too (a terminal has told
/// it already), and this JVM waits until [#close], so that a table of the part that ran can be
/// printed. A process that was there before is not ended: [#told] says when to leave it.
public final class Child implements AutoCloseable {
  private static final long OWN_END_SECONDS = 2;
  private static final long TOLD_END_SECONDS = 8;
  private static final long SAYING_SECONDS = 5;

  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook = new Thread(this::ending, "memview-child");
  private volatile @Nullable Process process;
  private volatile boolean told;

  private Child() {}

  /// Returns a place for a process that is started later; from now on this JVM waits for [#close].
  public static Child watched() {
    Child child = new Child();
    Runtime.getRuntime().addShutdownHook(child.hook);
    return child;
  }

  Process start(ProcessBuilder builder) throws IOException {
    Process started = builder.start();
    process = started;
    return started;
  }

  /// Returns whether this JVM has been told to end.
  boolean told() {
    return told;
  }

  private void ending() {
    told = true;
    end();
  }

  /// Ends the process if it has not ended; its files can be removed then.
  void end() {
    Process running = process;
    boolean ending = Thread.currentThread().equals(hook);
    try {
      if (running != null && running.isAlive()) {
        stop(running, ending);
      }
      if (ending && !said.await(SAYING_SECONDS, TimeUnit.SECONDS)) {
        return; // nobody is there to say anything
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Process running, boolean toldPerhaps) throws InterruptedException {
    if (toldPerhaps && running.waitFor(OWN_END_SECONDS, TimeUnit.SECONDS)) {
      return;
    }
    running.destroy();
    if (!running.waitFor(TOLD_END_SECONDS, TimeUnit.SECONDS)) {
      running.destroyForcibly().waitFor();
    }
  }

  /// Says that everything has been said.
  @Override
  public void close() {
    said.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // This JVM ends already: the hook is running.
    }
  }
}
