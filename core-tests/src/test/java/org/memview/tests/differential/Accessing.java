package org.memview.tests.differential;

import java.util.Arrays;
import java.util.List;
import org.memview.MemoryView;

/// Draws steps that read, write, search, compare and describe.
final class Accessing {
  private static final String[] GETTERS = {
    "Byte",
    "UnsignedByte",
    "Short",
    "UnsignedShort",
    "Char",
    "Int",
    "UnsignedInt",
    "Long",
    "Float",
    "Double",
    "Boolean"
  };
  private static final String[] SETTERS = {
    "Byte", "Short", "Char", "Int", "Long", "Float", "Double", "Boolean"
  };

  private final Chance chance;
  private final Pool pool;
  private final Literals literals;

  Accessing(Chance chance, Pool pool) {
    this.chance = chance;
    this.pool = pool;
    this.literals = new Literals(chance);
  }

  Step draw(String operation) {
    Pool.Pick pick = pool.view();
    return switch (operation) {
      case "get" -> Step.of("get", pick.name(), index(pick.view()));
      case "set" -> set();
      case "tget" -> typedGet();
      case "tset" -> typedSet();
      case "fill" -> fill();
      case "assign" -> assign();
      case "copy" -> copy();
      case "tobytes" -> Step.of("tobytes", pick.name(), chance.of("C", "F", "A"));
      case "hex" -> hex(pick);
      case "hash" -> hash();
      case "reduce" -> reduce();
      case "eq", "mismatch" -> pair(operation, pick);
      case "index", "count", "contains" -> search(operation);
      default -> Step.of(operation, pick.name());
    };
  }

  /// Returns an index for each axis, seldom one too many or too few, seldom out of range.
  private String index(MemoryView view) {
    int ndim = view.ndim();
    int count = chance.percent(96) ? ndim : (int) chance.between(0, ndim + 1);
    // One axis of no extent already makes every index wrong.
    boolean sure = chance.percent(80);
    long[] index = new long[count];
    for (int axis = 0; axis < count; axis++) {
      long extent = axis < ndim ? view.extent(axis) : 1;
      index[axis] = sure && extent > 0 ? chance.between(-extent, extent - 1) : chance.index(extent);
    }
    return Step.list(index);
  }

  private String inside(MemoryView view) {
    long[] index = new long[view.ndim()];
    for (int axis = 0; axis < index.length; axis++) {
      index[axis] = chance.between(-view.extent(axis), Math.max(view.extent(axis), 1) - 1);
    }
    return Step.list(index);
  }

  private Pool.Pick writable() {
    boolean any = chance.percent(5);
    return pool.view(v -> any || (!v.isReadOnly() && !v.isEmpty()));
  }

  private Step set() {
    Pool.Pick target = writable();
    MemoryView view = target.view();
    return Step.of("set", target.name(), index(view), literals.forStoring(view.formatSpec()));
  }

  private Step typedGet() {
    Pool.Pick source = pool.view(v -> !v.isEmpty());
    String type = chance.percent(75) ? fitting(source.view(), true) : chance.of(GETTERS);
    return Step.of("tget", source.name(), type, index(source.view()));
  }

  /// Two faults in one step are not compared: which is met first is nobody's promise.
  private Step typedSet() {
    Pool.Pick target = writable();
    String type = chance.percent(75) ? fitting(target.view(), false) : chance.of(SETTERS);
    MemoryView view = target.view();
    String index = view.isReadOnly() ? inside(view) : index(view);
    return Step.of("tset", target.name(), type, index, literals.forSetter(type));
  }

  private String fitting(MemoryView view, boolean reading) {
    return switch (view.formatSpec().code()) {
      case 'c', 'b', 'B' ->
          chance.of("Byte", "Byte", "Byte", reading ? "UnsignedByte" : "Byte", "Int", "Double");
      case 'h', 'H' ->
          chance.of("Short", "Short", "Short", reading ? "UnsignedShort" : "Char", "Char", "Long");
      case 'i', 'I' -> chance.of("Int", "Int", reading ? "UnsignedInt" : "Int", "Long", "Double");
      case 'e', 'f' -> chance.of("Float", "Float", "Double");
      case 'd' -> "Double";
      case '?' -> "Boolean";
      default -> "Long";
    };
  }

