package org.memview.format;

import java.util.Arrays;

/// A stretch of a record: one field, or `count` equal unnamed ones in a row, as `1000000i` has.
///
/// Runs are kept together so that the cost of a format follows the length of its text, not its
/// counts. Only a part without name and shape has a count other than 1.
record Part(String name, long offset, Format format, long count, long... shape) {
  static final long[] NO_SHAPE = {};

  /// Elements in all: repeats or the product of the shape.
  long elementCount() {
    long product = count;
    for (long extent : shape) {
      product = Math.multiplyExact(product, extent);
    }
    return product;
  }

  long byteSize() {
    return Math.multiplyExact(elementCount(), format.size());
  }

  /// True if the field can be one of a run.
  boolean isPlain() {
    return name.isEmpty()
        && shape.length == 0
        && !format.isRecord()
        && !Codes.countIsLength(format.code());
  }

  Part withCount(long newCount) {
    return new Part(name, offset, format, newCount, shape);
  }

  Field field(long index) {
    return new Field(name, offset + index * format.size(), format, shape);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Part that
        && offset == that.offset
        && count == that.count
        && name.equals(that.name)
        && Arrays.equals(shape, that.shape)
        && format.equals(that.format);
  }

  @Override
  public int hashCode() {
    int hash = 31 * name.hashCode() + Long.hashCode(offset);
    hash = 31 * hash + Long.hashCode(count);
    return (31 * hash + Arrays.hashCode(shape)) * 31 + format.hashCode();
  }
}
