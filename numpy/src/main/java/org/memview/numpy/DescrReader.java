package org.memview.numpy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.memview.format.Format;
import org.memview.numpy.PythonLiteral.Tuple;

/// Turns NumPy's description of a type into a format, by the rules of `descr_to_dtype`.
///
/// Every multi-byte value gets its order and every gap its pad, so that nothing is aligned behind
/// our back.
final class DescrReader {
  /// NumPy keeps item sizes in a C `int`.
  private static final long MAX_ITEM_SIZE = Integer.MAX_VALUE;

  private final StringBuilder text = new StringBuilder();
  private char order = '@';

  private DescrReader() {}

  /// Returns the format of a literal: a text, or a list of fields.
  ///
  /// @throws org.memview.format.FormatException if NumPy writes no such thing, or it is not bytes
  static Format format(Object descr) {
    DescrReader reader = new DescrReader();
    switch (descr) {
      case String type -> reader.leaf(TypeString.parse(type));
      case List<?> fields -> reader.record(fields);
      default -> throw Errors.noDescr(descr);
    }
    Format format = Format.of(reader.text.toString());
    if (format.size() > MAX_ITEM_SIZE) {
      throw Errors.itemTooLarge(format.size());
    }
    // Plain types in the order of the machine read as memoryview's do: "d", not "<d".
    return format.isRecord() ? format : Format.of(format.canonical());
  }

  private void leaf(TypeString type) {
    if (type.order() != '=' || order == '@') {
      char wanted = type.order() == '=' ? '=' : type.order();
      if (order != wanted) {
        text.append(wanted);
        order = wanted;
      }
    }
    text.append(type.code());
  }

  private void record(List<?> fields) {
    text.append("T{");
    Set<String> names = new HashSet<>();
    for (Object field : fields) {
      if (!(field instanceof Tuple(List<Object> parts)) || parts.size() < 2 || parts.size() > 3) {
        throw Errors.noField(field);
      }
      field(name(parts.getFirst()), parts, names);
    }
    text.append('}');
  }

  private void field(String name, List<Object> parts, Set<String> names) {
    List<Long> shape = new ArrayList<>();
    if (parts.size() == 3) {
      addShape(shape, parts.get(2));
    }
    Object type = parts.get(1);
    while (type instanceof Tuple(List<Object> sub) && sub.size() == 2) {
      addShape(shape, sub.get(1));
      type = sub.getFirst();
    }
    if (!name.isEmpty() && !names.add(name)) {
      throw Errors.twoFields(name);
    }
    shape(shape);
    switch (type) {
      case String leaf -> typed(name, TypeString.parse(leaf));
      case List<?> fields -> {
        record(fields);
        named(name);
      }
      default -> throw Errors.noDescr(type);
    }
  }

  private void typed(String name, TypeString type) {
    if (name.isEmpty() && type.isVoid()) {
      text.append(type.size()).append('x');
    } else {
      leaf(type);
      named(name);
    }
  }

  /// A name that a format cannot spell is left out; the field keeps its number.
  private void named(String name) {
    if (!name.isEmpty() && name.indexOf(':') < 0 && name.indexOf('\0') < 0) {
      text.append(':').append(name).append(':');
    }
  }

  private static String name(Object name) {
    return switch (name) {
      case String plain -> plain;
      case Tuple(List<Object> titled)
          when titled.size() == 2 && titled.get(1) instanceof String plain ->
          plain;
      default -> throw Errors.noFieldName(name);
    };
  }

  private static void addShape(List<Long> shape, Object given) {
    switch (given) {
      case Long extent when extent >= 0 -> shape.add(extent);
      case Tuple(List<Object> extents) -> {
        for (Object extent : extents) {
          if (!(extent instanceof Long number) || number < 0) {
            throw Errors.noShape(given);
          }
          shape.add(number);
        }
      }
      default -> throw Errors.noShape(given);
    }
  }

  private void shape(List<Long> shape) {
    for (int axis = 0; axis < shape.size(); axis++) {
      text.append(axis == 0 ? '(' : ',').append(shape.get(axis));
    }
    text.append(shape.isEmpty() ? "" : ")");
  }
}
