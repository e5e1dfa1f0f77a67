package org.memview.array;

import java.math.BigInteger;
import org.memview.MemoryView;
import org.memview.format.Format;

/// One of the type codes of Python's `array`: what it stores, and how a primitive is put into it.
///
/// The sizes of `l` and `L` are those of the platform's C compiler; so is that of `u`, a `wchar_t`:
/// 4 bytes where `l` has 8, else 2.
///
/// @param code the letter
/// @param format what an item is
/// @param kind which primitives it takes
record TypeCode(char code, Format format, Kind kind) {
  private static final String CODES = "bBuwhHiIlLqQfd";

  enum Kind {
    SIGNED,
    UNSIGNED,
    FLOAT,
    TEXT
  }

  /// The type of a code.
  ///
  /// @throws org.memview.format.FormatException if it is none
  static TypeCode of(String text) {
    if (text.length() != 1 || CODES.indexOf(text.charAt(0)) < 0) {
      throw Errors.typeCode(text);
    }
    char code = text.charAt(0);
    return switch (code) {
      case 'f', 'd' -> new TypeCode(code, Format.of(text), Kind.FLOAT);
      case 'w' -> new TypeCode(code, Format.of(text), Kind.TEXT);
      case 'u' -> new TypeCode(code, Format.of(wideCharacter()), Kind.TEXT);
      default -> {
        Kind kind = Character.isLowerCase(code) ? Kind.SIGNED : Kind.UNSIGNED;
        yield new TypeCode(code, Format.of(text), kind);
      }
    };
  }

  private static String wideCharacter() {
    return Format.of("l").size() == Long.BYTES ? "w" : "u";
  }

  long itemSize() {
    return format.size();
  }

  boolean isInteger() {
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }

  private int bits() {
    return (int) itemSize() * Byte.SIZE;
  }

  private long least() {
    return kind == Kind.SIGNED ? -1L << (bits() - 1) : 0;
  }

  /// The largest integer, as far as a `long` goes.
  private long largest() {
    return kind == Kind.SIGNED ? ~least() : bits() == Long.SIZE ? Long.MAX_VALUE : ~(-1L << bits());
  }

  /// What fits, for messages.
  String limits() {
    boolean wide = kind == Kind.UNSIGNED && bits() == Long.SIZE;
    BigInteger largest = wide ? BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE) : null;
    return least() + ".." + (largest == null ? largest() : largest);
  }

  /// What it takes, for messages.
  String takes() {
    return switch (kind) {
      case SIGNED, UNSIGNED -> "integers";
      case FLOAT -> "numbers";
      case TEXT -> "one character, as a String";
    };
  }

  /// Refuses an integer that cannot be stored.
  void check(long value) {
    if (kind == Kind.TEXT) {
      throw Errors.wrongKind(value, this);
    }
    if (isInteger() && (value < least() || value > largest())) {
      throw Errors.doesNotFit(value, this);
    }
  }

  /// Refuses a real number that cannot be stored; one too large for `f` becomes infinite.
  void check(double value) {
    if (kind != Kind.FLOAT) {
      throw Errors.wrongKind(value, this);
    }
  }

  /// Stores an integer that was checked.
  void put(MemoryView cells, long index, long value) {
    if (kind == Kind.FLOAT) {
      put(cells, index, (double) value);
      return;
    }
    switch (code) {
      case 'b', 'B' -> cells.setByte(index, (byte) value);
      case 'h', 'H' -> cells.setShort(index, (short) value);
      case 'i', 'I' -> cells.setInt(index, (int) value);
      default -> cells.setLong(index, value);
    }
  }

  /// Stores a real number that was checked.
  void put(MemoryView cells, long index, double value) {
    if (code == 'f') {
      cells.setFloat(index, (float) value);
    } else {
      cells.setDouble(index, value);
    }
  }
}
