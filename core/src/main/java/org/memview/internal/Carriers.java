package org.memview.internal;

import org.memview.format.Format;
import org.memview.format.Kind;

/// Which primitive types can read which formats.
///
/// Same width: the raw bits. Wider and the same kind: the value; `double` also takes integers of up
/// to 32 bits, for it holds them all. Anything else is refused. `l L n N P` count as 64 bits wide
/// on every platform.
final class Carriers {
  private Carriers() {}

  static void requireByte(String what, Format format) {
    require(format.kind() == Kind.CHAR || integerBits(format) == 8, what, format);
  }

  static Cell requireShort(String what, Format format) {
    return requireInteger(16, what, format);
  }

  static Cell requireInt(String what, Format format) {
    return requireInteger(32, what, format);
  }

  static Cell requireLong(String what, Format format) {
    return requireInteger(64, what, format);
  }

  static Cell requireFloat(String what, Format format) {
    return require(format.kind() == Kind.FLOAT && format.code() != 'd', what, format);
  }

  static Cell requireDouble(String what, Format format) {
    return require(format.kind() == Kind.FLOAT || integerBits(format) <= 32, what, format);
  }

  private static Cell requireInteger(int bits, String what, Format format) {
    return require(integerBits(format) <= bits, what, format);
  }

  // Larger than any for what is no integer.
  private static int integerBits(Format format) {
    return switch (format.code()) {
      case 'b', 'B' -> 8;
      case 'h', 'H' -> 16;
      case 'i', 'I' -> 32;
      case 'l', 'L', 'q', 'Q', 'n', 'N', 'P' -> 64;
      default -> Integer.MAX_VALUE;
    };
  }

  private static Cell require(boolean readable, String what, Format format) {
    Cell cell = Cell.of(format);
    if (!readable || (cell == null && format.kind() != Kind.CHAR)) {
      throw Errors.wrongCarrier(what, format);
    }
    return cell == null ? Cell.I8 : cell;
  }
}
