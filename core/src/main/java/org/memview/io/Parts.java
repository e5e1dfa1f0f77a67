package org.memview.io;

import java.io.IOException;
import org.memview.MemoryView;

/// Walks a view in C order in parts that can be moved at once: those without gaps whole, whatever
/// their size, and others so small that they can be packed.
final class Parts {

  /// What is done with a part.
  @FunctionalInterface
  interface Action {
    /// Returns whether to go on.
    boolean on(MemoryView part) throws IOException;
  }

  private Parts() {}

  /// Gives `action` the parts of a view until it says no.
  ///
  /// @param limit the bytes of a part that has gaps
  /// @return false if it said no
  static boolean each(MemoryView view, long limit, Action action) throws IOException {
    long bytes = view.byteSize();
    if (bytes == 0) {
      return true;
    }
    if (bytes <= limit || view.isCContiguous()) {
      return action.on(view);
    }
    long rows = limit / (bytes / view.length());
    return rows == 0 ? eachRow(view, limit, action) : eachRun(view, rows, action);
  }

  private static boolean eachRun(MemoryView view, long rows, Action action) throws IOException {
    for (long i = 0; i < view.length(); i += rows) {
      if (!action.on(view.slice(i, Math.min(i + rows, view.length())))) {
        return false;
      }
    }
    return true;
  }

  private static boolean eachRow(MemoryView view, long limit, Action action) throws IOException {
    for (long i = 0; i < view.length(); i++) {
      if (!each(view.at(i), limit, action)) {
        return false;
      }
    }
    return true;
  }
}
