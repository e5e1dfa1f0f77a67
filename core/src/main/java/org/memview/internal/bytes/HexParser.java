package org.memview.internal.bytes;

import java.util.Arrays;

/// Reads hexadecimal text: two digits a byte, ASCII whitespace between bytes.
public final class HexParser {
  private static final byte[] DIGITS = digits();

  private HexParser() {}

  private static byte[] digits() {
    byte[] digits = new byte[128];
    for (char c = 0; c < digits.length; c++) {
      digits[c] = (byte) Character.digit(c, 16);
    }
    return digits;
  }

  /// The bytes that `text` writes.
  ///
  /// @throws IllegalArgumentException if a character is neither, or a digit stands alone
  public static byte[] parse(String text) {
    byte[] bytes = new byte[text.length() / 2];
    int count = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < 128 && Ascii.isSpace((byte) c)) {
        i++;
      } else {
        int high = digit(text, i);
        bytes[count++] = (byte) (high << 4 | digit(text, i + 1));
        i += 2;
      }
    }
    return Arrays.copyOf(bytes, count);
  }

  private static int digit(String text, int at) {
    if (at >= text.length()) {
      throw Errors.oddHex(text.length());
    }
    char c = text.charAt(at);
    int digit = c < DIGITS.length ? DIGITS[c] : -1;
    if (digit < 0) {
      throw Errors.notHex(c, at);
    }
    return digit;
  }
}
