package org.memview.internal;

import java.lang.foreign.MemorySegment;
import org.memview.layout.Order;

/// Stores raw bits into the elements of a block in C order, a buffer at a time: the counterpart of
/// [Numbers].
final class NumberSink {
  private final MemorySegment segment;
  private final int width;
  private final boolean swapped;
  private final Portions portions;
  private final MemorySegment packed;
  private final Moves moves;
  private final Room room = new Room();

  NumberSink(Block block, Cell cell) {
    this.segment = block.segment();
    this.width = cell.width();
    this.swapped = width > 1 && !block.format().isNativeOrder();
    this.portions = new Portions(Axes.inOrder(Order.C, block.layout()).planes(), 0);
    long count = Math.min(block.layout().elementCount(), Numbers.CHUNK);
    this.packed = MemorySegment.ofArray(new long[(int) (count * width + 7) / 8]);
    this.moves = Moves.between(packed, segment);
  }

  /// Stores the next `count` elements, at most [Numbers#CHUNK].
  void put(long[] bits, int count) {
    Raw.store(bits, 0, count, packed, 0, width, width);
    scatter(packed, count);
  }

  /// Stores the next `count` elements, which lie side by side in native order from the start of
  /// `source`.
  void put(MemorySegment source, int count) {
    if (!swapped && portions.step() == width) {
      scatter(source, count);
      return;
    }
    // The kernels for strides are to meet one kind of source.
    MemorySegment.copy(source, 0, packed, 0, (long) width * count);
    scatter(packed, count);
  }

  private void scatter(MemorySegment elements, int count) {
    for (int done = 0; done < count; done += (int) (portions.rows() * portions.length())) {
      portions.next(count - done);
      store(elements, (long) done * width);
    }
  }

  private void store(MemorySegment elements, long from) {
    Portions p = portions;
    long row = p.length() * width;
    if (swapped) {
      moves.copySwapped(
          elements,
          from,
          row,
          width,
          segment,
          p.at(),
          p.rowStep(),
          p.step(),
          width,
          p.rows(),
          p.length());
    } else if (p.step() == width) {
      for (long i = 0; i < p.rows(); i++) {
        MemorySegment.copy(elements, from + i * row, segment, p.at() + i * p.rowStep(), row);
      }
    } else {
      moves.copy(
          elements,
          from,
          row,
          width,
          segment,
          p.at(),
          p.rowStep(),
          p.step(),
          width,
          p.rows(),
          p.length(),
          room);
    }
  }
}
