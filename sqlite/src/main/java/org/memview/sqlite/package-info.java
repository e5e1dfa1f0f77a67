/// SQLite's blobs, read and written through views. **Needs native access**: start the JVM with
/// `--enable-native-access=org.memview.sqlite` (on the class path: `ALL-UNNAMED`), and SQLite's own
/// library on the system (Debian: `apt install libsqlite3-0`; macOS and Windows bring one).
///
/// ```java
/// try (Database db = Database.open(Path.of("photos.db"), Database.Mode.READ_WRITE)) {
///   try (Blob blob = db.blob("photo", "pixels", 7, Blob.Mode.WRITE)) {  // row 7, not read yet
///     MemoryView tile = MemoryView.of(new byte[4096]);
///     blob.read(1_000_000, tile);                     // 4096 bytes from byte 1,000,000 on
///     tile.fill(0);
///     blob.write(1_000_000, tile);                    // and back
///   }
///   try (Statement select = db.prepare("select name, pixels from photo")) {
///     while (select.step()) {
///       MemoryView pixels = select.blob(1);           // SQLite's memory, for this row only
///       IO.println(select.text(0) + " " + pixels.cast("B", 480, 640, 3).slice("..., 0").mean());
///     }
///   }
/// }
/// ```
///
/// **One copy fewer, not none.** SQLite keeps a blob as a chain of pages and puts it together when
/// it is asked, so somebody always copies once: [Blob#read][org.memview.sqlite.Blob#read] copies
/// from SQLite's pages into memory of yours, [Statement#blob][org.memview.sqlite.Statement#blob]
/// shows the memory into which SQLite has put the whole blob together. What a JDBC driver adds, a
/// second copy into a fresh Java array, does not happen. Views on the heap or with gaps are filled
/// through a piece of 64 KB.
///
/// **A row's views live until the row is left.** `step`, `reset` and `close` of the statement, and
/// `close` of the database, end them: every later use is a
/// [ViewReleasedException][org.memview.ViewReleasedException], and never SQLite's next row. They
/// need not be closed. They are for the thread that asks for them, any other is refused;
/// [Statement#sharedRows][org.memview.sqlite.Statement#sharedRows] lends them to all threads, and
/// leaving such a row stops all of them for some microseconds.
///
/// **A whole database can live in a view** ([Database#of][org.memview.sqlite.Database#of]), and
/// parameters can be bound where they are
/// ([Statement#bindShared][org.memview.sqlite.Statement#bindShared]): a lease of its own holds the
/// memory as long as SQLite may look at it.
///
/// **Threads.** A database and everything made from it, but views of rows, may be used by any
/// thread, one call at a time; the others wait.
///
/// Errors of SQLite are [SqliteException][org.memview.sqlite.SqliteException]s with its code and
/// its own words; use after `close` is an `IllegalStateException`. Without native access there is
/// JDBC: `docs/sqlite.md` in the project's sources says how its blobs become views.
package org.memview.sqlite;
