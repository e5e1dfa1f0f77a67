package org.memview.internal;

/// Integers that are ordered as floating numbers are, -0.0 just before 0.0: their bits as a signed
/// number, turned around below zero.
final class FloatKeys {
  private FloatKeys() {}

  /// The bits of the number of `width` bytes that has this key, and the other way round.
  static long bits(long key, int width) {
    return key ^ ((key >> 63) & (Long.MAX_VALUE >>> (64 - 8 * width)));
  }
}
