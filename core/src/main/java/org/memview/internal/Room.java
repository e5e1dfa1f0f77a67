package org.memview.internal;

import org.jspecify.annotations.Nullable;

/// Arrays that kernels work in, made when first asked for: one room serves all the calls of a bulk
/// operation, by one thread.
final class Room {
  /// Elements of each array of ints and longs.
  static final int SIZE = 256;

  /// Elements of the array of bytes.
  static final int BYTES = 4096;

  private final int[] @Nullable [] ints = new int[4][];
  private final long[] @Nullable [] longs = new long[2][];
  private byte @Nullable [] bytes;

  /// The array number `which`, at most 3, with whatever was left in it.
  int[] ints(int which) {
    int[] array = ints[which];
    if (array == null) {
      array = new int[SIZE];
      ints[which] = array;
    }
    return array;
  }

  /// The array number `which`, at most 1, with whatever was left in it.
  long[] longs(int which) {
    long[] array = longs[which];
    if (array == null) {
      array = new long[SIZE];
      longs[which] = array;
    }
    return array;
  }

  /// The array of bytes, with whatever was left in it.
  byte[] bytes() {
    byte[] array = bytes;
    if (array == null) {
      array = new byte[BYTES];
      bytes = array;
    }
    return array;
  }
}
