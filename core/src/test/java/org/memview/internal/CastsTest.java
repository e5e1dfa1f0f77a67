package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CastsTest {
  /// All bits of narrow cells; of the others their ends, and some between.
  private static LongStream raws(Cell cell) {
    if (cell.width() <= 2) {
      return LongStream.range(0, 1L << (8 * cell.width()));
    }
    LongStream ends =
        cell.isInteger()
            ? LongStream.of(cell.min(), cell.max(), 0, -1, (1L << 24) + 1, cell.max() - 1)
            : LongStream.of(
                cell.fromDouble(Double.MAX_VALUE),
                cell.fromDouble(0.1),
                cell.fromDouble(-1e30),
                cell.fromDouble(Double.NaN),
                cell.fromDouble(1e-40));
    return LongStream.concat(ends, new Random(5).longs(1000));
  }

  private static boolean isExact(long raw, Cell from, Cell to) {
    return from.isInteger()
        ? Casts.isExact(from.toLong(raw), from == Cell.U64, to)
        : Casts.isExact(from.toDouble(raw), to);
  }

  @Test
  void isAlwaysExact_saysWhatEveryNumberSays() {
    for (Cell from : Cell.values()) {
      for (Cell to : Cell.values()) {
        boolean all = raws(from).allMatch(raw -> isExact(raw, from, to));
        assertEquals(all, Casts.isAlwaysExact(from, to), from + " to " + to);
      }
    }
  }
}
