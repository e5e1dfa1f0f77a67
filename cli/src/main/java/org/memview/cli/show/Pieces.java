package org.memview.cli.show;

import java.util.function.Predicate;
import org.memview.MemoryView;

/// Walks a view of any size in pieces that fit a buffer.
final class Pieces {
  private Pieces() {}

  /// Hands over sub-views of at most `most` elements that together are `view`, in C order where
  /// that is also the order in memory.
  ///
  /// @param action returns whether to go on
  /// @return whether it came to the end
  static boolean forEach(MemoryView view, long most, Predicate<MemoryView> action) {
    if (view.isEmpty()) {
      return true;
    }
    boolean columns = view.isFContiguous() && !view.isCContiguous();
    MemoryView rows = columns ? view.transpose() : view;
    return walk(rows.isCContiguous() ? rows.reshape(-1) : rows, most, action);
  }

  private static boolean walk(MemoryView view, long most, Predicate<MemoryView> action) {
    if (view.elementCount() <= most) {
      return action.test(view);
    }
    long rows = view.length();
    long each = view.elementCount() / rows;
    long step = Math.max(1, most / each);
    for (long row = 0; row < rows; row += step) {
      boolean goesOn =
          each > most
              ? walk(view.at(row), most, action)
              : action.test(view.slice(row, Math.min(rows, row + step)));
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }
}
