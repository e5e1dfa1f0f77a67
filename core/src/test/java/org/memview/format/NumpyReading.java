package org.memview.format;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Describes our reading of a format in the words of `vectors/cpython/numpy_reading.py`.
///
/// The known differences: NumPy pads the end of the whole text under `@`, has no element of pads
/// only, and refuses `n`, `u` and a prefix right before a brace.
final class NumpyReading {
  private static final Pattern REFUSED = Pattern.compile("[nu]|[<>@=!^]}");

  private NumpyReading() {}

  static String of(String text) {
    Format format;
    try {
      format = Format.of(text);
    } catch (FormatException e) {
      return "!";
    }
    if (REFUSED.matcher(text).find()) {
      return "!";
    }
    if (format.kind() == Kind.PAD) {
      return "{}" + format.size();
    }
    boolean isArray =
        format.isRecord() && format.fields().size() == 1 && format.fields().getFirst().isArray();
    if (isArray && format.fields().getFirst().name().isEmpty()) {
      return describe(format.fields().getFirst());
    }
    boolean padsEnd = lastPrefix(text) == '@';
    long size = padsEnd ? RecordBuilder.roundUp(format.size(), format.alignment()) : format.size();
    return describe(format, size);
  }

  private static char lastPrefix(String text) {
    return (char)
        ("@" + text).chars().filter(c -> Codes.isPrefix((char) c)).reduce('@', (a, b) -> b);
  }

  private static String describe(Field field) {
    Format format = field.format();
    String shape = Arrays.toString(field.shape()).replace('[', '(').replace(']', ')');
    return (field.isArray() ? shape.replace(" ", "") : "") + describe(format, format.size());
  }

  private static String describe(Format format, long size) {
    if (!format.isRecord()) {
      return order(format) + letter(format) + units(format);
    }
    Set<String> names =
        format.fields().stream().map(Field::name).collect(Collectors.toCollection(HashSet::new));
    return format.fields().stream()
        .map(f -> name(f, names) + "@" + f.offset() + "=" + describe(f))
        .collect(Collectors.joining(", ", "{", "}" + size));
  }

  private static String name(Field field, Set<String> names) {
    int n = 0;
    while (field.name().isEmpty() && !names.add("f" + n)) {
      n++;
    }
    return field.name().isEmpty() ? "f" + n : field.name();
  }

  private static String order(Format format) {
    if (format.unitSize() == 1) {
      return "|";
    }
    return format.order() == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
  }

  private static String letter(Format format) {
    return switch (format.kind()) {
      case BOOLEAN -> "b";
      case SIGNED -> "i";
      case UNSIGNED -> "u";
      case FLOAT -> "f";
      case COMPLEX -> "c";
      case CHAR, BYTES -> "S";
      case TEXT -> "U";
      case PAD -> "V";
      case PASCAL, RECORD -> throw new IllegalArgumentException(format.text());
    };
  }

  private static long units(Format format) {
    return format.kind() == Kind.TEXT ? format.length() : format.size();
  }
}
