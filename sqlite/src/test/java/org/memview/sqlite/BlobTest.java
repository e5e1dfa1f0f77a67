package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.testkit.TestRun;

class BlobTest {

  @Test
  void read_intoEveryKindOfView_fillsItInOrder() {
    byte[] body = Tables.pattern(1, 30_000);
    try (Database db = Tables.with(body);
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.READ)) {
      assertEquals(30_000, blob.size());
      for (MemoryView target : Tables.views()) {
        blob.read(1234, target);

        assertTrue(Tables.holds(target, Arrays.copyOfRange(body, 1234, 25_234)), target::toString);
      }
    }
  }

  @Test
  void write_fromEveryKindOfView_storesItInOrder() {
    byte[] bytes = Tables.pattern(2, 24_000);
    for (MemoryView source : Tables.views()) {
      source.copyFrom(MemoryView.of(bytes).cast(source.format(), source.shape()));
      try (Database db = Tables.with(new byte[30_000])) {
        try (Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE)) {
          blob.write(1234, source);
        }
        byte[] stored = Tables.body(db, 1);

        assertTrue(
            Tables.holds(source, Arrays.copyOfRange(stored, 1234, 25_234)), source::toString);
        assertArrayEquals(new byte[1234], Arrays.copyOf(stored, 1234));
        assertArrayEquals(new byte[30_000 - 25_234], Arrays.copyOfRange(stored, 25_234, 30_000));
      }
    }
  }

  @Test
  void readAndWrite_atRandom_actLikeAnArray() {
    SplittableRandom random = new SplittableRandom(TestRun.seed());
    byte[] model = Tables.pattern(3, 200_000);
    try (Database db = Tables.with(model);
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE)) {
      for (int i = 0; i < TestRun.pick(2000, 20_000); i++) {
        int step = random.nextInt(1, 4);
        int length = random.nextInt(random.nextInt(10) == 0 ? 180_000 / step : 900);
        int at = random.nextInt(model.length - length + 1);
        byte[] memory = new byte[length * step + 1];
        MemoryView row =
            random.nextBoolean() ? MemoryView.of(memory) : MemoryView.allocate("B", memory.length);
        MemoryView view = row.slice(0, (long) length * step, step);
        if (random.nextBoolean()) {
          blob.read(at, view);
          assertArrayEquals(
              Arrays.copyOfRange(model, at, at + length),
              view.toBytes(),
              () -> "seed " + TestRun.seed());
        } else {
          byte[] noise = new byte[length];
          random.nextBytes(noise);
          view.copyFrom(MemoryView.of(noise));
          blob.write(at, view);
          System.arraycopy(noise, 0, model, at, length);
        }
      }
      assertArrayEquals(model, Tables.body(db, 1), () -> "seed " + TestRun.seed());
    }
  }

  @Test
  void write_isSeenByAnotherConnection(@TempDir Path folder) {
    Path file = folder.resolve("two.db");
    try (Database one = Database.open(file, Database.Mode.CREATE);
        Database two = Database.open(file, Database.Mode.READ)) {
      one.execute("create table doc (id integer primary key, body)");
      one.execute("insert into doc values (7, zeroblob(100))");
      try (Blob blob = one.blob("doc", "body", 7, Blob.Mode.WRITE)) {
        blob.write(50, MemoryView.of(new byte[] {1, 2, 3}));
      }

      assertArrayEquals(
          new byte[] {0, 1, 2, 3, 0}, Arrays.copyOfRange(Tables.body(two, 7), 49, 54));
    }
  }

  @Test
  void mappedFile_isReadAndWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mapped.bin");
    Files.write(file, new byte[24_000]);
    byte[] body = Tables.pattern(5, 24_000);
    try (Database db = Tables.with(body, new byte[24_000]);
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE);
        Arena arena = Arena.ofShared();
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemoryView mapped =
          MemoryView.of(channel.map(FileChannel.MapMode.READ_WRITE, 0, 24_000, arena));
      blob.read(0, mapped);
      blob.reopen(2);
      blob.write(0, mapped.asReadOnly());

      assertArrayEquals(body, Tables.body(db, 2));
    }
    assertArrayEquals(body, Files.readAllBytes(file));
  }

  @Test
  void outside_isRefusedWithNumbers_beforeAnythingIsRead() {
    try (Database db = Tables.with(Tables.pattern(1, 100));
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE)) {
      byte[] target = new byte[10];
      Refused.by(
          IndexOutOfBoundsException.class,
          () -> blob.read(91, MemoryView.of(target)),
          "10 bytes at offset 91",
          "doc.body of row 1",
          "100 bytes");
      Refused.by(IndexOutOfBoundsException.class, () -> blob.read(-1, MemoryView.of(target)), "-1");
      Refused.by(
          IndexOutOfBoundsException.class,
          () -> blob.write(Long.MAX_VALUE, MemoryView.of(target)),
          "9223372036854775807");
      Refused.by(
          IndexOutOfBoundsException.class,
          () -> blob.write(0, MemoryView.of(new byte[1]).broadcastTo(1L << 40)),
          "1099511627776 bytes");

      assertArrayEquals(new byte[10], target);
      blob.read(100, MemoryView.of(new byte[0]));
      blob.read(90, MemoryView.of(target));
    }
  }

  @Test
  void readOnlyThings_areNotWritten() {
    try (Database db = Tables.with(Tables.pattern(1, 100));
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.READ)) {
      MemoryView native0 = MemoryView.allocate("B", 10);
      Refused.by(
          ReadOnlyViewException.class, () -> blob.read(0, native0.asReadOnly()), "read-only", "10");
      assertEquals(0, native0.sum());
      SqliteException refused =
          Refused.by(
              SqliteException.class, () -> blob.write(0, native0), "Blob.Mode.READ", "row 1");
      assertEquals(Codes.READONLY, refused.code());
    }
  }

  @Test
  void releasedView_isRefused() {
    try (Database db = Tables.with(Tables.pattern(1, 100));
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE)) {
      MemoryView released = MemoryView.allocate("B", 10);
      released.close();
      MemoryView gone;
      try (Arena arena = Arena.ofShared()) {
        gone = MemoryView.of(arena.allocate(10));
      }

      assertThrows(ViewReleasedException.class, () -> blob.read(0, released));
      assertThrows(ViewReleasedException.class, () -> blob.write(0, released));
      assertThrows(ViewReleasedException.class, () -> blob.read(0, gone));
    }
  }

  @Test
  void changedRow_expiresTheBlob_untilItIsReopened() {
    try (Database db = Tables.with(Tables.pattern(1, 100), Tables.pattern(2, 200));
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.READ)) {
      db.execute("update doc set body = zeroblob(100) where id = 1");

      SqliteException expired =
          Refused.by(
              SqliteException.class,
              () -> blob.read(3, MemoryView.of(new byte[4])),
              "read 4 bytes at offset 3 of blob doc.body of row 1",
              "SQLITE_ABORT");
      assertEquals(Codes.ABORT, expired.code());
      Refused.by(SqliteException.class, () -> blob.reopen(2), "SQLITE_ABORT");
    }
  }

  @Test
  void reopen_movesToAnotherRow() {
    try (Database db = Tables.with(Tables.pattern(1, 100), Tables.pattern(2, 200));
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.READ)) {
      blob.reopen(2);
      byte[] all = new byte[200];
      blob.read(0, MemoryView.of(all));

      assertEquals(200, blob.size());
      assertArrayEquals(Tables.pattern(2, 200), all);
      Refused.by(SqliteException.class, () -> blob.reopen(99), "row 99", "no such rowid");
      assertEquals(0, blob.size());
      Refused.by(IndexOutOfBoundsException.class, () -> blob.read(0, MemoryView.of(all)), "row 99");
    }
  }

  @Test
  void open_whatIsNotThere_isSaid() {
    try (Database db = Tables.with(new byte[1])) {
      db.execute("insert into doc values (5, 42)");
      open(db, "nix", "body", 1, "no such table: main.nix");
      open(db, "doc", "nix", 1, "no such column");
      open(db, "doc", "body", 9, "no such rowid: 9");
      open(db, "doc", "body", 5, "integer");
      assertEquals(0, db.openHandles());
    }
  }

  private static void open(Database db, String table, String column, long row, String why) {
    Refused.by(
        SqliteException.class,
        () -> db.blob(table, column, row, Blob.Mode.READ),
        table + "." + column,
        "row " + row,
        why);
  }

  @Test
  void attachedDatabase_isNamed(@TempDir Path folder) {
    try (Database db = Tables.with(new byte[1])) {
      db.execute("attach '" + folder.resolve("other.db") + "' as other");
      db.execute("create table other.doc (body); insert into other.doc values (x'010203')");
      try (Blob blob = db.blob("other", "doc", "body", 1, Blob.Mode.READ)) {
        assertEquals(3, blob.size());
      }
    }
  }

  @Test
  void text_isReadAsItsBytes() {
    try (Database db = Tables.with(new byte[1])) {
      db.execute("insert into doc values (5, 'grün')");

      assertEquals("grün", new String(Tables.body(db, 5), java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
