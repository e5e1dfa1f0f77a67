package org.memview.cli;

/// What the launcher found out about the terminal; Java cannot ask for it without native code.
public final class Terminal {
  private static final int WIDTH_WITHOUT_TERMINAL = 100;
  private static final int NARROWEST = 55; // picocli refuses less

  private Terminal() {}

  /// Returns the columns to fill.
  public static int width() {
    return Math.max(NARROWEST, Integer.getInteger("memview.columns", WIDTH_WITHOUT_TERMINAL));
  }

  /// Returns whether standard output is a terminal: colour is welcome, unless `NO_COLOR` says
  /// otherwise.
  public static boolean outIsTerminal() {
    return Boolean.getBoolean("memview.out.terminal");
  }

  /// Returns whether standard error is a terminal: progress is welcome.
  public static boolean errIsTerminal() {
    return Boolean.getBoolean("memview.err.terminal");
  }

  /// Returns whether to colour what goes to standard output.
  public static boolean colours() {
    String unwanted = System.getenv("NO_COLOR");
    return outIsTerminal() && (unwanted == null || unwanted.isEmpty());
  }
}
