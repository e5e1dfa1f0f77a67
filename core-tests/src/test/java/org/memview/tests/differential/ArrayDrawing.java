package org.memview.tests.differential;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.memview.MemoryView;
import org.memview.array.TypedArray;
import org.memview.spi.Exporter;

/// Draws steps on `TypedArray`.
final class ArrayDrawing {
  private static final String CODES = "bBuhHiIlLqQfd";

  private static final List<String> OPERATIONS =
      List.of(
          "get",
          "slice",
          "slice",
          "repr",
          "tolist",
          "index",
          "count",
          "contains",
          "concat",
          "repeat",
          "convert",
          "eq",
          "compare",
          "set",
          "set",
          "setslice",
          "setslice",
          "setslice",
          "setslice",
          "delete",
          "delslice",
          "delslice",
          "append",
          "append",
          "extend",
          "extend",
          "extendlist",
          "fromlist",
          "insert",
          "pop",
          "remove",
          "clear",
          "imul",
          "reverse",
          "byteswap",
          "frombytes",
          "frombytes",
          "fromfile",
          "text");

  private final Chance chance;
  private final OwnerGenerator.Picker picker;

  ArrayDrawing(Chance chance, OwnerGenerator.Picker picker) {
    this.chance = chance;
    this.picker = picker;
  }

  /// A third of the arrays are of one type, so that there is something to assign.
  Step make(String name) {
    String code = chance.percent(40) ? "h" : Character.toString(chance.of(CODES));
    return Step.of("array", name, code, items(code, chance.below(8)), chance.of("heap", "native"));
  }

  private String items(String code, int count) {
    return "x" + HexFormat.of().formatHex(bytes(code, count));
  }

  private byte[] bytes(String code, int count) {
    if (!code.equals("u")) {
      int size = (int) TypedArray.of(code).itemSize();
      byte[] bytes = chance.bytes(size * count);
      // Floats of random bits are nearly all strange; half of the time take small numbers.
      return "fd".contains(code) && chance.percent(70) ? floats(code, count) : bytes;
    }
    return TypedArray.of("u", text(count)).toBytes();
  }

  private byte[] floats(String code, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = chance.between(-3, 3) / 2.0;
    }
    return TypedArray.of(code, values).toBytes();
  }

  private String text(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(chance.of((int) 'a', (int) 'b', (int) '\'', 0xe9, 0x1f600));
    }
    return text.toString();
  }

  Step draw(String name, TypedArray x) {
    if (x.length() > 80) {
      return Step.of("delslice", name, 10, "_", "_");
    }
    String operation = chance.of(OPERATIONS);
    long n = x.length();
    return switch (operation) {
      case "get", "delete" -> Step.of(operation, name, chance.index(n));
      case "pop" -> Step.of(operation, name, chance.percent(30) ? -1 : chance.index(n));
      case "slice", "delslice" ->
          Step.of(operation, name, chance.bound(n), chance.bound(n), chance.step());
      case "index" ->
          chance.percent(50)
              ? Step.of(operation, name, known(x), "_", "_")
              : Step.of(operation, name, known(x), chance.bound(n), chance.bound(n));
      case "count", "contains", "remove" -> Step.of(operation, name, known(x));
      case "concat", "extend", "eq" -> Step.of(operation, name, "@" + other(x));
      case "compare" -> Step.of(operation, name, "@" + comparable(x));
      case "repeat", "imul" -> Step.of(operation, name, chance.between(-1, 3));
      case "convert" -> Step.of(operation, name, chance.of(CODES));
      case "set", "insert" -> Step.of(operation, name, chance.index(n), value(x));
      case "setslice" -> setSlice(name, n, x);
      case "append" -> Step.of(operation, name, value(x));
      case "extendlist", "fromlist" -> Step.of(operation, name, list(x));
      case "frombytes" -> Step.of(operation, name, buffer(x));
      case "fromfile" -> Step.of(operation, name, file(x), chance.between(-1, 4));
      case "text" ->
          chance.percent(50)
              ? Step.of("tounicode", name)
              : Step.of("fromunicode", name, written(text(chance.below(3))));
      // What is no character any more cannot be read on either side.
      case "byteswap" -> Step.of(isText(x) ? "reverse" : operation, name);
      default -> Step.of(operation, name);
    };
  }

  private Step setSlice(String name, long n, TypedArray x) {
    String step = chance.percent(40) ? "_" : chance.step();
    return Step.of("setslice", name, chance.bound(n), chance.bound(n), step, "@" + other(x));
  }

  /// An array of the same type code, mostly.
  private String other(TypedArray x) {
    boolean same = chance.percent(85);
    return picker.pick(
        thing -> thing instanceof TypedArray y && (!same || y.typeCode().equals(x.typeCode())),
        null);
  }

  /// Numbers are in order, and text is, but not one with the other.
  private String comparable(TypedArray x) {
    return picker.pick(thing -> thing instanceof TypedArray y && isText(y) == isText(x), null);
  }

  static boolean isText(TypedArray x) {
    return x.typeCode().equals("u");
  }

  private String value(TypedArray x) {
    if (chance.percent(6)) {
      return chance.of("d3ff8000000000000", "s61", "s6162", "t1", "i3");
    }
    if (isText(x)) {
      return written(text(1));
    }
    if ("fd".contains(x.typeCode())) {
      return chance.percent(50)
          ? Values.write(chance.between(-9, 9) / 2.0)
          : chance.of("dnan", "d7ff0000000000000", "d7e37e43c8800759c", "i7", "k" + edge());
    }
    BigInteger n = chance.percent(70) ? BigInteger.valueOf(chance.below(100)) : edge();
    return (n.bitLength() < 32 ? "i" : n.bitLength() < 64 ? chance.of("i", "j") : "k") + n;
  }

  /// At, above and below the limits of every size.
  private BigInteger edge() {
    int bits = chance.of(7, 8, 15, 16, 31, 32, 63, 64);
    BigInteger edge =
        BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(chance.between(0, 1)));
    return chance.percent(40) ? edge.negate() : edge;
  }

  /// A value that is there, mostly.
  private String known(TypedArray x) {
    if (x.isEmpty() || chance.percent(30)) {
      return value(x);
    }
    return Values.write(x.get(chance.below((int) x.length())));
  }

  private String list(TypedArray x) {
    List<String> values = new ArrayList<>();
    for (int i = chance.below(4); i > 0; i--) {
      values.add(value(x));
    }
    return values.isEmpty() ? "-" : String.join(",", values);
  }

  private String buffer(TypedArray x) {
    return switch (chance.below(4)) {
      case 0, 1 -> items(x.typeCode(), chance.below(4));
      case 2 -> "x" + HexFormat.of().formatHex(chance.bytes(chance.below(9)));
      default -> "@" + picker.pick(thing -> isSafe(x, thing), null);
    };
  }

  /// Any bytes are numbers, but not every four bytes are a character.
  private static boolean isSafe(TypedArray x, Exporter thing) {
    return isText(x) ? thing instanceof TypedArray y && isText(y) : thing instanceof MemoryView;
  }

  private String file(TypedArray x) {
    String whole = items(x.typeCode(), chance.below(5));
    boolean cut = chance.percent(20) && whole.length() > 4 && !isText(x);
    return cut ? whole.substring(0, whole.length() - 2) : whole;
  }

  private static String written(String text) {
    return "s" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
