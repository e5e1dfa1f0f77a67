package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.spi.Exporter;

/// What a program of owners has made so far on our side, and how its steps write operands and
/// answers.
final class OwnerWorld implements AutoCloseable {
  private final Map<String, Exporter> things = new LinkedHashMap<>();

  void bind(String name, Exporter thing) {
    things.put(name, thing);
  }

  Map<String, Exporter> things() {
    return things;
  }

  Exporter thing(String name) {
    @Nullable Exporter found = things.get(name);
    if (found == null) {
      throw new World.UnboundException(name);
    }
    return found;
  }

  MemoryView view(String name) {
    return (MemoryView) thing(name);
  }

  /// Reads a literal `x6162` or the name of what was made `@x0`.
  Exporter operand(String text) {
    return text.startsWith("x") ? literal(text) : thing(text.substring(1));
  }

  List<Exporter> operands(String text) {
    List<Exporter> operands = new ArrayList<>();
    for (String part : list(text)) {
      operands.add(operand(part));
    }
    return operands;
  }

  static Bytes literal(String text) {
    return Bytes.fromHex(text.substring(1));
  }

  static List<Object> values(String text) {
    return list(text).stream().map(Values::read).toList();
  }

  private static List<String> list(String text) {
    return text.equals("-") ? List.of() : List.of(text.split(",", -1));
  }

  /// Writes an answer: like [Values], with `a` for a byte array and `y` and its code for a typed
  /// one.
  static String show(Object value) {
    return switch (value) {
      case ByteArray bytes -> "a" + HexFormat.of().formatHex(bytes.toArray());
      case TypedArray array -> "y" + array.typeCode() + HexFormat.of().formatHex(array.toBytes());
      case List<?> items ->
          "[" + String.join(",", items.stream().map(OwnerWorld::show).toList()) + "]";
      default -> Values.write(value);
    };
  }

  @Override
  public void close() {
    for (Exporter thing : things.values()) {
      if (thing instanceof MemoryView view) {
        view.close();
      }
    }
  }
}
