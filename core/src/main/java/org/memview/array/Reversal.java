package org.memview.array;

import org.memview.MemoryView;
import org.memview.format.Format;

/// Turns the order of items round, piece by piece from both ends.
final class Reversal {
  /// Items that are kept aside at a time.
  private static final int CHUNK = 1 << 16;

  private Reversal() {}

  /// Reverses a view of one axis whose items lie one behind the other.
  static void inPlace(MemoryView items) {
    Format format = items.formatSpec();
    for (long low = 0, high = items.length(); high - low > 1; ) {
      long count = Math.min(CHUNK, (high - low) / 2);
      MemoryView left = items.slice(low, low + count);
      MemoryView right = items.slice(high - count, high);
      MemoryView kept = MemoryView.of(left.toBytes()).cast(format);
      left.copyFrom(right.reversed());
      right.copyFrom(kept.reversed());
      low += count;
      high -= count;
    }
  }
}
