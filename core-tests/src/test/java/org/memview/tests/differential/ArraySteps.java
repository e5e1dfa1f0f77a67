package org.memview.tests.differential;

import static org.memview.tests.differential.OwnerInterpreter.bound;

import java.io.IOException;
import org.memview.array.TypedArray;

/// The steps on `TypedArray`. Values that are `long` or `double` go through the overloads that do
/// not box.
final class ArraySteps {
  private final OwnerWorld world;
  private String result = "";

  ArraySteps(OwnerWorld world) {
    this.world = world;
  }

  String run(TypedArray x, Step step) throws IOException {
    // NaN has a place in Java's order and none in Python's.
    if (step.operation().equals("compare") && (hasNan(x) || hasNan(array(step, 1)))) {
      return "ok";
    }
    return changes(x, step) ? result + " | " + OwnerWorld.show(x) : OwnerWorld.show(read(x, step));
  }

  private Object read(TypedArray x, Step step) {
    return switch (step.operation()) {
      case "state" -> x;
      case "repr" -> x.toString();
      case "get" -> x.get(step.number(1));
      case "slice" -> x.getSlice(start(step, 1), stop(step, 2), bound(step.text(3), 1));
      case "tolist" -> x.toList();
      case "index" -> x.index(value(step, 1), start(step, 2), stop(step, 3));
      case "count" -> x.count(value(step, 1));
      case "contains" -> x.contains(value(step, 1));
      case "concat" -> x.concat(array(step, 1));
      case "repeat" -> x.repeat(step.number(1));
      case "tounicode" -> x.toUnicode();
      case "convert" -> TypedArray.of(step.text(1), (Iterable<?>) x);
      case "eq" -> x.equals(array(step, 1));
      case "compare" -> Integer.signum(x.compareTo(array(step, 1)));
      default -> throw new IllegalArgumentException("operation " + step);
    };
  }

  private static boolean hasNan(TypedArray x) {
    return "fd".contains(x.typeCode()) && x.doubles().anyMatch(Double::isNaN);
  }

  private boolean changes(TypedArray x, Step step) throws IOException {
    result = "ok";
    switch (step.operation()) {
      case "set" -> set(x, step.number(1), value(step, 2));
      case "setslice" ->
          x.setSlice(start(step, 1), stop(step, 2), bound(step.text(3), 1), array(step, 4));
      case "delete" -> x.delete(step.number(1));
      case "delslice" -> x.deleteSlice(start(step, 1), stop(step, 2), bound(step.text(3), 1));
      case "append" -> append(x, value(step, 1));
      case "extend" -> x.extend(array(step, 1));
      case "extendlist" -> x.extend(OwnerWorld.values(step.text(1)));
      case "fromlist" -> x.fromList(OwnerWorld.values(step.text(1)));
      case "insert" -> insert(x, step.number(1), value(step, 2));
      case "pop" -> result = Values.write(x.pop(step.number(1)));
      case "remove" -> x.remove(value(step, 1));
      case "clear" -> x.clear();
      case "imul" -> x.repeatInPlace(step.number(1));
      case "reverse" -> x.reverse();
      case "byteswap" -> x.byteswap();
      case "frombytes" -> x.fromBytes(world.operand(step.text(1)));
      case "fromfile" -> x.fromFile(OwnerWorld.literal(step.text(1)).inputStream(), step.number(2));
      case "fromunicode" -> x.fromUnicode((String) value(step, 1));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void set(TypedArray x, long index, Object value) {
    switch (value) {
      case Long n -> x.set(index, n.longValue());
      case Double n -> x.set(index, n.doubleValue());
      default -> x.set(index, value);
    }
  }

  private static void append(TypedArray x, Object value) {
    switch (value) {
      case Long n -> x.append(n.longValue());
      case Double n -> x.append(n.doubleValue());
      default -> x.append(value);
    }
  }

  private static void insert(TypedArray x, long index, Object value) {
    switch (value) {
      case Long n -> x.insert(index, n.longValue());
      case Double n -> x.insert(index, n.doubleValue());
      default -> x.insert(index, value);
    }
  }

  private static Object value(Step step, int i) {
    return Values.read(step.text(i));
  }

  private TypedArray array(Step step, int i) {
    return (TypedArray) world.operand(step.text(i));
  }

  private static long start(Step step, int i) {
    return bound(step.text(i), Long.MIN_VALUE);
  }

  private static long stop(Step step, int i) {
    return bound(step.text(i), Long.MAX_VALUE);
  }
}
