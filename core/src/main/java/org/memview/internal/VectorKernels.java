package org.memview.internal;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [Vectors]; a kernel of [PerKind].
///
/// C2 loads a vector from an array of the vector's own element type and from memory outside the
/// heap, and from nothing else: doubles out of a `byte[]` took thirty times as long. So the bits
/// are loaded as what the array has and reinterpreted. The widths are constants, for a vector that
/// C2 does not keep in a register is an object. [LaneSum] adds numbers that are 8 places apart or
/// more, so vectors of any width up to that compute the same.
final class VectorKernels implements Vectors {
  private static final int HALF = Numbers.CHUNK / 2;
  private static final int INFINITY = 0x7F80_0000;
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
  private static final int WIDE = ByteVector.SPECIES_256.length();

  // Classes of segments; that of a `char[]`, whose vectors are of shorts, comes last.
  private static final List<Class<?>> KINDS =
      List.of(
          MemorySegment.ofArray(new short[0]).getClass(),
          MemorySegment.ofArray(new int[0]).getClass(),
          MemorySegment.ofArray(new float[0]).getClass(),
          MemorySegment.ofArray(new long[0]).getClass(),
          MemorySegment.ofArray(new double[0]).getClass(),
          MemorySegment.ofArray(new char[0]).getClass());

  private static int kind(MemorySegment memory) {
    return KINDS.indexOf(memory.getClass());
  }

  private static ByteVector load(MemorySegment m, long at, int kind) {
    return switch (kind) {
      case -1 -> ByteVector.fromMemorySegment(ByteVector.SPECIES_256, m, at, NATIVE);
      case 1 ->
          IntVector.fromMemorySegment(IntVector.SPECIES_256, m, at, NATIVE).reinterpretAsBytes();
      case 2 ->
          FloatVector.fromMemorySegment(FloatVector.SPECIES_256, m, at, NATIVE)
              .reinterpretAsBytes();
      case 3 ->
          LongVector.fromMemorySegment(LongVector.SPECIES_256, m, at, NATIVE).reinterpretAsBytes();
      case 4 -> DoubleVector.fromMemorySegment(DOUBLES, m, at, NATIVE).reinterpretAsBytes();
      default ->
          ShortVector.fromMemorySegment(ShortVector.SPECIES_256, m, at, NATIVE)
              .reinterpretAsBytes();
    };
  }

  private static ByteVector loadFew(MemorySegment m, long at, int kind) {
    return switch (kind) {
      case -1 -> ByteVector.fromMemorySegment(ByteVector.SPECIES_128, m, at, NATIVE);
      case 1 ->
          IntVector.fromMemorySegment(IntVector.SPECIES_128, m, at, NATIVE).reinterpretAsBytes();
      case 2 ->
          FloatVector.fromMemorySegment(FloatVector.SPECIES_128, m, at, NATIVE)
              .reinterpretAsBytes();
      case 3 ->
          LongVector.fromMemorySegment(LongVector.SPECIES_128, m, at, NATIVE).reinterpretAsBytes();
      case 4 ->
          DoubleVector.fromMemorySegment(DoubleVector.SPECIES_128, m, at, NATIVE)
              .reinterpretAsBytes();
      default ->
          ShortVector.fromMemorySegment(ShortVector.SPECIES_128, m, at, NATIVE)
              .reinterpretAsBytes();
    };
  }

  // ---------------------------------------------------------------- sums

  // A slice has a size that is a constant, so that C2 need not compare each place with it.
  @Override
  public void halveDoubles(MemorySegment memory, long at, double[] half) {
    int kind = kind(memory);
    MemorySegment block = memory.asSlice(at, 16L * HALF);
    for (int i = 0; i < HALF; i += DOUBLES.length()) {
      DoubleVector first = load(block, 8L * i, kind).reinterpretAsDoubles();
      DoubleVector second = load(block, 8L * i + 8L * HALF, kind).reinterpretAsDoubles();
      first.add(second).intoArray(half, i);
    }
  }

  @Override
  public void halveFloats(MemorySegment memory, long at, double[] half) {
    int kind = kind(memory);
    MemorySegment block = memory.asSlice(at, 8L * HALF);
    for (int i = 0; i < HALF; i += DOUBLES.length()) {
      DoubleVector first = widened(loadFew(block, 4L * i, kind));
      DoubleVector second = widened(loadFew(block, 4L * i + 4L * HALF, kind));
      first.add(second).intoArray(half, i);
    }
  }

  private static DoubleVector widened(ByteVector floats) {
    return (DoubleVector) floats.reinterpretAsFloats().convertShape(F2D, DOUBLES, 0);
  }

  // ---------------------------------------------------------------- the least

