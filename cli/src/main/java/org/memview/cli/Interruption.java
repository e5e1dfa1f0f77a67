package org.memview.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Work that Ctrl-C does not throw away: it is asked to stop, and has a moment to say what it
/// found.
public final class Interruption implements AutoCloseable {
  private static final long SECONDS = 5;

  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook = new Thread(this::ask, "memview-interruption");
  private volatile boolean asked;

  private Interruption() {}

  /// Returns what to ask from now until it is closed.
  public static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void ask() {
    asked = true;
    try {
      if (!said.await(SECONDS, TimeUnit.SECONDS)) {
        return; // whoever is busy that long is not heard
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns whether to stop.
  public boolean isAsked() {
    return asked;
  }

  /// Says that everything has been said.
  @Override
  public void close() {
    said.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // The JVM ends already: the hook is running.
      }
    }
  }
}
