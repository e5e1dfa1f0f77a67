package org.memview.cli.show;

import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.memview.MemoryView;

/// Walks a view of any size in pieces that fit a buffer, forward through the memory.
final class Pieces {
  private final long most;
  private final long mostSpan;
  private final Predicate<MemoryView> action;

  private Pieces(long most, long mostSpan, Predicate<MemoryView> action) {
    this.most = most;
    this.mostSpan = mostSpan;
    this.action = action;
  }

  /// Hands over sub-views of at most `most` elements, not further apart than `mostSpan` bytes, that
  /// together are `view`, in the order of memory.
  ///
  /// @param action returns whether to go on
  /// @return whether it came to the end
  static boolean forEach(MemoryView view, long most, long mostSpan, Predicate<MemoryView> action) {
    if (view.isEmpty()) {
      return true;
    }
    MemoryView rows = inOrderOfMemory(view);
    return new Pieces(most, mostSpan, action).walk(rows.isCContiguous() ? rows.reshape(-1) : rows);
  }

  /// The largest step outermost, and none backward.
  private static MemoryView inOrderOfMemory(MemoryView view) {
    long[] strides = view.strides();
    int[] axes =
        IntStream.range(0, strides.length)
            .boxed()
            .sorted(Comparator.comparingLong(axis -> -Math.abs(strides[axis])))
            .mapToInt(axis -> axis)
            .toArray();
    MemoryView ordered = view.ndim() > 1 ? view.transpose(axes) : view;
    StringBuilder forward = new StringBuilder();
    for (int axis : axes) {
      forward.append(forward.isEmpty() ? "" : ", ").append(strides[axis] < 0 ? "::-1" : ":");
    }
    return forward.indexOf("-") < 0 ? ordered : ordered.slice(forward.toString());
  }

  private boolean walk(MemoryView view) {
    if (view.elementCount() <= most && span(view) <= mostSpan) {
      return action.test(view);
    }
    long rows = view.length();
    long each = view.elementCount() / rows;
    long step = Math.min(most / each, mostSpan / Math.max(1, Math.abs(view.stride(0))));
    boolean whole = step > 0 || view.ndim() == 1;
    for (long row = 0; row < rows; row += Math.max(1, step)) {
      long end = Math.min(rows, row + Math.max(1, step));
      if (!(whole ? action.test(view.slice(row, end)) : walk(view.at(row)))) {
        return false;
      }
    }
    return true;
  }

  private static long span(MemoryView view) {
    return view.layout().maxOffset() - view.layout().minOffset();
  }
}
