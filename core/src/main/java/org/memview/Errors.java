package org.memview;

import java.util.Arrays;
import org.memview.format.Format;
import org.memview.format.FormatException;
import org.memview.layout.Order;

/// The texts of this package's errors: the argument, its value, the limit, and the view.
final class Errors {
  private Errors() {}

  /// Names a view in a message: ` (view <i [3, 5])`.
  static String view(MemoryView view) {
    return " (view "
        + view.meta.format.text()
        + " "
        + Arrays.toString(view.meta.shape(view.extent))
        + ")";
  }

  static IndexOutOfBoundsException indexOutOfRange(
      long index, int axis, long extent, MemoryView view) {
    return new IndexOutOfBoundsException(
        "index "
            + index
            + " is out of range for axis "
            + axis
            + " of extent "
            + extent
            + view(view));
  }

  static IndexOutOfBoundsException axisOutOfRange(int axis, MemoryView view) {
    return new IndexOutOfBoundsException(
        "axis " + axis + " is out of range for " + view.meta.ndim + " axes" + view(view));
  }

  static IndexOutOfBoundsException in(MemoryView view, IndexOutOfBoundsException cause) {
    IndexOutOfBoundsException error =
        new IndexOutOfBoundsException(cause.getMessage() + view(view));
    error.initCause(cause);
    return error;
  }

  static IllegalArgumentException in(MemoryView view, IllegalArgumentException cause) {
    return new IllegalArgumentException(cause.getMessage() + view(view), cause);
  }

  static IllegalArgumentException wrongRank(int indices, MemoryView view) {
    String given = indices == 1 ? "1 index" : indices + " indices";
    return new IllegalArgumentException(
        given + " given for " + view.meta.ndim + " axes" + view(view) + "; at(…) gives sub-views");
  }

  static IllegalArgumentException noLength(MemoryView view) {
    return new IllegalArgumentException("a 0-dimensional view has no length" + view(view));
  }

  static IllegalArgumentException noAxis(MemoryView view) {
    return new IllegalArgumentException(
        "a 0-dimensional view has no axis to slice or walk; get() reads its one element"
            + view(view));
  }

  static ReadOnlyViewException readOnly(MemoryView view) {
    return new ReadOnlyViewException("cannot modify read-only memory" + view(view));
  }

  static FormatException cannotRead(String method, MemoryView view) {
    return new FormatException(
        method
            + " cannot read format '"
            + view.meta.format.text()
            + "'; use "
            + advice(view, "get")
            + view(view));
  }

  static FormatException cannotWrite(String method, MemoryView view) {
    return new FormatException(
        method
            + " cannot write format '"
            + view.meta.format.text()
            + "'; use "
            + advice(view, "set")
            + view(view));
  }

  /// The accessor that fits a format.
  private static String advice(MemoryView view, String verb) {
    Format format = view.meta.format;
    String carrier =
        switch (format.kind()) {
          case CHAR -> "Byte";
          case BOOLEAN -> "Boolean";
          case SIGNED, UNSIGNED ->
              switch (Access.width(format)) {
                case 1 -> "Byte";
                case 2 -> "Short";
                case 4 -> "Int";
                default -> "Long";
              };
          case FLOAT -> format.size() == 8 ? "Double" : "Float";
          default -> "";
        };
    return carrier.isEmpty() ? verb : verb + carrier + " or " + verb;
  }

  static FormatException noRecord(MemoryView view) {
    return new FormatException(
        "format '" + view.meta.format.text() + "' has no fields" + view(view));
  }

  static IndexOutOfBoundsException noField(int n, int fields, MemoryView view) {
    return new IndexOutOfBoundsException(
        "field " + n + " is out of range for " + fields + " fields" + view(view));
  }

  /// Without strides: those of a view of rows are made up.
  static IllegalArgumentException reshapeOfRows(
      long[] shape, long[] target, IllegalArgumentException cause) {
    return new IllegalArgumentException(
        "cannot reshape "
            + Arrays.toString(shape)
            + " to "
            + Arrays.toString(target)
            + " without a copy: its rows lie in segments of their own; copy first with"
            + " toContiguous()",
        cause);
  }

  private static String bytes(long n) {
    return n == 1 ? "1 byte" : n + " bytes";
  }

  static FormatException castNeedsSize(Format format, MemoryView view) {
    return new FormatException(
        "cannot cast to format '" + format.text() + "' of 0 bytes" + view(view));
  }

