package org.memview.struct;

import java.math.BigInteger;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.memview.Bytes;
import org.memview.Complex;
import org.memview.format.Format;
import org.memview.format.Kind;

/// Which Java types hold which codes.
final class Carriers {
  private Carriers() {}

  /// The code of a component that names none, empty if it must name one.
  static String usual(Class<?> carrier) {
    return switch (carrier.getName()) {
      case "boolean" -> "?";
      case "byte" -> "b";
      case "short" -> "h";
      case "char" -> "H";
      case "int" -> "i";
      case "long" -> "q";
      case "float" -> "f";
      case "double" -> "d";
      case "org.memview.Complex" -> "Zd";
      default -> "";
    };
  }

  /// Why a type without a code is refused.
  static String whyNot(Class<?> carrier) {
    String name = carrier.getSimpleName();
    if (carrier == String.class || carrier == Bytes.class) {
      return "is a " + name + " of unknown length: @Code(\"16s\") gives it 16 bytes";
    }
    if (carrier == BigInteger.class) {
      return "is a BigInteger of unknown size: @Code(\"Q\") gives it 8 bytes";
    }
    if (carrier.isEnum()) {
      return "is an enum of unknown size: @Code(\"B\") gives it one byte";
    }
    if (carrier.isArray()) {
      return "is an array of unknown length: @Count(4) gives it 4 elements";
    }
    return "is " + name + ", which has no equivalent in memory; " + known();
  }

  private static String known() {
    return "what has are primitives, String, Bytes, BigInteger, Complex, enums, records, Optional"
        + " and arrays of these";
  }

  /// Why `carrier` cannot hold `format`, or null if it can.
  static @Nullable String refusal(Class<?> carrier, Format format) {
    boolean holds =
        switch (carrier.getName()) {
          case "boolean" -> format.kind() == Kind.BOOLEAN;
          case "byte" -> format.kind() == Kind.CHAR || isInteger(format, 1);
          case "short" -> isInteger(format, 2);
          case "char" -> format.kind() == Kind.UNSIGNED && format.size() <= 2;
          case "int" -> isInteger(format, 4);
          case "long" -> isInteger(format, 8);
          case "float" -> format.kind() == Kind.FLOAT && format.size() <= 4;
          case "double" -> format.kind() == Kind.FLOAT;
          default -> holds(carrier, format);
        };
    return holds
        ? null
        : "is "
            + carrier.getSimpleName()
            + ", which cannot hold every value of code '"
            + format.text().substring(1)
            + "'";
  }

  private static boolean holds(Class<?> carrier, Format format) {
    if (carrier == String.class) {
      return isBytes(format) || format.kind() == Kind.TEXT;
    }
    if (carrier == Bytes.class || carrier == byte[].class) {
      return isBytes(format);
    }
    if (carrier == BigInteger.class) {
      return isInteger(format, 8);
    }
    return carrier == Complex.class && format.kind() == Kind.COMPLEX;
  }

  private static boolean isBytes(Format format) {
    return format.kind() == Kind.BYTES || format.kind() == Kind.PASCAL;
  }

  private static boolean isInteger(Format format, int bytes) {
    boolean integer = format.kind() == Kind.SIGNED || format.kind() == Kind.UNSIGNED;
    return integer && format.size() <= bytes;
  }

  static Piece piece(char order, Format format, Class<?> carrier, String charset) {
    if (carrier.isPrimitive()) {
      return new NumberPiece(order, format, carrier);
    }
    return isBytes(format)
        ? BytesPiece.of(order, format, carrier, Charset.forName(charset))
        : new ValuePiece(order, format, carrier);
  }
}
