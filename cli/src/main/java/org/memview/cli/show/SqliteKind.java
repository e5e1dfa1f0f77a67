package org.memview.cli.show;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.memview.MemoryView;
import org.memview.cli.Failure;
import org.memview.format.Format;
import org.memview.layout.Layout;
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
  public Found open(Path file, Deque<String> words) throws IOException {
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
    } catch (IOException | RuntimeException e) {
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

  /// The first rows: what they hold, without reading it. Of a blob, `length` looks only at what the
  /// row begins with; of text it would count characters, so a handle says how many bytes there are.
  private static Found rows(Path file, Database db, Column column) {
    List<List<String>> rows = new ArrayList<>();
    try (Statement select =
        db.prepare(
            """
            select rowid, typeof(%1$s), case typeof(%1$s) when 'text' then 0 else length(%1$s) end
            from %2$s limit %3$d\
            """
                .formatted(quoted(column.name), quoted(column.table), MOST_ROWS + 1))) {
      while (select.step() && rows.size() < MOST_ROWS) {
        long rowid = select.getLong(0);
        String type = select.text(1);
        rows.add(List.of(Long.toString(rowid), type, size(db, column, rowid, type, select)));
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

  private static String size(Database db, Column column, long rowid, String type, Statement row) {
    return switch (type) {
      case "null" -> "";
      case "text" -> {
        try (Blob text = db.blob(column.table, column.name, rowid, Blob.Mode.READ)) {
          yield Long.toString(text.size());
        }
      }
      default -> Long.toString(row.getLong(2));
    };
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static Found value(Database db, Column column, long rowid) throws IOException {
    Blob blob = db.blob(column.table, column.name, rowid, Blob.Mode.READ);
    SparseMemory memory = SparseMemory.of(new Value(db, blob, blob.size()));
    return new Found.Array(
        String.format(Locale.US, "SQLite value of %s, row %d", column, rowid),
        memory.view(Format.of("B"), Layout.contiguous(1, blob.size())),
        Map.of(),
        false,
        memory);
  }

  /// The bytes of one value, read where they are asked for.
  private record Value(Database db, Blob blob, long size) implements ByteSource {
    @Override
    public void read(long offset, MemoryView target, LongConsumer passed) throws IOException {
      try {
        blob.read(offset, target);
      } catch (SqliteException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      db.close();
    }
  }
}
