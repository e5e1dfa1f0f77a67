package org.memview.tests.differential;

import static org.memview.tests.differential.OwnerInterpreter.bound;

import java.nio.charset.Charset;
import java.util.List;
import org.memview.ByteSequence;
import org.memview.Bytes;
import org.memview.array.ByteArray;
import org.memview.spi.Exporter;

/// The steps on `Bytes` and `ByteArray`.
final class ByteSteps {
  private final OwnerWorld world;

  ByteSteps(OwnerWorld world) {
    this.world = world;
  }

  String run(ByteSequence<?> x, Step step) {
    if (x instanceof ByteArray array && changes(array, step)) {
      return result + " | " + OwnerWorld.show(array);
    }
    return OwnerWorld.show(read(x, step));
  }

  private Object read(ByteSequence<?> x, Step step) {
    return switch (step.operation()) {
      case "state" -> x;
      case "repr" -> x.toString();
      case "get" -> x.getUnsignedByte(step.number(1));
      case "slice" -> x.getSlice(start(step, 1), stop(step, 2), bound(step.text(3), 1));
      case "tolist" -> x.toList();
      case "find", "rfind", "index", "rindex", "count" -> search(x, step);
      case "contains" -> isNumber(step) ? x.contains(number(step)) : x.contains(operand(step, 1));
      case "startswith" -> x.startsWith(operand(step, 1), start(step, 2), stop(step, 3));
      case "endswith" -> x.endsWith(operand(step, 1), start(step, 2), stop(step, 3));
      case "words" -> x.splitWords(step.number(1));
      case "rwords" -> x.rsplitWords(step.number(1));
      case "split" -> x.split(operand(step, 1), step.number(2));
      case "rsplit" -> x.rsplit(operand(step, 1), step.number(2));
      case "splitlines" -> x.splitLines(step.text(1).equals("1"));
      case "partition" -> x.partition(operand(step, 1));
      case "rpartition" -> x.rpartition(operand(step, 1));
      case "compare" -> Integer.signum(x.compareContent(operand(step, 1)));
      case "eq" -> x.contentEquals(operand(step, 1));
      case "hex" -> hex(x, step);
      case "decode" -> x.decode(Charset.forName(step.text(1)));
      default -> text(x, step);
    };
  }

  private Object search(ByteSequence<?> x, Step step) {
    long start = start(step, 2);
    long stop = stop(step, 3);
    if (isNumber(step)) {
      int n = number(step);
      return switch (step.operation()) {
        case "find" -> x.find(n, start, stop);
        case "rfind" -> x.rfind(n, start, stop);
        case "index" -> x.index(n, start, stop);
        case "rindex" -> x.rindex(n, start, stop);
        default -> x.count(n, start, stop);
      };
    }
    Exporter sub = operand(step, 1);
    byte[] literal = sub instanceof Bytes bytes ? bytes.toArray() : null;
    return switch (step.operation()) {
      case "find" -> literal == null ? x.find(sub, start, stop) : x.find(literal, start, stop);
      case "rfind" -> literal == null ? x.rfind(sub, start, stop) : x.rfind(literal, start, stop);
      case "index" -> literal == null ? x.index(sub, start, stop) : x.index(literal, start, stop);
      case "rindex" ->
          literal == null ? x.rindex(sub, start, stop) : x.rindex(literal, start, stop);
      default -> literal == null ? x.count(sub, start, stop) : x.count(literal, start, stop);
    };
  }

  private static String hex(ByteSequence<?> x, Step step) {
    return step.text(1).equals("-")
        ? x.hex()
        : x.hex((String) Values.read(step.text(1)), (int) step.number(2));
  }

