package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Lists the numbers of a block in C order, a buffer at a time, as `long` or as `double`.
///
/// Arithmetic then runs over small arrays in the first-level cache and need not know memory,
/// strides or byte order.
final class Numbers {
  /// Elements per buffer. Every buffer but the last is full, so two blocks of equal count stay in
  /// step.
  static final int CHUNK = 1024;

  private final Cell cell;
  private final Packer packer;
  private final int size;
  private long[] raw = {};
  private float[] floats = {};
  private double[] doubles = {};
  private int count;

  private Numbers(Block block, Cell cell, long from, long to) {
    this.cell = cell;
    this.size = (int) Math.min(to - from, CHUNK);
    boolean swapped = cell.width() > 1 && !block.format().isNativeOrder();
    this.packer = new Packer(block, cell.width(), swapped, from, to, CHUNK);
  }

  static Numbers of(Block block, Cell cell) {
    return new Numbers(block, cell, 0, block.layout().elementCount());
  }

  /// Only elements `from` to `to` (exclusive), counted in C order.
  static Numbers of(Block block, Cell cell, long from, long to) {
    return new Numbers(block, cell, from, to);
  }

  /// Reads on; returns how many numbers [#longs(int)] or [#doubles(int)] now hold, 0 at the end.
  int next() {
    count = packer.next();
    return count;
  }

  /// The bits of the numbers last read, in native order, sign-extended. Overwritten by the calls
  /// below and by [#next()].
  long[] raw() {
    if (raw.length < size) {
      raw = new long[size];
    }
    Raw.load(packer.memory(), 0, cell.width(), cell.width(), raw, 0, count);
    return raw;
  }

  /// The numbers last read; to be asked once per [#next()], of integer cells.
  long[] longs(int count) {
    long[] values = raw();
    cell.toLongs(values, count);
    return values;
  }

  /// The numbers last read; 64-bit integers are rounded.
  double[] doubles(int count) {
    if (doubles.length < size) {
      doubles = new double[LaneSum.padded(size)];
    }
    if (cell == Cell.F64) {
      MemorySegment.copy(packer.memory(), JAVA_DOUBLE_UNALIGNED, 0, doubles, 0, count);
    } else if (cell == Cell.F32) {
      FastConverter.widen(floats(count), doubles, count);
    } else {
      cell.toDoubles(raw(), count, doubles);
    }
    return doubles;
  }

  // The bulk copy of the JDK: element by element C2 does not vectorise floats that come out of a
  // segment (0.37 ns each in place of 0.06).
  private float[] floats(int count) {
    if (floats.length < size) {
      floats = new float[LaneSum.padded(size)];
    }
    MemorySegment.copy(packer.memory(), JAVA_FLOAT_UNALIGNED, 0, floats, 0, count);
    return floats;
  }
}
