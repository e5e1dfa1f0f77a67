package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.memview.Conversion;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// Elements in C order as arrays of primitives, by the rule of [Carriers].
///
/// What has the width of the array's elements already is copied, byte order apart; the rest is
/// widened.
public final class PrimitiveArrays {
  private PrimitiveArrays() {}

  public static byte[] toBytes(Block block) {
    Carriers.requireByte("toByteArray", block.format());
    return Copier.toBytes(onlyValues(block), Order.C);
  }

  public static short[] toShorts(Block block) {
    Cell cell = Carriers.requireShort("toShortArray", block.format());
    short[] array = new short[length("toShortArray", block)];
    store(block, cell, MemorySegment.ofArray(array), Cell.I16);
    return array;
  }

  public static int[] toInts(Block block) {
    Cell cell = Carriers.requireInt("toIntArray", block.format());
    int[] array = new int[length("toIntArray", block)];
    store(block, cell, MemorySegment.ofArray(array), Cell.I32);
    return array;
  }

  public static long[] toLongs(Block block) {
    Cell cell = Carriers.requireLong("toLongArray", block.format());
    long[] array = new long[length("toLongArray", block)];
    store(block, cell, MemorySegment.ofArray(array), Cell.I64);
    return array;
  }

  public static float[] toFloats(Block block) {
    Cell cell = Carriers.requireFloat("toFloatArray", block.format());
    float[] array = new float[length("toFloatArray", block)];
    store(block, cell, MemorySegment.ofArray(array), Cell.F32);
    return array;
  }

  public static double[] toDoubles(Block block) {
    Cell cell = Carriers.requireDouble("toDoubleArray", block.format());
    double[] array = new double[length("toDoubleArray", block)];
    store(block, cell, MemorySegment.ofArray(array), Cell.F64);
    return array;
  }

  // An unsigned number of the width of the elements gives its bits.
  private static void store(Block block, Cell from, MemorySegment array, Cell to) {
    boolean same = from.width() == to.width() && from.isInteger() == to.isInteger();
    Format format = same ? block.format().withOrder(ByteOrder.nativeOrder()) : Format.of(code(to));
    Layout packed = Layout.contiguous(to.width(), block.layout().shape());
    Block target = new Block(array, packed, format);
    if (same) {
      Move.between(block, target).run();
    } else {
      Converter.convert(block, target, Conversion.WRAP);
    }
  }

  private static String code(Cell cell) {
    return switch (cell) {
      case I16 -> "=h";
      case I32 -> "=i";
      case I64 -> "=q";
      case F32 -> "=f";
      default -> "=d";
    };
  }

  // Without the padding that an item may have beyond its format.
  private static Block onlyValues(Block block) {
    Layout layout = block.layout();
    long size = block.format().size();
    return layout.itemSize() == size
        ? block
        : new Block(block.segment(), layout.field(0, size), block.format());
  }

  private static int length(String what, Block block) {
    long count = block.layout().elementCount();
    if (count > Errors.MAX_ARRAY) {
      throw Errors.tooLarge(what, count, "elements", block);
    }
    return (int) count;
  }
}
