package org.memview.internal.bytes;

import java.util.Arrays;

/// A range of an array, which nobody changes while an algorithm looks at it.
///
/// @param from its first byte
/// @param to behind its last byte
public record Span(byte[] array, int from, int to) {

  /// The whole of an array.
  public static Span of(byte... array) {
    return new Span(array, 0, array.length);
  }

  public int length() {
    return to - from;
  }

  public byte[] toArray() {
    return Arrays.copyOfRange(array, from, to);
  }

  /// Bytes `start` to `stop` (excluded) of this span.
  public Span slice(int start, int stop) {
    return new Span(array, from + start, from + stop);
  }

  byte at(int index) {
    return array[from + index];
  }

  /// Whether `other` lies at `index` of this span.
  boolean hasAt(int index, Span other) {
    return index >= 0
        && index + (long) other.length() <= length()
        && Arrays.equals(
            array, from + index, from + index + other.length(), other.array, other.from, other.to);
  }

  public boolean startsWith(Span prefix) {
    return hasAt(0, prefix);
  }

  public boolean endsWith(Span suffix) {
    return hasAt(length() - suffix.length(), suffix);
  }

  /// Copies this span to `target[at…]`; returns the index behind it.
  public int copyTo(byte[] target, int at) {
    System.arraycopy(array, from, target, at, length());
    return at + length();
  }
}
