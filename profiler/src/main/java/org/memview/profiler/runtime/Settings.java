package org.memview.profiler.runtime;

import java.util.function.LongSupplier;

/// What is decided before the first probe runs; afterwards it is constant, so that the JIT removes
/// what is switched off.
public final class Settings {
  private static LongSupplier counter = new BeanCounter();
  private static boolean exactVirtualThreads;
  private static Meter[] meters = {};

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

  static LongSupplier counter() {
    return counter;
  }

  static boolean exactVirtualThreads() {
    return exactVirtualThreads;
  }

  static Meter[] meters() {
    return meters.clone();
  }
}
