package org.memview.format;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// What one code letter means, before counts, shapes and names.
///
/// A *unit* is the piece of an element whose bytes a byte order arranges: four bytes for `i`, for
/// one half of `F` and for one character of `w`; one byte for `s`. `'@'` aligns every code to its
/// unit.
final class Codes {
  private Codes() {}

  /// The kind of `code`, or null if the letter is no code that carries a Java value.
  static @Nullable Kind kind(char code) {
    return switch (code) {
      case 'x' -> Kind.PAD;
      case 'c' -> Kind.CHAR;
      case '?' -> Kind.BOOLEAN;
      case 'b', 'h', 'i', 'l', 'q', 'n' -> Kind.SIGNED;
      case 'B', 'H', 'I', 'L', 'Q', 'N', 'P' -> Kind.UNSIGNED;
      case 'e', 'E', 'f', 'd' -> Kind.FLOAT;
      case 'F', 'D' -> Kind.COMPLEX;
      case 's' -> Kind.BYTES;
      case 'p' -> Kind.PASCAL;
      case 'u', 'w' -> Kind.TEXT;
      default -> null;
    };
  }

  /// Why a code that other readers of PEP 3118 know is refused here, or null if nobody knows it.
  static @Nullable String whyRefused(char code) {
    return switch (code) {
      case 'g' -> "long double is wider than any Java type";
      case 't' -> "single bits are smaller than the byte, the smallest thing a view can address";
      case 'O' -> "a reference to a Python object means nothing outside its interpreter";
      case '&' -> "a typed pointer leads to memory nobody has lent";
      case 'X' -> "a function pointer is not data";
      case 'z' -> "a pointer to a C string leads to memory nobody has lent";
      default -> null;
    };
  }

  /// True if a count is the length of one value (or pad) and does not repeat it.
  static boolean countIsLength(char code) {
    return code == 's' || code == 'p' || code == 'u' || code == 'w' || code == 'x';
  }

  /// Bytes of a unit under `=`, `<`, `>` and `!`, or 0 where the code has no such size.
  static int standardUnit(char code) {
    return switch (code) {
      case 'n', 'N' -> 0;
      case 'l', 'L' -> 4;
      default -> nativeUnit(code);
    };
  }

  /// Bytes of a unit under `@` and `^`, and its alignment under `@`.
  static int nativeUnit(char code) {
    return switch (code) {
      case 'h', 'H', 'e', 'E', 'u' -> 2;
      case 'i', 'I', 'f', 'F', 'w' -> 4;
      case 'q', 'Q', 'd', 'D' -> 8;
      case 'l', 'L' -> NativeSizes.LONG;
      case 'n', 'N' -> NativeSizes.SIZE_T;
      case 'P' -> NativeSizes.POINTER;
      default -> 1;
    };
  }

  /// The code that names the same integers in a size every platform agrees on: `l` of 8 bytes is
  /// `q`.
  static char portable(char code, int unit) {
    if (code == 'P' || standardUnit(code) == unit) {
      return code;
    }
    boolean signed = kind(code) == Kind.SIGNED;
    return unit == 8 ? (signed ? 'q' : 'Q') : (signed ? 'i' : 'I');
  }

  static boolean isPrefix(char c) {
    return c == '@' || c == '=' || c == '<' || c == '>' || c == '!' || c == '^';
  }

  static boolean isNativeSized(char prefix) {
    return prefix == '@' || prefix == '^';
  }

  static ByteOrder order(char prefix) {
    return switch (prefix) {
      case '<' -> ByteOrder.LITTLE_ENDIAN;
      case '>', '!' -> ByteOrder.BIG_ENDIAN;
      default -> ByteOrder.nativeOrder();
    };
  }

  static char prefix(ByteOrder order) {
    return order == ByteOrder.BIG_ENDIAN ? '>' : '<';
  }

  /// Whitespace as C's `isspace` knows it, which is what `struct` skips.
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
