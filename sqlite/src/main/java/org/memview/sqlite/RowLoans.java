package org.memview.sqlite;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/// What a statement has lent of the row it is at. The caller of every method holds the connection's
/// lock.
///
/// A racing reader must never meet memory that SQLite has moved or freed, so the views of a row
/// live in an arena. One that only a single thread may use is closed for nothing; closing a shared
/// one was 73 of the 76 µs that a row of 1 KB took.
final class RowLoans {
  private final String sql;
  private boolean shared;
  private @Nullable Arena arena;

  /// Who alone may use the arena, unless it is shared.
  private @Nullable Thread reader;

  RowLoans(String sql) {
    this.sql = sql;
  }

  /// Lends rows to all threads from now on.
  ///
  /// @throws IllegalStateException if something is lent
  void share() {
    if (arena != null) {
      throw Errors.viewsOfRow(sql);
    }
    shared = true;
  }

  /// Returns what the views of this row live in.
  ///
  /// @throws org.memview.BufferException if another thread has some of this row already
  Arena arena() {
    Arena lent = arena;
    if (lent == null) {
      lent = shared ? Arena.ofShared() : Arena.ofConfined();
      reader = shared ? null : Thread.currentThread();
      arena = lent;
    }
    Thread other = stranger();
    if (other != null) {
      throw Errors.rowOfThread(sql, other);
    }
    return lent;
  }

  /// Ends all views of the row.
  ///
  /// @throws org.memview.BufferException if they are another thread's that is alive, or one is in
  ///   use this moment; nothing has changed then
  void end() {
    Arena lent = arena;
    if (lent == null) {
      return;
    }
    Thread other = stranger();
    if (other == null) {
      close(lent);
    } else if (other.isAlive()) {
      throw Errors.rowOfThread(sql, other);
    } // else nobody can reach the memory any more
    arena = null;
  }

  /// Returns the thread that alone may use the arena, null if this one may.
  private @Nullable Thread stranger() {
    Thread only = reader;
    return only == null || only.equals(Thread.currentThread()) ? null : only;
  }

  private void close(Arena lent) {
    try {
      lent.close();
    } catch (IllegalStateException e) {
      throw Errors.rowInUse(sql, e);
    }
  }
}
