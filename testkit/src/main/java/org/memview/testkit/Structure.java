package org.memview.testkit;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.memview.format.Format;
import org.memview.layout.Layout;
import org.memview.spi.Export;

/// Where the elements of a test case lie in a block of memory; valid or not, which it can tell the
/// slow way.
///
/// A plain value without any arithmetic of the library in it, so that the library can be judged by
/// it.
///
/// @param format what one element is
/// @param itemSize the bytes of one element, trailing padding included
/// @param memorySize the bytes of the block
/// @param offset the byte where element `[0, …, 0]` starts
/// @param shape the extents
/// @param strides the bytes from one index of an axis to the next
public record Structure(
    String format, long itemSize, long memorySize, long offset, long[] shape, long[] strides) {

  /// Copies the arrays.
  public Structure {
    Objects.requireNonNull(format, "format");
    shape = shape.clone();
    strides = strides.clone();
  }

  /// Returns the structure of `shape` without gaps, last index fastest, filling its block exactly.
  public static Structure contiguous(String format, long... shape) {
    long itemSize = Format.of(format).size();
    long[] strides = new long[shape.length];
    long step = itemSize;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape[axis];
    }
    return new Structure(format, itemSize, step, 0, shape, strides);
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public long[] strides() {
    return strides.clone();
  }

  /// Returns the number of axes.
  public int ndim() {
    return shape.length;
  }

  /// Returns the product of the extents.
  public long elementCount() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /// Returns where an element starts.
  public long addressOf(long... index) {
    long at = offset;
    for (int axis = 0; axis < index.length; axis++) {
      at += index[axis] * strides[axis];
    }
    return at;
  }

  /// Returns whether an exporter may lend this: as many strides as extents, at most 64 of them, no
  /// extent negative, and every element inside the block (PEP 3118; an empty one must start
  /// inside).
  public boolean isValid() {
    if (shape.length != strides.length || shape.length > 64) {
      return false;
    }
    if (itemSize < Format.of(format).size() || Arrays.stream(shape).anyMatch(n -> n < 0)) {
      return false;
    }
    return isEmpty() ? 0 <= offset && offset <= memorySize : isInside();
  }

  private boolean isEmpty() {
    return Arrays.stream(shape).anyMatch(n -> n == 0);
  }

  private boolean isInside() {
    BigInteger lowest = BigInteger.valueOf(offset);
    BigInteger highest = lowest;
    for (int axis = 0; axis < shape.length; axis++) {
      BigInteger reach =
          BigInteger.valueOf(shape[axis] - 1).multiply(BigInteger.valueOf(strides[axis]));
      lowest = lowest.add(reach.min(BigInteger.ZERO));
      highest = highest.add(reach.max(BigInteger.ZERO));
    }
    BigInteger end = highest.add(BigInteger.valueOf(itemSize));
    return lowest.signum() >= 0 && end.compareTo(BigInteger.valueOf(memorySize)) <= 0;
  }

  /// Returns the export that lends `memory` with this structure.
  public Export lend(MemorySegment memory) {
    return Export.of(memory)
        .format(format)
        .itemSize(itemSize)
        .shape(shape)
        .strides(strides)
        .offset(offset);
  }

  /// Returns whether there are rows with something in them: an axis, and no extent of 0.
  public boolean hasRows() {
    return ndim() > 0 && !isEmpty();
  }

  /// Returns the export that lends each row of axis 0 as a segment of its own, a slice of `memory`;
  /// what has no rows is lent as by [#lend(MemorySegment)].
  public Export lendRows(MemorySegment memory) {
    if (!hasRows()) {
      return lend(memory);
    }
    long[] extents = Arrays.copyOfRange(shape, 1, ndim());
    long[] steps = Arrays.copyOfRange(strides, 1, ndim());
    long before = 0;
    long span = itemSize;
    for (int axis = 0; axis < steps.length; axis++) {
      before -= Math.min(0, (extents[axis] - 1) * steps[axis]);
      span += (extents[axis] - 1) * Math.abs(steps[axis]);
    }
    MemorySegment[] rows = new MemorySegment[(int) shape[0]];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = memory.asSlice(addressOf(i) - before, span);
    }
    return Export.indirect(rows, Layout.of(itemSize, before, extents, steps)).format(format);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Structure that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return "'"
        + format
        + "' shape "
        + Arrays.toString(shape)
        + " strides "
        + Arrays.toString(strides)
        + " offset "
        + offset
        + " itemSize "
        + itemSize
        + " in "
        + memorySize
        + " bytes";
  }
}
