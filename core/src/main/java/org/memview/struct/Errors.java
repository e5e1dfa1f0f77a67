package org.memview.struct;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.format.FormatException;

/// Every message of this package.
final class Errors {
  private static final int SHOWN = 60;
  private static final int MOST_CODES = 32;

  private Errors() {}

  static IllegalArgumentException wrongCount(Format format, int wanted, int got) {
    return new IllegalArgumentException(
        "pack expected %s values for format '%s', got %s".formatted(wanted, text(format), got));
  }

  static IllegalArgumentException wrongSize(String what, Format format, long wanted, long got) {
    return new IllegalArgumentException(
        "%s requires exactly %s bytes for format '%s', got %s"
            .formatted(what, wanted, text(format), got));
  }

  static IllegalArgumentException notMultiple(Format format, long size, long got) {
    return new IllegalArgumentException(
        "%s bytes are no multiple of the %s of format '%s'".formatted(got, size, text(format)));
  }

  static IllegalArgumentException sizeZero(Format format) {
    return new IllegalArgumentException(
        "cannot walk records of size 0 (format '%s')".formatted(text(format)));
  }

  static IllegalArgumentException tooLarge(Format format, String what) {
    return new IllegalArgumentException(
        "%s of format '%s' of %s bytes does not fit an array"
            .formatted(what, text(format), format.size()));
  }

  static IndexOutOfBoundsException outside(String what, long offset, long size, long bytes) {
    String problem =
        offset < 0 && offset + bytes >= 0
            ? "only %s bytes lie from offset %s on, %s are needed".formatted(-offset, offset, size)
            : "offset %s plus %s bytes is outside".formatted(offset, size);
    return new IndexOutOfBoundsException("%s: %s (%s bytes)".formatted(what, problem, bytes));
  }

  static ReadOnlyViewException readOnly(MemorySegment segment) {
    return new ReadOnlyViewException("cannot write to read-only memory (" + segment + ")");
  }

  static FormatException nullValue(Format format) {
    return new FormatException("format '%s' takes no null".formatted(text(format)));
  }

  static FormatException wrongType(Object value, Format format, String wanted) {
    return new FormatException(
        "format '%s' takes %s, not %s (%s)"
            .formatted(text(format), wanted, shorten(value), value.getClass().getSimpleName()));
  }

  static IllegalArgumentException wrongLength(Format format, long[] shape, int axis, int got) {
    return new IllegalArgumentException(
        "sub-array %s of format '%s', axis %s, takes %s values, got %s"
            .formatted(Arrays.toString(shape), text(format), axis, shape[axis], got));
  }

  static IllegalArgumentException wrongFieldCount(Format format, int got) {
    return new IllegalArgumentException(
        "record format '%s' takes %s values, got %s"
            .formatted(text(format), format.fields().size(), got));
  }

  /// Says which value was refused; the class of the exception stays.
  static IllegalArgumentException inItem(
      int index, Field item, Format format, IllegalArgumentException e) {
    String name = item.name().isEmpty() ? "" : " (" + item.name() + ")";
    return in("value %s%s of format '%s'".formatted(index, name, text(format)), e);
  }

  /// Says which component was refused; the class of the exception stays.
  static IllegalArgumentException inComponent(
      Class<?> type, String name, IllegalArgumentException e) {
    return in(place(type, name), e);
  }

  static String place(Class<?> type, String name) {
    return "component '%s' of %s".formatted(name, type.getSimpleName());
  }

  private static IllegalArgumentException in(String place, IllegalArgumentException e) {
    String message = place + ": " + e.getMessage();
    IllegalArgumentException placed =
        e instanceof FormatException
            ? new FormatException(message)
            : new IllegalArgumentException(message);
    placed.initCause(e);
    return placed;
  }

  static FormatException unmapped(Class<?> type, String component, String reason) {
    return new FormatException(
        "record %s cannot be mapped: component '%s' %s"
            .formatted(type.getSimpleName(), component, reason));
  }

  static FormatException unmapped(Class<?> type, String reason) {
    return new FormatException(
        "record %s cannot be mapped: %s".formatted(type.getSimpleName(), reason));
  }

  static IllegalArgumentException unreachable(Class<?> type, boolean hasLookup, Throwable cause) {
    String advice =
        hasLookup
            ? "the lookup passed has no access to it: take MethodHandles.lookup() where the record"
                + " is visible"
            : "pass a lookup that can, Struct.of(%s.class, MethodHandles.lookup()), or open package"
                .concat(" %s to org.memview")
                .formatted(type.getSimpleName(), type.getPackageName());
    return new IllegalArgumentException(
        "the constructor of record %s in module %s cannot be reached; %s"
            .formatted(
                type.getName(),
                type.getModule().isNamed() ? type.getModule().getName() : "(unnamed)",
                advice),
        cause);
  }

  static IllegalArgumentException unknownCode(
      String place, long code, Class<?> type, Map<Long, Object> constants) {
    return new IllegalArgumentException(
        "%s: %s is no code of %s (%s)"
            .formatted(place, code, type.getSimpleName(), codes(constants)));
  }

  private static String codes(Map<Long, Object> constants) {
    List<String> codes = new ArrayList<>();
    constants.forEach((code, constant) -> codes.add(((Enum<?>) constant).name() + "=" + code));
    boolean many = codes.size() > MOST_CODES;
    return String.join(", ", many ? codes.subList(0, MOST_CODES) : codes) + (many ? ", ..." : "");
  }

  static IllegalArgumentException doesNotFitBits(long value, int width, long min, long max) {
    return new IllegalArgumentException(
        "%s does not fit %s (%s..%s)"
            .formatted(value, width == 1 ? "1 bit" : width + " bits", min, max));
  }

  static IllegalArgumentException lostOptional(Object value) {
    return new IllegalArgumentException(
        "%s cannot be told from an empty Optional, for its bytes are all zero"
            .formatted(shorten(value)));
  }

  static IllegalArgumentException nullComponent() {
    return new IllegalArgumentException("is null");
  }

  static IllegalArgumentException doesNotFit(Object value, String code, String limits) {
    return new IllegalArgumentException(
        "%s does not fit code '%s' (%s)".formatted(shorten(value), code, limits));
  }

  static IllegalArgumentException notEncodable(String value, String charset) {
    return new IllegalArgumentException(
        "\"%s\" cannot be written in %s".formatted(shorten(value), charset));
  }

  static IllegalArgumentException wrongArrayLength(int wanted, int got) {
    return new IllegalArgumentException("takes %s elements, got %s".formatted(wanted, got));
  }

  static IllegalArgumentException notARow(MemoryView view) {
    return new IllegalArgumentException("a cursor walks a view of one axis, not " + view);
  }

  static IndexOutOfBoundsException noRecord(long index, long length) {
    return new IndexOutOfBoundsException(
        "record %s is out of range for %s records".formatted(index, length));
  }

  static IllegalArgumentException noFieldName(String name, List<Field> fields) {
    return new FormatException(
        "no field '%s'; there are %s".formatted(name, fields.stream().map(Field::name).toList()));
  }

  static FormatException badDeclaration(String reason, int position, String text) {
    return new FormatException(
        "%s, at position %s of \"%s\"".formatted(reason, position, shorten(text)), position);
  }

  private static String text(Format format) {
    return shorten(format.text());
  }

  private static String shorten(@Nullable Object value) {
    String text = value instanceof byte[] b ? Arrays.toString(b) : String.valueOf(value);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
  }
}
