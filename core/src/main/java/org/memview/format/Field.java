package org.memview.format;

import java.util.Arrays;

/// One field of a record format.
///
/// `name` is empty for unnamed fields; `offset` is in bytes from the start of the record; `shape` is empty
/// unless the field is a sub-array.
public record Field(String name, long offset, Format format, long... shape) {
  // stub: equality, defensive copies
  @Override
  public boolean equals(Object other) {
    return other instanceof Field(String n, long o, Format f, long[] s) && n.equals(name) && o == offset && f.equals(format) && Arrays.equals(s, shape);
  }

  @Override
  public int hashCode() {
    return name.hashCode() ^ Arrays.hashCode(shape);
  }
}
