package org.memview.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.memview.MemoryView;

/// Reductions along an axis of 2048 × 2048 numbers and counts by value.
///
/// Not measured in clean JVMs: what is to be alike there are the kernels, which other operations
/// show, and it would take a minute.
final class AlongOperations {
  static final String GROUP = "along";

  private static final int SIDE = 2048;
  private static final long BYTES = (long) SIDE * SIDE;

  private AlongOperations() {}

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    for (int axis = 0; axis < 2; axis++) {
      int k = axis;
      all.add(integers("sum uint8", "B", "u1", axis, "sum", m -> m.sumAlong(k)));
      all.add(integers("sum int32", "i", "i4", axis, "sum", m -> m.sumAlong(k)));
      all.add(floats("sum float32", "f", axis, m -> m.sumAlong(k)));
      all.add(floats("sum float64", "d", axis, m -> m.sumAlong(k)));
      all.add(integers("min uint8", "B", "u1", axis, "min", m -> m.minAlong(k)));
    }
    all.add(histogram());
    return all;
  }

  private static String name(String what, int axis) {
    return what + ", axis " + axis;
  }

  private static Operation integers(
      String name,
      String format,
      String dtype,
      int axis,
      String method,
      Function<MemoryView, MemoryView> work) {
    return Operation.of(GROUP, name(name, axis))
        .view(p -> {
          MemoryView view = p.view(format, p.side(SIDE), p.side(SIDE));
          return () -> work.apply(view).ndim();
        })
        .numpy(
            0,
            "a = grid('%s', %d, %d)".formatted(dtype, SIDE, SIDE),
            "a.%s(axis=%d)".formatted(method, axis));
  }

  private static Operation floats(
      String name, String format, int axis, Function<MemoryView, MemoryView> work) {
    String array = format.equals("f") ? "f32" : "f64";
    return Operation.of(GROUP, name(name, axis))
        .view(p -> {
          long side = p.side(SIDE);
          MemoryView view = Place.cast(p.floating(format, side * side), format, side, side);
          return () -> work.apply(view).ndim();
        })
        .numpy(
            0,
            "a = %s.reshape(%d, %d)".formatted(array, SIDE, SIDE),
            "a.sum(axis=%d)".formatted(axis));
  }

  private static Operation histogram() {
    return Operation.of(GROUP, "count each value, uint8")
        .view(p -> {
          MemoryView view = p.view("B", p.count(BYTES));
          return () -> view.byteCounts()[7];
        })
        .numpy(0, "a = grid('u1', 1 << 22)", "np.bincount(a, minlength=256)");
  }
}
