package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;

/// Draws steps that make views of views.
final class Deriving {
  private final Chance chance;
  private final Pool pool;
  private final boolean records;

  Deriving(Chance chance, Pool pool, boolean records) {
    this.chance = chance;
    this.pool = pool;
    this.records = records;
  }

  Step draw(String operation) {
    return switch (operation) {
      case "slice" -> slice();
      case "nslice" -> sliceAxes();
      case "at" -> at();
      case "cast" -> cast();
      case "reshape" -> reshape();
      case "bcast" -> broadcast();
      case "transpose" -> transpose();
      case "field" -> field();
      default -> of(operation, pool.view());
    };
  }

  private Step of(String operation, Pool.Pick source, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(pool.newName('v'), source.name()));
    arguments.addAll(List.of(more));
    return Step.of(operation, arguments.toArray());
  }

  private Step slice() {
    Pool.Pick source = pool.view(v -> v.ndim() > 0 || chance.percent(10));
    long extent = source.extent();
    String start = chance.bound(extent);
    return switch (chance.below(10)) {
      case 0 -> of("slice", source, start, "_", "_", "from");
      case 1, 2 -> of("slice", source, start, chance.bound(extent), "_", "span");
      default ->
          of(
              "slice",
              source,
              start,
              chance.bound(extent),
              chance.step(),
              chance.of("steps", "steps", "text", "index"));
    };
  }

  private Step sliceAxes() {
    Pool.Pick source = pool.view(v -> v.ndim() > 1);
    StringJoiner spec = new StringJoiner(",");
    int ndim = source.view().ndim();
    boolean ellipsis = false;
    int entries = (int) chance.between(0, ndim + (chance.percent(4) ? 1 : 0));
    for (int axis = 0; axis < entries; axis++) {
      if (chance.percent(8)) {
        spec.add("None");
      }
      if (!ellipsis && chance.percent(8)) {
        ellipsis = true;
        spec.add("...");
      }
      spec.add(entry(axis < ndim ? source.view().extent(axis) : 1));
    }
    return of("nslice", source, spec.length() == 0 ? "-" : spec, chance.of("text", "index"));
  }

  private String entry(long extent) {
    return switch (chance.below(10)) {
      case 0, 1 -> Long.toString(chance.index(extent));
      case 2, 3 -> ":";
      case 4 -> "::-1";
      default -> {
        String step = chance.step();
        String stop = chance.bound(extent);
        yield (chance.bound(extent)
                + ":"
                + stop
                + (step.equals("_") || step.equals("0") ? "" : ":" + step))
            .replace("_", "");
      }
    };
  }

  private Step at() {
    Pool.Pick source = pool.view(v -> v.ndim() > 1);
    return of("at", source, index(source.view(), (int) chance.between(0, source.view().ndim())));
  }

  /// Returns as many leading indices.
  private String index(MemoryView view, int count) {
    long[] index = new long[count];
    for (int axis = 0; axis < count; axis++) {
      index[axis] = chance.index(view.extent(axis));
    }
    return Step.list(index);
  }

  private Step cast() {
    Pool.Pick source = pool.view(v -> v.isCContiguous() || chance.percent(20));
    String format = castFormat(source.view());
    if (chance.percent(55)) {
      return of("cast", source, format);
    }
    long size = format.length() > 2 ? 1 : sizeOf(format);
    long count = source.view().byteSize() / Math.max(size, 1);
    return of(
        "cast",
        source,
        format,
        Step.list(chance.percent(85) ? factors(count) : spoiled(factors(count))));
  }

  private String castFormat(MemoryView view) {
    int kind = chance.below(100);
    if (kind < 4) {
      return Formats.wrong(chance);
    }
    if (kind < 25) {
      return Formats.any(chance, records);
    }
    if (kind < 35) {
      return Formats.cousin(chance, view.format());
    }
    boolean bytes = view.itemSize() == 1;
    if (!bytes && kind < 70) {
      return chance.of("B", "b", "c");
    }
    String format = Formats.nativeSingle(chance);
    for (int i = 0; i < 4 && view.byteSize() % sizeOf(format) != 0; i++) {
      format = Formats.nativeSingle(chance);
    }
    return format;
  }

  private static long sizeOf(String format) {
    try {
      return Format.of(format).size();
    } catch (IllegalArgumentException e) {
      return 1;
    }
  }

  /// Returns a shape of `count` elements.
  private long[] factors(long count) {
    List<Long> shape = new ArrayList<>();
    long rest = count;
    while (rest > 1 && shape.size() < 3) {
      long factor = chance.between(1, Math.min(rest, 6));
      if (rest % factor == 0) {
        shape.add(factor);
        rest /= factor;
      }
    }
    if (rest != 1 || (shape.isEmpty() && chance.percent(80))) {
      shape.add(chance.below(shape.size() + 1), rest);
    }
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  private long[] spoiled(long[] shape) {
    if (shape.length == 0) {
      return new long[] {chance.between(-1, 2)};
    }
    int axis = chance.below(shape.length);
    shape[axis] =
        chance.of(
            shape[axis] + 1, shape[axis] - 1, 0L, -1L, -2L, Long.MAX_VALUE, 1L << 62, 1L << 32);
    return shape;
  }

  private Step reshape() {
    Pool.Pick source = pool.view();
    long[] shape = factors(source.view().elementCount());
    if (shape.length > 0 && chance.percent(25)) {
      shape[chance.below(shape.length)] = -1;
    }
    return of("reshape", source, Step.list(chance.percent(90) ? shape : spoiled(shape)));
  }

  private Step broadcast() {
    Pool.Pick source = pool.view();
    List<Long> shape = new ArrayList<>();
    if (chance.percent(50)) {
      shape.add(chance.between(0, 3));
    }
    for (long extent : source.view().shape()) {
      shape.add(
          extent == 1 ? chance.between(0, 3) : chance.percent(92) ? extent : chance.between(0, 4));
    }
    return of("bcast", source, Step.list(shape.stream().mapToLong(Long::longValue).toArray()));
  }

  private Step transpose() {
    Pool.Pick source = pool.view(v -> v.ndim() > 1);
    int ndim = source.view().ndim();
    long[] order = chance.percent(30) ? new long[0] : chance.permutation(ndim);
    for (int i = 0; i < order.length; i++) {
      order[i] -= chance.percent(25) ? ndim : 0;
    }
    if (order.length > 0 && chance.percent(6)) {
      order[chance.below(order.length)] = chance.between(-ndim - 1, ndim);
    }
    return of("transpose", source, Step.list(order));
  }

  private Step field() {
    Pool.Pick source = pool.view(Deriving::hasNames);
    if (!records || (!hasNames(source.view()) && chance.percent(95))) {
      return slice();
    }
    List<Field> fields = source.view().formatSpec().fields();
    String name =
        hasNames(source.view()) && chance.percent(95) ? chance.of(fields).name() : "nobody";
    return of("field", source, name.isEmpty() ? "nobody" : name, chance.of("name", "number"));
  }

  private static boolean hasNames(MemoryView view) {
    return view.format().startsWith("T{");
  }
}
