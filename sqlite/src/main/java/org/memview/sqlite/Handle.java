package org.memview.sqlite;

/// Something of a connection that must be freed before it. The caller of every method holds the
/// connection's lock.
abstract sealed class Handle permits Statement, Blob {

  /// Ends what was lent, so that nobody reads memory that [#free()] gives away.
  ///
  /// @throws org.memview.BufferException if somebody is using it this moment; nothing has changed
  abstract void endLoans();

  /// Frees the native object, once.
  ///
  /// @return SQLite's code, if it says something that was not reported before
  abstract int free();
}
