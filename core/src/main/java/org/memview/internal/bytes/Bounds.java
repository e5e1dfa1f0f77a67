package org.memview.internal.bytes;

import org.memview.layout.Index;
import org.memview.layout.Layout;

/// Which elements of a sequence `start:stop:step` selects, as Python's `slice.indices` has it.
///
/// @param start the first one; of an empty selection with step 1, where it would lie
/// @param step from one to the next
/// @param count how many there are
public record Bounds(long start, long step, long count) {

  /// The bounds in a sequence of `length` elements.
  ///
  /// @throws IllegalArgumentException if `step` is 0
  public static Bounds of(long start, long stop, long step, long length) {
    long count = Layout.sliceExtent(start, stop, step, length);
    // Of one element or none the step is never used: there it may overflow.
    return new Bounds(
        Layout.sliceStart(start, step, length), Math.max(step, -Long.MAX_VALUE), count);
  }

  /// The one range that a slice text writes.
  ///
  /// @throws IllegalArgumentException if the text is something else
  public static Index.Range parse(String spec) {
    Index[] entries = Index.parse(spec);
    if (entries.length == 1 && entries[0] instanceof Index.Range range) {
      return range;
    }
    throw Errors.notOneRange(spec);
  }

  /// Behind the last element, if the step is 1.
  public long end() {
    return start + count;
  }

  /// The same elements, the lowest first.
  public Bounds ascending() {
    return step > 0 || count == 0 ? this : new Bounds(start + (count - 1) * step, -step, count);
  }
}
