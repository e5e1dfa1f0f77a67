package org.memview.cli.show;

import java.util.function.Consumer;
import org.memview.MemoryView;

/// Walks a view of any size in pieces that fit a buffer.
final class Pieces {
  private Pieces() {}

  /// Hands over sub-views of at most `most` elements that together are `view`, in C order where
  /// that is also the order in memory.
  static void forEach(MemoryView view, long most, Consumer<MemoryView> action) {
    if (view.isEmpty()) {
      return;
    }
    boolean columns = view.isFContiguous() && !view.isCContiguous();
    MemoryView rows = columns ? view.transpose() : view;
    walk(rows.isCContiguous() ? rows.reshape(-1) : rows, most, action);
  }

  private static void walk(MemoryView view, long most, Consumer<MemoryView> action) {
    if (view.elementCount() <= most) {
      action.accept(view);
      return;
    }
    long rows = view.length();
    long each = view.elementCount() / rows;
    long step = Math.max(1, most / each);
    for (long row = 0; row < rows; row += step) {
      if (each > most) {
        walk(view.at(row), most, action);
      } else {
        action.accept(view.slice(row, Math.min(rows, row + step)));
      }
    }
  }
}
