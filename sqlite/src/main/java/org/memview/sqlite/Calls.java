package org.memview.sqlite;

import java.lang.foreign.MemorySegment;

/// Calls of those functions of [Api] that are made for each statement, row and blob: exact ones,
/// which the JIT makes direct calls of and which box nothing.
final class Calls {
  private Calls() {}

  static int prepare(
      MemorySegment database,
      MemorySegment sql,
      MemorySegment result,
      MemorySegment tail,
      MemorySegment pin) {
    try {
      return (int) Api.PREPARE.invokeExact(database, sql, -1, result, tail, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int reset(MemorySegment statement, MemorySegment pin) {
    try {
      return (int) Api.RESET.invokeExact(statement, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int end(MemorySegment statement, MemorySegment pin) {
    try {
      return (int) Api.FINALIZE.invokeExact(statement, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int parameters(MemorySegment statement) {
    try {
      return (int) Api.PARAMETERS.invokeExact(statement);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int bind(MemorySegment statement, int parameter, long value) {
    try {
      return (int) Api.BIND_LONG.invokeExact(statement, parameter, value);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int bind(MemorySegment statement, int parameter, double value) {
    try {
      return (int) Api.BIND_DOUBLE.invokeExact(statement, parameter, value);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  /// @param destructor a function's address, or one of SQLite's two constants
  static int bindBlob(
      MemorySegment statement, int parameter, MemorySegment memory, MemorySegment destructor) {
    try {
      return (int)
          Api.BIND_BLOB.invokeExact(statement, parameter, memory, memory.byteSize(), destructor);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  /// @param pins four, some of them null pointers
  static int step(MemorySegment statement, MemorySegment... pins) {
    try {
      return (int) Api.STEP.invokeExact(statement, pins[0], pins[1], pins[2], pins[3]);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int columnType(MemorySegment statement, int column) {
    try {
      return (int) Api.COLUMN_TYPE.invokeExact(statement, column);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static MemorySegment columnBlob(MemorySegment statement, int column, MemorySegment... pins) {
    try {
      return (MemorySegment)
          Api.COLUMN_BLOB.invokeExact(statement, column, pins[0], pins[1], pins[2], pins[3]);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static MemorySegment columnText(MemorySegment statement, int column, MemorySegment... pins) {
    try {
      return (MemorySegment)
          Api.COLUMN_TEXT.invokeExact(statement, column, pins[0], pins[1], pins[2], pins[3]);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int columnBytes(MemorySegment statement, int column) {
    try {
      return (int) Api.COLUMN_BYTES.invokeExact(statement, column);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static long columnLong(MemorySegment statement, int column) {
    try {
      return (long) Api.COLUMN_LONG.invokeExact(statement, column);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static double columnDouble(MemorySegment statement, int column) {
    try {
      return (double) Api.COLUMN_DOUBLE.invokeExact(statement, column);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int columns(MemorySegment statement) {
    try {
      return (int) Api.COLUMNS.invokeExact(statement);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int blobRead(
      MemorySegment blob, MemorySegment memory, int bytes, int offset, MemorySegment pin) {
    try {
      return (int) Api.BLOB_READ.invokeExact(blob, memory, bytes, offset, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int blobWrite(
      MemorySegment blob, MemorySegment memory, int bytes, int offset, MemorySegment pin) {
    try {
      return (int) Api.BLOB_WRITE.invokeExact(blob, memory, bytes, offset, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  /// @param result for a pointer, the blob's
  static int blobOpen(
      MemorySegment database,
      MemorySegment schema,
      MemorySegment table,
      MemorySegment column,
      long rowid,
      boolean isWritable,
      MemorySegment result,
      MemorySegment pin) {
    try {
      return (int)
          Api.BLOB_OPEN.invokeExact(
              database, schema, table, column, rowid, isWritable ? 1 : 0, result, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int blobReopen(MemorySegment blob, long rowid, MemorySegment pin) {
    try {
      return (int) Api.BLOB_REOPEN.invokeExact(blob, rowid, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int blobBytes(MemorySegment blob) {
    try {
      return (int) Api.BLOB_BYTES.invokeExact(blob);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }

  static int blobClose(MemorySegment blob, MemorySegment pin) {
    try {
      return (int) Api.BLOB_CLOSE.invokeExact(blob, pin);
    } catch (Throwable e) {
      throw Api.failed(e);
    }
  }
}
