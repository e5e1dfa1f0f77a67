package org.memview.tests.differential;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.memview.format.Format;

/// Draws exporters: their kind, format, layout and contents.
final class Exporting {
  private final Chance chance;
  private final boolean records;
  private @Nullable String lastFormat;
  private long[] lastShape = {};

  /// @param records whether the Python side can read records, for which it needs NumPy
  Exporting(Chance chance, boolean records) {
    this.chance = chance;
    this.records = records;
  }

  Step draw(String name) {
    int kind = chance.below(100);
    int length = chance.percent(8) ? 0 : (int) chance.between(1, 40);
    if (kind < 12) {
      return Step.of("bytes", name, Values.hex(chance.bytes(length)), storage());
    }
    if (kind < 30) {
      return Step.of("bytearray", name, Values.hex(chance.bytes(length)), storage());
    }
    return kind < 45 ? array(name) : raw(name);
  }

  private Storage storage() {
    return chance.of(Storage.values());
  }

  private Step array(String name) {
    String code = Character.toString(chance.of("bBhHiIlLqQfd"));
    int items = chance.percent(8) ? 0 : (int) chance.between(1, 12);
    byte[] data = chance.bytes(items * (int) Format.of(code).size());
    return Step.of("array", name, code, Values.hex(data), storage());
  }

  /// A third of them have shape and type of the one before, in other strides and perhaps another
  /// byte order, so that there is something to compare with and to copy from.
  private Step raw(String name) {
    if (chance.percent(35) && lastFormat != null) {
      String format = Formats.cousin(chance, lastFormat);
      long itemSize = Format.of(format).size();
      return place(name, format, itemSize, lastShape, strides(itemSize, lastShape));
    }
    String format = Formats.any(chance, records);
    long itemSize = Format.of(format).size();
    int ndim = chance.of(0, 1, 1, 1, 2, 2, 2, 3, 3, 4);
    long[] shape = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      shape[axis] = chance.percent(5) ? 0 : chance.between(1, ndim == 1 ? 12 : 4);
    }
    long[] strides = strides(itemSize, shape);
    lastFormat = format;
    lastShape = shape;
    return place(name, format, itemSize, shape, strides);
  }

  /// The strides of a dense array with its axes in any order, some of them widened, turned round or
  /// repeated.
  private long[] strides(long itemSize, long[] shape) {
    long[] order =
        chance.percent(40) ? reversedOrder(shape.length) : chance.permutation(shape.length);
    boolean irregular = chance.percent(45);
    long[] strides = new long[shape.length];
    long step = itemSize;
    for (long axis : order) {
      long gap = irregular && chance.percent(30) ? chance.between(1, 2) * itemSize : 0;
      strides[(int) axis] = step + gap;
      step = (step + gap) * Math.max(shape[(int) axis], 1);
    }
    for (int axis = 0; irregular && axis < shape.length; axis++) {
      strides[axis] *= chance.percent(30) ? -1 : chance.percent(7) ? 0 : 1;
    }
    return strides;
  }

  private static long[] reversedOrder(int n) {
    long[] order = new long[n];
    Arrays.setAll(order, i -> n - 1 - i);
    return order;
  }

  private Step place(String name, String format, long itemSize, long[] shape, long[] strides) {
    long low = 0;
    long high = itemSize;
    for (int axis = 0; axis < shape.length; axis++) {
      long reach = (Math.max(shape[axis], 1) - 1) * strides[axis];
      low += Math.min(reach, 0);
      high += Math.max(reach, 0);
    }
    long before = chance.of(0L, 0L, 0L, 1L, 3L, 8L);
    long after = chance.of(0L, 0L, 2L, 7L);
    byte[] data = chance.bytes(Math.toIntExact(before - low + high + after));
    return Step.of(
        "raw",
        name,
        chance.of("made", "tb", "np"),
        format,
        itemSize,
        chance.percent(20) ? 1 : 0,
        before - low,
        Step.list(shape),
        Step.list(strides),
        Values.hex(data),
        storage());
  }
}
