package org.memview.profiler.runtime;

import org.jspecify.annotations.Nullable;

/// Finds constructors that an exception left before their `super(…)` had returned.
///
/// No handler may cover that part, so such a call stays open until a caller's probe finds it. When
/// none is there, the next call on the thread has to ask the stack, which is slow and happens only
/// while a constructor is in that part.
final class Abandoned {
  private Abandoned() {}

  static @Nullable Activation unwind(Ledger ledger) {
    long mark = ledger.mark();
    Activation top = ledger.top;
    while (top != null && top.prologue && !onStack(top.costs.table.origin().className())) {
      long last = top.last; // when it was left nobody knows: what came later is not its own
      top.bill(last);
      ledger.close(top, last);
      top = ledger.top;
    }
    ledger.own(mark);
    return top;
  }

  private static boolean onStack(String className) {
    for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
      if (frame.getMethodName().equals("<init>") && belongs(frame.getClassName(), className)) {
        return true;
      }
    }
    return false;
  }

  /// Local and anonymous classes count for the table of the class they stand in.
  private static boolean belongs(String name, String className) {
    return name.startsWith(className)
        && (name.length() == className.length() || name.charAt(className.length()) == '$');
  }
}
