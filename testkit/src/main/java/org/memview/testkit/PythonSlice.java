package org.memview.testkit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Python's slices and indices, taken literally: big integers and a loop instead of a formula.
final class PythonSlice {
  private PythonSlice() {}

  /// Returns the indices that `start:stop:step` selects on an axis; `Long.MIN_VALUE` as start and
  /// `Long.MAX_VALUE` as stop are left out ends.
  static long[] select(long start, long stop, long step, long extent) {
    if (step == 0) {
      throw new IllegalArgumentException("slice step cannot be zero");
    }
    BigInteger n = BigInteger.valueOf(extent);
    BigInteger lowest = step > 0 ? BigInteger.ZERO : BigInteger.ONE.negate();
    BigInteger highest = step > 0 ? n : n.subtract(BigInteger.ONE);
    BigInteger at =
        start == Long.MIN_VALUE && step < 0 ? highest : bound(start, n, lowest, highest);
    BigInteger end = stop == Long.MAX_VALUE && step < 0 ? lowest : bound(stop, n, lowest, highest);
    List<Long> selected = new ArrayList<>();
    while (step > 0 ? at.compareTo(end) < 0 : at.compareTo(end) > 0) {
      selected.add(at.longValueExact());
      at = at.add(BigInteger.valueOf(step));
    }
    return selected.stream().mapToLong(i -> i).toArray();
  }

  private static BigInteger bound(long given, BigInteger n, BigInteger lowest, BigInteger highest) {
    BigInteger bound = BigInteger.valueOf(given);
    return (given < 0 ? bound.add(n) : bound).max(lowest).min(highest);
  }

  /// Returns a single index counted from the front.
  static long index(long index, long extent) {
    long front = index < 0 ? index + extent : index;
    if (front < 0 || front >= extent) {
      throw new IndexOutOfBoundsException("index " + index + " of extent " + extent);
    }
    return front;
  }
}