  private Object text(ByteSequence<?> x, Step step) {
    return switch (step.operation()) {
      case "strip" -> step.text(1).equals("-") ? x.strip() : x.strip(operand(step, 1));
      case "lstrip" -> step.text(1).equals("-") ? x.lstrip() : x.lstrip(operand(step, 1));
      case "rstrip" -> step.text(1).equals("-") ? x.rstrip() : x.rstrip(operand(step, 1));
      case "removeprefix" -> x.removePrefix(operand(step, 1));
      case "removesuffix" -> x.removeSuffix(operand(step, 1));
      case "join" -> x.join(world.operands(step.text(1)));
      case "concat" -> x.concat(operand(step, 1));
      case "repeat" -> x.repeat(step.number(1));
      case "replace" -> x.replace(operand(step, 1), operand(step, 2), step.number(3));
      case "translate" -> translate(x, step);
      case "center" -> x.center(step.number(1), (int) step.number(2));
      case "ljust" -> x.ljust(step.number(1), (int) step.number(2));
      case "rjust" -> x.rjust(step.number(1), (int) step.number(2));
      case "zfill" -> x.zfill(step.number(1));
      case "expandtabs" -> x.expandTabs((int) step.number(1));
      case "upper" -> x.upper();
      case "lower" -> x.lower();
      case "swapcase" -> x.swapCase();
      case "capitalize" -> x.capitalize();
      case "title" -> x.title();
      default -> classes(x, step.operation());
    };
  }

  private Object translate(ByteSequence<?> x, Step step) {
    return step.text(1).equals("-")
        ? x.without(operand(step, 3))
        : x.translate(Bytes.makeTrans(operand(step, 1), operand(step, 2)), operand(step, 3));
  }

  private static boolean classes(ByteSequence<?> x, String operation) {
    return switch (operation) {
      case "isascii" -> x.isAscii();
      case "isalpha" -> x.isAlpha();
      case "isdigit" -> x.isDigit();
      case "isalnum" -> x.isAlnum();
      case "isspace" -> x.isSpace();
      case "islower" -> x.isLower();
      case "isupper" -> x.isUpper();
      case "istitle" -> x.isTitle();
      default -> throw new IllegalArgumentException("operation " + operation);
    };
  }

  private String result = "";

  /// Runs a step that changes the array, and keeps what it returned; or does nothing.
  private boolean changes(ByteArray x, Step step) {
    result = "ok";
    switch (step.operation()) {
      case "set" -> x.set(step.number(1), (int) step.number(2));
      case "setslice" ->
          x.setSlice(start(step, 1), stop(step, 2), bound(step.text(3), 1), operand(step, 4));
      case "delete" -> x.delete(step.number(1));
      case "delslice" -> x.deleteSlice(start(step, 1), stop(step, 2), bound(step.text(3), 1));
      case "append" -> x.append((int) step.number(1));
      case "extend" -> extend(x, operand(step, 1));
      case "extendlist" -> x.extendWith(integers(step.text(1)));
      case "insert" -> x.insert(step.number(1), (int) step.number(2));
      case "pop" -> result = Values.write(x.pop(step.number(1)));
      case "remove" -> x.remove((int) step.number(1));
      case "clear" -> x.clear();
      case "resize" -> x.resize((int) step.number(1));
      case "imul" -> x.repeatInPlace(step.number(1));
      case "reverse" -> x.reverse();
      case "take" -> result = OwnerWorld.show(x.takeBytes(step.number(1)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void extend(ByteArray x, Exporter values) {
    if (values instanceof Bytes bytes && bytes.length() % 2 == 0) {
      x.extend(bytes.toArray());
    } else {
      x.extend(values);
    }
  }

  private static List<Integer> integers(String text) {
    return OwnerWorld.values(text).stream().map(Integer.class::cast).toList();
  }

  private static boolean isNumber(Step step) {
    return step.text(1).startsWith("n");
  }

  private static int number(Step step) {
    return Integer.parseInt(step.text(1).substring(1));
  }

  private Exporter operand(Step step, int i) {
    return world.operand(step.text(i));
  }

  private static long start(Step step, int i) {
    return bound(step.text(i), Long.MIN_VALUE);
  }

  private static long stop(Step step, int i) {
    return bound(step.text(i), Long.MAX_VALUE);
  }
}
