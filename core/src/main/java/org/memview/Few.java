package org.memview;

/// When there is so little to do that asking how to do it takes longer: the classes of views then
/// do it themselves.
///
/// Not where there is nothing to do: an arena must still be asked whether it is open, and only an
/// access to its memory does.
final class Few {
  /// The most bytes to copy or to compare without a loop: all are read before the first is written.
  static final int MOST = 16;

  /// The most bytes to compare by a loop there.
  static final int COMPARED = 128;

  /// The most bytes for which it matters who calls the JDK's copy.
  static final int SOME = 4096;

  private Few() {}
}
