package org.memview.internal.bytes;

/// Takes bytes off the ends.
public final class Trimming {
  private Trimming() {}

  /// Without ASCII whitespace on the left.
  public static Span lstrip(Span text) {
    int i = 0;
    while (i < text.length() && Ascii.isSpace(text.at(i))) {
      i++;
    }
    return text.slice(i, text.length());
  }

  /// Without ASCII whitespace on the right.
  public static Span rstrip(Span text) {
    int i = text.length();
    while (i > 0 && Ascii.isSpace(text.at(i - 1))) {
      i--;
    }
    return text.slice(0, i);
  }

  /// Without bytes of `set` on the left.
  public static Span lstrip(Span text, Span set) {
    boolean[] dropped = members(set);
    int i = 0;
    while (i < text.length() && dropped[text.at(i) & 0xff]) {
      i++;
    }
    return text.slice(i, text.length());
  }

  /// Without bytes of `set` on the right.
  public static Span rstrip(Span text, Span set) {
    boolean[] dropped = members(set);
    int i = text.length();
    while (i > 0 && dropped[text.at(i - 1) & 0xff]) {
      i--;
    }
    return text.slice(0, i);
  }

  static boolean[] members(Span set) {
    boolean[] members = new boolean[256];
    for (int i = 0; i < set.length(); i++) {
      members[set.at(i) & 0xff] = true;
    }
    return members;
  }

  /// Without `prefix`, if it begins so.
  public static Span removePrefix(Span text, Span prefix) {
    return text.startsWith(prefix) ? text.slice(prefix.length(), text.length()) : text;
  }

  /// Without `suffix`, if it ends so.
  public static Span removeSuffix(Span text, Span suffix) {
    return text.endsWith(suffix) ? text.slice(0, text.length() - suffix.length()) : text;
  }
}
