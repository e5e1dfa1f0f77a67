package org.memview.profiler.agent;

/// A pattern of names: `*` stands for any characters but dots, `**` for any, `?` for one.
record Glob(String pattern) {

  boolean matches(String name) {
    return matches(0, name, 0);
  }

  /// Returns whether the pattern names exactly one thing.
  boolean literal() {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  private boolean matches(int at, String name, int from) {
    int p = at;
    int n = from;
    while (p < pattern.length()) {
      char c = pattern.charAt(p);
      if (c == '*') {
        return star(p, name, n);
      }
      if (n == name.length() || (c != '?' && c != name.charAt(n))) {
        return false;
      }
      p++;
      n++;
    }
    return n == name.length();
  }

  private boolean star(int at, String name, int from) {
    boolean anyDots = pattern.startsWith("**", at);
    int rest = at + (anyDots ? 2 : 1);
    for (int n = from; n <= name.length(); n++) {
      if (matches(rest, name, n)) {
        return true;
      }
      if (n < name.length() && name.charAt(n) == '.' && !anyDots) {
        return false;
      }
    }
    return false;
  }
}
