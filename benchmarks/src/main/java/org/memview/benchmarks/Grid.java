package org.memview.benchmarks;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.memview.MemoryView;

/// A layout of ints in a square, as numbers for those who do the arithmetic by hand; all but the
/// last field count ints.
///
/// @param spec what makes a view of it from the square, `transpose` for its transpose
record Grid(
    String name,
    String spec,
    int side,
    int rows,
    int columns,
    int first,
    int rowStep,
    int columnStep,
    boolean swapped) {
  static final int SIDE = 2048;

  static final String CONTIGUOUS = "contiguous";
  static final String EVERY_2ND = "every 2nd column";
  static final String REVERSED = "both axes reversed";
  static final String CROP = "crop";
  static final String TRANSPOSED = "transposed";
  static final String BIG_ENDIAN = "big-endian";

  static Grid of(String name, Place place) {
    int n = (int) place.side(SIDE);
    int edge = n / 8;
    int crop = n - 2 * edge;
    return switch (name) {
      case EVERY_2ND -> new Grid(name, ":, ::2", n, n, n / 2, 0, n, 2, false);
      case REVERSED -> new Grid(name, "::-1, ::-1", n, n, n, n * n - 1, -n, -1, false);
      case CROP -> {
        String spec = "%1$d:-%1$d, %1$d:-%1$d".formatted(edge);
        yield new Grid(name, spec, n, crop, crop, edge * (n + 1), n, 1, false);
      }
      case TRANSPOSED -> new Grid(name, "transpose", n, n, n, 0, 1, n, false);
      default -> new Grid(name, "", n, n, n, 0, n, 1, name.equals(BIG_ENDIAN));
    };
  }

  /// A view of this layout over `memory`.
  MemoryView over(MemorySegment memory) {
    MemoryView square = Place.cast(memory, swapped ? ">i" : "i", side, side);
    return switch (spec) {
      case "" -> square;
      case "transpose" -> square.transpose();
      default -> square.slice(spec);
    };
  }

  /// The same in NumPy, over all sizes.
  static String numpy(String name) {
    String square = "grid('%s4', %d, %d)".formatted(swaps(name) ? ">i" : "i", SIDE, SIDE);
    return square
        + switch (name) {
          case EVERY_2ND -> "[:, ::2]";
          case REVERSED -> "[::-1, ::-1]";
          case CROP -> "[256:-256, 256:-256]";
          case TRANSPOSED -> ".T";
          default -> "";
        };
  }

  private static boolean swaps(String name) {
    return name.equals(BIG_ENDIAN);
  }

  /// The same elements in the order in which they lie, for loops whose result does not depend on
  /// the order.
  Grid inMemoryOrder() {
    boolean turned = Math.abs(rowStep) < Math.abs(columnStep);
    int outer = turned ? columns : rows;
    int inner = turned ? rows : columns;
    int outerStep = turned ? columnStep : rowStep;
    int innerStep = turned ? rowStep : columnStep;
    int least = first + Math.min(0, outerStep * (outer - 1)) + Math.min(0, innerStep * (inner - 1));
    return new Grid(
        name, spec, side, outer, inner, least, Math.abs(outerStep), Math.abs(innerStep), swapped);
  }

  /// Bytes of the square.
  long bytes() {
    return 4L * side * side;
  }

  int count() {
    return rows * columns;
  }

  /// `buffer` in the order of the ints.
  ByteBuffer order(ByteBuffer buffer) {
    return buffer.order(swapped ? ByteOrder.BIG_ENDIAN : ByteOrder.nativeOrder());
  }
}
