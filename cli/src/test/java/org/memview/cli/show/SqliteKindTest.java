package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.sqlite.Database;
import org.memview.sqlite.Statement;

class SqliteKindTest {
  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void makeDatabase() {
    file = folder.resolve("some.db");
    try (Database db = Database.open(file, Database.Mode.CREATE)) {
      db.execute("create table photo (id integer primary key, name text, pixels blob)");
      try (Statement insert = db.prepare("insert into photo values (?1, 'one', ?2)")) {
        insert
            .bind(1, 7)
            .bind(2, MemoryView.of("hello world".getBytes(StandardCharsets.US_ASCII)))
            .step();
      }
      db.execute("insert into photo values (9, null, 42)");
    }
  }

  @Test
  void database_listsItsColumns() {
    ShowRun run = ShowRun.of(file);

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("SQLite database"), run.out());
    assertTrue(run.out().contains("photo.pixels  BLOB"), run.out());
    assertTrue(run.out().contains("table.column rowid"), run.out());
  }

  @Test
  void column_listsItsRows() {
    ShowRun run = ShowRun.of(file, "photo.pixels");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().matches("(?s).*7 +blob +11.*9 +integer +2.*"), run.out());
    assertTrue(run.out().contains("photo.pixels rowid"), run.out());
  }

  @Test
  void value_isDumped() {
    ShowRun run = ShowRun.of(file, "photo.pixels", "7", "6:");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("SQLite value of photo.pixels, row 7"), run.out());
    assertTrue(run.out().contains("77 6f 72 6c 64"), run.out());
    assertTrue(ShowRun.of(file, "photo.name", "7").out().contains("|one|"));
  }

  @Test
  void whatIsNotThere_isOneSentence() {
    refused("'pixels' is no table.column", "pixels");
    refused("no such column: \"nix\"", "photo.nix", "7");
    refused("no such rowid: 8", "photo.pixels", "8");
    refused("'seven' is no rowid", "photo.pixels", "seven");
    refused("integer", "photo.pixels", "9");
  }

  private void refused(String why, String... words) {
    Object[] arguments = new Object[words.length + 1];
    arguments[0] = file;
    System.arraycopy(words, 0, arguments, 1, words.length);

    ShowRun run = ShowRun.of(arguments);

    assertEquals(1, run.code(), run.out());
    assertTrue(run.err().contains(why), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }
}
