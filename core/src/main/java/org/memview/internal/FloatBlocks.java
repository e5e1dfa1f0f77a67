package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Sums numbers of single or double precision that lie side by side, by the tree of [LaneSum].
///
/// Each block is copied to an array first, its bytes reversed on the way if they lie so: C2 does
/// not vectorise floats that come out of a segment one by one.
final class FloatBlocks {
  private static final int CHUNK = Numbers.CHUNK;

  private FloatBlocks() {}

  static LaneSum sumDoubles(MemorySegment memory, long at, long count, ByteOrder order) {
    ValueLayout.OfDouble layout = JAVA_DOUBLE_UNALIGNED.withOrder(order);
    LaneSum sum = new LaneSum();
    double[] block = new double[LaneSum.padded((int) Math.min(CHUNK, count))];
    for (long i = 0; i < count; i += CHUNK) {
      int some = (int) Math.min(CHUNK, count - i);
      MemorySegment.copy(memory, layout, at + 8 * i, block, 0, some);
      sum.add(block, some);
    }
    return sum;
  }

  /// The sum of `count` numbers that lie `step` bytes apart, of single precision if not `wide`.
  static LaneSum sumColumn(MemorySegment memory, long at, long step, long count, boolean wide) {
    Columns columns = Columns.of(memory);
    LaneSum sum = new LaneSum();
    double[] room = new double[LaneSum.padded((int) Math.min(CHUNK, count))];
    double[] second = new double[count < CHUNK ? 0 : CHUNK / 4];
    long i = 0;
    for (; i + CHUNK <= count; i += CHUNK) {
      if (wide) {
        columns.foldDoubles(memory, at + i * step, step, room, second);
      } else {
        columns.foldFloats(memory, at + i * step, step, room, second);
      }
      sum.addQuarter(room);
    }
    int rest = (int) (count - i);
    if (rest > 0) {
      if (wide) {
        columns.doubles(memory, at + i * step, step, room, rest);
      } else {
        columns.floats(memory, at + i * step, step, room, rest);
      }
      sum.add(room, rest);
    }
    return sum;
  }

  static LaneSum dotDoubles(
      MemorySegment first, long at, MemorySegment second, long secondAt, long count) {
    LaneSum sum = new LaneSum();
    int size = LaneSum.padded((int) Math.min(CHUNK, count));
    double[] a = new double[size];
    double[] b = new double[size];
    for (long i = 0; i < count; i += CHUNK) {
      int some = (int) Math.min(CHUNK, count - i);
      MemorySegment.copy(first, JAVA_DOUBLE_UNALIGNED, at + 8 * i, a, 0, some);
      MemorySegment.copy(second, JAVA_DOUBLE_UNALIGNED, secondAt + 8 * i, b, 0, some);
      addProducts(sum, a, b, some);
    }
    return sum;
  }

  /// Adds `count` products as the next block of `sum`; uses `a` up.
  static void addProducts(LaneSum sum, double[] a, double[] b, int count) {
    if (count == CHUNK) {
      sum.addProducts(a, b);
    } else {
      multiply(a, b, count);
      sum.add(a, count);
    }
  }

  private static void multiply(double[] a, double[] b, int count) {
    for (int i = 0; i < count; i++) {
      a[i] *= b[i];
    }
  }

  static LaneSum sumFloats(MemorySegment memory, long at, long count, ByteOrder order) {
    ValueLayout.OfFloat layout = JAVA_FLOAT_UNALIGNED.withOrder(order);
    LaneSum sum = new LaneSum();
    int size = LaneSum.padded((int) Math.min(CHUNK, count));
    float[] block = new float[size];
    double[] room = new double[size];
    long i = 0;
    for (; i + CHUNK <= count; i += CHUNK) {
      MemorySegment.copy(memory, layout, at + 4 * i, block, 0, CHUNK);
      sum.add(block, room);
    }
    int rest = (int) (count - i);
    if (rest > 0) {
      MemorySegment.copy(memory, layout, at + 4 * i, block, 0, rest);
      FastConverter.widen(block, room, rest);
      sum.add(room, rest);
    }
    return sum;
  }
}
