package org.memview.cli.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.sqlite.Blob;
import org.memview.sqlite.Database;
import org.memview.sqlite.Statement;

/// Runs the code of the page about SQLite; the last test sees that the page shows this code.
class SqlitePageTest {
  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void makeDatabase() throws SQLException {
    file = folder.resolve("photos.db");
    byte[] pixels = new byte[480 * 640 * 3];
    MemoryView.of(pixels).cast("B", 480, 640, 3).slice("100:300, :320, 0").fill(7);
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      db.createStatement().execute("create table photo (id integer primary key, pixels blob)");
      insert(db, 7, pixels);
    }
  }

  private static void insert(Connection db, long id, byte[] pixels) throws SQLException {
    try (PreparedStatement insert = db.prepareStatement("insert into photo values (?, ?)")) {
      insert.setLong(1, id);
      insert.setBytes(2, pixels);
      insert.execute();
    }
  }

  // ---------------------------------------------------------------- as on the page

  static void blacken(Path file, long id, long offset, MemoryView tile) {
    try (Database db = Database.open(file, Database.Mode.READ_WRITE);
        Blob blob = db.blob("photo", "pixels", id, Blob.Mode.WRITE)) {
      blob.read(offset, tile); // as many bytes as the view has, of a blob of any size
      tile.fill(0);
      blob.write(offset, tile);
    }
  }

  static MemoryView photos(MemoryView pixels) {
    MemoryView memory = MemoryView.allocate("B", 4 << 20);
    try (Database db = Database.of(memory, 0)) { // empty, with room for 4 MB
      db.execute("create table photo (id integer primary key, pixels blob)");
      try (Statement insert = db.prepare("insert into photo values (1, ?1)")) {
        insert.bindShared(1, pixels).step(); // read where it is, while step runs
      }
      return memory.slice(0, db.size()); // what a file of it would hold
    }
  }

  static double mean(Connection db, long id) throws SQLException {
    try (PreparedStatement select = db.prepareStatement("select pixels from photo where id = ?")) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        MemoryView pixels = MemoryView.of(rows.getBytes(1)).cast("B", 480, 640, 3); // no copy
        return pixels.slice("100:300, :320, 0").mean();
      }
    }
  }

  static MemoryView piece(Connection db, long id, long offset, int length) throws SQLException {
    String sql = "select substr(pixels, ?, ?) from photo where id = ?";
    try (PreparedStatement select = db.prepareStatement(sql)) {
      select.setLong(1, offset + 1);
      select.setInt(2, length);
      select.setLong(3, id);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return MemoryView.of(rows.getBytes(1));
      }
    }
  }

  static byte[] bytes(MemoryView view) {
    boolean isAll =
        view.owner() instanceof byte[] whole
            && view.isCContiguous()
            && view.byteSize() == whole.length;
    return isAll ? (byte[]) view.owner() : view.toBytes();
  }

  // ---------------------------------------------------------------- what it gives

  @Test
  void mean_readsThePicture() throws SQLException {
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      assertEquals(7.0, mean(db, 7));
    }
  }

  @Test
  void blacken_changesThePieceAndNothingElse() throws SQLException {
    blacken(file, 7, 100 * 640 * 3 + 3, MemoryView.allocate("B", 6));

    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      MemoryView piece = piece(db, 7, 100 * 640 * 3, 12);
      assertEquals(List.of(7, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0), piece.toList());
    }
  }

  @Test
  void photos_areADatabaseThatAnyReaderOpens() throws Exception {
    MemoryView image = photos(MemoryView.allocate("B", 5000).fill(9));

    try (Database db = Database.of(image);
        Blob blob = db.blob("photo", "pixels", 1, Blob.Mode.READ)) {
      assertEquals(5000, blob.size());
    }
    Path made = Files.write(folder.resolve("made.db"), image.toBytes());
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + made)) {
      assertEquals(List.of(9, 9), piece(db, 1, 4998, 2).toList());
    }
  }

  @Test
  void piece_isThoseBytesOnly() throws SQLException {
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      MemoryView piece = piece(db, 7, 100 * 640 * 3 - 3, 9);

      assertEquals(List.of(0, 0, 0, 7, 0, 0, 7, 0, 0), piece.toList());
    }
  }

  @Test
  void bytes_ofAWholeArray_areThatArray() throws SQLException {
    byte[] whole = {1, 2, 3, 4};

    assertSame(whole, bytes(MemoryView.of(whole).cast("<h")));
    assertArrayEquals(new byte[] {2, 3}, bytes(MemoryView.of(whole).slice(1, 3)));
    assertArrayEquals(new byte[] {4, 3, 2, 1}, bytes(MemoryView.of(whole).reversed()));
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      insert(db, 8, bytes(MemoryView.of(whole)));
      assertEquals(List.of(3, 4), piece(db, 8, 2, 2).toList());
    }
  }

  @Test
  void page_showsThisCode() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "sqlite.md"));
    String here =
        bare(
            Files.readString(
                Path.of(
                    "src",
                    "test",
                    "java",
                    "org",
                    "memview",
                    "cli",
                    "pages",
                    "SqlitePageTest.java")));
    List<String> blocks =
        Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .toList();

    assertEquals(5, blocks.size());
    for (String block : blocks) {
      assertTrue(here.contains(bare(block)), block);
    }
  }

  private static String bare(String code) {
    return code.replaceAll("//.*", "").replaceAll("\\s+", "");
  }
}
