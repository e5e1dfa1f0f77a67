package org.memview.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.memview.MemoryView;

/// Whole databases in memory: those that live in a view, and copies of others.
///
/// The flags that let SQLite free or move the memory are set only for memory of its own. Reading by
/// pointers into the memory (`mmap_size`) stays off: pages are copied into SQLite's cache, where
/// what it has checked cannot change any more.
///
/// @see <a href="https://www.sqlite.org/c3ref/deserialize.html">sqlite3_deserialize</a>
final class Images {
  /// `SQLITE_DESERIALIZE_READONLY`.
  static final int READONLY = 4;

  private static final int FREEONCLOSE = 1;
  private static final int NOCOPY = 1;
  private static final int WAL_BYTE = 18;
  private static final int WAL = 2;

  private Images() {}

  /// Returns whether SQLite can use the memory of a view where it is.
  static boolean isShareable(MemoryView view) {
    return view.suboffsets().length == 0
        && view.isCContiguous()
        && view.byteSize() > 0
        && view.asSegment().isNative();
  }

  /// Makes a connection that has just been opened one to the database in a view.
  ///
  /// @param size the bytes of the database, the rest is room
  static void moveInto(Connection connection, MemoryView image, long size, int flags) {
    connection.lock();
    try {
      connection.execute("pragma mmap_size = 0");
      if (isShareable(image)) {
        connection.liveIn(image.share());
        deserialize(connection, connection.memory(), size, flags);
      } else {
        MemorySegment copy = Statement.copyOf(image);
        if (copy.equals(MemorySegment.NULL)) {
          throw connection.failure("open the database in a view", Codes.NOMEM);
        }
        deserialize(connection, copy, size, flags | FREEONCLOSE);
      }
    } finally {
      connection.unlock();
    }
  }

  private static void deserialize(
      Connection connection, MemorySegment memory, long size, int flags) {
    if (size > WAL_BYTE && memory.get(JAVA_BYTE, WAL_BYTE) == WAL) {
      if ((flags & FREEONCLOSE) != 0) {
        Api.free(memory);
      }
      throw Errors.walImage();
    }
    try (Arena arena = Arena.ofConfined()) {
      int code =
          Api.toInt(
              Api.Images.DESERIALIZE,
              connection.pointer(),
              arena.allocateFrom("main"),
              memory,
              size,
              memory.byteSize(),
              flags);
      connection.check(code, "open the database in a view");
    }
  }

  /// Refuses to switch on what the class comment says stays off.
  static void requireNoMapping(Connection connection, String sql) {
    if (connection.livesInAView() && sql.toLowerCase(Locale.ROOT).contains("mmap_size")) {
      throw Errors.noMapping(sql);
    }
  }

  /// Returns the bytes of a database.
  static long size(Connection connection) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      serialize(connection, arena, size, NOCOPY);
      return size.get(JAVA_LONG, 0);
    }
  }

  /// Returns a copy of a database in memory that SQLite has allocated for it, and that it gets back
  /// when nobody knows it any more.
  @SuppressWarnings("restricted")
  static MemorySegment copyOf(Connection connection) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      MemorySegment copy = serialize(connection, arena, size, 0);
      long bytes = size.get(JAVA_LONG, 0);
      if (copy.equals(MemorySegment.NULL)) {
        if (bytes > 0) {
          throw connection.failure("copy the database", Codes.NOMEM);
        }
        return MemorySegment.ofArray(new byte[0]);
      }
      // SAFETY: so many bytes are at the pointer, they are the caller's, and only this segment and
      // its slices, whose arena frees them, know it.
      return copy.reinterpret(bytes, Arena.ofAuto(), Api::free);
    }
  }

  private static MemorySegment serialize(
      Connection connection, Arena arena, MemorySegment size, int flags) {
    return Api.toPointer(
        Api.Images.SERIALIZE,
        connection.pointer(),
        arena.allocateFrom("main"),
        size,
        flags,
        connection.memory());
  }
}
