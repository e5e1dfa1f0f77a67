package org.memview.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.layout.Order;

/// Random memory of every kind, with random layouts and formats over it; a pure function of the
/// seed.
final class RandomBlocks {
  static final String[] INTEGERS = {
    "b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "P", "?", "<l", ">L", ">P"
  };
  static final String[] FLOATS = {"e", "f", "d", "E"};
  static final String[] OTHERS = {"c", "5s", "4p", "Zf", "Zd", "u", "w", "3w", "1s", "0s"};
  static final String[] RECORDS = {
    "<IHB",
    "T{b:a:i:b:}",
    "3i",
    "T{(2,3)h:m:d:x:}",
    "T{>i:a:<i:b:?:c:}",
    "T{2s:t:(2)T{i:x:e:y:}:p:}",
    "b3xh"
  };

  // More than three runs of the longest kernels' buffers would not show more.
  private static final int MOST_ELEMENTS = 3000;

  final Random random;

  RandomBlocks(long seed) {
    random = new Random(seed);
  }

  Format number() {
    return order(Format.of(random.nextInt(3) == 0 ? pick(FLOATS) : pick(INTEGERS)));
  }

  Format integer() {
    return order(Format.of(pick(INTEGERS)));
  }

  Format floating() {
    return order(Format.of(pick(FLOATS)));
  }

  Format any() {
    return switch (random.nextInt(4)) {
      case 0 -> order(Format.of(pick(OTHERS)));
      case 1 -> order(Format.of(pick(RECORDS)));
      default -> number();
    };
  }

  /// The format itself, or the same element in a chosen byte order.
  Format order(Format format) {
    return switch (random.nextInt(3)) {
      case 0 -> format.withOrder(ByteOrder.BIG_ENDIAN);
      case 1 -> format.withOrder(ByteOrder.LITTLE_ENDIAN);
      default -> format;
    };
  }

  String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  /// A shape of at most four axes, now and then with an extent of zero, now and then long.
  long[] shape() {
    int ndim = random.nextInt(5);
    long[] shape = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      shape[axis] = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(5);
    }
    if (ndim > 0 && random.nextInt(8) == 0) {
      long others = 1;
      for (int axis = 1; axis < ndim; axis++) {
        others *= Math.max(1, shape[axis]);
      }
      shape[0] = random.nextInt((int) (MOST_ELEMENTS / others) + 1);
    }
    return shape;
  }

  /// A layout of this shape that starts at byte 0 or later: gapless, stepped, backwards, repeating
  /// or with any strides at all.
  Layout layout(long itemSize, long... shape) {
    long[] strides = strides(itemSize, shape);
    Layout free = Layout.of(itemSize, 1L << 40, shape, strides);
    long gap = free.offset() - free.minOffset();
    return Layout.of(itemSize, gap + random.nextInt(9), shape, strides);
  }

  private long[] strides(long itemSize, long... shape) {
    Order order = random.nextBoolean() ? Order.C : Order.F;
    long[] strides = Layout.contiguous(order, itemSize, shape).strides();
    int wildness = random.nextInt(6);
    for (int axis = 0; axis < shape.length; axis++) {
      switch (wildness) {
        case 0, 1 -> {}
        case 2 -> strides[axis] *= random.nextBoolean() ? 1 : -1;
        case 3 -> strides[axis] *= random.nextBoolean() ? 1 : random.nextInt(-1, 2);
        case 4 -> strides[axis] = 2 * strides[axis] + (axis == 0 ? random.nextInt(4) : 0);
        default -> strides[axis] = random.nextInt(-20, 21);
      }
    }
    return strides;
  }

  /// The block of a fresh layout over fresh memory of random bytes.
  Block block(Format format, long... shape) {
    long padding = random.nextInt(5) == 0 ? random.nextInt(4) : 0;
    Layout layout = layout(format.size() + padding, shape);
    return new Block(memory(layout.maxOffset() + random.nextInt(9)), layout, format);
  }

  /// At least `size` bytes of some kind of memory with random content.
  MemorySegment memory(long size) {
    int count = (int) size / 8 + 1;
    MemorySegment memory =
        switch (random.nextInt(9)) {
          case 0 -> MemorySegment.ofArray(new short[4 * count]);
          case 1 -> MemorySegment.ofArray(new char[4 * count]);
          case 2 -> MemorySegment.ofArray(new int[2 * count]);
          case 3 -> MemorySegment.ofArray(new long[count]);
          case 4 -> MemorySegment.ofArray(new float[2 * count]);
          case 5 -> MemorySegment.ofArray(new double[count]);
          case 6 -> Arena.ofAuto().allocate(8L * count);
          default -> MemorySegment.ofArray(new byte[8 * count]);
        };
    fill(memory);
    return memory;
  }

  // All bytes, few bytes (equal elements, small numbers), or mostly ones (NaN, negative numbers).
  private void fill(MemorySegment memory) {
    byte[] bytes = new byte[(int) memory.byteSize()];
    random.nextBytes(bytes);
    int mask =
        switch (random.nextInt(4)) {
          case 0 -> 1;
          case 1 -> 0x41;
          default -> 0xff;
        };
    int base = random.nextInt(5) == 0 ? 0xfe : 0;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((bytes[i] & mask) | base);
    }
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
  }

  /// The sizes of a block, for messages.
  static String text(Block block) {
    return block.format()
        + " "
        + block.layout()
        + " in "
        + block.segment().byteSize()
        + " bytes"
        + Arrays.toString(block.layout().shape());
  }
}
