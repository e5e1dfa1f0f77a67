package org.memview.sqlite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import org.memview.MemoryView;

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
  private static final String MEMORY = ":memory:";

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
    String name = file.toAbsolutePath().toString();
    return open(name, name, mode.flags);
  }

  /// Opens an empty database in memory, which is gone when it is closed.
  ///
  /// @throws SqliteException if SQLite's library is not there or may not be called
  public static Database inMemory() {
    return open(MEMORY, MEMORY, Mode.CREATE.flags | OPEN_MEMORY);
  }

  /// Opens the database that is in a view, to be read: memory outside the heap without gaps, or a
  /// mapped file, is read where it is; anything else is copied once.
  ///
  /// ```java
  /// try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
  ///     Database db = Database.of(file.view())) { … }
  /// ```
  ///
  /// The database has a lease of its own on the memory until it is closed. Nobody should write into
  /// the memory meanwhile. When its arena is closed underneath, calls are refused with
  /// [org.memview.ViewReleasedException] and [#close()] gives back what can be given back. Of a
  /// mapped file every call looks first whether it is still as long; a file that is cut short
  /// *during* a call ends the JVM, as it ends every program that maps files in native code.
  ///
  /// @throws SqliteException if it was left in WAL mode, or the library is not there or cannot do
  ///   this. That it is no database shows at the first use
  public static Database of(MemoryView image) {
    return in(image, image.byteSize(), Images.READONLY);
  }

  /// Opens the database at the front of a view, to be read and written there. It may grow until
  /// `memory` is full (`SQLITE_FULL`); [#size()] tells how large it is. Everything else as of
  /// [#of(MemoryView)].
  ///
  /// ```java
  /// MemoryView memory = MemoryView.allocate("B", 1 << 20);
  /// try (Database db = Database.of(memory, 0)) {          // empty
  ///   db.execute("create table t (x); insert into t values (42)");
  ///   Transfer.write(channel, memory.slice(0, db.size()));  // the file it would be
  /// }
  /// ```
  ///
  /// @param memory writable, without gaps, outside the heap and no mapped file
  /// @param size the bytes of the database that is there, 0 to begin a new one
  /// @throws IllegalArgumentException if the memory is not such, or smaller than `size`
  /// @throws SqliteException as of [#of(MemoryView)]
  public static Database of(MemoryView memory, long size) {
    if (size < 0 || size > memory.byteSize()) {
      throw Errors.imageSize(size, memory);
    }
    if (memory.isReadOnly() || !Images.isShareable(memory) || memory.asSegment().isMapped()) {
      throw Errors.notWritableImage(memory);
    }
    return in(memory, size, 0);
  }

  private static Database in(MemoryView image, long size, int flags) {
    String name = "a view of " + image.byteSize() + " bytes";
    Database db = open(MEMORY, name, Mode.CREATE.flags | OPEN_MEMORY);
    try {
      Images.moveInto(db.connection, image, size, flags);
      return db;
    } catch (RuntimeException | Error e) {
      db.close();
      throw e;
    }
  }

  private static Database open(String file, String name, int flags) {
    Library.require();
    if (Api.toInt(Api.THREADSAFE) == 0) {
      throw new SqliteException(0, Errors.notThreadSafe());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      int code =
          Api.toInt(
              Api.OPEN,
              arena.allocateFrom(file),
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
    try {
      Images.requireNoMapping(connection, sql);
      connection.execute(sql);
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
      Images.requireNoMapping(connection, sql);
      MemorySegment text = arena.allocateFrom(sql);
      MemorySegment result = arena.allocate(ADDRESS);
      MemorySegment tail = arena.allocate(ADDRESS);
      int code = Calls.prepare(connection.pointer(), text, result, tail, connection.memory());
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
          Calls.blobOpen(
              connection.pointer(),
              arena.allocateFrom(schema),
              arena.allocateFrom(table),
              arena.allocateFrom(column),
              rowid,
              mode == Blob.Mode.WRITE,
              result,
              connection.memory());
      connection.check(code, "open blob " + name + " of row " + rowid);
      return new Blob(connection, result.get(ADDRESS, 0), name, rowid, mode);
    } finally {
      connection.unlock();
    }
  }

  /// Returns the bytes of the database, which are those of the file it is or would be. Of one that
  /// lives in a view, that much of the front of the view is it.
  ///
  /// @throws SqliteException if this SQLite cannot tell
  public long size() {
    connection.lock();
    try {
      return Images.size(connection);
    } finally {
      connection.unlock();
    }
  }

  /// Returns the whole database as a view of format `"B"`: what a file of it would hold, for
  /// [#of(MemoryView)] or for a channel. SQLite makes the copy, in memory of its own that lives as
  /// long as the view. What a transaction that is going on has not committed is in it, too.
  ///
  /// A database that lives in a view needs no copy: the first [#size()] bytes of the view are it.
  ///
  /// @throws SqliteException if there is no memory for it, or this SQLite cannot do it
  public MemoryView serialize() {
    connection.lock();
    try {
      return MemoryView.of(Images.copyOf(connection));
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
