package org.memview.profiler.runtime;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What is decided before the first probe runs; afterwards it is constant, so that the JIT removes
/// what is switched off.
public final class Settings {
  private static LongSupplier counter = new BeanCounter();
  private static boolean exactVirtualThreads;
  private static Meter[] meters = {};
  private static ClassLayout layout = new Unknown();
  private static @Nullable Calls calls;

  private Settings() {}

  /// Chooses how the bytes of the running platform (or carrier) thread are counted.
  ///
  /// @param carriers whether the counter answers on virtual threads too, for their carrier
  public static void counter(LongSupplier chosen, boolean carriers) {
    counter = chosen;
    exactVirtualThreads = carriers;
  }

  /// Chooses what is measured beside bytes.
  public static void meters(Meter... chosen) {
    meters = chosen.clone();
  }

  /// Chooses what is known about the objects the JVM makes for classes.
  public static void layout(ClassLayout chosen) {
    layout = chosen;
  }

  /// Chooses who is told of calls.
  public static void calls(Calls chosen) {
    calls = chosen;
  }

  static @Nullable Calls calls() {
    return calls;
  }

  static ClassLayout layout() {
    return layout;
  }

  static LongSupplier counter() {
    return counter;
  }

  static boolean exactVirtualThreads() {
    return exactVirtualThreads;
  }

  static Meter[] meters() {
    return meters.clone();
  }

  /// Nothing is known: what the JVM makes stays on the line.
  private static final class Unknown implements ClassLayout {
    @Override
    public long mirror(String className) {
      return 0;
    }

    @Override
    public long text(int letters) {
      return 0;
    }

    @Override
    public long array(int length) {
      return 0;
    }

    @Override
    public long member() {
      return 0;
    }

    @Override
    public boolean initialized(@Nullable ClassLoader loader, String className) {
      return true;
    }
  }
}
