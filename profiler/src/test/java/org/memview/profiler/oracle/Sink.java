package org.memview.profiler.oracle;

import org.jspecify.annotations.Nullable;

/// What random programs use: it has no table of its own.
public final class Sink {
  /// The object every allocation goes to, so that none is optimized away.
  public static volatile @Nullable Object object;

  /// A number that chooses branches.
  public static long x;

  /// An exception that costs nothing to throw: there is one, and it has no stack trace.
  private static final ThreadLocal<RuntimeException> PLAN = ThreadLocal.withInitial(Planned::new);

  private static final class Planned extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Planned() {
      super("planned");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private Sink() {}

  /// Returns an array of `n` bytes.
  public static byte[] bytes(int n) {
    return new byte[n];
  }

  /// Throws if the number is a multiple of `n`.
  public static void failIfMultiple(int n) {
    if (x % n == 0) {
      throw PLAN.get();
    }
  }

  /// Keeps two objects.
  public static void keep(Object a, Object b) {
    object = a;
    object = b;
  }

  /// Runs it.
  public static void run(Runnable body) {
    body.run();
  }
}
