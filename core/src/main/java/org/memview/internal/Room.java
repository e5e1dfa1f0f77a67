package org.memview.internal;

import org.jspecify.annotations.Nullable;

/// Arrays that kernels work in, made when first asked for: one room serves all the calls of a bulk
/// operation, by one thread.
final class Room {
  /// Elements of each array of ints.
  static final int SIZE = 256;

  /// Elements of the array of bytes.
  static final int BYTES = 4096;

  private final int[] @Nullable [] ints = new int[4][];
  private byte @Nullable [] bytes;
  private long @Nullable [] pixels;

  /// The array number `which`, at most 3, with whatever was left in it.
  int[] ints(int which) {
    int[] array = ints[which];
    if (array == null) {
      array = new int[SIZE];
      ints[which] = array;
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

  /// The array in which pixels are turned around.
  long[] pixels() {
    long[] array = pixels;
    if (array == null) {
      array = PixelTurner.room();
      pixels = array;
    }
    return array;
  }
}
