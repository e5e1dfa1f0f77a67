package org.memview.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The hash of one-byte elements in C order, without holding them all.
///
/// `Arrays.hashCode` of a whole is put together from those of its pieces: it is a polynomial in 31
/// whose leading coefficient 1 stands for the beginning.
final class Hasher {
  private static final int PIECE = 1 << 12;

  private Hasher() {}

  static int hash(Block block) {
    long count = block.layout().elementCount();
    byte[] piece = new byte[(int) Math.min(PIECE, count)];
    int hash = 1;
    for (Pieces pieces = Pieces.raw(block, 1); pieces.next(); ) {
      for (long i = 0; i < pieces.count(); i += PIECE) {
        int some = (int) Math.min(PIECE, pieces.count() - i);
        MemorySegment.copy(pieces.memory(), JAVA_BYTE, pieces.at() + i, piece, 0, some);
        hash = append(hash, piece, some);
      }
    }
    return hash;
  }

  private static int append(int hash, byte[] piece, int count) {
    if (count < 16) {
      int appended = hash;
      for (int i = 0; i < count; i++) {
        appended = 31 * appended + piece[i];
      }
      return appended;
    }
    int alone = Arrays.hashCode(count == piece.length ? piece : Arrays.copyOf(piece, count));
    return (hash - 1) * power(count) + alone;
  }

  private static int power(int exponent) {
    int power = 1;
    for (int bit = Integer.highestOneBit(exponent); bit != 0; bit >>>= 1) {
      power *= power * ((exponent & bit) == 0 ? 1 : 31);
    }
    return power;
  }
}
