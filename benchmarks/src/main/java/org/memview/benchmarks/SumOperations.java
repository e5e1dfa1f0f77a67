package org.memview.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static org.memview.benchmarks.Place.MIB;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.memview.Conversion;
import org.memview.MemoryView;

/// Reductions and conversions of 4 Mi numbers.
final class SumOperations {
  private static final long COUNT = 4 * MIB;

  private SumOperations() {}

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    all.add(integers("sum uint8", "B", "u1", "", "sum()", 8, MemoryView::sum));
    all.add(integers("sum int16", "h", "i2", "", "sum()", 0, MemoryView::sum));
    all.add(sumInts());
    all.add(integers("sum int64", "q", "i8", "", "sum()", 0, MemoryView::sum));
    all.add(integers("sum int32, every 2nd", "i", "i4", "::2", "sum()", 0, MemoryView::sum));
    all.add(floats("sum float32", "f", "", "sum()", 0.9, MemoryView::sum));
    all.add(floats("sum float64", "d", "", "sum()", 0.9, MemoryView::sum));
    all.add(floats("sum float64, every 2nd", "d", "::2", "sum()", 0, MemoryView::sum));
    all.add(bigEndian());
    all.add(floats("std float64", "d", "", "std()", 0, MemoryView::std));
    all.add(dot());
    all.add(min("min uint8", "B", "u1", 0, 0.5));
    all.add(min("min int16", "h", "i2", Short.MIN_VALUE, 0));
    all.add(integers("min int32", "i", "i4", "", "min()", 0, m -> m.min().intValue()));
    all.add(floats("min float32", "f", "", "min()", 0, m -> m.min().floatValue()));
    all.add(floats("min float64", "d", "", "min()", 0, m -> m.min().doubleValue()));
    all.add(floats("argmax float64", "d", "", "argmax()", 0, MemoryView::argmax));
    all.add(convert("int16 to float32", "h", "i2", "f", "f4", 0.9));
    all.add(convert("int32 to float64", "i", "i4", "d", "f8", 0));
    all.add(convert("uint8 to float32", "B", "u1", "f", "f4", 0));
    all.add(convert("int32 to int16", "i", "i4", "h", "i2", 0));
    return all;
  }

  private static Operation integers(
      String name,
      String format,
      String dtype,
      String spec,
      String method,
      double target,
      ToDoubleFunction<MemoryView> work) {
    return Operation.of("reduce", name)
        .view(p -> {
          MemoryView view = sliced(p.view(format, p.count(COUNT)), spec);
          return () -> (long) work.applyAsDouble(view);
        })
        .numpy(target, "a = grid('%s', 1 << 22)%s".formatted(dtype, index(spec)), "a." + method);
  }

  // Without the least value there can be, behind which nobody need look.
  private static Operation min(
      String name, String format, String dtype, int lowest, double target) {
    return Operation.of("reduce", name)
        .view(p -> {
          MemoryView view = p.view(format, p.count(COUNT));
          for (long i = 0; i < view.length(); i++) {
            if (view.getLong(i) == lowest) {
              view.set(i, lowest + 1);
            }
          }
          return () -> view.min().intValue();
        })
        .numpy(
            target,
            "a = np.maximum(grid('%s', 1 << 22), %d)".formatted(dtype, lowest + 1),
            "a.min()");
  }

  private static Operation floats(
      String name,
      String format,
      String spec,
      String method,
      double target,
      ToDoubleFunction<MemoryView> work) {
    String array = format.equals("f") ? "f32" : "f64";
    return Operation.of("reduce", name)
        .view(p -> {
          long count = p.count(COUNT);
          MemoryView view = sliced(Place.cast(p.floating(format, count), format, count), spec);
          return () -> (long) work.applyAsDouble(view);
        })
        .numpy(target, "a = " + array + index(spec), "a." + method);
  }

  private static MemoryView sliced(MemoryView view, String spec) {
    return spec.isEmpty() ? view : view.slice(spec);
  }

  private static String index(String spec) {
    return spec.isEmpty() ? "" : "[" + spec + "]";
  }

  private static Operation sumInts() {
    return integers("sum int32", "i", "i4", "", "sum()", 1.8, MemoryView::sum)
        .peer(
            "segment",
            p -> {
              long count = p.count(COUNT);
              MemorySegment all = p.bytes(4 * count);
              return () -> {
                long sum = 0;
                for (long i = 0; i < count; i++) {
                  sum += all.get(JAVA_INT_UNALIGNED, 4 * i);
                }
                return sum;
              };
            })
        .peer(
            "array",
            p -> {
              int[] all = new int[(int) p.count(COUNT)];
              MemorySegment.copy(
                  p.bytes(4L * all.length), JAVA_INT_UNALIGNED, 0, all, 0, all.length);
              return () -> {
                long sum = 0;
                for (int value : all) {
                  sum += value;
                }
                return sum;
              };
            })
        .peer(
            "ByteBuffer",
            p -> {
              ByteBuffer all = p.buffer(4 * p.count(COUNT));
              int size = all.capacity();
              return () -> {
                long sum = 0;
                for (int i = 0; i < size; i += 4) {
                  sum += all.getInt(i);
                }
                return sum;
              };
            });
  }

  private static Operation bigEndian() {
    return Operation.of("reduce", "sum float64, big-endian")
        .view(p -> {
          long count = p.count(COUNT);
          MemoryView big = p.like(">d", count);
          big.copyFrom(Place.cast(p.floating("d", count), "d", count));
          return () -> (long) big.sum();
        })
        .numpy(1.1, "a = f64.astype('>f8')", "a.sum()");
  }

  private static Operation dot() {
    return Operation.of("reduce", "dot float64")
        .view(p -> {
          long count = p.count(COUNT);
          MemoryView a = Place.cast(p.floating("d", count), "d", count);
          MemoryView b = Place.cast(p.floating("d", count), "d", count);
          return () -> (long) a.dot(b);
        })
        .numpy(0, "e = f64.copy()", "np.dot(f64, e)");
  }

  private static Operation convert(
      String name, String from, String fromType, String to, String toType, double target) {
    return Operation.of("convert", name)
        .view(p -> {
          MemoryView source = p.view(from, p.count(COUNT));
          MemoryView result = p.like(to, p.count(COUNT));
          return () -> result.convertFrom(source, Conversion.WRAP).ndim();
        })
        .numpy(
            target,
            "a = grid('%s', 1 << 22); o = np.empty(a.shape, '%s')".formatted(fromType, toType),
            "np.copyto(o, a, casting='unsafe')");
  }
}
