package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.memview.ByteSequence;
import org.memview.MemoryView;
import org.memview.array.ByteArray;

/// Draws steps on `Bytes` and `ByteArray`.
final class ByteDrawing {
  /// Few characters, so that there is something to find: letters, white space, signs, digits.
  private static final String LETTERS = "aaabbABc1 0\t\n\r\u000b-+,\u00e9\u00ff\0";

  private static final List<String> READS =
      List.of(
          "get",
          "slice",
          "slice",
          "slice",
          "repr",
          "tolist",
          "find",
          "find",
          "rfind",
          "rfind",
          "index",
          "rindex",
          "count",
          "contains",
          "startswith",
          "endswith",
          "words",
          "rwords",
          "split",
          "split",
          "rsplit",
          "rsplit",
          "splitlines",
          "partition",
          "rpartition",
          "compare",
          "eq",
          "hex",
          "decode",
          "strip",
          "lstrip",
          "rstrip",
          "removeprefix",
          "removesuffix",
          "join",
          "concat",
          "repeat",
          "replace",
          "replace",
          "translate",
          "center",
          "ljust",
          "rjust",
          "zfill",
          "expandtabs",
          "upper",
          "lower",
          "swapcase",
          "capitalize",
          "title",
          "isascii",
          "isalpha",
          "isdigit",
          "isalnum",
          "isspace",
          "islower",
          "isupper",
          "istitle");

  private static final List<String> CHANGES =
      List.of(
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
          "extend",
          "extendlist",
          "insert",
          "pop",
          "remove",
          "clear",
          "resize",
          "imul",
          "reverse",
          "take");

  private final Chance chance;
  private final OwnerGenerator.Picker picker;

  ByteDrawing(Chance chance, OwnerGenerator.Picker picker) {
    this.chance = chance;
    this.picker = picker;
  }

  String literal() {
    return text(chance.percent(4) ? (int) chance.between(100, 400) : chance.below(24));
  }

