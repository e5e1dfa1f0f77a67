package org.memview.array;

import java.math.BigInteger;
import java.util.List;
import org.memview.Complex;
import org.memview.MemoryView;
import org.memview.format.Format;

/// One of the type codes of Python's `array`: what it stores, and how a primitive is put into it.
///
/// The sizes of `l` and `L` are those of the platform's C compiler; so is that of `u`, a `wchar_t`:
/// 4 bytes where `l` has 8, else 2.
///
/// @param code one letter, or two of a complex number
/// @param format what an item is
/// @param kind which primitives it takes
record TypeCode(String code, Format format, Kind kind) {
  /// CPython 3.15's, in its order.
  static final List<String> ALL =
      List.of(
          "b", "B", "u", "w", "h", "H", "i", "I", "l", "L", "q", "Q", "e", "f", "d", "Zf", "Zd");

  enum Kind {
    SIGNED,
    UNSIGNED,
    FLOAT,
    COMPLEX,
    TEXT
  }

  /// The type of a code.
  ///
  /// @throws org.memview.format.FormatException if it is none
  static TypeCode of(String text) {
    if (!ALL.contains(text)) {
      throw Errors.typeCode(text);
    }
    return switch (text) {
      case "e", "f", "d" -> new TypeCode(text, Format.of(text), Kind.FLOAT);
      case "Zf", "Zd" -> new TypeCode(text, Format.of(text), Kind.COMPLEX);
      case "w" -> new TypeCode(text, Format.of(text), Kind.TEXT);
      case "u" -> new TypeCode(text, Format.of(wideCharacter()), Kind.TEXT);
      default -> {
        Kind kind = Character.isLowerCase(text.charAt(0)) ? Kind.SIGNED : Kind.UNSIGNED;
        yield new TypeCode(text, Format.of(text), kind);
      }
    };
  }

  private static String wideCharacter() {
    return Format.of("l").size() == Long.BYTES ? "w" : "u";
  }

  long itemSize() {
    return format.size();
  }

  /// The bytes of what has a byte order: an item, or either part of a complex number.
  long wordSize() {
    return kind == Kind.COMPLEX ? itemSize() / 2 : itemSize();
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
      case COMPLEX -> "numbers, complex ones too";
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

  /// Refuses a real number that is of the wrong kind; one too large for `f` becomes infinite.
  void check(double value) {
    if (isInteger() || kind == Kind.TEXT) {
      throw Errors.wrongKind(value, this);
    }
  }

  /// Stores an integer that was checked.
  void put(MemoryView cells, long index, long value) {
    if (!isInteger()) {
      put(cells, index, (double) value);
      return;
    }
    switch ((int) itemSize()) {
      case 1 -> cells.setByte(index, (byte) value);
      case 2 -> cells.setShort(index, (short) value);
      case 4 -> cells.setInt(index, (int) value);
      default -> cells.setLong(index, value);
    }
  }

  /// Stores a real number that was checked.
  ///
  /// @throws IllegalArgumentException if it is finite and too large for `e`
  void put(MemoryView cells, long index, double value) {
    if (kind == Kind.COMPLEX) {
      cells.set(index, new Complex(value, 0));
    } else if (itemSize() == Float.BYTES) {
      cells.setFloat(index, (float) value);
    } else {
      cells.setDouble(index, value);
    }
  }
}
