package org.memview.cli.show;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.memview.MemoryView;

/// Which elements of a view a way of printing looks at, by their numbers in C order.
final class Looked {
  /// How many bytes a dump shows, and a line more.
  private static final long DUMPED = 4096 + 16;

  private static final int WHOLE = 1000;
  private static final int EDGE = 3;
  private static final int MOST = 100_000;

  private Looked() {}

  /// Returns those of a dump: the first bytes.
  static LongStream dump(MemoryView view) {
    return first(view, Math.ceilDiv(DUMPED, Math.max(1, view.itemSize())));
  }

  static LongStream first(MemoryView view, long count) {
    return LongStream.range(0, Math.min(count, view.elementCount()));
  }

  /// Returns those of a table: some rows at both ends.
  static LongStream table(MemoryView view) {
    long count = view.elementCount();
    long rest = Math.max(RecordTable.WHOLE, count - RecordTable.LAST);
    return LongStream.concat(
        first(view, RecordTable.WHOLE), LongStream.range(Math.min(rest, count), count));
  }

  /// Returns those of an array as NumPy prints it, the ends of each axis; empty for an array of
  /// very many axes, of which it is not said here.
  static Optional<LongStream> ends(MemoryView view) {
    long[] shape = view.shape();
    LongStream numbers = LongStream.of(0);
    long shown = 1;
    for (long extent : shape) {
      boolean cut = view.elementCount() > WHOLE && extent > 2 * EDGE;
      int width = (int) Math.min(extent, cut ? 2 * EDGE : Integer.MAX_VALUE);
      shown = shown * width;
      if (shown > MOST) {
        return Optional.empty();
      }
      numbers =
          numbers.flatMap(n ->
              IntStream.range(0, width)
                  .mapToLong(i -> n * extent + (cut && i >= EDGE ? extent - width + i : i)));
    }
    return Optional.of(numbers);
  }
}
