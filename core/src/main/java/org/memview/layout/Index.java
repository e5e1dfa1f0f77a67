package org.memview.layout;

/// One entry of an N-D slice.
public sealed interface Index {
  static Index.Range range(long start, long stop) { throw new UnsupportedOperationException(); }

  static Index.Range from(long start) { throw new UnsupportedOperationException(); }

  static Index.Range to(long stop) { throw new UnsupportedOperationException(); }

  static Index.Range all() { throw new UnsupportedOperationException(); }

  static Index.Range reversed() { throw new UnsupportedOperationException(); }

  static Index at(long index) { throw new UnsupportedOperationException(); }

  static Index ellipsis() { throw new UnsupportedOperationException(); }

  static Index newAxis() { throw new UnsupportedOperationException(); }

  /// Parses slice text such as `"1:3, ::-1, ..., None, 5"`.
  static Index[] parse(String text) { throw new UnsupportedOperationException(); }

  /// start:stop:step; `Long.MIN_VALUE` and `Long.MAX_VALUE` are open ends.
  record Range(long start, long stop, long step) implements Index {
    public Range step(long step) { throw new UnsupportedOperationException(); }
  }
}
