package org.memview;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.memview.internal.Literal;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// Immutable bytes: Python's `bytes`.
///
/// Equal by content, ordered as unsigned bytes, printed as Python prints them:
///
/// ```java
/// Bytes.of((byte) 'a', (byte) 0).toString()      // b'a\x00'
/// ```
public final class Bytes implements Exporter, Comparable<Bytes> {
  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// Returns the given bytes; the array is copied.
  public static Bytes of(byte... value) {
    return new Bytes(value.clone());
  }

  /// Lends the bytes, shared, read-only, format `"B"`; nothing needs to be given back.
  @Override
  public Export export(Request request) {
    Export export = Export.of(MemorySegment.ofArray(value).asReadOnly()).owner(this);
    request.check(export);
    return export;
  }

  /// Returns the number of bytes.
  public int length() {
    return value.length;
  }

  /// Returns the byte at `index`, sign included; negative indices count from the end.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `-length()..length() - 1`
  public byte get(int index) {
    int resolved = index < 0 ? index + value.length : index;
    if (resolved < 0 || resolved >= value.length) {
      throw new IndexOutOfBoundsException(
          "index " + index + " is out of range for bytes of length " + value.length);
    }
    return value[resolved];
  }

  /// Returns the bytes as a new array.
  public byte[] toArray() {
    return value.clone();
  }

  /// Compares byte by byte, unsigned; a prefix comes first.
  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  /// The hash of the content: `Arrays.hashCode(toArray())`, and the `contentHash` of every view of
  /// the same bytes.
  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /// Python's `repr`: `b'a\x00'`, in double quotes if the bytes contain single ones only.
  @Override
  public String toString() {
    return Literal.of(value);
  }
}
