package org.memview.cli.show;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.sqlite.Blob;
import org.memview.sqlite.Database;
import org.memview.sqlite.SqliteException;
import org.memview.sqlite.Statement;

/// A SQLite database: the bytes of one value, named `table.column rowid`.
final class SqliteKind implements FileKind {
  private static final int MOST_ROWS = 20;

  @Override
  public boolean recognizes(Head head) {
    return head.startsWith("SQLite format 3\0");
  }

  @Override
  public Found open(Path file, Deque<String> words) {
    Database db = Database.open(file, Database.Mode.READ);
    try {
      if (words.isEmpty()) {
        return columns(file, db);
      }
      Column column = Column.parse(words.removeFirst(), file);
      return words.isEmpty()
          ? rows(file, db, column)
          : value(db, column, rowid(words.removeFirst(), column));
    } catch (SqliteException e) {
      db.close();
      throw new Failure(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  /// @param table perhaps with dots in it
  private record Column(String table, String name) {
    static Column parse(String word, Path file) {
      int dot = word.lastIndexOf('.');
      if (dot <= 0 || dot == word.length() - 1) {
        throw new Failure(
            "'%s' is no table.column of %s; memview show %s lists them"
                .formatted(word, file, file));
      }
      return new Column(word.substring(0, dot), word.substring(dot + 1));
    }

    @Override
    public String toString() {
      return table + "." + name;
    }
  }

  private static long rowid(String word, Column column) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new Failure(
          "'%s' is no rowid: a number names the row of %s".formatted(word, column), e);
    }
  }

  private static Found columns(Path file, Database db) {
    List<List<String>> rows = new ArrayList<>();
    try (Statement select =
        db.prepare(
            """
            select t.name || '.' || c.name, c.type
            from sqlite_schema t, pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite_%' order by t.name, c.cid\
            """)) {
      while (select.step()) {
        rows.add(List.of(select.text(0), select.text(1)));
      }
    }
    return new Found.Parts(
        "SQLite database",
        Map.of("library", "SQLite " + Database.libraryVersion()),
        List.of("column", "type"),
        rows,
        "name a column and a row: memview show %s table.column rowid".formatted(file),
        db::close);
  }

  /// The first rows: what they hold, without reading it.
  private static Found rows(Path file, Database db, Column column) {
    List<List<String>> rows = new ArrayList<>();
    try (Statement select =
        db.prepare(
            "select rowid, typeof(%1$s), length(cast(%1$s as blob)) from %2$s limit %3$d"
                .formatted(quoted(column.name), quoted(column.table), MOST_ROWS + 1))) {
      while (select.step() && rows.size() < MOST_ROWS) {
        String size = select.text(1).equals("null") ? "" : Long.toString(select.getLong(2));
        rows.add(List.of(Long.toString(select.getLong(0)), select.text(1), size));
      }
    }
    return new Found.Parts(
        "SQLite column " + column,
        Map.of("rows", "the first " + rows.size()),
        List.of("rowid", "type", "bytes"),
        rows,
        "name a row: memview show %s %s rowid".formatted(file, column),
        db::close);
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static Found value(Database db, Column column, long rowid) {
    try (Blob blob = db.blob(column.table, column.name, rowid, Blob.Mode.READ)) {
      MemoryView bytes = MemoryView.allocate("B", blob.size());
      blob.read(0, bytes);
      return new Found.Array(
          String.format(Locale.US, "SQLite value of %s, row %d", column, rowid),
          bytes.asReadOnly(),
          Map.of(),
          false,
          db::close);
    }
  }
}
