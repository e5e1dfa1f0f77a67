package org.memview.internal.bytes;

/// Bytes as ASCII characters: case and classes. Bytes above 127 are no letters.
public final class Ascii {
  private Ascii() {}

  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  private static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean isLower(byte b) {
    return b >= 'a' && b <= 'z';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isAlpha(byte b) {
    return isUpper(b) || isLower(b);
  }

  private static byte upper(byte b) {
    return isLower(b) ? (byte) (b - 32) : b;
  }

  private static byte lower(byte b) {
    return isUpper(b) ? (byte) (b + 32) : b;
  }

  @FunctionalInterface
  private interface Change {
    byte of(byte b);
  }

  @FunctionalInterface
  private interface Test {
    boolean of(byte b);
  }

  private static byte[] map(Span text, Change change) {
    byte[] changed = text.toArray();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = change.of(changed[i]);
    }
    return changed;
  }

  public static byte[] upper(Span text) {
    return map(text, Ascii::upper);
  }

  public static byte[] lower(Span text) {
    return map(text, Ascii::lower);
  }

  public static byte[] swapCase(Span text) {
    return map(text, b -> isUpper(b) ? lower(b) : upper(b));
  }

  public static byte[] capitalize(Span text) {
    byte[] changed = lower(text);
    if (changed.length > 0) {
      changed[0] = upper(changed[0]);
    }
    return changed;
  }

  /// The first letter of each run of letters in upper case, the others in lower case.
  public static byte[] title(Span text) {
    byte[] changed = text.toArray();
    boolean inWord = false;
    for (int i = 0; i < changed.length; i++) {
      changed[i] = inWord ? lower(changed[i]) : upper(changed[i]);
      inWord = isAlpha(changed[i]);
    }
    return changed;
  }

  private static boolean all(Span text, Test test) {
    for (int i = 0; i < text.length(); i++) {
      if (!test.of(text.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean someAndAll(Span text, Test test) {
    return text.length() > 0 && all(text, test);
  }

  public static boolean isAscii(Span text) {
    return all(text, b -> b >= 0);
  }

  public static boolean isAlpha(Span text) {
    return someAndAll(text, Ascii::isAlpha);
  }

  public static boolean isDigit(Span text) {
    return someAndAll(text, Ascii::isDigit);
  }

  public static boolean isAlnum(Span text) {
    return someAndAll(text, b -> isAlpha(b) || isDigit(b));
  }

  public static boolean isSpace(Span text) {
    return someAndAll(text, Ascii::isSpace);
  }

  /// Some letter, and no capital.
  public static boolean isLower(Span text) {
    return all(text, b -> !isUpper(b)) && !all(text, b -> !isLower(b));
  }

  /// Some letter, and only capitals.
  public static boolean isUpper(Span text) {
    return all(text, b -> !isLower(b)) && !all(text, b -> !isUpper(b));
  }

  /// Some letter; capitals at the start of each run of letters, and only there.
  public static boolean isTitle(Span text) {
    boolean inWord = false;
    boolean some = false;
    for (int i = 0; i < text.length(); i++) {
      byte b = text.at(i);
      if (inWord ? isUpper(b) : isLower(b)) {
        return false;
      }
      inWord = isAlpha(b);
      some |= inWord;
    }
    return some;
  }
}
