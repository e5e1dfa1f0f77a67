package org.memview.array;

import java.util.StringJoiner;
import org.memview.internal.Literal;

/// An array as Python prints it.
final class Repr {
  private Repr() {}

  static String of(TypedArray array) {
    String start = "array('" + array.typeCode() + "'";
    return start + (array.isEmpty() ? "" : ", " + items(array)) + ")";
  }

  private static String items(TypedArray array) {
    if ("uw".contains(array.typeCode())) {
      return Literal.of(array.toUnicode());
    }
    StringJoiner list = new StringJoiner(", ", "[", "]");
    for (Object item : array) {
      list.add(item(item));
    }
    return list.toString();
  }

  private static String item(Object item) {
    return switch (item) {
      case Float f -> Literal.number(f.doubleValue());
      case Double d -> Literal.number(d);
      default -> item.toString();
    };
  }
}
