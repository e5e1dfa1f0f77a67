package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// The slow way: elements one by one, on byte arrays, with nothing but indices and offsets.
final class Slow {
  private Slow() {}

  /// The byte offset of every element, in C or F order.
  static List<Long> offsets(Layout layout, Order order) {
    List<Long> offsets = new ArrayList<>();
    long[] index = new long[layout.ndim()];
    if (layout.isEmpty()) {
      return offsets;
    }
    do {
      long at = layout.offset();
      for (int axis = 0; axis < index.length; axis++) {
        at += index[axis] * layout.stride(axis);
      }
      offsets.add(at);
    } while (step(index, layout.shape(), order));
    return offsets;
  }

  private static boolean step(long[] index, long[] shape, Order order) {
    for (int i = 0; i < index.length; i++) {
      int axis = order == Order.F ? i : index.length - 1 - i;
      if (++index[axis] < shape[axis]) {
        return true;
      }
      index[axis] = 0;
    }
    return false;
  }

  static byte[] memory(Block block) {
    return block.segment().toArray(ValueLayout.JAVA_BYTE);
  }

  /// The bytes of every element in C order.
  static List<byte[]> elements(Block block, long size) {
    byte[] memory = memory(block);
    return offsets(block.layout(), Order.C).stream()
        .map(at -> Arrays.copyOfRange(memory, (int) (long) at, (int) (at + size)))
        .toList();
  }

  /// The values of every element in C order.
  static List<Object> values(Block block) {
    MemorySegment copy = MemorySegment.ofArray(memory(block));
    return offsets(block.layout(), Order.C).stream()
        .map(at -> Elements.get(copy, at, block.format()))
        .toList();
  }

  /// The bytes of one element of format `from` as format `to` has them.
  static byte[] reordered(byte[] element, Format from, Format to) {
    byte[] result = element.clone();
    List<Field> source = from.leaves();
    List<Field> target = to.leaves();
    for (int leaf = 0; leaf < source.size(); leaf++) {
      Format format = source.get(leaf).format();
      if (format.order() != target.get(leaf).format().order()) {
        long end = source.get(leaf).offset() + source.get(leaf).byteSize();
        for (long at = source.get(leaf).offset(); at < end; at += format.unitSize()) {
          reverse(result, (int) at, format.unitSize());
        }
      }
    }
    return result;
  }

  private static void reverse(byte[] bytes, int from, int count) {
    for (int i = 0; i < count / 2; i++) {
      byte swapped = bytes[from + i];
      bytes[from + i] = bytes[from + count - 1 - i];
      bytes[from + count - 1 - i] = swapped;
    }
  }
}