  static FormatException castNotContiguous(Format format, MemoryView view) {
    return new FormatException(
        "cannot cast to '"
            + format.text()
            + "' of "
            + bytes(format.size())
            + ": the view is not C-contiguous and its elements have "
            + bytes(view.meta.itemSize)
            + "; toContiguous() first"
            + view(view));
  }

  static IllegalArgumentException castNotContiguous(Order order, MemoryView view) {
    String name = order == Order.F ? "Fortran-contiguous" : "C-contiguous";
    return new IllegalArgumentException(
        "cannot cast to a shape: the view is not " + name + "; toContiguous() first" + view(view));
  }

  static FormatException castNotWhole(Format format, long bytes, MemoryView view) {
    return new FormatException(
        "cannot cast "
            + bytes
            + " bytes to '"
            + format.text()
            + "': not a multiple of itemsize "
            + format.size()
            + view(view));
  }

  static IllegalArgumentException castShape(
      Format format, long[] shape, long bytes, MemoryView view) {
    return new IllegalArgumentException(
        "shape "
            + Arrays.toString(shape)
            + " of '"
            + format.text()
            + "' does not have exactly the "
            + bytes
            + " bytes of the view"
            + view(view));
  }

  static IllegalArgumentException castExtent(int axis, long[] shape, MemoryView view) {
    return new IllegalArgumentException(
        "extent "
            + shape[axis]
            + " of axis "
            + axis
            + " in shape "
            + Arrays.toString(shape)
            + " is not positive"
            + view(view));
  }

  static IllegalArgumentException unknownType(Object object, String advice) {
    return new IllegalArgumentException(
        "no memory view of "
            + object.getClass().getName()
            + ": it is no array, buffer, segment or exporter"
            + advice);
  }

  static BufferException exportTooSmall(long itemSize, Format format) {
    return new BufferException(
        "the exporter lent items of "
            + itemSize
            + " bytes for format '"
            + format.text()
            + "' of "
            + format.size());
  }

  static BufferException notContiguous(String what, MemoryView view) {
    return new BufferException(
        what + " needs a contiguous view; toContiguous() first" + view(view));
  }

  static BufferException noByteBuffer(String reason, MemoryView view) {
    return new BufferException("asByteBuffer: " + reason + view(view));
  }

  static BufferException noLayout(MemoryView view) {
    return new BufferException(
        "the rows of an indirect view have no layout in common; at(…) gives one row, toContiguous()"
            + " a copy"
            + view(view));
  }

  static BufferException tooIndirect(long rows, long rowBytes) {
    return new BufferException(
        "an indirect export of "
            + rows
            + " rows of "
            + rowBytes
            + " bytes exceeds "
            + IndirectView.MAX_ROWS
            + " rows of "
            + IndirectView.MAX_ROW_BYTES
            + " bytes");
  }

  static BufferException cannotLendIndirect(MemoryView view) {
    return new BufferException(
        "the rows of this view cannot be lent: axis 0 does not choose them; toContiguous() first"
            + view(view));
  }

  static IllegalStateException hashOfWritable(MemoryView view) {
    return new IllegalStateException(
        "cannot hash a writable view, its hash could change; asReadOnly() first" + view(view));
  }

  static IllegalArgumentException doesNotFit(double value, MemoryView view) {
    return new IllegalArgumentException(
        value + " does not fit format '" + view.meta.format.text() + "' (integers)" + view(view));
  }

  static IllegalArgumentException shapeMismatch(MemoryView source, MemoryView target) {
    return new IllegalArgumentException(
        "cannot copy: the source"
            + view(source)
            + " and the target"
            + view(target)
            + " have different shapes");
  }

  static FormatException copyFormats(MemoryView source, MemoryView target) {
    return new FormatException(
        "cannot copy '"
            + source.meta.format.text()
            + "' into '"
            + target.meta.format.text()
            + "': different element types; convertFrom(source, mode) converts numbers"
            + view(target));
  }

  static String mappingFault(String file, long mapped, long present) {
    String name = file.isEmpty() ? "the mapped file" : "the mapped file " + file;
    if (present >= 0 && present < mapped) {
      return name + " was truncated: of " + mapped + " mapped bytes " + present + " are present";
    }
    return name
        + " could not be reached ("
        + mapped
        + " bytes mapped"
        + (present < 0 ? "" : ", all present now")
        + "): it was truncated, the disk is full, or the device failed";
  }
}
