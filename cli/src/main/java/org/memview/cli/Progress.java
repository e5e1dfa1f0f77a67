package org.memview.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// One line on standard error that says how far long work has come; only where somebody watches.
public final class Progress implements AutoCloseable {
  private static final long REFRESH_NANOS = 100_000_000;

  private final PrintWriter err;
  private final boolean shown;
  private long next = System.nanoTime();
  private boolean dirty;

  Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  /// Returns a line that is shown if standard error is a terminal.
  public static Progress on(PrintWriter err) {
    return new Progress(err, Terminal.errIsTerminal());
  }

  /// Shows `text` in place of what was shown before.
  public void say(String text) {
    if (shown) {
      err.print("\r\033[K" + text);
      err.flush();
      dirty = true;
    }
  }

  /// Shows how much is done, ten times a second at most.
  public void say(long done, long all, String unit) {
    long now = System.nanoTime();
    if (shown && now - next >= 0) {
      next = now + REFRESH_NANOS;
      say(String.format(Locale.US, "%3d %% of %,d %s", Math.round(100.0 * done / all), all, unit));
    }
  }

  /// Takes the line away.
  @Override
  public void close() {
    if (dirty) {
      err.print("\r\033[K");
      err.flush();
      dirty = false;
    }
  }
}
