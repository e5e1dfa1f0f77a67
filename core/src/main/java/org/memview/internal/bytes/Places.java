package org.memview.internal.bytes;

import java.util.Arrays;

/// Where bytes are found in bytes, from the left and without overlap.
///
/// Numbers and not spans: of ten million pieces the spans alone took seconds.
final class Places {
  private int[] places = new int[16];
  private int count;

  private Places() {}

  /// The places of `sub`, which is not empty; the first `limit` of them, all if it is below 0.
  static Places of(Span text, Span sub, long limit) {
    Places found = new Places();
    int from = 0;
    while (limit < 0 || found.count < limit) {
      int at = Search.find(text.slice(from, text.length()), sub);
      if (at < 0) {
        break;
      }
      found.add(from + at);
      from += at + sub.length();
    }
    return found;
  }

  private void add(int place) {
    if (count == places.length) {
      places = Arrays.copyOf(places, Math.max(count + (count >> 1), count + 1));
    }
    places[count++] = place;
  }

  int count() {
    return count;
  }

  int get(int i) {
    return places[i];
  }
}
