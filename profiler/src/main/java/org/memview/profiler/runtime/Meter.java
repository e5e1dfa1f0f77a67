package org.memview.profiler.runtime;

/// A further quantity that is read at each probe, such as nanoseconds; a reading must not allocate.
public interface Meter {
  /// Returns the name it has in reports.
  String name();

  /// Returns the present value; what a line costs is the difference of two.
  long read();
}
