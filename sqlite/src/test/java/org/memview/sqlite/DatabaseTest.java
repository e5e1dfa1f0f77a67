package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void open_modes_areKept() {
    Path file = folder.resolve("öffnen ✓.db");
    Refused.by(
        SqliteException.class,
        () -> Database.open(file, Database.Mode.READ_WRITE),
        "open",
        file.toString(),
        "unable to open database file",
        "SQLITE_CANTOPEN",
        "14");
    try (Database made = Database.open(file, Database.Mode.CREATE)) {
      made.execute("create table t (x); insert into t values (1)");
      assertEquals(1, made.lastInsertRowid());
    }
    assertTrue(Files.exists(file));
    try (Database read = Database.open(file, Database.Mode.READ)) {
      SqliteException refused =
          Refused.by(
              SqliteException.class,
              () -> read.execute("insert into t values (2)"),
              "insert into t values (2)",
              "readonly",
              "SQLITE_READONLY");
      assertEquals(8, refused.code());
    }
  }

  @Test
  void open_aFileThatIsNoDatabase_isSaidAtTheFirstUse() throws Exception {
    Path file = Files.writeString(folder.resolve("text.db"), "not a database ".repeat(100));
    try (Database db = Database.open(file, Database.Mode.READ)) {
      Refused.by(
          SqliteException.class,
          () -> db.prepare("select * from sqlite_schema"),
          "file is not a database",
          "SQLITE_NOTADB");
    }
  }

  @Test
  void open_failures_leaveNothingOpen() {
    long before = Connection.OPEN.get();
    for (int i = 0; i < 20; i++) {
      Refused.by(
          SqliteException.class,
          () -> Database.open(folder.resolve("no/such.db"), Database.Mode.CREATE));
    }
    assertEquals(before, Connection.OPEN.get());
  }

  @Test
  void execute_anError_namesTheStatement() {
    try (Database db = Database.inMemory()) {
      Refused.by(
          SqliteException.class,
          () -> db.execute("create tabel t (x)"),
          "create tabel t (x)",
          "near \"tabel\"",
          ":memory:",
          "SQLITE_ERROR, code 1");
    }
  }

  @Test
  void constraint_extendedCode_isKept() {
    try (Database db = Database.inMemory()) {
      db.execute("create table t (x unique); insert into t values (1)");
      SqliteException refused =
          Refused.by(SqliteException.class, () -> db.execute("insert into t values (1)"), "t.x");

      assertEquals(19, refused.code());
      assertEquals(2067, refused.extendedCode());
    }
  }

  @Test
  void prepare_noneOrTwoStatements_areRefused() {
    try (Database db = Database.inMemory()) {
      Refused.by(IllegalArgumentException.class, () -> db.prepare(" -- nothing"), "nothing");
      Refused.by(
          IllegalArgumentException.class, () -> db.prepare("select 1; select 2"), "only one");
      db.prepare("select 1; \n ").close();

      assertEquals(0, db.openHandles());
    }
  }

  @Test
  void close_closesWhatWasMade() {
    long before = Connection.OPEN.get();
    Database db = Tables.with(new byte[10]);
    Statement statement = db.prepare("select body from doc");
    Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE);
    assertEquals(2, db.openHandles());
    assertTrue(statement.step());

    db.close();
    db.close();

    assertFalse(db.isOpen());
    assertEquals(before, Connection.OPEN.get());
    assertEquals(0, db.openHandles());
    Refused.by(IllegalStateException.class, () -> db.execute("select 1"), "closed", ":memory:");
    Refused.by(IllegalStateException.class, () -> db.prepare("select 1"), "closed");
    Refused.by(
        IllegalStateException.class, () -> db.blob("doc", "body", 1, Blob.Mode.READ), "closed");
    Refused.by(IllegalStateException.class, statement::step, "statement", "closed");
    Refused.by(IllegalStateException.class, blob::size, "blob doc.body of row 1", "closed");
    statement.close();
    blob.close();
  }

  @Test
  void locked_database_isAnErrorWithItsCode() {
    Path file = folder.resolve("locked.db");
    try (Database one = Database.open(file, Database.Mode.CREATE);
        Database two = Database.open(file, Database.Mode.READ_WRITE)) {
      one.execute("create table t (x); begin immediate");
      two.execute("pragma busy_timeout = 1");
      SqliteException refused =
          Refused.by(
              SqliteException.class, () -> two.execute("insert into t values (1)"), "locked");

      assertEquals(Codes.BUSY, refused.code());
    }
  }

  @Test
  void version_isSqlites() {
    assertTrue(Database.libraryVersion().startsWith("3."), Database.libraryVersion());
  }
}
