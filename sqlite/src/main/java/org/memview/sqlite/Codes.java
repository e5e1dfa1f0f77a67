package org.memview.sqlite;

/// The result codes of SQLite (`sqlite3.h`).
final class Codes {
  static final int OK = 0;
  static final int ABORT = 4;
  static final int BUSY = 5;
  static final int NOMEM = 7;
  static final int READONLY = 8;
  static final int CANTOPEN = 14;
  static final int ROW = 100;
  static final int DONE = 101;

  private static final String[] NAMES = {
    "OK",
    "ERROR",
    "INTERNAL",
    "PERM",
    "ABORT",
    "BUSY",
    "LOCKED",
    "NOMEM",
    "READONLY",
    "INTERRUPT",
    "IOERR",
    "CORRUPT",
    "NOTFOUND",
    "FULL",
    "CANTOPEN",
    "PROTOCOL",
    "EMPTY",
    "SCHEMA",
    "TOOBIG",
    "CONSTRAINT",
    "MISMATCH",
    "MISUSE",
    "NOLFS",
    "AUTH",
    "FORMAT",
    "RANGE",
    "NOTADB",
    "NOTICE",
    "WARNING"
  };

  private Codes() {}

  /// The name of a code, extended or not: `SQLITE_ABORT`.
  static String name(int code) {
    int primary = code & 0xff;
    return "SQLITE_" + (primary < NAMES.length ? NAMES[primary] : Integer.toString(primary));
  }
}
