package org.memview.io;

import org.memview.MemoryView;
import org.memview.internal.bytes.Search;
import org.memview.internal.bytes.Span;

/// Finds bytes in the bytes of a view of any size, window by window: each is copied to an array,
/// where the search is, and so is also safe from a file that is shortened meanwhile. Windows share
/// as many bytes as could begin a match; they begin small, for matches that are near.
final class Finding {
  private static final int FIRST = 1 << 12;
  private static final int LARGEST = 1 << 18;

  private final MemoryView text;
  private final Span wanted;
  private byte[] window = new byte[0];

  /// @param text a row of bytes
  Finding(MemoryView text, MemoryView wanted) {
    this.text = text;
    this.wanted = Span.of(wanted.toBytes());
  }

  /// Returns where the first match begins, -1 if there is none. Nothing is found at once.
  long first() {
    int n = wanted.length();
    long end = text.length();
    for (long at = 0; end - at >= n; at += window.length - n + 1) {
      int found = Search.find(copied(at, Math.min(end, at + nextSize())), wanted);
      if (found >= 0) {
        return at + found;
      }
    }
    return -1;
  }

  /// Returns where the last match begins, -1 if there is none. Nothing is found at the end.
  long last() {
    int n = wanted.length();
    for (long end = text.length(); end >= n; end -= window.length - n + 1) {
      long at = Math.max(0, end - nextSize());
      int found = Search.rfind(copied(at, end), wanted);
      if (found >= 0) {
        return at + found;
      }
    }
    return -1;
  }

  /// Windows of twice what is wanted at least: so each byte is looked at twice at most.
  private long nextSize() {
    long grown = Math.clamp(2L * window.length, FIRST, LARGEST);
    return Math.min(Integer.MAX_VALUE - 8, Math.max(grown, 2L * wanted.length()));
  }

  private Span copied(long from, long to) {
    int n = (int) (to - from);
    if (window.length < n) {
      window = new byte[n];
    }
    MemoryView.of(window).slice(0, n).copyFrom(text.slice(from, to));
    return new Span(window, 0, n);
  }
}
