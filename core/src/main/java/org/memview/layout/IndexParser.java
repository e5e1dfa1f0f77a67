package org.memview.layout;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads slice text: `entry {"," entry} [","]`, an entry being `...`, `None`, `newaxis`, a number
/// or `[number] ":" [number] [":" [number]]`.
final class IndexParser {
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private final String text;
  private int position;

  IndexParser(String text) {
    this.text = text;
  }

  Index[] parse() {
    List<Index> entries = new ArrayList<>();
    skipSpace();
    do {
      entries.add(entry());
      skipSpace();
    } while (accept(",") && position < text.length());
    if (position < text.length()) {
      throw unexpected("',' or the end");
    }
    return entries.toArray(Index[]::new);
  }

  private Index entry() {
    if (accept("...")) {
      return Index.ellipsis();
    }
    if (accept("None") || accept("newaxis")) {
      return Index.newAxis();
    }
    int from = position;
    BigInteger start = number();
    if (accept(":")) {
      return range(start);
    }
    if (start == null) {
      throw unexpected("a number, ':', '...' or 'None'");
    }
    return at(start, from);
  }

  private Index at(BigInteger index, int from) {
    if (index.bitLength() > 63) {
      throw Errors.sliceText(text, "index " + index + " does not fit a long", from);
    }
    return Index.at(index.longValue());
  }

  private Index range(@Nullable BigInteger start) {
    BigInteger stop = number();
    if (!accept(":")) {
      return new Index.Range(start(start, 1), stop(stop, 1), 1);
    }
    int from = position;
    BigInteger given = number();
    if (given != null && given.signum() == 0) {
      throw Errors.sliceText(text, "slice step cannot be zero", from);
    }
    long step = given == null ? 1 : clip(given);
    return new Index.Range(start(start, step), stop(stop, step), step);
  }

  /// An open start is `Long.MIN_VALUE`; a written one that small runs backwards from before the
  /// first element.
  private static long start(@Nullable BigInteger start, long step) {
    return start == null
        ? Long.MIN_VALUE
        : Math.max(clip(start), step < 0 ? -Long.MAX_VALUE : Long.MIN_VALUE);
  }

  /// An open stop is `Long.MAX_VALUE`; a written one that large stops a backward run before it
  /// begins.
  private static long stop(@Nullable BigInteger stop, long step) {
    return stop == null
        ? Long.MAX_VALUE
        : Math.min(clip(stop), step < 0 ? Long.MAX_VALUE - 1 : Long.MAX_VALUE);
  }

  private static long clip(BigInteger number) {
    return number.min(MAX).max(MIN).longValue();
  }

  private @Nullable BigInteger number() {
    skipSpace();
    int from = position;
    if (isAt('-', '-') || isAt('+', '+')) {
      position++;
    }
    int digits = position;
    while (isAt('0', '9')) {
      position++;
    }
    if (digits < position) {
      String number = text.substring(from, position);
      skipSpace();
      return new BigInteger(number);
    }
    if (from < digits) {
      throw unexpected("a digit");
    }
    return null;
  }

  private boolean isAt(char low, char high) {
    return position < text.length()
        && text.charAt(position) >= low
        && text.charAt(position) <= high;
  }

  private boolean accept(String token) {
    if (!text.startsWith(token, position)) {
      return false;
    }
    position += token.length();
    skipSpace();
    return true;
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private IllegalArgumentException unexpected(String expected) {
    String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
    return Errors.sliceText(text, "expected " + expected + ", found " + found, position);
  }
}
