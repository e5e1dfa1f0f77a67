package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
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
    if (cell.width() == Short.BYTES) {
      return copied(block, array, MemorySegment.ofArray(array));
    }
    Numbers numbers = Numbers.of(block, cell);
    int at = 0;
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      long[] values = numbers.longs(count);
      for (int i = 0; i < count; i++) {
        array[at++] = (short) values[i];
      }
    }
    return array;
  }

  public static int[] toInts(Block block) {
    Cell cell = Carriers.requireInt("toIntArray", block.format());
    int[] array = new int[length("toIntArray", block)];
    if (cell.width() == Integer.BYTES) {
      return copied(block, array, MemorySegment.ofArray(array));
    }
    Numbers numbers = Numbers.of(block, cell);
    int at = 0;
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      long[] values = numbers.longs(count);
      for (int i = 0; i < count; i++) {
        array[at++] = (int) values[i];
      }
    }
    return array;
  }

  public static long[] toLongs(Block block) {
    Cell cell = Carriers.requireLong("toLongArray", block.format());
    long[] array = new long[length("toLongArray", block)];
    if (cell.width() == Long.BYTES) {
      return copied(block, array, MemorySegment.ofArray(array));
    }
    Numbers numbers = Numbers.of(block, cell);
    int at = 0;
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      System.arraycopy(numbers.longs(count), 0, array, at, count);
      at += count;
    }
    return array;
  }

  public static float[] toFloats(Block block) {
    Cell cell = Carriers.requireFloat("toFloatArray", block.format());
    float[] array = new float[length("toFloatArray", block)];
    if (cell == Cell.F32) {
      return copied(block, array, MemorySegment.ofArray(array));
    }
    Numbers numbers = Numbers.of(block, cell);
    int at = 0;
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      double[] values = numbers.doubles(count);
      for (int i = 0; i < count; i++) {
        array[at++] = (float) values[i];
      }
    }
    return array;
  }

  public static double[] toDoubles(Block block) {
    Cell cell = Carriers.requireDouble("toDoubleArray", block.format());
    double[] array = new double[length("toDoubleArray", block)];
    if (cell == Cell.F64) {
      return copied(block, array, MemorySegment.ofArray(array));
    }
    Numbers numbers = Numbers.of(block, cell);
    int at = 0;
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      System.arraycopy(numbers.doubles(count), 0, array, at, count);
      at += count;
    }
    return array;
  }

  private static <A> A copied(Block block, A array, MemorySegment memory) {
    Layout layout = block.layout();
    Layout packed = Layout.contiguous(block.format().size(), layout.shape());
    Format target = block.format().withOrder(ByteOrder.nativeOrder());
    Move.between(block, new Block(memory, packed, target)).run();
    return array;
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
