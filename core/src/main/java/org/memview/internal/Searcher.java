package org.memview.internal;

import java.math.BigInteger;

/// Finds elements by value: `97.0` finds 97 in any numeric format; NaN is never found.
public final class Searcher {
  private Searcher() {}

  /// Number, in C order, of the first element that equals `value`, or -1.
  public static long indexOf(Block block, Object value) {
    return search(block, value, true);
  }

  /// True if some element equals `value`; any number of dimensions.
  public static boolean contains(Block block, Object value) {
    return search(block, value, true) >= 0;
  }

  /// How many elements equal `value`; any number of dimensions.
  public static long count(Block block, Object value) {
    return search(block, value, false);
  }

  // The index of the first match or -1 if `first`, else the number of matches.
  private static long search(Block block, Object value, boolean first) {
    if (block.layout().isEmpty()) {
      return first ? -1 : 0;
    }
    Object key = Values.keyOf(value, block.format());
    Cell cell = Cell.of(block.format());
    if (cell == null) {
      return searchValues(block, key, first);
    }
    return cell.isInteger()
        ? searchInteger(block, cell, key, first)
        : searchFloating(block, cell, key, first);
  }

  private static long searchInteger(Block block, Cell cell, Object key, boolean first) {
    long wanted;
    switch (key) {
      case Long n when cell == Cell.U64 ? n >= 0 : cell.min() <= n && n <= cell.max() -> wanted = n;
      case BigInteger n when cell == Cell.U64 && n.signum() > 0 && n.bitLength() == 64 ->
          wanted = n.longValue();
      default -> {
        return none(first);
      }
    }
    return cell == Cell.BOOL
        ? searchTruth(block, wanted != 0, first)
        : searchBits(block, cell.width(), -1, wanted, first);
  }

  // Every byte but zero is true.
  private static long searchTruth(Block block, boolean wanted, boolean first) {
    if (!wanted || !first) {
      long falses = searchBits(block, 1, -1, 0, first);
      return wanted ? block.layout().elementCount() - falses : falses;
    }
    Numbers numbers = Numbers.of(block, Cell.BOOL);
    long before = 0;
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      long[] values = numbers.longs(count);
      for (int i = 0; i < count; i++) {
        if (values[i] != 0) {
          return before + i;
        }
      }
      before += count;
    }
    return -1;
  }

  private static long searchFloating(Block block, Cell cell, Object key, boolean first) {
    double wanted = key instanceof Number n ? n.doubleValue() : Double.NaN;
    long bits = cell.fromDouble(wanted);
    if (!Values.key(wanted).equals(key) || cell.toDouble(bits) != wanted) {
      return none(first);
    }
    int width = cell.width();
    return wanted == 0
        ? searchBits(block, width, Long.MAX_VALUE >>> (64 - 8 * width), 0, first)
        : searchBits(block, width, -1, bits, first);
  }

  private static long searchBits(Block block, int width, long care, long bits, boolean first) {
    return first
        ? BitSearch.first(block, width, care, bits, 0)
        : BitSearch.count(block, width, care, bits);
  }

  private static long none(boolean first) {
    return first ? -1 : 0;
  }

  private static long searchValues(Block block, Object key, boolean first) {
    Runs runs = Runs.of(block.layout());
    long index = 0;
    long found = 0;
    while (runs.next()) {
      for (long i = 0; i < runs.length(); i++, index++) {
        Object value =
            Elements.get(block.segment(), runs.offset(0) + i * runs.stride(0), block.format());
        if (Values.keyOf(value, block.format()).equals(key)) {
          if (first) {
            return index;
          }
          found++;
        }
      }
    }
    return first ? -1 : found;
  }
}
