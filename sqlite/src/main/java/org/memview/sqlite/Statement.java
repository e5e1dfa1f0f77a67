package org.memview.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.memview.MemoryView;
import org.memview.spi.Export;

/// A prepared statement, run row by row.
///
/// ```java
/// try (Statement select = db.prepare("select name, pixels from photo where id > ?1")) {
///   select.bind(1, 40);
///   while (select.step()) {
///     MemoryView pixels = select.blob(1);   // until the next step
///   }
/// }
/// ```
///
/// Numbers are SQLite's own: parameters count from 1, columns from 0. A column is read as the type
/// its value has ([#type(int)]); SQLite's silent conversions, which move the memory of values,
/// never happen. Cast in SQL instead.
///
/// @since 0.1
public final class Statement extends Handle implements AutoCloseable {
  private static final MemorySegment TRANSIENT = MemorySegment.ofAddress(-1);
  private static final MemorySegment STATIC = MemorySegment.NULL;
  private static final byte UTF8 = 1;

  private final Connection connection;
  private final String sql;
  private final Pins pins;
  private final RowLoans loans;
  private MemorySegment pointer;
  private State state = State.READY;

  private enum State {
    READY,
    ROW,
    END
  }

  Statement(Connection connection, MemorySegment pointer, String sql) {
    this.connection = connection;
    this.pointer = pointer;
    this.sql = sql;
    this.pins = new Pins(connection);
    this.loans = new RowLoans(sql);
    connection.add(this);
  }

  // ---------------------------------------------------------------- parameters

  /// Gives parameter `parameter` (from 1) an integer.
  ///
  /// @throws IndexOutOfBoundsException if there is no such parameter
  /// @throws IllegalStateException if the statement is at a row; [#reset()] first
  public Statement bind(int parameter, long value) {
    return bound(parameter, () -> Calls.bind(pointer, parameter, value));
  }

  /// Gives a parameter a float; see [#bind(int, long)].
  public Statement bind(int parameter, double value) {
    return bound(parameter, () -> Calls.bind(pointer, parameter, value));
  }

