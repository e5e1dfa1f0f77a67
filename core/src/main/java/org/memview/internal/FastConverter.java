package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.memview.Conversion;

/// Conversions by one loop for each pair of types, without a look at single values: those that
/// every value survives, and those whose mode says that what is lost is lost.
///
/// In mode EXACT the values are known to survive ([Exactness]).
final class FastConverter {
  private static final int CHUNK = Numbers.CHUNK;

  /// Converts the next numbers into an array that it holds.
  interface Step {
    void load(MemorySegment memory, long at, int count);
  }

  /// What makes numbers of one type, and where they then are.
  record Way(MemorySegment converted, Step step) {}

  private FastConverter() {}

  /// Converts if there is a fast way from one cell to the other; false if there is none.
  static boolean convert(Block source, Cell from, Block target, Cell to, Conversion mode) {
    if (isNarrowing(from, to) && mode != Conversion.SATURATE) {
      narrow(source, from, target, to);
      return true;
    }
    Way way = from == Cell.BOOL ? ofTruths(to) : way(from, to, mode);
    if (way != null) {
      run(source, from, target, to, way);
    }
    return way != null;
  }

  private static void run(Block source, Cell from, Block target, Cell to, Way way) {
    Pieces pieces = Pieces.numbers(source, from.width());
    MemorySegment memory = pieces.memory();
    NumberSink sink = new NumberSink(target, to);
    while (pieces.next()) {
      for (long i = 0; i < pieces.count(); i += CHUNK) {
        int some = (int) Math.min(CHUNK, pieces.count() - i);
        way.step().load(memory, pieces.at() + i * from.width(), some);
        sink.put(way.converted(), some);
      }
    }
  }

  // ---------------------------------------------------------------- the low bytes

  private static boolean isNarrowing(Cell from, Cell to) {
    return from.isInteger()
        && to.isInteger()
        && from != Cell.BOOL
        && to != Cell.BOOL
        && to.width() <= from.width();
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
    Copier.move(low, values);
  }

  // ---------------------------------------------------------------- loops

  private static @Nullable Way way(Cell from, Cell to, Conversion mode) {
    if (from == Cell.F16 || from == Cell.BF16) {
      return Halves.widening(from, to);
    }
    if (to == Cell.F16 || to == Cell.BF16) {
      return from.isInteger() ? null : Halves.narrowing(from, to, mode);
    }
    if (from == Cell.F64) {
      return mode == Conversion.SATURATE ? null : ofDoubles(to, mode);
    }
    if (from == Cell.F32) {
      return to == Cell.F64 ? floatsToDoubles() : null;
    }
    boolean known = from.isInteger() && from != Cell.U64;
    return switch (to) {
      case F64 -> known ? toDoubles(from) : null;
      case F32 -> known ? toFloats(from) : null;
      case I64, U64 -> keepsSign(from, to, mode) ? toLongs(from) : null;
      case I32, U32 -> keepsSign(from, to, mode) ? toInts(from) : null;
      case I16, U16 -> keepsSign(from, to, mode) ? toShorts(from) : null;
      default -> null;
    };
  }

  // To more bytes: whether the bits of the value are those to be stored.
  private static boolean keepsSign(Cell from, Cell to, Conversion mode) {
    return from.isInteger()
        && from.width() < to.width()
        && (to.min() <= from.min() || mode != Conversion.SATURATE);
  }

  private static Way toDoubles(Cell from) {
    double[] doubles = new double[CHUNK];
    return new Way(
        MemorySegment.ofArray(doubles),
        (memory, at, count) -> Loads.from(memory).doubles(memory, at, from, doubles, count));
  }

