package org.memview.internal.bytes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Cuts bytes into pieces. A limit of cuts below 0 is no limit.
public final class Splitting {
  private Splitting() {}

  /// The pieces between runs of ASCII whitespace, from the left.
  public static List<Span> words(Span text, long cuts) {
    List<Span> pieces = new ArrayList<>();
    int i = skip(text, 0);
    while (i < text.length()) {
      int start = i;
      if (cuts >= 0 && pieces.size() >= cuts) {
        pieces.add(text.slice(start, text.length()));
        return pieces;
      }
      while (i < text.length() && !Ascii.isSpace(text.at(i))) {
        i++;
      }
      pieces.add(text.slice(start, i));
      i = skip(text, i);
    }
    return pieces;
  }

  private static int skip(Span text, int from) {
    int i = from;
    while (i < text.length() && Ascii.isSpace(text.at(i))) {
      i++;
    }
    return i;
  }

  /// The pieces between runs of ASCII whitespace, the cuts made from the right.
  public static List<Span> rwords(Span text, long cuts) {
    List<Span> pieces = new ArrayList<>();
    int i = Trimming.rstrip(text).length();
    while (i > 0) {
      int end = i;
      if (cuts >= 0 && pieces.size() >= cuts) {
        pieces.add(text.slice(0, end));
        break;
      }
      while (i > 0 && !Ascii.isSpace(text.at(i - 1))) {
        i--;
      }
      pieces.add(text.slice(i, end));
      i = Trimming.rstrip(text.slice(0, i)).length();
    }
    Collections.reverse(pieces);
    return pieces;
  }

  /// The pieces between separators, from the left.
  ///
  /// @throws IllegalArgumentException if the separator is empty
  public static List<Span> split(Span text, Span separator, long cuts) {
    requireSeparator(separator);
    Places places = Places.of(text, separator, cuts);
    List<Span> pieces = new ArrayList<>(places.count() + 1);
    int from = 0;
    for (int i = 0; i < places.count(); i++) {
      pieces.add(text.slice(from, places.get(i)));
      from = places.get(i) + separator.length();
    }
    pieces.add(text.slice(from, text.length()));
    return pieces;
  }

  /// The pieces between separators, the cuts made from the right.
  ///
  /// @throws IllegalArgumentException if the separator is empty
  public static List<Span> rsplit(Span text, Span separator, long cuts) {
    requireSeparator(separator);
    List<Span> pieces = new ArrayList<>();
    Span rest = text;
    while (cuts < 0 || pieces.size() < cuts) {
      int at = Search.rfind(rest, separator);
      if (at < 0) {
        break;
      }
      pieces.add(rest.slice(at + separator.length(), rest.length()));
      rest = rest.slice(0, at);
    }
    pieces.add(rest);
    Collections.reverse(pieces);
    return pieces;
  }

  /// What is before the first separator, the separator, and what is behind it; all, nothing and
  /// nothing if there is none.
  public static List<Span> partition(Span text, Span separator) {
    requireSeparator(separator);
    int at = Search.find(text, separator);
    Span nothing = Span.of();
    return at < 0 ? List.of(text, nothing, nothing) : around(text, at, separator);
  }

  /// The same with the last separator; nothing, nothing and all if there is none.
  public static List<Span> rpartition(Span text, Span separator) {
    requireSeparator(separator);
    int at = Search.rfind(text, separator);
    Span nothing = Span.of();
    return at < 0 ? List.of(nothing, nothing, text) : around(text, at, separator);
  }

  private static List<Span> around(Span text, int at, Span separator) {
    int end = at + separator.length();
    return List.of(text.slice(0, at), text.slice(at, end), text.slice(end, text.length()));
  }

  /// The lines, which end with `\n`, `\r` or `\r\n`.
  public static List<Span> lines(Span text, boolean keepEnds) {
    List<Span> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.at(end) != '\n' && text.at(end) != '\r') {
        end++;
      }
      int next = behindLineEnd(text, end);
      lines.add(text.slice(start, keepEnds ? next : end));
      start = next;
    }
    return lines;
  }

  private static int behindLineEnd(Span text, int end) {
    if (end == text.length()) {
      return end;
    }
    boolean two = text.at(end) == '\r' && end + 1 < text.length() && text.at(end + 1) == '\n';
    return end + (two ? 2 : 1);
  }

  private static void requireSeparator(Span separator) {
    if (separator.length() == 0) {
      throw Errors.emptySeparator();
    }
  }
}
