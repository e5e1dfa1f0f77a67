package org.memview.sqlite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;

/// A connection to a SQLite database.
///
/// Any thread may use it, one call at a time. Closing it closes the statements and blobs made from
/// it, and ends the views they lent.
///
/// @since 0.1
public final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS = 5000;
  private static final int OPEN_FULLMUTEX = 0x10000;
  private static final int OPEN_MEMORY = 0x80;

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// How a database is opened.
  public enum Mode {
    /// To be read; it must exist.
    READ(1),
    /// To be read and written; it must exist.
    READ_WRITE(2),
    /// To be read and written; made if it does not exist.
    CREATE(6);

    private final int flags;

    Mode(int flags) {
      this.flags = flags;
    }
  }

  /// Opens the database in a file. A database locked by others is waited for up to five seconds.
  ///
  /// @throws SqliteException if it cannot be opened, or SQLite's library is not there or may not be
  ///   called; the message says what to do. That a file is no database shows at the first use
  public static Database open(Path file, Mode mode) {
    return open(file.toAbsolutePath().toString(), mode.flags);
  }

  /// Opens an empty database in memory, which is gone when it is closed.
  ///
  /// @throws SqliteException if SQLite's library is not there or may not be called
  public static Database inMemory() {
    return open(":memory:", Mode.CREATE.flags | OPEN_MEMORY);
  }

  private static Database open(String name, int flags) {
    Library.require();
    if (Api.toInt(Api.THREADSAFE) == 0) {
      throw new SqliteException(0, Errors.notThreadSafe());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      int code =
          Api.toInt(
              Api.OPEN,
              arena.allocateFrom(name),
              result,
              flags | OPEN_FULLMUTEX,
              MemorySegment.NULL);
      MemorySegment pointer = result.get(ADDRESS, 0);
      if (pointer.equals(MemorySegment.NULL)) {
        throw Errors.failed("open " + name, code, Codes.name(code));
      }
      return opened(new Connection(name, pointer), code);
    }
  }

  /// A connection that failed to open has to be closed all the same.
  private static Database opened(Connection connection, int code) {
    if (code != Codes.OK) {
      SqliteException failure = connection.failure("open", code);
      connection.close();
      throw failure;
    }
    Api.toInt(Api.BUSY_TIMEOUT, connection.pointer(), BUSY_MILLIS);
    return new Database(connection);
  }

  /// Returns the version of the SQLite library in use: `3.40.1`.
  ///
  /// @throws SqliteException if there is none
  public static String libraryVersion() {
    Library.require();
    return Api.text(Api.toPointer(Api.LIBVERSION));
  }

  /// Runs statements that return no rows, separated by `;`.
  ///
  /// @throws SqliteException if one fails; those before it have run
  public void execute(String sql) {
    connection.lock();
    try (Arena arena = Arena.ofConfined()) {
      int code =
          Api.toInt(
              Api.EXEC,
              connection.pointer(),
              arena.allocateFrom(sql),
              MemorySegment.NULL,
              MemorySegment.NULL,
              MemorySegment.NULL);
      connection.check(code, "execute \"" + sql + "\"");
    } finally {
      connection.unlock();
    }
  }

  /// Prepares one statement; close it.
  ///
  /// @throws SqliteException if SQLite does not understand it
  /// @throws IllegalArgumentException if there is none, or something behind it
  public Statement prepare(String sql) {
    connection.lock();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(sql);
      MemorySegment result = arena.allocate(ADDRESS);
      MemorySegment tail = arena.allocate(ADDRESS);
      int code = Api.toInt(Api.PREPARE, connection.pointer(), text, -1, result, tail);
      connection.check(code, "prepare \"" + sql + "\"");
      MemorySegment pointer = result.get(ADDRESS, 0);
      if (pointer.equals(MemorySegment.NULL)) {
        throw Errors.noStatement(sql);
      }
      Statement statement = new Statement(connection, pointer, sql);
      requireNoMore(statement, text, tail.get(ADDRESS, 0).address() - text.address(), sql);
      return statement;
    } finally {
      connection.unlock();
    }
  }

  private static void requireNoMore(Statement made, MemorySegment text, long read, String sql) {
    for (long i = read; i < text.byteSize() - 1; i++) {
      if (!Character.isWhitespace(text.get(JAVA_BYTE, i))) {
        made.close();
        throw Errors.twoStatements(sql, read);
      }
    }
  }

  /// Opens the blob (or text) in one column of one row, without reading it; close it.
  ///
  /// @param rowid the row's `rowid`, or its integer primary key
  /// @throws SqliteException if there is no such table, column or row, or the value is neither blob
  ///   nor text
  public Blob blob(String table, String column, long rowid, Blob.Mode mode) {
    return blob("main", table, column, rowid, mode);
  }

  /// Opens a blob of an attached database.
  ///
  /// @param schema the name it was attached under; `"main"` is the database itself
  /// @throws SqliteException as of the shorter form
  public Blob blob(String schema, String table, String column, long rowid, Blob.Mode mode) {
    Objects.requireNonNull(mode, "mode");
    connection.lock();
    try (Arena arena = Arena.ofConfined()) {
      String name = table + "." + column;
      MemorySegment result = arena.allocate(ADDRESS);
      int code =
          Api.toInt(
              Api.BLOB_OPEN,
              connection.pointer(),
              arena.allocateFrom(schema),
              arena.allocateFrom(table),
              arena.allocateFrom(column),
              rowid,
              mode == Blob.Mode.WRITE ? 1 : 0,
              result);
      connection.check(code, "open blob " + name + " of row " + rowid);
      return new Blob(connection, result.get(ADDRESS, 0), name, rowid, mode);
    } finally {
      connection.unlock();
    }
  }

  /// Returns the rowid of the last row that was inserted through this connection; 0 if none was.
  public long lastInsertRowid() {
    connection.lock();
    try {
      return (long) Api.call(Api.LAST_ROWID, connection.pointer());
    } finally {
      connection.unlock();
    }
  }

  /// Returns how many statements and blobs of this database are open.
  public int openHandles() {
    connection.lock();
    try {
      return connection.handles();
    } finally {
      connection.unlock();
    }
  }

  /// Returns whether [#close()] has not been called.
  public boolean isOpen() {
    connection.lock();
    try {
      return connection.isOpen();
    } finally {
      connection.unlock();
    }
  }

  /// Closes the database and the statements and blobs made from it; once more does nothing.
  ///
  /// @throws org.memview.BufferException if another thread is this moment in a call with a view of
  ///   a row; nothing is closed then
  @Override
  public void close() {
    connection.lock();
    try {
      connection.close();
    } finally {
      connection.unlock();
    }
  }

  @Override
  public String toString() {
    return "Database[" + connection.name() + (isOpen() ? "" : " closed") + "]";
  }
}
