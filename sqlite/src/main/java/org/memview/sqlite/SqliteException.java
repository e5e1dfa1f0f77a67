package org.memview.sqlite;

/// SQLite refused or failed: what was asked, its own words, and its code.
public final class SqliteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int extendedCode;

  SqliteException(int extendedCode, String message) {
    super(message);
    this.extendedCode = extendedCode;
  }

  /// Returns SQLite's result code, such as 5 for `SQLITE_BUSY`; 0 if it is the library itself that
  /// could not be used.
  public int code() {
    return extendedCode & 0xff;
  }

  /// Returns SQLite's extended result code, such as 2067 for `SQLITE_CONSTRAINT_UNIQUE`.
  public int extendedCode() {
    return extendedCode;
  }
}