  // Four vectors at a time, none of which waits for another; at the end the last four again.
  @Override
  public long least(MemorySegment memory, long at, int bytes, int width, long flip) {
    return switch (width) {
      case 1 -> leastByte(memory.asSlice(at, bytes), bytes - FEWEST, (byte) flip, kind(memory));
      case 2 -> leastShort(memory.asSlice(at, bytes), bytes - FEWEST, (short) flip, kind(memory));
      default -> leastInt(memory.asSlice(at, bytes), bytes - FEWEST, (int) flip, kind(memory));
    };
  }

  private static byte leastByte(MemorySegment m, int last, byte flip, int kind) {
    ByteVector flips = ByteVector.broadcast(ByteVector.SPECIES_256, flip);
    ByteVector a = load(m, last, kind).lanewise(XOR, flips);
    ByteVector b = load(m, last + WIDE, kind).lanewise(XOR, flips);
    ByteVector c = load(m, last + 2 * WIDE, kind).lanewise(XOR, flips);
    ByteVector d = load(m, last + 3 * WIDE, kind).lanewise(XOR, flips);
    for (int i = 0; i < last; i += FEWEST) {
      a = a.min(load(m, i, kind).lanewise(XOR, flips));
      b = b.min(load(m, i + WIDE, kind).lanewise(XOR, flips));
      c = c.min(load(m, i + 2 * WIDE, kind).lanewise(XOR, flips));
      d = d.min(load(m, i + 3 * WIDE, kind).lanewise(XOR, flips));
    }
    return a.min(b).min(c.min(d)).reduceLanes(MIN);
  }

  private static ShortVector shorts(MemorySegment m, int at, int kind, ShortVector flips) {
    return load(m, at, kind).reinterpretAsShorts().lanewise(XOR, flips);
  }

  private static short leastShort(MemorySegment m, int last, short flip, int kind) {
    ShortVector flips = ShortVector.broadcast(ShortVector.SPECIES_256, flip);
    ShortVector a = shorts(m, last, kind, flips);
    ShortVector b = shorts(m, last + WIDE, kind, flips);
    ShortVector c = shorts(m, last + 2 * WIDE, kind, flips);
    ShortVector d = shorts(m, last + 3 * WIDE, kind, flips);
    for (int i = 0; i < last; i += FEWEST) {
      a = a.min(shorts(m, i, kind, flips));
      b = b.min(shorts(m, i + WIDE, kind, flips));
      c = c.min(shorts(m, i + 2 * WIDE, kind, flips));
      d = d.min(shorts(m, i + 3 * WIDE, kind, flips));
    }
    return a.min(b).min(c.min(d)).reduceLanes(MIN);
  }

  private static IntVector ints(MemorySegment m, int at, int kind, IntVector flips) {
    return load(m, at, kind).reinterpretAsInts().lanewise(XOR, flips);
  }

  private static int leastInt(MemorySegment m, int last, int flip, int kind) {
    IntVector flips = IntVector.broadcast(IntVector.SPECIES_256, flip);
    IntVector a = ints(m, last, kind, flips);
    IntVector b = ints(m, last + WIDE, kind, flips);
    IntVector c = ints(m, last + 2 * WIDE, kind, flips);
    IntVector d = ints(m, last + 3 * WIDE, kind, flips);
    for (int i = 0; i < last; i += FEWEST) {
      a = a.min(ints(m, i, kind, flips));
      b = b.min(ints(m, i + WIDE, kind, flips));
      c = c.min(ints(m, i + 2 * WIDE, kind, flips));
      d = d.min(ints(m, i + 3 * WIDE, kind, flips));
    }
    return a.min(b).min(c.min(d)).reduceLanes(MIN);
  }

  private static IntVector keys(MemorySegment m, int at, int kind) {
    IntVector bits = load(m, at, kind).reinterpretAsInts();
    return bits.lanewise(XOR, bits.lanewise(ASHR, 31).and(Integer.MAX_VALUE));
  }

  // The key of a NaN is greater than that of infinity or less than that of its negative.
  @Override
  public long leastFloat(MemorySegment memory, long at, int bytes, long flip) {
    MemorySegment m = memory.asSlice(at, bytes);
    int kind = kind(memory);
    int last = bytes - FEWEST;
    IntVector a = keys(m, last, kind);
    IntVector b = keys(m, last + WIDE, kind);
    IntVector least = a.min(b);
    IntVector greatest = a.max(b);
    a = keys(m, last + 2 * WIDE, kind);
    b = keys(m, last + 3 * WIDE, kind);
    IntVector otherLeast = a.min(b);
    IntVector otherGreatest = a.max(b);
    for (int i = 0; i < last; i += FEWEST / 2) {
      a = keys(m, i, kind);
      b = keys(m, i + WIDE, kind);
      least = least.min(a);
      greatest = greatest.max(a);
      otherLeast = otherLeast.min(b);
      otherGreatest = otherGreatest.max(b);
    }
    int min = least.min(otherLeast).reduceLanes(MIN);
    int max = greatest.max(otherGreatest).reduceLanes(MAX);
    if (min < ~INFINITY || max > INFINITY) {
      return Long.MIN_VALUE;
    }
    return flip == 0 ? min : ~max;
  }
}
