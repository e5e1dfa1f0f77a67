package org.memview.array;

import org.memview.format.FormatException;

/// The texts of this package's errors.
final class Errors {
  private Errors() {}

  static IndexOutOfBoundsException index(String operation, long index, TypedArray array) {
    return new IndexOutOfBoundsException(
        operation + ": index " + index + " is out of range for " + named(array));
  }

  static IllegalArgumentException extendedSlice(String what, long given, long wanted) {
    return new IllegalArgumentException(
        "cannot assign "
            + what
            + " of length "
            + given
            + " to an extended slice of length "
            + wanted);
  }

  static IllegalArgumentException notFound(
      String operation, Object value, String owner, long length) {
    return new IllegalArgumentException(
        operation + ": " + value + " is not in this " + owner + " of length " + length);
  }

  static IllegalArgumentException negative(String what, long value) {
    return new IllegalArgumentException(what + " " + value + " is negative");
  }

  static IndexOutOfBoundsException cannotTake(long count, long length) {
    return new IndexOutOfBoundsException(
        "cannot take " + count + " bytes from a ByteArray of length " + length);
  }

  static IllegalArgumentException tooLong(String operation, long needed, long limit) {
    return new IllegalArgumentException(
        "cannot "
            + operation
            + ": "
            + needed
            + " bytes are more than the "
            + limit
            + " an array can hold; TypedArray.ofNative has no such limit");
  }

  static IllegalArgumentException tooMany(String operation, long count, TypedArray array) {
    return new IllegalArgumentException(
        "cannot " + operation + " by " + count + ": more than any memory (" + named(array) + ")");
  }

  static IllegalStateException noAddress(TypedArray array) {
    return new IllegalStateException(
        "memory on the heap has no address; make it with ofNative (" + named(array) + ")");
  }

  static FormatException typeCode(String code) {
    return new FormatException(
        "'" + code + "' is no type code; one of " + String.join(", ", TypeCode.ALL));
  }

  static FormatException otherKind(String operation, TypedArray array, TypedArray other) {
    return new FormatException(
        "cannot "
            + operation
            + ": type code '"
            + other.typeCode()
            + "' is not '"
            + array.typeCode()
            + "'; TypedArray.of converts between numbers");
  }

  static IllegalArgumentException doesNotFit(Object value, TypeCode type) {
    return new IllegalArgumentException(
        value + " does not fit type code '" + type.code() + "' (" + type.limits() + ")");
  }

  static FormatException wrongKind(Object value, TypeCode type) {
    return new FormatException(
        "type code '" + type.code() + "' takes " + type.takes() + ", not " + value);
  }

  static ClassCastException noOrder(Object first, Object second) {
    return new ClassCastException(first + " and " + second + " have no order");
  }

  static FormatException notBytes(long itemSize) {
    return new FormatException(
        "fromBytes takes memory of one-byte items, these have "
            + itemSize
            + " bytes; cast to B first");
  }

  static IllegalArgumentException notWhole(long bytes, TypeCode type) {
    return new IllegalArgumentException(
        bytes
            + " bytes are not a multiple of the "
            + type.itemSize()
            + " of an item of type code '"
            + type.code()
            + "'");
  }

  static IllegalArgumentException endsWithinItem(long bytes, TypedArray array) {
    return new IllegalArgumentException(
        "the source ended "
            + bytes
            + " bytes into an item of "
            + array.itemSize()
            + "; nothing was added ("
            + named(array)
            + ")");
  }

  static String shortRead(long wanted, long got) {
    return "wanted " + wanted + " items, the source ended after " + got + ", which were kept";
  }

  static FormatException notText(TypeCode type) {
    return new FormatException(
        "type code '" + type.code() + "' is no text; fromUnicode and toUnicode need 'u' or 'w'");
  }

  static String named(TypedArray array) {
    return "TypedArray '" + array.typeCode() + "' of length " + array.length();
  }
}
