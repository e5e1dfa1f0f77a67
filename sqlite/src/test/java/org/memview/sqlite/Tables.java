package org.memview.sqlite;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import org.memview.MemoryView;

/// What several tests put into a database.
final class Tables {
  private Tables() {}

  /// A database in memory with table `doc(id, body)` and a row of these bytes.
  static Database with(byte[]... bodies) {
    Database db = Database.inMemory();
    db.execute("create table doc (id integer primary key, body)");
    try (Statement insert = db.prepare("insert into doc (body) values (?1)")) {
      for (byte[] body : bodies) {
        insert.bind(1, MemoryView.of(body)).step();
      }
    }
    return db;
  }

  /// Bytes that tell their place.
  static byte[] pattern(int seed, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (seed * 31 + i * 7 + (i >> 8));
    }
    return bytes;
  }

  /// The body of row `id`, read in one call.
  static byte[] body(Database db, long id) {
    try (Blob blob = db.blob("doc", "body", id, Blob.Mode.READ)) {
      byte[] bytes = new byte[(int) blob.size()];
      blob.read(0, MemoryView.of(bytes));
      return bytes;
    }
  }

  /// Views of 24,000 bytes in every kind of memory and with every kind of gap.
  static List<MemoryView> views() {
    int n = 24_000;
    return List.of(
        MemoryView.of(new byte[n]),
        MemoryView.of(new byte[n + 100]).slice(50, n + 50),
        MemoryView.of(new double[n / 8]),
        MemoryView.of(new int[n / 4]).cast("i", 60, 100).transpose(),
        MemoryView.allocate("B", n),
        MemoryView.allocate(">h", 30, 20, 20),
        MemoryView.of(Arena.ofAuto().allocate(2L * n)).slice("::2"),
        MemoryView.of(new byte[n]).slice("::-1"),
        MemoryView.of(new byte[3 * n]).cast("B", 80, 300, 3).slice("..., 1"),
        MemoryView.of(new byte[2 * n]).cast("T{<d:x:<d:y:}").field("y"),
        MemoryView.allocate("T{<i:a:<h:b:2x}", 3000));
  }

  /// Whether the elements of a view are, in C order, these bytes; of records the pads do not count.
  static boolean holds(MemoryView view, byte[] bytes) {
    return view.formatSpec().isRecord()
        ? view.contentEquals(MemoryView.of(bytes).cast(view.format(), view.shape()))
        : Arrays.equals(view.toBytes(), bytes);
  }
}
