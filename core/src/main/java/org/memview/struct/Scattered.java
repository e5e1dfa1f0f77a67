package org.memview.struct;

import java.util.Arrays;
import org.memview.MemoryView;

/// Bytes of views that do not lie in one row: strided, of several axes, or in several segments.
///
/// Bytes count in C order, as [MemoryView#toBytes()] has them. The way is through views of single
/// elements: slow, and right for every layout.
final class Scattered {
  private Scattered() {}

  /// Copies `bytes.length` bytes from `offset` on.
  static byte[] read(MemoryView view, long offset, int length) {
    byte[] bytes = new byte[length];
    long size = view.itemSize();
    for (int done = 0; done < length; ) {
      long at = offset + done;
      MemoryView element = element(view, at / size);
      int from = (int) (at % size);
      int count = (int) Math.min(size - from, length - done);
      MemoryView.of(bytes).slice(done, done + (long) count).copyFrom(part(element, from, count));
      done += count;
    }
    return bytes;
  }

  /// Overwrites `bytes.length` bytes from `offset` on.
  static void write(MemoryView view, long offset, byte[] bytes) {
    long size = view.itemSize();
    for (int done = 0; done < bytes.length; ) {
      long at = offset + done;
      MemoryView element = element(view, at / size);
      int from = (int) (at % size);
      int count = (int) Math.min(size - from, bytes.length - done);
      part(element, from, count).copyFrom(MemoryView.of(bytes).slice(done, done + (long) count));
      done += count;
    }
  }

  private static MemoryView part(MemoryView element, int from, int count) {
    return element.cast("B").slice(from, from + (long) count);
  }

  private static MemoryView element(MemoryView view, long index) {
    long[] shape = view.shape();
    long[] indices = new long[shape.length];
    long rest = index;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      indices[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    // A row of one rather than the bare element: a scalar of a padded format cannot be cast.
    return shape.length == 0 ? view : row(view, indices);
  }

  private static MemoryView row(MemoryView view, long[] indices) {
    MemoryView row = view.at(Arrays.copyOf(indices, indices.length - 1));
    long last = indices[indices.length - 1];
    return row.slice(last, last + 1);
  }
}
