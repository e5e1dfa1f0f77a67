package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// Reads rows of numbers that lie side by side into arrays: arithmetic on arrays is what C2
/// vectorises whatever kind of memory the numbers lie in.
final class RowLoader {
  private final Cell cell;
  private long[] raw = {};
  private float[] floats = {};

  RowLoader(Cell cell) {
    this.cell = cell;
  }

  /// True if [#doubles] reads numbers of either byte order.
  boolean readsAnyOrder() {
    return cell == Cell.F64 || cell == Cell.F32;
  }

  /// Reads `count` numbers as doubles; integers of 64 bits are rounded.
  void doubles(MemorySegment memory, long at, ByteOrder order, double[] into, int count) {
    switch (cell) {
      case F64 ->
          MemorySegment.copy(memory, JAVA_DOUBLE_UNALIGNED.withOrder(order), at, into, 0, count);
      case F32 -> {
        if (floats.length < count) {
          floats = new float[count];
        }
        floats(memory, at, order, floats, count);
        FastConverter.widen(floats, into, count);
      }
      case I8, U8, I16, U16, I32, U32, I64 ->
          Loads.from(memory).doubles(memory, at, cell, into, count);
      case BOOL, U64, F16, BF16 -> cell.toDoubles(raw(memory, at, count), count, into);
    }
  }

  /// Reads `count` numbers in single precision.
  void floats(MemorySegment memory, long at, ByteOrder order, float[] into, int count) {
    MemorySegment.copy(memory, JAVA_FLOAT_UNALIGNED.withOrder(order), at, into, 0, count);
  }

  /// Reads `count` integers, in native byte order; unsigned ones of 64 bits as their bits.
  void longs(MemorySegment memory, long at, long[] into, int count) {
    if (cell.width() == 8) {
      MemorySegment.copy(memory, JAVA_LONG_UNALIGNED, at, into, 0, count);
    } else {
      Raw.load(memory, at, cell.width(), cell.width(), into, 0, count);
      cell.toLongs(into, count);
    }
  }

  /// Reads `count` integers of up to 32 bits, in native byte order; unsigned ones of 32 bits as
  /// their bits.
  void ints(MemorySegment memory, long at, int[] into, int count) {
    if (cell.width() == 4) {
      MemorySegment.copy(memory, JAVA_INT_UNALIGNED, at, into, 0, count);
    } else {
      Loads.from(memory).ints(memory, at, cell, into, count);
    }
  }

  private long[] raw(MemorySegment memory, long at, int count) {
    if (raw.length < count) {
      raw = new long[count];
    }
    Raw.load(memory, at, cell.width(), cell.width(), raw, 0, count);
    return raw;
  }
}
