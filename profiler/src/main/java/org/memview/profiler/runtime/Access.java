package org.memview.profiler.runtime;

import java.lang.invoke.MethodHandles;

/// Lets the agent define a class beside the probes.
public final class Access {
  private Access() {}

  /// Returns a look-up of this package.
  public static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }
}
