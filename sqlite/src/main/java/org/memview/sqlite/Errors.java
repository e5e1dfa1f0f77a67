package org.memview.sqlite;

import java.util.Arrays;
import java.util.List;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;

/// The texts of this package's errors.
final class Errors {
  private Errors() {}

  static SqliteException failed(String asked, int code, String words) {
    return new SqliteException(
        code, "cannot " + asked + ": " + words + " (" + Codes.name(code) + ", code " + code + ")");
  }

  static String noNativeAccess() {
    return "SQLite needs native access, which this JVM was told to deny: start it with"
        + " --enable-native-access=org.memview.sqlite (on the class path: ALL-UNNAMED)";
  }

  static String noLibrary(List<String> names) {
    return "SQLite's library was not found as "
        + String.join(", ", names)
        + "; install it (Debian, Ubuntu: apt install libsqlite3-0; Fedora: dnf install sqlite-libs;"
        + " Alpine: apk add sqlite-libs), or say where it is with -D"
        + Library.PROPERTY
        + "=/path/to/it";
  }

  static String noSymbol(String name) {
    return "this SQLite has no function sqlite3_" + name + "; 3.24 or newer is needed";
  }

  static String notThreadSafe() {
    return "this SQLite was built without threads (SQLITE_THREADSAFE=0), and a JVM has several";
  }

  static String noImages(String name) {
    return "this SQLite was built without sqlite3_"
        + name
        + ", so a database cannot live in a view here; 3.36 or newer usually has it";
  }

  static ViewReleasedException gone(IllegalStateException cause) {
    return new ViewReleasedException(
        "memory that SQLite was to use is gone: its arena was closed underneath", cause);
  }

  static WrongThreadException wrongThread(String name) {
    return new WrongThreadException(
        name + " lives in memory that only the thread of its arena may use");
  }

  static IllegalArgumentException notWritableImage(MemoryView memory) {
    return new IllegalArgumentException(
        "a database can be written only in writable memory outside the heap, without gaps and no"
            + " mapped file: MemoryView.allocate(\"B\", bytes); a file, Database.open writes (view "
            + memory.format()
            + " "
            + Arrays.toString(memory.shape())
            + ")");
  }

  static IllegalArgumentException imageSize(long size, MemoryView memory) {
    return new IllegalArgumentException(
        "a database of "
            + size
            + " bytes does not fit "
            + memory.byteSize()
            + " bytes (view "
            + memory.format()
            + " "
            + Arrays.toString(memory.shape())
            + ")");
  }

  static SqliteException walImage() {
    return failed(
        "open the database in a view",
        Codes.CANTOPEN,
        "it was left in WAL mode, which needs files beside it; \"pragma journal_mode = delete\""
            + " before it is copied");
  }

  static IllegalArgumentException noMapping(String sql) {
    return new IllegalArgumentException(
        "SQLite shall not map a database that lives in a view (\""
            + sql
            + "\"): it would read"
            + " elements while others write them");
  }

  static IllegalStateException closed(String what) {
    return new IllegalStateException("the " + what + " is closed");
  }

  static IllegalArgumentException noStatement(String sql) {
    return new IllegalArgumentException("there is no statement in \"" + sql + "\"");
  }

  static IllegalArgumentException twoStatements(String sql, long end) {
    return new IllegalArgumentException(
        "only one statement can be prepared, and \""
            + sql
            + "\" goes on behind byte "
            + end
            + "; execute() runs several");
  }

  static IndexOutOfBoundsException outside(long offset, long bytes, long size, String blob) {
    return new IndexOutOfBoundsException(
        bytes
            + " bytes at offset "
            + offset
            + " are outside blob "
            + blob
            + " of "
            + size
            + " bytes");
  }

  static SqliteException openedToRead(String blob, String database) {
    return failed(
        "write blob " + blob + " in " + database,
        Codes.READONLY,
        "it was opened with Blob.Mode.READ");
  }

  static void requireWritable(MemoryView target) {
    if (target.isReadOnly()) {
      throw new ReadOnlyViewException(
          "the view to read into is read-only"
              + " (view "
              + target.format()
              + " "
              + Arrays.toString(target.shape())
              + ")");
    }
  }

  static IllegalArgumentException noRoom(long size, MemoryView target) {
    return new IllegalArgumentException(
        "a blob of "
            + size
            + " bytes does not fit the target of "
            + target.byteSize()
            + " bytes (view "
            + target.format()
            + " "
            + Arrays.toString(target.shape())
            + "): it is smaller, or larger and no row of bytes");
  }

  static IndexOutOfBoundsException noParameter(int parameter, int count, String sql) {
    return new IndexOutOfBoundsException(
        "parameter " + parameter + " is none of 1 to " + count + " of \"" + sql + "\"");
  }

  static IndexOutOfBoundsException noColumn(int column, int count, String sql) {
    return new IndexOutOfBoundsException(
        "column " + column + " is none of the " + count + " of \"" + sql + "\", counted from 0");
  }

  static IllegalStateException atRow(String sql) {
    return new IllegalStateException(
        "the statement is at a row, and its parameters cannot change; reset() first (\""
            + sql
            + "\")");
  }

  static IllegalStateException noRow(String sql) {
    return new IllegalStateException(
        "the statement is at no row; step() has to return true first (\"" + sql + "\")");
  }

  static IllegalStateException otherType(
      int column, String name, ColumnType type, ColumnType wanted) {
    return new IllegalStateException(
        "column "
            + column
            + " ("
            + name
            + ") is "
            + type
            + " in this row, not "
            + wanted
            + "; type("
            + column
            + ") tells, and cast in SQL converts");
  }

  static BufferException rowOfThread(String sql, Thread reader) {
    return new BufferException(
        "thread '"
            + reader.getName()
            + "' has views of this row of \""
            + sql
            + "\" and has to leave it itself; rows of a statement with sharedRows() are for all"
            + " threads");
  }

  static IllegalStateException viewsOfRow(String sql) {
    return new IllegalStateException(
        "there are views of a row already; sharedRows() comes before the first (\"" + sql + "\")");
  }

  static BufferException rowInUse(String sql, IllegalStateException cause) {
    return new BufferException(
        "another thread is in a call with a view of this row of \"" + sql + "\"", cause);
  }
}
