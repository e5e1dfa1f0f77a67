package org.memview.sqlite;

import java.lang.foreign.MemorySegment;
import org.memview.MemoryView;

/// The blob (or text) of one row, read and written piece by piece: SQLite's incremental I/O.
///
/// Nothing is read until it is asked for; a piece near the end of a large blob takes longer than
/// one near its beginning, because SQLite follows the chain of its pages. The size is fixed. When
/// somebody changes the row, the blob expires: calls fail with code 4 (`SQLITE_ABORT`) until
/// [#reopen(long)].
///
/// @see <a href="https://www.sqlite.org/c3ref/blob_open.html">sqlite3_blob_open</a>
/// @since 0.1
public final class Blob extends Handle implements AutoCloseable {
  private final Connection connection;
  private final String name;
  private final Mode mode;
  private MemorySegment pointer;
  private long rowid;
  private int size;
  private int reported;

  /// What a blob is opened for.
  public enum Mode {
    /// Reading.
    READ,
    /// Reading and writing.
    WRITE
  }

  Blob(Connection connection, MemorySegment pointer, String name, long rowid, Mode mode) {
    this.connection = connection;
    this.pointer = pointer;
    this.name = name;
    this.rowid = rowid;
    this.mode = mode;
    this.size = Calls.blobBytes(pointer);
    connection.add(this);
  }

  /// Returns the size in bytes.
  public long size() {
    connection.lock();
    try {
      requireOpen();
      return size;
    } finally {
      connection.unlock();
    }
  }

  /// Fills `target` with the bytes from `offset` on, its elements in C order.
  ///
  /// `target` may be any writable view: contiguous memory outside the heap is filled by SQLite
  /// itself; the heap, mapped files and views with gaps through a piece of 64 KB. Nothing is read
  /// into a view that does not fit.
  ///
  /// @param offset in bytes
  /// @throws IndexOutOfBoundsException if `target` would reach beyond the blob
  /// @throws org.memview.ReadOnlyViewException if `target` is read-only
  /// @throws SqliteException if SQLite fails; part of `target` may be filled then
  public void read(long offset, MemoryView target) {
    Errors.requireWritable(target);
    connection.lock();
    try {
      requireWithin(offset, target);
      BlobTransfer.read(
          target,
          offset,
          connection.stage(),
          (memory, at) ->
              move(
                  Calls.blobRead(
                      pointer, memory, (int) memory.byteSize(), (int) at, connection.memory()),
                  "read",
                  memory.byteSize(),
                  at));
    } finally {
      connection.unlock();
    }
  }

  /// Writes the elements of `source`, in C order, over the bytes from `offset` on.
  ///
  /// The same holds of `source` as of the target of [#read]. Outside a transaction [#close()] is
  /// what commits.
  ///
  /// @param offset in bytes
  /// @throws IndexOutOfBoundsException if `source` would reach beyond the blob, which cannot grow
  /// @throws SqliteException if the blob was opened for reading (code 8), or SQLite fails
  public void write(long offset, MemoryView source) {
    connection.lock();
    try {
      requireWithin(offset, source);
      if (mode == Mode.READ) {
        throw Errors.openedToRead(described(), connection.name());
      }
      BlobTransfer.write(
          source,
          offset,
          connection.stage(),
          (memory, at) ->
              move(
                  Calls.blobWrite(
                      pointer, memory, (int) memory.byteSize(), (int) at, connection.memory()),
                  "write",
                  memory.byteSize(),
                  at));
    } finally {
      connection.unlock();
    }
  }

  private void move(int code, String how, long bytes, long at) {
    if (code != Codes.OK) {
      reported = code;
      throw connection.failure(
          how + " " + bytes + " bytes at offset " + at + " of blob " + described(), code);
    }
  }

  /// Moves to the same column of another row of the table, faster than opening it anew.
  ///
  /// @throws SqliteException if there is no such row, or its value is neither blob nor text; this
  ///   blob is then of no use until `reopen` succeeds
  public void reopen(long newRowid) {
    connection.lock();
    try {
      requireOpen();
      MemorySegment memory = connection.memory();
      rowid = newRowid;
      size = 0;
      reported = Calls.blobReopen(pointer, newRowid, memory);
      connection.check(reported, "reopen blob " + described());
      size = Calls.blobBytes(pointer);
    } finally {
      connection.unlock();
    }
  }

  private void requireWithin(long offset, MemoryView view) {
    requireOpen();
    long bytes = view.byteSize();
    if (offset < 0 || bytes > size || offset > size - bytes) {
      throw Errors.outside(offset, bytes, size, described());
    }
  }

  private void requireOpen() {
    if (pointer.equals(MemorySegment.NULL)) {
      throw Errors.closed("blob " + described());
    }
  }

  private String described() {
    return name + " of row " + rowid;
  }

  /// Ends it, and outside a transaction commits what was written; once more does nothing.
  ///
  /// @throws SqliteException if that commit fails; the blob is closed all the same
  @Override
  public void close() {
    connection.lock();
    try {
      connection.check(free(), "close blob " + described());
    } finally {
      connection.unlock();
    }
  }

  @Override
  void endLoans() {}

  /// The code that closing returns may repeat an error of a call before.
  @Override
  int free() {
    if (pointer.equals(MemorySegment.NULL)) {
      return Codes.OK;
    }
    connection.requireAccess();
    MemorySegment closing = pointer;
    pointer = MemorySegment.NULL;
    connection.remove(this);
    int code = connection.free(Calls::blobClose, closing);
    return code == reported ? Codes.OK : code;
  }

  @Override
  public String toString() {
    return "Blob[" + described() + "]";
  }
}
