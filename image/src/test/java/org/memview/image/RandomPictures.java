package org.memview.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;
import org.memview.MemoryView;
import org.memview.layout.Index;

/// Views that could be images, lying in memory in every possible way.
final class RandomPictures {
  private static final String[] FORMATS = {
    "B", "H", "h", "i", "I", "f", "d", ">H", ">i", "<h", ">d"
  };

  private RandomPictures() {}

  static MemoryView view(RandomGenerator random) {
    String format = FORMATS[random.nextInt(FORMATS.length)];
    long[] shape = new long[random.nextInt(2, 4)];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = random.nextInt(1, axis == 2 ? 5 : 12);
    }
    MemoryView dense = dense(random, format, shape);
    fill(dense, random);
    return sliced(random.nextInt(6) == 0 ? transposed(dense) : dense, random);
  }

  private static MemoryView dense(RandomGenerator random, String format, long[] shape) {
    long count = 1;
    for (long extent : shape) {
      count *= extent;
    }
    long before = random.nextInt(3);
    long size = org.memview.format.Format.of(format).size();
    MemorySegment memory = memory(random, format, count + before);
    MemoryView row = MemoryView.of(memory).slice(before * size);
    return row.slice(0, count * size).cast(format, shape);
  }

  /// An array of just these elements, of bytes, or memory outside the heap.
  private static MemorySegment memory(RandomGenerator random, String format, long count) {
    int n = (int) count;
    int bytes = (int) org.memview.format.Format.of(format).size() * n;
    return switch (random.nextInt(4)) {
      case 0 -> MemorySegment.ofArray(new byte[bytes]);
      case 1 -> Arena.ofAuto().allocate(bytes, 8);
      default ->
          switch (format.charAt(format.length() - 1)) {
            case 'H', 'h' -> MemorySegment.ofArray(new short[n]);
            case 'I', 'i' -> MemorySegment.ofArray(new int[n]);
            case 'f' -> MemorySegment.ofArray(new float[n]);
            case 'd' -> MemorySegment.ofArray(new double[n]);
            default -> MemorySegment.ofArray(new byte[n]);
          };
    };
  }

  private static MemoryView transposed(MemoryView view) {
    return view.ndim() == 2 ? view.transpose() : view.transpose(1, 0, 2);
  }

  private static MemoryView sliced(MemoryView view, RandomGenerator random) {
    Index[] spec = new Index[view.ndim()];
    for (int axis = 0; axis < spec.length; axis++) {
      spec[axis] =
          switch (random.nextInt(5)) {
            case 0 -> Index.reversed();
            case 1 -> Index.range(random.nextLong(view.extent(axis)), Long.MAX_VALUE);
            case 2 -> Index.all().step(2);
            default -> Index.all();
          };
    }
    return view.slice(spec);
  }

  private static void fill(MemoryView dense, RandomGenerator random) {
    MemoryView row = dense.reshape(dense.elementCount());
    for (long i = 0; i < row.length(); i++) {
      row.set(i, value(row.formatSpec().code(), random));
    }
  }

  private static Object value(char code, RandomGenerator random) {
    return switch (code) {
      case 'B' -> random.nextInt(256);
      case 'H' -> random.nextInt(65_536);
      case 'h' -> (int) (short) random.nextInt();
      case 'i' -> random.nextInt();
      case 'I' -> random.nextInt() & 0xffffffffL;
      case 'f' -> random.nextFloat();
      default -> random.nextDouble();
    };
  }
}
