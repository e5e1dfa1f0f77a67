package org.memview.tests.differential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.format.FormatException;
import org.memview.struct.Struct;

/// Runs steps of the struct differential test on the library.
///
/// ```
/// size FORMAT · pack FORMAT VALUE… · into FORMAT HEX OFFSET VALUE…
/// unpack FORMAT HEX · from FORMAT HEX OFFSET · iter FORMAT HEX
/// ```
final class StructSteps {
  private final Function<String, Struct> maker;
  private final Map<String, Struct> made = new HashMap<>();
  private int turn;

  StructSteps(Function<String, Struct> maker) {
    this.maker = maker;
  }

  static String hex(String format) {
    return Values.hex(format.getBytes(US_ASCII));
  }

  /// Returns `= VALUE`, or `! CLASS MESSAGE`.
  String run(Step step) {
    try {
      String format = new String(Values.bytes(step.text(0)), US_ASCII);
      return "= " + run(step, made.computeIfAbsent(format, maker));
    } catch (RuntimeException e) {
      return "! " + e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  private String run(Step step, Struct struct) {
    return switch (step.operation()) {
      case "size" -> Values.write(struct.size());
      case "pack" -> Values.write(struct.pack(values(step, 1)));
      case "into" -> into(step, struct);
      case "unpack" -> write(struct.unpack(source(step)));
      case "from" -> write(struct.unpackFrom(source(step), step.number(2)));
      default -> iterate(struct, step);
    };
  }

  private static @Nullable Object[] values(Step step, int from) {
    @Nullable Object[] values = new Object[step.size() - from];
    Arrays.setAll(values, i -> Values.read(step.text(from + i)));
    return values;
  }

  /// The bytes, in another place each time.
  private MemoryView source(Step step) {
    return place(Values.bytes(step.text(1)));
  }

  private MemoryView place(byte[] bytes) {
    MemoryView heap = MemoryView.of(bytes);
    return switch (turn++ % 4) {
      case 0 -> heap;
      case 1 -> {
        MemorySegment segment = Arena.ofAuto().allocate(Math.max(1, bytes.length));
        MemoryView view = MemoryView.of(segment).slice(0, bytes.length);
        yield view.copyFrom(heap);
      }
      case 2 -> MemoryView.of(new byte[3 * bytes.length + 1]).slice("1::3").copyFrom(heap);
      default -> MemoryView.of(new byte[bytes.length]).reversed().copyFrom(heap);
    };
  }

  private String into(Step step, Struct struct) {
    MemoryView target = source(step);
    byte[] before = target.toBytes();
    try {
      struct.packInto(target, step.number(2), values(step, 3));
    } catch (RuntimeException e) {
      if (!Arrays.equals(before, target.toBytes())) {
        throw new AssertionError("refused, but wrote: " + step, e);
      }
      throw e;
    }
    return Values.write(target.toBytes());
  }

  private String iterate(Struct struct, Step step) {
    List<String> records = new ArrayList<>();
    struct.iterUnpack(source(step)).forEach(values -> records.add(write(values)));
    return "[" + String.join(",", records) + "]";
  }

  private static String write(Object[] values) {
    return Values.write(Arrays.asList(values));
  }

  /// Whether `ours` is what stands for Python's answer.
  static boolean agree(String ours, String python) {
    if (!python.startsWith("! ")) {
      return ours.equals(python);
    }
    String thrown = ours.startsWith("! ") ? ours.split(" ", 3)[1] : "";
    String value = IllegalArgumentException.class.getSimpleName();
    String kind = FormatException.class.getSimpleName();
    return switch (python.substring(2)) {
      case "Format" -> thrown.equals(kind);
      case "Count", "Size" -> thrown.equals(value);
      case "Bounds" -> thrown.equals(IndexOutOfBoundsException.class.getSimpleName());
      default -> thrown.equals(value) || thrown.equals(kind);
    };
  }
}
