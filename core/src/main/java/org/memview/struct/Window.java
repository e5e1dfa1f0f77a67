package org.memview.struct;

import java.util.ArrayList;
import java.util.List;

/// Eight bytes of a record that hold several fields whole.
record Window(long offset) {
  static final int SIZE = 8;

  boolean covers(long from, long length) {
    return offset <= from && from + length <= offset + SIZE;
  }

  /// Returns windows that save loads. None reaches beyond the record; fields that stand alone, or
  /// are too long, are in none.
  ///
  /// @param fields in ascending order
  /// @param size the bytes of the record
  static List<Window> over(List<Emitter.Span> fields, long size) {
    return of(fields, size, size - SIZE);
  }

  /// The same to save stores: none begins before its first field.
  static List<Window> ahead(List<Emitter.Span> fields, long size) {
    return of(fields, size, Long.MAX_VALUE);
  }

  private static List<Window> of(List<Emitter.Span> fields, long size, long last) {
    List<Window> windows = new ArrayList<>();
    for (int first = 0; first < fields.size(); ) {
      Window window = new Window(Math.min(fields.get(first).offset(), last));
      int next = first;
      while (next < fields.size() && window.covers(fields.get(next))) {
        next++;
      }
      if (next - first > 1 && window.offset >= 0 && window.offset <= size - SIZE) {
        windows.add(window);
      }
      first = Math.max(next, first + 1);
    }
    return windows;
  }

  private boolean covers(Emitter.Span field) {
    return covers(field.offset(), field.length());
  }
}
