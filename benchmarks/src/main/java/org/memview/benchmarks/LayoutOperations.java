package org.memview.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.memview.Conversion;
import org.memview.MemoryView;

/// The same few operations over every layout of 2048 × 2048 ints, beside NumPy and loops written by
/// hand.
final class LayoutOperations {
  static final String GROUP = "layout";

  /// What the names of all of them begin with.
  static final String PREFIX = "int32 grid, ";

  static final List<String> LAYOUTS =
      List.of(
          Grid.CONTIGUOUS,
          Grid.EVERY_2ND,
          Grid.REVERSED,
          Grid.CROP,
          Grid.TRANSPOSED,
          Grid.BIG_ENDIAN);

  private static final String TARGET_OF_COPY = "o = np.empty(a.shape, 'i4')";

  private LayoutOperations() {}

  static List<Operation> all() {
    return LAYOUTS.stream().flatMap(LayoutOperations::of).toList();
  }

  private static Stream<Operation> of(String layout) {
    return Stream.of(
        copy(layout),
        convert(layout),
        fill(layout),
        equal(layout),
        count(layout),
        sum(layout),
        min(layout),
        onlyNumpy("argmax", layout, MemoryView::argmax, "a.argmax()"),
        onlyNumpy("mean", layout, all -> (long) all.mean(), "a.mean()"),
        onlyNumpy("to bytes", layout, all -> all.toBytes().length, "a.tobytes()"));
  }

  private static Operation operation(String verb, String layout) {
    return Operation.of(GROUP, PREFIX + layout + ": " + verb);
  }

  /// The name of an operation without its layout.
  static String verb(Operation operation) {
    return operation.name().substring(operation.name().indexOf(": ") + 2);
  }

  /// The layout in the name of an operation.
  static String layout(Operation operation) {
    return operation.name().substring(PREFIX.length(), operation.name().indexOf(": "));
  }

  private static String setup(String layout, String more) {
    return "a = " + Grid.numpy(layout) + (more.isEmpty() ? "" : "; " + more);
  }

  private static Operation copy(String layout) {
    return operation("copy", layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          return CopyOperations.copy(
              g.over(p.bytes(g.bytes())), p.like("i", g.rows(), g.columns()));
        })
        .peer(
            "array",
            p -> {
              Grid g = Grid.of(layout, p);
              int[] from = ints(p, g);
              int[] to = new int[g.count()];
              return () -> ByHand.copy(from, to, g);
            })
        .peer(
            "segment",
            p -> {
              Grid g = Grid.of(layout, p);
              MemorySegment from = p.bytes(g.bytes());
              MemorySegment to = p.zeros(4L * g.count());
              return () -> ByHand.copy(from, to, g);
            })
        .peer(
            "ByteBuffer",
            p -> {
              Grid g = Grid.of(layout, p);
              ByteBuffer from = g.order(p.buffer(g.bytes()));
              ByteBuffer to = p.buffer(4L * g.count());
              return () -> ByHand.copy(from, to, g);
            })
        .numpy(0, setup(layout, TARGET_OF_COPY), "np.copyto(o, a)");
  }

  private static Operation convert(String layout) {
    return operation("to float64", layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          MemoryView from = g.over(p.bytes(g.bytes()));
          MemoryView to = p.like("d", g.rows(), g.columns());
          return () -> to.convertFrom(from, Conversion.EXACT).ndim();
        })
        .numpy(0, setup(layout, "o = np.empty(a.shape)"), "np.copyto(o, a)");
  }

  private static Operation fill(String layout) {
    return operation("fill", layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          MemoryView to = g.over(p.zeros(g.bytes()));
          return () -> to.fill(123_456).ndim();
        })
        .peer(
            "segment",
            p -> {
              Grid g = Grid.of(layout, p).inMemoryOrder();
              MemorySegment to = p.zeros(g.bytes());
              return () -> ByHand.fill(to, g, 123_456);
            })
        .numpy(0, setup(layout, ""), "a.fill(123456)");
  }

  private static Operation equal(String layout) {
    return operation("equal", layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          MemoryView a = g.over(p.bytes(g.bytes()));
          MemoryView b = g.over(p.bytes(g.bytes()));
          return () -> a.contentEquals(b) ? 1 : 0;
        })
        .peer(
            "segment",
            p -> {
              Grid g = Grid.of(layout, p).inMemoryOrder();
              MemorySegment a = p.bytes(g.bytes());
              MemorySegment b = p.bytes(g.bytes());
              return () -> ByHand.equal(a, b, g);
            })
        .numpy(0, setup(layout, "b = " + Grid.numpy(layout)), "np.array_equal(a, b)");
  }

  private static Operation count(String layout) {
    return operation("count", layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          MemoryView all = g.over(p.bytes(g.bytes()));
          return () -> all.count(7);
        })
        .peer(
            "segment",
            p -> {
              Grid g = Grid.of(layout, p).inMemoryOrder();
              MemorySegment all = p.bytes(g.bytes());
              return () -> ByHand.count(all, g, 7);
            })
        .numpy(0, setup(layout, ""), "np.count_nonzero(a == 7)");
  }

  private static Operation sum(String layout) {
    return operation("sum", layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          MemoryView all = g.over(p.bytes(g.bytes()));
          return all::sumExact;
        })
        .peer(
            "array",
            p -> {
              Grid g = Grid.of(layout, p).inMemoryOrder();
              int[] all = ints(p, g);
              return () -> ByHand.sum(all, g);
            })
        .peer(
            "segment",
            p -> {
              Grid g = Grid.of(layout, p).inMemoryOrder();
              MemorySegment all = p.bytes(g.bytes());
              return () -> ByHand.sum(all, g);
            })
        .peer(
            "ByteBuffer",
            p -> {
              Grid g = Grid.of(layout, p).inMemoryOrder();
              ByteBuffer all = g.order(p.buffer(g.bytes()));
              return () -> ByHand.sum(all, g);
            })
        .numpy(0, setup(layout, ""), "a.sum()");
  }

  private static Operation min(String layout) {
    return operation("min", layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          MemoryView all = g.over(p.bytes(g.bytes()));
          return all::minLong;
        })
        .peer(
            "segment",
            p -> {
              Grid g = Grid.of(layout, p).inMemoryOrder();
              MemorySegment all = p.bytes(g.bytes());
              return () -> ByHand.min(all, g);
            })
        .numpy(0, setup(layout, ""), "a.min()");
  }

  private static Operation onlyNumpy(
      String verb, String layout, ToLongFunction<MemoryView> work, String numpy) {
    return operation(verb, layout)
        .view(p -> {
          Grid g = Grid.of(layout, p);
          MemoryView all = g.over(p.bytes(g.bytes()));
          return () -> work.applyAsLong(all);
        })
        .numpy(0, setup(layout, ""), numpy);
  }

  private static int[] ints(Place place, Grid grid) {
    int[] ints = new int[Math.toIntExact(grid.bytes() / 4)];
    MemorySegment.copy(place.bytes(grid.bytes()), JAVA_INT_UNALIGNED, 0, ints, 0, ints.length);
    return ints;
  }
}
