package org.memview.internal.bytes;

/// The search of Knuth, Morris and Pratt, forwards and backwards: never looks at a byte of the text
/// twice, whatever the text.
final class Periods {
  private Periods() {}

  static int find(Span text, Span sub) {
    return search(text, sub, false);
  }

  static int rfind(Span text, Span sub) {
    int found = search(text, sub, true);
    return found < 0 ? -1 : text.length() - found - sub.length();
  }

  private static int search(Span text, Span sub, boolean backwards) {
    int[] borders = borders(sub, backwards);
    int matched = 0;
    for (int i = 0; i < text.length(); i++) {
      byte next = at(text, i, backwards);
      while (matched > 0 && at(sub, matched, backwards) != next) {
        matched = borders[matched - 1];
      }
      if (at(sub, matched, backwards) == next && ++matched == sub.length()) {
        return i + 1 - matched;
      }
    }
    return -1;
  }

  /// For each prefix, the length of the longest shorter prefix that is also its suffix.
  private static int[] borders(Span sub, boolean backwards) {
    int[] borders = new int[sub.length()];
    int length = 0;
    for (int i = 1; i < borders.length; i++) {
      byte next = at(sub, i, backwards);
      while (length > 0 && at(sub, length, backwards) != next) {
        length = borders[length - 1];
      }
      if (at(sub, length, backwards) == next) {
        length++;
      }
      borders[i] = length;
    }
    return borders;
  }

  private static byte at(Span span, int i, boolean backwards) {
    return span.at(backwards ? span.length() - 1 - i : i);
  }
}
