package org.memview;

import java.util.Arrays;

/// Immutable bytes: Python's `bytes`.
public final class Bytes implements Comparable<Bytes> {
  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// Copies.
  public static Bytes of(byte... value) {
    return new Bytes(value.clone());
  }

  public int length() {
    return value.length;
  }

  public byte get(int index) {
    return value[index];
  }

  public byte[] toArray() {
    return value.clone();
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }
}
