package org.memview.spi;

import org.memview.BufferException;
import org.memview.format.Format;

/// The texts of this package's errors.
final class Errors {
  private Errors() {}

  static BufferException notWritable(Export export) {
    return new BufferException("a writable view was requested of read-only memory " + of(export));
  }

  static BufferException notContiguous(Request.Contiguity contiguity, Export export) {
    String asked =
        switch (contiguity) {
          case C -> "C-contiguous";
          case F -> "Fortran-contiguous";
          default -> "contiguous";
        };
    return new BufferException("the memory is not " + asked + ", as was requested " + of(export));
  }

  static BufferException indirect(Export export) {
    return new BufferException(
        "the memory is a table of segments (suboffsets), and the request does not take one "
            + of(export));
  }

  static BufferException inUse(String operation, String owner, int count, String oldest) {
    String views = count == 1 ? "1 view is open" : count + " views are open";
    return new BufferException("cannot " + operation + ": " + views + " on this " + owner + oldest);
  }

  static IllegalArgumentException emptyTable() {
    return new IllegalArgumentException("an indirect export needs at least one segment, got 0");
  }

  static IllegalArgumentException itemSize(long bytes, Format format) {
    return new IllegalArgumentException(
        "itemSize "
            + bytes
            + " is smaller than format '"
            + format.text()
            + "' of "
            + format.size()
            + " bytes");
  }

  static IllegalArgumentException noLayout() {
    return new IllegalArgumentException(
        "an indirect export has no single layout, only an inner one per row");
  }

  static IndexOutOfBoundsException offset(long offset, long byteSize) {
    return new IndexOutOfBoundsException(
        "offset " + offset + " is outside the segment of " + byteSize + " bytes");
  }

  static IllegalArgumentException notWhole(long bytes, long itemSize) {
    return new IllegalArgumentException(
        "the memory of "
            + bytes
            + " bytes is not a multiple of itemsize "
            + itemSize
            + "; say the shape");
  }

  private static String of(Export export) {
    return "(export " + export + ")";
  }
}