  /// Gives a parameter text; see [#bind(int, long)].
  public Statement bind(int parameter, String value) {
    return bound(
        parameter,
        () -> {
          try (Arena arena = Arena.ofConfined()) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            MemorySegment text = arena.allocate(Math.max(1, utf8.length));
            MemorySegment.copy(utf8, 0, text, JAVA_BYTE, 0, utf8.length);
            return Api.toInt(
                Api.BIND_TEXT, pointer, parameter, text, (long) utf8.length, TRANSIENT, UTF8);
          }
        });
  }

  /// Gives a parameter a blob: a copy of the elements of `value` in C order, made once, straight
  /// into memory of SQLite's. Later changes of the view's memory do not matter, nor does closing
  /// it.
  ///
  /// @throws SqliteException if there is no memory for it
  /// @throws IndexOutOfBoundsException if there is no such parameter
  /// @throws IllegalStateException if the statement is at a row; [#reset()] first
  public Statement bind(int parameter, MemoryView value) {
    return bound(
        parameter,
        () -> {
          MemorySegment memory = copyOf(value);
          if (memory.equals(MemorySegment.NULL)) {
            return Codes.NOMEM;
          }
          return Calls.bindBlob(pointer, parameter, memory, Api.FREE);
        });
  }

  /// Gives a parameter a blob that stays where it is: SQLite reads the memory of `value` when the
  /// statement runs, and sees what was written into it until then.
  ///
  /// The statement has a lease of its own on the memory until the parameter is bound anew,
  /// [#clearBindings()] or [#close()]; [#reset()] keeps it. Nobody should write into the memory
  /// while a step is going on. If its arena is closed underneath, [#step()] is refused with
  /// [org.memview.ViewReleasedException].
  ///
  /// **Shared are contiguous views of memory outside the heap**, up to three in one statement. The
  /// heap, mapped files (a file cut short would end the JVM), views with gaps, empty ones and the
  /// fourth are copied once, as [#bind(int, MemoryView)] does.
  ///
  /// @return this statement
  /// @throws SqliteException if SQLite refuses it
  /// @throws IndexOutOfBoundsException if there is no such parameter
  /// @throws IllegalStateException if the statement is at a row; [#reset()] first
  public Statement bindShared(int parameter, MemoryView value) {
    if (!Images.isShareable(value) || value.asSegment().isMapped()) {
      return bind(parameter, value);
    }
    connection.lock();
    try {
      if (!pins.hasRoomFor(parameter)) {
        return bind(parameter, value);
      }
      MemoryView lease = value.share();
      try {
        return bindLease(parameter, lease);
      } catch (RuntimeException | Error e) {
        lease.close();
        throw e;
      }
    } finally {
      connection.unlock();
    }
  }

  private Statement bindLease(int parameter, MemoryView lease) {
    MemorySegment memory = lease.asSegment();
    bound(parameter, () -> Calls.bindBlob(pointer, parameter, memory, STATIC));
    pins.add(parameter, lease);
    return this;
  }

  @SuppressWarnings("restricted")
  static MemorySegment copyOf(MemoryView value) {
    long bytes = value.byteSize();
    MemorySegment copy = Api.toPointer(Api.MALLOC, Math.max(1, bytes));
    if (copy.equals(MemorySegment.NULL) || bytes == 0) {
      return copy;
    }
    // SAFETY: SQLite has just allocated so many bytes, and nobody else knows them. They are given
    // back here or, as the destructor that comes with them, by SQLite.
    MemorySegment memory = copy.reinterpret(bytes).fill((byte) 0);
    try {
      BlobTransfer.likeness(value, memory).copyFrom(value);
      return memory;
    } catch (RuntimeException | Error e) {
      Api.free(memory);
      throw e;
    }
  }

  /// Gives a parameter no value.
  public Statement bindNull(int parameter) {
    return bound(parameter, () -> Api.toInt(Api.BIND_NULL, pointer, parameter));
  }

  /// Gives a parameter a blob of zeros, which takes no memory here: to be filled by
  /// [Blob#write(long, MemoryView)].
  public Statement bindZeros(int parameter, long bytes) {
    return bound(parameter, () -> Api.toInt(Api.BIND_ZEROS, pointer, parameter, bytes));
  }

  private interface Binding {
    int run();
  }

  private Statement bound(int parameter, Binding binding) {
    connection.lock();
    try {
      requireOpen();
      if (state == State.ROW) {
        throw Errors.atRow(sql);
      }
      restart();
      int count = Calls.parameters(pointer);
      if (parameter < 1 || parameter > count) {
        throw Errors.noParameter(parameter, count, sql);
      }
      int code = binding.run();
      pins.remove(parameter); // whether it succeeds or not, SQLite forgets what was bound before
      connection.check(code, "bind parameter " + parameter + " of \"" + sql + "\"");
      return this;
    } finally {
      connection.unlock();
    }
  }

  // ---------------------------------------------------------------- rows

  /// Says that the views of rows may be used by every thread, and rows left by every thread.
  ///
  /// Else they are for the thread that asks for them: another one that uses such a view is refused
  /// with a [WrongThreadException], and another one that leaves the row, while there are views of
  /// it, with [org.memview.BufferException] as long as the first is alive. To leave a row then
  /// costs nothing. To leave one whose views every thread may use is a handshake with all of them,
  /// 20 to 200 µs, so that none reads what SQLite puts there next.
  ///
  /// @return this statement
  /// @throws IllegalStateException if there are views of a row
  public Statement sharedRows() {
    connection.lock();
    try {
      loans.share();
      return this;
    } finally {
      connection.unlock();
    }
  }

  /// Moves to the next row (the first time, to the first) and returns whether there is one. Ends
  /// the views of the row before. After the last row it stays at the end until [#reset()].
  ///
  /// @throws SqliteException if SQLite fails; the statement is then reset
  /// @throws org.memview.BufferException if another thread that is alive has views of the row, or
  ///   of [#sharedRows()] is this moment in a call with one; nothing happens then
  public boolean step() {
    connection.lock();
    try {
      requireOpen();
      if (state == State.END) {
        return false;
      }
      MemorySegment[] memory = pins.memory();
      endLoans();
      return reached(Calls.step(pointer, memory));
    } finally {
      connection.unlock();
    }
  }

  private boolean reached(int code) {
    switch (code) {
      case Codes.ROW -> state = State.ROW;
      case Codes.DONE -> state = State.END;
      default -> {
        SqliteException failure = connection.failure("step through \"" + sql + "\"", code);
        state = State.END;
        restart();
        throw failure;
      }
    }
    return state == State.ROW;
  }

  /// Starts over, before the first row; the parameters keep their values. Ends the views of the
  /// row.
  ///
  /// @throws org.memview.BufferException as [#step()]
  public void reset() {
    connection.lock();
    try {
      requireOpen();
      endLoans();
      restart();
    } finally {
      connection.unlock();
    }
  }

  /// The code repeats what the last step has reported.
  private void restart() {
    if (state != State.READY) {
      Calls.reset(pointer, connection.memory());
      state = State.READY;
    }
  }

  /// Takes the values of all parameters away; they are then null.
  ///
  /// @throws IllegalStateException if the statement is at a row; [#reset()] first
  public void clearBindings() {
    connection.lock();
    try {
      requireOpen();
      if (state == State.ROW) {
        throw Errors.atRow(sql);
      }
      restart();
      Api.toInt(Api.CLEAR_BINDINGS, pointer);
      pins.clear();
    } finally {
      connection.unlock();
    }
  }

  // ---------------------------------------------------------------- columns

  /// Returns the number of columns; 0 if the statement returns no rows.
  public int columnCount() {
    connection.lock();
    try {
      requireOpen();
      return Calls.columns(pointer);
    } finally {
      connection.unlock();
    }
  }

  /// Returns the name of a column (from 0).
  ///
  /// @throws IndexOutOfBoundsException if there is no such column
  public String columnName(int column) {
    connection.lock();
    try {
      requireOpen();
      requireColumn(column);
      return Api.text(Api.toPointer(Api.COLUMN_NAME, pointer, column));
    } finally {
      connection.unlock();
    }
  }

  /// Returns the type of a column's value in this row.
  ///
  /// @throws IndexOutOfBoundsException if there is no such column
  /// @throws IllegalStateException if the statement is at no row
  public ColumnType type(int column) {
    connection.lock();
    try {
      return typeOf(column);
    } finally {
      connection.unlock();
    }
  }

  /// Returns an integer.
  ///
  /// @throws IllegalStateException if the value is of another type, or the statement is at no row
  public long getLong(int column) {
    connection.lock();
    try {
      require(column, ColumnType.INTEGER);
      return Calls.columnLong(pointer, column);
    } finally {
      connection.unlock();
    }
  }

  /// Returns a float, or an integer as one.
  ///
  /// @throws IllegalStateException if the value is of another type, or the statement is at no row
  public double getDouble(int column) {
    connection.lock();
    try {
      if (typeOf(column) != ColumnType.INTEGER) {
        require(column, ColumnType.FLOAT);
      }
      return Calls.columnDouble(pointer, column);
    } finally {
      connection.unlock();
    }
  }

  /// Returns text.
  ///
  /// @throws IllegalStateException if the value is of another type, or the statement is at no row
  public String text(int column) {
    connection.lock();
    try {
      require(column, ColumnType.TEXT);
      MemorySegment text = Calls.columnText(pointer, column, pins.memory());
      byte[] utf8 = bytes(text, column).toArray(JAVA_BYTE);
      return new String(utf8, StandardCharsets.UTF_8);
    } finally {
      connection.unlock();
    }
  }

  /// Returns a read-only view of a blob, of format `"B"`: SQLite's own memory, not copied, for as
  /// long as the statement is at this row. It need not be closed. It is for this thread, or for all
  /// of them after [#sharedRows()]. (A parameter that was bound by [#bindShared] and is selected as
  /// it is, is copied: its memory may go before the row does.)
  ///
  /// @throws IllegalStateException if the value is of another type, or the statement is at no row
  /// @throws org.memview.BufferException if another thread that is alive has views of the row
  @SuppressWarnings("restricted")
  public MemoryView blob(int column) {
    connection.lock();
    try {
      require(column, ColumnType.BLOB);
      Arena arena = loans.arena();
      MemorySegment memory = bytes(Calls.columnBlob(pointer, column, pins.memory()), column);
      // SAFETY: the memory is SQLite's and stays as it is until step, reset, finalize or a type
      // conversion (sqlite.org/c3ref/column_blob.html). Conversions never happen: each type is read
      // by its own function only. Before the other three, endLoans() closes this arena.
      MemorySegment lent =
          pins.contain(memory)
              ? arena.allocate(memory.byteSize()).copyFrom(memory)
              : memory.reinterpret(arena, null);
      return MemoryView.of(_ -> Export.of(lent.asReadOnly()).owner(this));
    } finally {
      connection.unlock();
    }
  }

  /// Copies a blob to the front of `target` and returns its size in bytes: for small values faster
  /// than a view each.
  ///
  /// @param target writable; one-dimensional with items of one byte, and at least as large as the
  ///   blob, or of any shape and exactly as large
  /// @throws IllegalArgumentException if `target` does not fit
  /// @throws IllegalStateException if the value is of another type, or the statement is at no row
  public long read(int column, MemoryView target) {
    Errors.requireWritable(target);
    connection.lock();
    try {
      require(column, ColumnType.BLOB);
      MemorySegment memory = bytes(Calls.columnBlob(pointer, column, pins.memory()), column);
      long size = memory.byteSize();
      MemoryView front = front(target, size);
      if (size > 0) {
        front.copyFrom(BlobTransfer.likeness(front, memory));
      }
      return size;
    } finally {
      connection.unlock();
    }
  }

  private static MemoryView front(MemoryView target, long size) {
    long room = target.byteSize();
    boolean row = target.ndim() == 1 && target.itemSize() == 1;
    if (size > room || (size < room && !row)) {
      throw Errors.noRoom(size, target);
    }
    return row ? target.slice(0, size) : target;
  }

  /// The bytes of the value that was just asked for.
  ///
  /// SAFETY: the size is SQLite's for that pointer, asked in the order its documentation wants;
  /// used under the lock only, or re-interpreted in the arena of the row.
  @SuppressWarnings("restricted")
  private MemorySegment bytes(MemorySegment memory, int column) {
    int bytes = Calls.columnBytes(pointer, column);
    return bytes == 0 ? MemorySegment.NULL : pins.owned(memory.reinterpret(bytes));
  }

  private void require(int column, ColumnType wanted) {
    ColumnType type = typeOf(column);
    if (type != wanted) {
      throw Errors.otherType(
          column, Api.text(Api.toPointer(Api.COLUMN_NAME, pointer, column)), type, wanted);
    }
  }

  private ColumnType typeOf(int column) {
    requireOpen();
    if (state != State.ROW) {
      throw Errors.noRow(sql);
    }
    requireColumn(column);
    return ColumnType.of(Calls.columnType(pointer, column));
  }

  private void requireColumn(int column) {
    int count = Calls.columns(pointer);
    if (column < 0 || column >= count) {
      throw Errors.noColumn(column, count, sql);
    }
  }

  // ---------------------------------------------------------------- end

  private void requireOpen() {
    if (pointer.equals(MemorySegment.NULL)) {
      throw Errors.closed("statement \"" + sql + "\"");
    }
  }

  /// Ends the views of the row and frees the statement; once more does nothing.
  ///
  /// @throws org.memview.BufferException as [#step()]
  @Override
  public void close() {
    connection.lock();
    try {
      endLoans();
      free();
    } finally {
      connection.unlock();
    }
  }

  @Override
  void endLoans() {
    loans.end();
  }

  /// The code repeats what the last step has reported.
  @Override
  int free() {
    if (!pointer.equals(MemorySegment.NULL)) {
      connection.requireAccess();
      MemorySegment closing = pointer;
      pointer = MemorySegment.NULL;
      connection.remove(this);
      connection.free(Calls::end, closing);
      pins.clear();
    }
    return Codes.OK;
  }

  @Override
  public String toString() {
    return "Statement[" + sql + "]";
  }
}
