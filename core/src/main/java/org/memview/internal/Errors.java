package org.memview.internal;

import java.util.Arrays;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Layout;

/// What the bulk operations and the element codec say when they refuse.
final class Errors {
  /// The longest array that every JVM can make.
  static final long MAX_ARRAY = Integer.MAX_VALUE - 8;

  private Errors() {}

  static String describe(Format format, Layout layout) {
    return "view <" + format.text() + " " + Arrays.toString(layout.shape()) + ">";
  }

  static String describe(Block block) {
    return describe(block.format(), block.layout());
  }

  static IllegalArgumentException doesNotFit(Object value, Format format, String limits) {
    return new IllegalArgumentException(
        shorten(value) + " does not fit format '" + format.text() + "' (" + limits + ")");
  }

  static FormatException wrongType(Object value, Format format, String wanted) {
    return new FormatException(
        "format '"
            + format.text()
            + "' takes "
            + wanted
            + ", not "
            + shorten(value)
            + " ("
            + value.getClass().getSimpleName()
            + ")");
  }

  static IllegalArgumentException wrongCount(String what, long wanted, long got) {
    return new IllegalArgumentException(what + " takes " + wanted + " values, got " + got);
  }

  static IllegalArgumentException notText(long codePoint, Format format) {
    return new IllegalArgumentException(
        "0x" + Long.toHexString(codePoint) + " in format '" + format.text() + "' is no character");
  }

  static IllegalArgumentException shapesDiffer(String what, Block first, Block second) {
    return new IllegalArgumentException(
        what + ": shapes differ (" + describe(first) + " and " + describe(second) + ")");
  }

  static FormatException formatsDiffer(Block source, Block target) {
    return new FormatException(
        "cannot copy elements of format '"
            + source.format().text()
            + "' into format '"
            + target.format().text()
            + "': use convertFrom to convert numbers, or cast to reinterpret bytes ("
            + describe(target)
            + ")");
  }

  static FormatException notNumeric(String what, Block block) {
    return new FormatException(
        what
            + " needs numbers, not format '"
            + block.format().text()
            + "' ("
            + describe(block)
            + ")");
  }

  static FormatException notIntegers(String what, Block block) {
    return new FormatException(
        what
            + " needs integers, not format '"
            + block.format().text()
            + "' ("
            + describe(block)
            + ")");
  }

  static FormatException wrongCarrier(String what, Format format) {
    return new FormatException(
        what + " cannot read format '" + format.text() + "': it is wider or of another kind");
  }

  static FormatException cannotConvert(Block source, Block target) {
    return new FormatException(
        "cannot convert format '"
            + source.format().text()
            + "' to format '"
            + target.format().text()
            + "': both must be numbers, and a complex number does not fit a real one");
  }

  static IllegalArgumentException notExact(Object value, long index, Block source, Block target) {
    return new IllegalArgumentException(
        value
            + " (element "
            + index
            + " in C order of "
            + describe(source)
            + ") is not exactly representable in format '"
            + target.format().text()
            + "'; nothing was written");
  }

  static FormatException notHashable(Block block) {
    return new FormatException(
        "contentHash is restricted to formats 'B', 'b' or 'c' (" + describe(block) + ")");
  }

  static IllegalArgumentException empty(String what, Block block) {
    return new IllegalArgumentException(what + " of no elements (" + describe(block) + ")");
  }

  static ArithmeticException overflow(String what, Object value) {
    return new ArithmeticException(what + " " + value + " does not fit a long");
  }

  static ArithmeticException unsignedOverflow(String what, Object value) {
    return new ArithmeticException(what + " " + value + " does not fit an unsigned long");
  }

  static FormatException notBytes(String what, Block block) {
    return new FormatException(
        what
            + " needs elements of one byte, not format '"
            + block.format().text()
            + "': cast to 'B' first ("
            + describe(block)
            + ")");
  }

  static IllegalArgumentException noBins(int bins) {
    return new IllegalArgumentException("histogram of " + bins + " bins: there must be one");
  }

  static IllegalArgumentException noRange(double low, double high) {
    return new IllegalArgumentException(
        "histogram from " + low + " to " + high + ": the range must be finite and not backwards");
  }

  static IllegalArgumentException tooLarge(String what, long size, String unit, Block block) {
    return new IllegalArgumentException(
        what
            + " would need "
            + size
            + " "
            + unit
            + ", more than the "
            + MAX_ARRAY
            + " an array can hold ("
            + describe(block)
            + ")");
  }

  static IllegalArgumentException recordTooLarge(Format format) {
    return new IllegalArgumentException(
        "format '" + format.text() + "' of " + format.size() + " bytes is too large for a value");
  }

  static IllegalArgumentException badSeparator(String separator) {
    return new IllegalArgumentException(
        "separator must be one ASCII character, not \"" + shorten(separator) + "\"");
  }

  private static String shorten(Object value) {
    String text = value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
