package org.memview.format;

/// What one element of a format is.
public enum Kind {
  /// `x`: bytes without a value (a whole format of pads only, such as `4x`).
  PAD,
  /// `c`: one byte as a byte string of length 1.
  CHAR,
  /// `?`
  BOOLEAN,
  /// `b h i l q n`
  SIGNED,
  /// `B H I L Q N P`
  UNSIGNED,
  /// `e f d` and `E` (bfloat16)
  FLOAT,
  /// `Zf F`, `Zd D`
  COMPLEX,
  /// `s`: fixed bytes
  BYTES,
  /// `p`: Pascal string
  PASCAL,
  /// `u` (UCS-2) and `w` (UCS-4) text
  TEXT,
  /// several values: `T{…}`, `<IHB`, `3i`
  RECORD
}
