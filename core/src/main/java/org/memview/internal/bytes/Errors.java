package org.memview.internal.bytes;

import java.nio.charset.Charset;
import java.util.Locale;
import org.memview.internal.Literal;

/// What operations on sequences of bytes say when they refuse.
public final class Errors {
  private static final int SHOWN = 40;

  private Errors() {}

  /// Bytes in a message: Python's `repr`, shortened.
  static String shown(Span bytes) {
    boolean all = bytes.length() <= SHOWN;
    String text = Literal.of((all ? bytes : bytes.slice(0, SHOWN)).toArray());
    return all ? text : text + "… (" + bytes.length() + " bytes)";
  }

  public static IllegalArgumentException notAByte(long value) {
    return new IllegalArgumentException(value + " does not fit a byte (0..255)");
  }

  public static IndexOutOfBoundsException index(String operation, long index, int length) {
    return new IndexOutOfBoundsException(
        operation + ": index " + index + " is out of range for bytes of length " + length);
  }

  public static IllegalArgumentException notFound(String operation, Span sub, int length) {
    return new IllegalArgumentException(
        operation + ": " + shown(sub) + " is not in the bytes searched (of length " + length + ")");
  }

  public static IllegalArgumentException negativeCount(long count) {
    return new IllegalArgumentException("count " + count + " is negative");
  }

  public static IllegalArgumentException fillSize(Span fill) {
    return new IllegalArgumentException("fill must be one byte, not " + shown(fill));
  }

  public static IllegalArgumentException tooLong(String what, double bytes) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s would need %.0f bytes, more than the %s an array can hold",
            what,
            bytes,
            Editing.MAX));
  }

  static IllegalArgumentException notOneRange(String spec) {
    return new IllegalArgumentException(
        "\"" + spec + "\" is not one range such as \"1:3\" or \"::-2\"");
  }

  static IllegalArgumentException emptySeparator() {
    return new IllegalArgumentException("the separator is empty");
  }

  static IllegalArgumentException tableSize(int length) {
    return new IllegalArgumentException(
        "a translation table has 256 bytes, this one has " + length);
  }

  static IllegalArgumentException mapsDiffer(int from, int to) {
    return new IllegalArgumentException(
        "maketrans needs as many bytes from as to, got " + from + " and " + to);
  }

  static IllegalArgumentException notHex(char c, int position) {
    return new IllegalArgumentException(
        "'" + c + "' at position " + position + " is no hexadecimal digit");
  }

  static IllegalArgumentException oddHex(int length) {
    return new IllegalArgumentException(
        "hexadecimal text of length " + length + " ends in the middle of a byte");
  }

  static IllegalArgumentException undecodable(byte b, int position, Charset charset) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "byte 0x%02x at position %s is not %s",
            b & 0xff,
            position,
            charset.name()));
  }

  static IllegalArgumentException unencodable(
      String text, int position, Charset charset, Exception cause) {
    String c = position < text.length() ? Character.toString(text.codePointAt(position)) : "";
    return new IllegalArgumentException(
        charset.name() + " has no '" + c + "' (position " + position + ")", cause);
  }
}
