package org.memview.tests.architecture.planted;

final class UsesJdkInternals {
  private UsesJdkInternals() {}

  /// Stands for `sun.misc.Unsafe`, which this project's compiler settings refuse even here.
  static Class<?> internals() {
    return com.sun.management.ThreadMXBean.class;
  }
}