  private static Way toFloats(Cell from) {
    float[] floats = new float[CHUNK];
    MemorySegment converted = MemorySegment.ofArray(floats);
    if (from.min() < 0 || from.width() > 2) {
      return new Way(
          converted,
          (memory, at, count) -> Loads.from(memory).floats(memory, at, from, floats, count));
    }
    // C2 has vectors for signed bytes and shorts to floats only, so half the range is taken away
    // before and put back after: 0.15 ns for each in place of 0.5.
    Cell signed = from == Cell.U8 ? Cell.I8 : Cell.I16;
    float half = -signed.min();
    long signs = from == Cell.U8 ? 0x8080808080808080L : 0x8000800080008000L;
    long[] room = new long[CHUNK * from.width() / 8];
    MemorySegment flipped = MemorySegment.ofArray(room);
    Loads loads = Loads.from(flipped);
    return new Way(
        converted,
        (memory, at, count) -> {
          Loads.from(memory).flipped(memory, at, signs, room, count * from.width());
          loads.floats(flipped, 0, signed, floats, count);
          moveUp(floats, half, count);
        });
  }

  private static void moveUp(float[] values, float by, int count) {
    for (int i = 0; i < count; i++) {
      values[i] += by;
    }
  }

  private static Way toLongs(Cell from) {
    long[] longs = new long[CHUNK];
    return new Way(
        MemorySegment.ofArray(longs),
        (memory, at, count) -> Loads.from(memory).longs(memory, at, from, longs, count));
  }

  private static Way toInts(Cell from) {
    int[] ints = new int[CHUNK];
    return new Way(
        MemorySegment.ofArray(ints),
        (memory, at, count) -> Loads.from(memory).ints(memory, at, from, ints, count));
  }

  private static Way toShorts(Cell from) {
    short[] shorts = new short[CHUNK];
    return new Way(
        MemorySegment.ofArray(shorts),
        (memory, at, count) -> Loads.from(memory).shorts(memory, at, from, shorts, count));
  }

  // By way of bytes that are 0 or 1.
  private static @Nullable Way ofTruths(Cell to) {
    long[] room = new long[CHUNK / 8];
    MemorySegment bytes = MemorySegment.ofArray(room);
    if (to == Cell.I8 || to == Cell.U8) {
      return new Way(
          bytes, (memory, at, count) -> Loads.from(memory).truths(memory, at, room, count));
    }
    Way way = way(Cell.I8, to, Conversion.WRAP);
    return way == null
        ? null
        : new Way(
            way.converted(),
            (memory, at, count) -> {
              Loads.from(memory).truths(memory, at, room, count);
              way.step().load(bytes, 0, count);
            });
  }

  // ---------------------------------------------------------------- from floating numbers

  // From copies: C2 does not vectorise floats that come out of a segment one by one.
  private static Way floatsToDoubles() {
    float[] floats = new float[CHUNK];
    double[] doubles = new double[CHUNK];
    return new Way(
        MemorySegment.ofArray(doubles),
        (memory, at, count) -> {
          MemorySegment.copy(memory, JAVA_FLOAT_UNALIGNED, at, floats, 0, count);
          widen(floats, doubles, count);
        });
  }

  static void widen(float[] from, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i];
    }
  }

  private static @Nullable Way ofDoubles(Cell to, Conversion mode) {
    double[] doubles = new double[CHUNK];
    if (to == Cell.F32) {
      float[] floats = new float[CHUNK];
      return new Way(
          MemorySegment.ofArray(floats),
          (memory, at, count) -> {
            MemorySegment.copy(memory, JAVA_DOUBLE_UNALIGNED, at, doubles, 0, count);
            narrow(doubles, floats, count);
          });
    }
    if (mode != Conversion.EXACT || (to != Cell.I32 && to != Cell.I64)) {
      return null;
    }
    long[] longs = new long[CHUNK];
    int[] ints = new int[CHUNK];
    boolean wide = to == Cell.I64;
    return new Way(
        wide ? MemorySegment.ofArray(longs) : MemorySegment.ofArray(ints),
        (memory, at, count) -> {
          MemorySegment.copy(memory, JAVA_DOUBLE_UNALIGNED, at, doubles, 0, count);
          if (wide) {
            truncate(doubles, longs, count);
          } else {
            truncate(doubles, ints, count);
          }
        });
  }

  static void narrow(double[] from, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (float) from[i];
    }
  }

  private static void truncate(double[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (int) from[i];
    }
  }

  private static void truncate(double[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (long) from[i];
    }
  }
}