  private Step fill() {
    Pool.Pick target = writable();
    return Step.of("fill", target.name(), literals.forStoring(target.view().formatSpec()));
  }

  private Step assign() {
    Pool.Pick target =
        pool.view(v -> (v.ndim() == 1 && !v.isReadOnly() && !v.isEmpty()) || chance.percent(6));
    MemoryView to = target.view();
    if (to.ndim() == 0 && to.isReadOnly()) {
      return copy(); // two faults, see typedSet
    }
    boolean alike = chance.percent(92);
    Pool.Pick source = pool.view(v -> !alike || (v.ndim() == to.ndim() && isAlike(v, to)));
    boolean matched = chance.percent(88) && to.ndim() == source.view().ndim();
    long count = matched ? chance.between(0, Math.min(target.extent(), source.extent())) : -1;
    return Step.of(
        "assign",
        (Object[])
            (target.name()
                    + " "
                    + span(target.extent(), count)
                    + " "
                    + source.name()
                    + " "
                    + span(source.extent(), count))
                .split(" ", -1));
  }

  /// Returns a slice that selects `count` rows of `extent`, any slice if that is negative.
  private String span(long extent, long count) {
    if (count < 0) {
      String step = chance.step();
      return chance.bound(extent)
          + " "
          + chance.bound(extent)
          + " "
          + (step.equals("0") ? "1" : step);
    }
    if (count == 0) {
      return "0 0 " + chance.of("1", "2", "-1");
    }
    long step =
        count == 1
            ? chance.between(1, 3)
            : chance.between(1, Math.max(1, (extent - 1) / (count - 1)));
    long first = chance.between(0, extent - 1 - (count - 1) * step);
    long last = first + (count - 1) * step;
    if (chance.percent(50)) {
      return first + " " + (last + 1) + " " + step;
    }
    return last + " " + (first == 0 ? "_" : first - 1) + " " + -step;
  }

  private Step copy() {
    Pool.Pick target = writable();
    MemoryView to = target.view();
    boolean alike = chance.percent(92);
    Pool.Pick source = pool.view(v -> !alike || (sameShape(v, to) && isAlike(v, to)));
    return Step.of("copy", target.name(), source.name());
  }

  private static boolean sameShape(MemoryView a, MemoryView b) {
    return Arrays.equals(a.shape(), b.shape());
  }

  /// Another byte order counts as alike, but mostly the very same format is wanted.
  private boolean isAlike(MemoryView a, MemoryView b) {
    return chance.percent(70)
        ? a.format().equals(b.format())
        : a.formatSpec().sameElementAs(b.formatSpec());
  }

  private Step hex(Pool.Pick pick) {
    if (chance.percent(40)) {
      return Step.of("hex", pick.name());
    }
    String separator =
        chance.percent(90) ? chance.of("s3a", "s2d", "s20") : chance.of("s", "s3a3a", "sc3a9");
    long group =
        chance.percent(90)
            ? chance.between(-5, 5)
            : chance.of(1000L, -1000L, (long) Integer.MAX_VALUE);
    return Step.of("hex", pick.name(), separator, group);
  }

  private Step hash() {
    boolean any = chance.percent(20);
    Pool.Pick pick = pool.view(v -> any || (v.isReadOnly() && v.itemSize() == 1));
    return Step.of("hash", pick.name());
  }

  private Step reduce() {
    boolean any = chance.percent(6);
    Pool.Pick pick =
        pool.view(
            v -> any || (!v.isEmpty() && "bBhHiIlLqQnNPefd?".indexOf(v.formatSpec().code()) >= 0));
    return Step.of(
        "reduce", pick.name(), chance.of("min", "max", "argmin", "argmax", "sum", "sumExact"));
  }

  private Step pair(String operation, Pool.Pick first) {
    boolean any = chance.percent(10);
    Pool.Pick second = pool.view(v -> any || sameShape(v, first.view()));
    return Step.of(operation, first.name(), second.name());
  }

  private Step search(String operation) {
    boolean any = chance.percent(12);
    Pool.Pick pick = pool.view(v -> any || (v.ndim() == 1 && !v.isEmpty()));
    List<Object> seen = pick.view().ndim() == 1 ? pick.view().toList() : List.of();
    return Step.of(operation, pick.name(), literals.forSearching(seen, pick.view().formatSpec()));
  }
}
