package org.memview.numpy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.numpy.PythonLiteral.Tuple;

/// Turns a format into NumPy's description of the type, as `dtype.descr` gives it.
final class DescrWriter {
  private DescrWriter() {}

  /// Returns the literal of `format` in items of `itemSize` bytes: a text, or a list of fields, one
  /// of which may be the padding at the end.
  ///
  /// @throws org.memview.format.FormatException if NumPy has no such type
  static Object descr(Format format, long itemSize) {
    if (format.isRecord()) {
      return fields(format, itemSize);
    }
    if (itemSize == format.size()) {
      return type(format);
    }
    List<Object> padded = new ArrayList<>(List.of(new Tuple(List.of("f0", type(format)))));
    pad(padded, itemSize - format.size());
    return padded;
  }

  private static List<Object> fields(Format record, long itemSize) {
    List<Object> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Field field : record.fields()) {
      taken.add(field.name());
    }
    long end = 0;
    int number = 0;
    for (Field field : record.fields()) {
      pad(fields, field.offset() - end);
      fields.add(field(field, field.name().isEmpty() ? free(number, taken) : field.name()));
      end = field.offset() + field.byteSize();
      number++;
    }
    pad(fields, itemSize - end);
    return fields;
  }

  /// NumPy's own names for fields without one.
  private static String free(int number, Set<String> taken) {
    int n = number;
    while (!taken.add("f" + n)) {
      n++;
    }
    return "f" + n;
  }

  private static void pad(List<Object> fields, long bytes) {
    if (bytes > 0) {
      fields.add(new Tuple(List.of("", "|V" + bytes)));
    }
  }

  private static Tuple field(Field field, String name) {
    Object type = descr(field.format(), field.format().size());
    if (!field.isArray()) {
      return new Tuple(List.of(name, type));
    }
    List<Object> shape = new ArrayList<>();
    for (long extent : field.shape()) {
      shape.add(extent);
    }
    return new Tuple(List.of(name, type, new Tuple(shape)));
  }

  private static String type(Format format) {
    long size = format.size();
    return switch (format.kind()) {
      case BOOLEAN -> "|b1";
      case SIGNED -> order(format) + "i" + size;
      case UNSIGNED -> order(format) + "u" + size;
      case FLOAT -> floating(format);
      case COMPLEX -> order(format) + "c" + size;
      case CHAR, BYTES -> "|S" + size;
      case PAD, PASCAL -> "|V" + size;
      case TEXT -> text(format);
      case RECORD -> throw new IllegalArgumentException(format.text());
    };
  }

  private static String floating(Format format) {
    if (format.code() == 'E') {
      throw Errors.noNumpyType(format, "convertFrom converts it to 'f', or cast it to 'H'");
    }
    return order(format) + "f" + format.size();
  }

  private static String text(Format format) {
    if (format.unitSize() != 4) {
      throw Errors.noNumpyType(format, "its texts have 4 bytes for each character; cast it to 'H'");
    }
    return (format.order() == ByteOrder.LITTLE_ENDIAN ? "<U" : ">U") + format.length();
  }

  private static String order(Format format) {
    if (format.unitSize() == 1) {
      return "|";
    }
    return format.order() == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
  }
}
