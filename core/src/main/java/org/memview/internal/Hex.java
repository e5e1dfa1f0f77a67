package org.memview.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.memview.layout.Order;

/// The bytes of a block in C order as hexadecimal text, as Python's `hex` prints them.
public final class Hex {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Hex() {}

  /// Two digits per byte, nothing between.
  public static String hex(Block block) {
    return digits(bytes(block, 0), (byte) 0, 0);
  }

  /// Two digits per byte and `separator` between groups of `bytesPerSeparator` bytes: counted from
  /// the right if positive, from the left if negative; 0 sets none.
  ///
  /// @throws IllegalArgumentException if `separator` is not one ASCII character, or the text would
  ///   be too long
  public static String hex(Block block, String separator, int bytesPerSeparator) {
    if (separator.length() != 1 || separator.charAt(0) > 127) {
      throw Errors.badSeparator(separator);
    }
    return digits(bytes(block, bytesPerSeparator), (byte) separator.charAt(0), bytesPerSeparator);
  }

  private static byte[] bytes(Block block, int group) {
    long size = block.layout().byteSize();
    long length =
        size <= Errors.MAX_ARRAY ? 2 * size + separators(size, group) : 2 * Errors.MAX_ARRAY;
    if (length > Errors.MAX_ARRAY) {
      throw Errors.tooLarge("hex", length, "characters", block);
    }
    return Copier.toBytes(block, Order.C);
  }

  private static long separators(long size, int group) {
    return group == 0 || size == 0 ? 0 : (size - 1) / Math.abs((long) group);
  }

  private static String digits(byte[] bytes, byte separator, int group) {
    byte[] text = new byte[(int) (2L * bytes.length + separators(bytes.length, group))];
    // A group ends before byte i if the bytes left (from the right) or done (from the left) fill
    // groups.
    long phase = group > 0 ? bytes.length : 0;
    int at = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (i > 0 && group != 0 && (phase - i) % group == 0) {
        text[at++] = separator;
      }
      text[at++] = DIGITS[(bytes[i] >> 4) & 15];
      text[at++] = DIGITS[bytes[i] & 15];
    }
    return new String(text, ISO_8859_1);
  }
}
