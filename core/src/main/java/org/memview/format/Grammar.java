package org.memview.format;

/// Which of the smaller grammars a text that has already been parsed belongs to.
final class Grammar {
  private static final String NATIVE_SINGLE = "cbB?hHiIlLqQnNPfde";
  private static final String STRUCT = "xcbB?hHiIlLqQnNPefdFDsp";

  private Grammar() {}

  static boolean isNativeSingle(String text) {
    int start = text.startsWith("@") ? 1 : 0;
    return text.length() == start + 1 && NATIVE_SINGLE.indexOf(text.charAt(start)) >= 0;
  }

  static boolean isStruct(String text) {
    char prefix = text.isEmpty() ? '@' : text.charAt(0);
    boolean hasPrefix = Codes.isPrefix(prefix);
    if (prefix == '^') {
      return false;
    }
    boolean standard = hasPrefix && prefix != '@';
    for (int i = hasPrefix && !text.isEmpty() ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean code = STRUCT.indexOf(c) >= 0 && !(standard && c == 'P');
      if (!code && !Codes.isDigit(c) && !Codes.isSpace(c)) {
        return false;
      }
    }
    return true;
  }
}
