package org.memview.numpy;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// NumPy's name of one plain type, such as `<f8`, `|S5` or `<M8[us]`, and the format code for it.
///
/// @param order `<` or `>`, `=` where it does not matter
/// @param code a format without its order: `d`, `5s`, `12w`
/// @param isVoid whether it is raw bytes (`V`), which without a name pad a record
/// @param size in bytes
record TypeString(char order, String code, boolean isVoid, long size) {
  private static final Pattern SYNTAX =
      Pattern.compile("([<>|=]?)([A-Za-z?])(\\d{0,10})(\\[[^\\]]*\\])?");
  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  /// @throws org.memview.format.FormatException if it is no type of NumPy's, or one that is not
  ///   bytes in the file
  static TypeString parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw Errors.noType(text);
    }
    char kind = parts.group(2).charAt(0);
    if (kind == 'O') {
      throw Errors.pickled(text, "Python objects");
    }
    if (kind == 'T') {
      throw Errors.pickled(text, "StringDType texts");
    }
    long count = parts.group(3).isEmpty() ? 0 : Long.parseLong(parts.group(3));
    boolean hasUnit = parts.group(4) != null;
    if (hasUnit && kind != 'M' && kind != 'm') {
      throw Errors.noType(text);
    }
    return of(kind, count, order(parts.group(1)), text);
  }

  private static char order(String prefix) {
    return switch (prefix) {
      case "<" -> '<';
      case ">" -> '>';
      default -> LITTLE ? '<' : '>';
    };
  }

  private static TypeString of(char kind, long count, char order, String text) {
    return switch (kind) {
      case 'S', 'a' -> bytes(count, false);
      case 'V' -> bytes(count, true);
      case 'U' -> new TypeString(order, count + "w", false, 4 * count);
      default -> number(kind, count, order, text);
    };
  }

  private static TypeString number(char kind, long count, char order, String text) {
    String code =
        switch (kind + "" + count) {
          case "b1" -> "?";
          case "i1" -> "b";
          case "u1" -> "B";
          case "i2" -> "h";
          case "u2" -> "H";
          case "i4" -> "i";
          case "u4" -> "I";
          case "i8", "M8", "m8" -> "q";
          case "u8" -> "Q";
          case "f2" -> "e";
          case "f4" -> "f";
          case "f8" -> "d";
          case "c8" -> "Zf";
          case "c16" -> "Zd";
          case "f10", "f12", "f16", "c20", "c24", "c32" -> count + "s";
          default -> throw Errors.noType(text);
        };
    boolean ordered = count > 1 && !code.endsWith("s");
    return new TypeString(ordered ? order : '=', code, false, count);
  }

  private static TypeString bytes(long count, boolean isVoid) {
    return new TypeString('=', count + "s", isVoid, count);
  }
}
