package org.memview.sqlite;

/// What the value of a column is; in SQLite each value has its own type.
public enum ColumnType {
  /// A signed integer of up to 64 bits.
  INTEGER,
  /// A 64-bit float.
  FLOAT,
  /// Text.
  TEXT,
  /// Bytes.
  BLOB,
  /// No value.
  NULL;

  private static final ColumnType[] BY_CODE = {INTEGER, FLOAT, TEXT, BLOB, NULL};

  static ColumnType of(int code) {
    return BY_CODE[code - 1];
  }
}