  private String text(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) chance.of(LETTERS);
    }
    return "x" + HexFormat.of().formatHex(bytes);
  }

  Step draw(String name, ByteSequence<?> x) {
    // What has grown long is cut, or every program would be about long texts.
    if (x instanceof ByteArray && x.length() > 600) {
      return Step.of("resize", name, chance.below(40));
    }
    boolean changing = x instanceof ByteArray && chance.percent(50);
    return changing ? change(name, chance.of(CHANGES), x) : read(name, chance.of(READS), x);
  }

  private Step read(String name, String operation, ByteSequence<?> x) {
    int n = x.length();
    return switch (operation) {
      case "get" -> Step.of(operation, name, chance.index(n));
      case "slice" -> Step.of(operation, name, chance.bound(n), chance.bound(n), chance.step());
      case "find", "rfind", "index", "rindex", "count" ->
          Step.of(operation, name, sought(x), bound(n), bound(n));
      case "contains" -> Step.of(operation, name, sought(x));
      case "startswith", "endswith" -> Step.of(operation, name, sub(x), bound(n), bound(n));
      case "words", "rwords" -> Step.of(operation, name, chance.between(-1, 3));
      case "split", "rsplit" -> Step.of(operation, name, sub(x), chance.between(-1, 3));
      case "splitlines" -> Step.of(operation, name, chance.below(2));
      case "partition", "rpartition", "removeprefix", "removesuffix", "concat" ->
          Step.of(operation, name, sub(x));
      case "compare", "eq" -> Step.of(operation, name, comparable(x));
      case "hex" ->
          chance.percent(50)
              ? Step.of(operation, name, "-")
              : Step.of(
                  operation, name, chance.of("s3a", "s2d", "se282ac", "s"), chance.between(-4, 4));
      case "decode" -> Step.of(operation, name, chance.of("ascii", "utf-8", "iso-8859-1"));
      case "strip", "lstrip", "rstrip" ->
          Step.of(operation, name, chance.percent(50) ? "-" : sub(x));
      case "join" -> Step.of(operation, name, parts(x));
      case "repeat" -> Step.of(operation, name, chance.between(-1, 4));
      case "replace" ->
          Step.of(operation, name, sub(x), text(chance.below(4)), chance.between(-1, 3));
      case "translate" ->
          Step.of(
              operation,
              name,
              chance.percent(30) ? "-" : text(3),
              text(chance.percent(95) ? 3 : 2),
              text(chance.below(3)));
      case "center", "ljust", "rjust" ->
          Step.of(operation, name, chance.between(-3, n + 9L), chance.of(32, 42, 0));
      case "zfill", "expandtabs" -> Step.of(operation, name, chance.between(-1, n + 9L));
      default -> Step.of(operation, name);
    };
  }

  private Step change(String name, String operation, ByteSequence<?> x) {
    int n = x.length();
    return switch (operation) {
      case "set" -> Step.of(operation, name, chance.index(n), number());
      case "setslice" -> setSlice(name, n, x);
      case "delete", "pop" -> Step.of(operation, name, chance.percent(30) ? -1 : chance.index(n));
      case "delslice" -> Step.of(operation, name, chance.bound(n), chance.bound(n), chance.step());
      case "append" -> Step.of(operation, name, number());
      case "extend" -> Step.of(operation, name, operand());
      case "extendlist" -> Step.of(operation, name, list());
      case "insert" -> Step.of(operation, name, chance.index(n), number());
      case "remove" ->
          Step.of(
              operation,
              name,
              n > 0 && chance.percent(60) ? x.getUnsignedByte(chance.below(n)) : number());
      case "resize" -> Step.of(operation, name, chance.between(-1, n + 5L));
      case "imul" -> Step.of(operation, name, chance.between(-1, 3));
      case "take" -> Step.of(operation, name, chance.between(-n - 1L, n + 1L));
      default -> Step.of(operation, name);
    };
  }

  /// An extended slice is given as many bytes as it has, most of the time.
  private Step setSlice(String name, int n, ByteSequence<?> x) {
    String start = chance.bound(n);
    String stop = chance.bound(n);
    String step = chance.percent(40) ? "_" : chance.step();
    boolean fits = !step.equals("_") && !step.equals("0") && chance.percent(70);
    String values = fits ? text(selected(x, start, stop, step)) : operand();
    return Step.of("setslice", name, start, stop, step, values);
  }

  private static int selected(ByteSequence<?> x, String start, String stop, String step) {
    return x.getSlice(
            OwnerInterpreter.bound(start, Long.MIN_VALUE),
            OwnerInterpreter.bound(stop, Long.MAX_VALUE),
            Long.parseLong(step))
        .length();
  }

  private long number() {
    return chance.percent(92) ? chance.below(256) : chance.of(-1L, 256L, 1000L, -300L);
  }

  private String list() {
    int n = chance.below(4);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      items.add("i" + number());
    }
    return n == 0 ? "-" : String.join(",", items);
  }

  private String bound(int n) {
    return chance.percent(50) ? "_" : chance.bound(n);
  }

  /// What searches look for: a byte, or bytes.
  private String sought(ByteSequence<?> x) {
    return chance.percent(25) ? "n" + number() : sub(x);
  }

  /// Bytes that are probably there: a piece of the receiver, a few letters, or any operand.
  private String sub(ByteSequence<?> x) {
    int kind = chance.below(100);
    if (kind < 40 && x.length() > 0) {
      int start = chance.below(x.length());
      int stop = Math.min(start + (int) chance.between(0, 4), x.length());
      return "x" + x.getSlice(start, stop).hex();
    }
    return kind < 75 ? text(chance.of(0, 1, 1, 1, 2, 3)) : operand();
  }

  /// Any buffer: a literal, another owner, the receiver itself, a view, perhaps one with gaps or
  /// one that was released.
  private String operand() {
    String fallback = text(chance.below(6));
    return switch (chance.below(5)) {
      case 0, 1 -> fallback;
      case 2 -> "@" + picker.pick(thing -> thing instanceof ByteSequence<?>, null);
      case 3 -> named(picker.pick(MemoryView.class::isInstance, ""), fallback);
      default -> "@" + picker.pick(thing -> !(thing instanceof MemoryView), null);
    };
  }

  private static String named(String name, String otherwise) {
    return name.isEmpty() ? otherwise : "@" + name;
  }

  private String parts(ByteSequence<?> x) {
    List<String> parts = new ArrayList<>();
    for (int i = chance.below(4); i > 0; i--) {
      parts.add(sub(x));
    }
    return parts.isEmpty() ? "-" : String.join(",", parts);
  }

  /// Python compares `bytes` only with its like, and `bytearray` with any buffer.
  private String comparable(ByteSequence<?> x) {
    if (chance.percent(40)) {
      return chance.percent(50) ? "x" + x.hex() : literal();
    }
    boolean any = x instanceof ByteArray;
    return "@"
        + picker.pick(
            thing -> thing instanceof ByteSequence<?> || (any && !(thing instanceof MemoryView)),
            null);
  }
}
