package org.memview.format;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One field of a record format.
///
/// `name` is empty for unnamed fields; `offset` is in bytes from the start of the record; `shape`
/// is empty unless the field is a sub-array, which lies in C order without gaps.
public record Field(String name, long offset, Format format, long... shape) {
  /// Copies `shape`.
  ///
  /// @throws IllegalArgumentException if `offset` or an extent is negative
  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(format, "format");
    shape = shape.length == 0 ? Part.NO_SHAPE : shape.clone();
    if (offset < 0) {
      throw new IllegalArgumentException(Errors.negative("offset", offset));
    }
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(Errors.negative("extent", extent));
      }
    }
  }

  /// The extents of a sub-array, a fresh copy; empty for a plain field.
  @Override
  public long[] shape() {
    return shape.length == 0 ? shape : shape.clone();
  }

  /// True if the field has a shape, which it may even if that is `(1)`.
  public boolean isArray() {
    return shape.length > 0;
  }

  /// The product of the shape; 1 for a plain field.
  public long elementCount() {
    long product = 1;
    for (long extent : shape) {
      product = Math.multiplyExact(product, extent);
    }
    return product;
  }

  /// Bytes from the first to the last element of the field.
  public long byteSize() {
    return Math.multiplyExact(elementCount(), format.size());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Field that
        && offset == that.offset
        && name.equals(that.name)
        && format.equals(that.format)
        && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    int hash = 31 * name.hashCode() + Long.hashCode(offset);
    return (31 * hash + format.hashCode()) * 31 + Arrays.hashCode(shape);
  }

  /// For example `at: (2, 3) of <d at offset 8`.
  @Override
  public String toString() {
    String label = name.isEmpty() ? "" : name + ": ";
    String extents = Arrays.toString(shape);
    String array = isArray() ? "(" + extents.substring(1, extents.length() - 1) + ") of " : "";
    String element = format.isRecord() ? format.canonical() : format.text();
    return label + array + element + " at offset " + offset;
  }
}
