package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.memview.Conversion;

/// Conversions that need no look at the value: those that every value survives, and those whose
/// mode says that what is lost is lost.
final class FastConverter {
  private static final int CHUNK = Numbers.CHUNK;

  private FastConverter() {}

  /// Converts if there is a fast way from one cell to the other; false if there is none.
  static boolean convert(Block source, Cell from, Block target, Cell to, Conversion mode) {
    if (isNarrowing(from, to) && mode == Conversion.WRAP) {
      narrow(source, from, target, to);
    } else if (to == Cell.F64 && (from == Cell.F32 || isSmallInteger(from))) {
      toDoubles(source, from, target);
    } else if (to == Cell.F32 && isSmallInteger(from) && (fitsFloat(from) || isRounding(mode))) {
      toFloats(source, from, target);
    } else if (to == Cell.F32 && from == Cell.F64 && mode == Conversion.WRAP) {
      toFloats(source, from, target);
    } else if (isWidening(from, to)) {
      toInts(source, from, target, to);
    } else {
      return false;
    }
    return true;
  }

  private static boolean isSmallInteger(Cell cell) {
    return cell.isInteger() && cell != Cell.BOOL && cell.width() < 8;
  }

  private static boolean fitsFloat(Cell cell) {
    return cell.width() < 4;
  }

  private static boolean isRounding(Conversion mode) {
    return mode != Conversion.EXACT;
  }

  private static boolean isNarrowing(Cell from, Cell to) {
    return from.isInteger()
        && to.isInteger()
        && from != Cell.BOOL
        && to != Cell.BOOL
        && to.width() <= from.width();
  }

  private static boolean isWidening(Cell from, Cell to) {
    return isSmallInteger(from)
        && from.width() < 4
        && (to == Cell.I32 || (to == Cell.U32 && from.min() == 0));
  }

  // The low bytes of an integer are an integer of their own, wherever the byte order puts them.
  private static void narrow(Block source, Cell from, Block target, Cell to) {
    ByteOrder order = source.format().order();
    boolean little = from.width() == 1 || order == ByteOrder.LITTLE_ENDIAN;
    long offset = little ? 0 : from.width() - to.width();
    Block low =
        new Block(
            source.segment(),
            source.layout().field(offset, to.width()),
            target.format().withOrder(order));
    Block values =
        new Block(target.segment(), target.layout().field(0, to.width()), target.format());
    Move.between(low, values).run();
  }

  private static void toFloats(Block source, Cell from, Block target) {
    float[] floats = new float[CHUNK];
    double[] doubles = new double[from == Cell.F64 ? CHUNK : 0];
    MemorySegment converted = MemorySegment.ofArray(floats);
    Pieces pieces = Pieces.numbers(source, from.width());
    MemorySegment memory = pieces.memory();
    Loads loads = Loads.from(memory);
    NumberSink sink = new NumberSink(target, Cell.F32);
    while (pieces.next()) {
      for (long i = 0; i < pieces.count(); i += CHUNK) {
        int some = (int) Math.min(CHUNK, pieces.count() - i);
        long at = pieces.at() + i * from.width();
        if (from == Cell.F64) {
          MemorySegment.copy(memory, JAVA_DOUBLE_UNALIGNED, at, doubles, 0, some);
          narrow(doubles, floats, some);
        } else {
          loads.floats(memory, at, from, floats, some);
        }
        sink.put(converted, some);
      }
    }
  }

  private static void narrow(double[] from, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (float) from[i];
    }
  }

  private static void toDoubles(Block source, Cell from, Block target) {
    double[] doubles = new double[CHUNK];
    float[] floats = new float[from == Cell.F32 ? CHUNK : 0];
    MemorySegment converted = MemorySegment.ofArray(doubles);
    Pieces pieces = Pieces.numbers(source, from.width());
    MemorySegment memory = pieces.memory();
    Loads loads = Loads.from(memory);
    NumberSink sink = new NumberSink(target, Cell.F64);
    while (pieces.next()) {
      for (long i = 0; i < pieces.count(); i += CHUNK) {
        int some = (int) Math.min(CHUNK, pieces.count() - i);
        long at = pieces.at() + i * from.width();
        if (from == Cell.F32) {
          MemorySegment.copy(memory, JAVA_FLOAT_UNALIGNED, at, floats, 0, some);
          widen(floats, doubles, some);
        } else {
          loads.doubles(memory, at, from, doubles, some);
        }
        sink.put(converted, some);
      }
    }
  }

  static void widen(float[] from, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i];
    }
  }

  private static void toInts(Block source, Cell from, Block target, Cell to) {
    int[] ints = new int[CHUNK];
    MemorySegment converted = MemorySegment.ofArray(ints);
    Pieces pieces = Pieces.numbers(source, from.width());
    Loads loads = Loads.from(pieces.memory());
    NumberSink sink = new NumberSink(target, to);
    while (pieces.next()) {
      for (long i = 0; i < pieces.count(); i += CHUNK) {
        int some = (int) Math.min(CHUNK, pieces.count() - i);
        loads.ints(pieces.memory(), pieces.at() + i * from.width(), from, ints, some);
        sink.put(converted, some);
      }
    }
  }
}
