package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;

/// Every public signature of the module, spelled out: what compiles here goes on compiling.
@SuppressWarnings({"unused", "CheckReturnValue", "ReturnValueIgnored"})
class SignaturesTest {
  private static final List<Class<?>> TYPES =
      List.of(Database.class, Statement.class, Blob.class, SqliteException.class);

  private static final Set<String> SPELLED_BY_JAVA =
      Set.of("equals", "hashCode", "toString", "close");

  static void database(Path path) {
    try (Database db = Database.open(path, Database.Mode.READ_WRITE);
        Database memory = Database.inMemory()) {
      MemoryView image = db.serialize();
      long size = db.size();
      Database.of(image).close();
      Database.of(image, 0L).close();
      db.execute("create table t (a)");
      long rowid = db.lastInsertRowid();
      int handles = memory.openHandles();
      boolean open = db.isOpen();
    }
    List<Database.Mode> modes =
        List.of(Database.Mode.READ, Database.Mode.READ_WRITE, Database.Mode.CREATE);
    String version = Database.libraryVersion();
  }

  static void statement(Database db, MemoryView view) {
    try (Statement statement = db.prepare("select ?1")) {
      Statement same = statement.bind(1, 1L).bind(1, 1.5).bind(1, "text").bind(1, view);
      same = statement.bindShared(1, view).sharedRows();
      same = statement.bindNull(1).bindZeros(1, 10L);
      boolean row = statement.step();
      int columns = statement.columnCount();
      String name = statement.columnName(0);
      ColumnType type = statement.type(0);
      long number = statement.getLong(0);
      double real = statement.getDouble(0);
      String text = statement.text(0);
      MemoryView blob = statement.blob(0);
      long bytes = statement.read(0, view);
      statement.reset();
      statement.clearBindings();
      statement.close();
    }
    List<ColumnType> types =
        List.of(
            ColumnType.INTEGER,
            ColumnType.FLOAT,
            ColumnType.TEXT,
            ColumnType.BLOB,
            ColumnType.NULL);
  }

  static void blob(Database db, MemoryView view) {
    try (Blob blob = db.blob("t", "a", 1L, Blob.Mode.READ);
        Blob attached = db.blob("main", "t", "a", 1L, Blob.Mode.WRITE)) {
      long size = blob.size();
      blob.read(0L, view);
      attached.write(0L, view);
      blob.reopen(2L);
    } catch (SqliteException e) {
      int code = e.code() + e.extendedCode();
    }
  }

  /// What is public and not spelled out above has not been decided.
  @Test
  void everyPublicMethod_isSpelledOut() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/org/memview/sqlite/SignaturesTest.java"));
    for (Class<?> type : TYPES) {
      for (Method method : type.getDeclaredMethods()) {
        boolean isOwn =
            Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && !type.isEnum()
                && !SPELLED_BY_JAVA.contains(method.getName());
        assertTrue(!isOwn || source.contains("." + method.getName() + "("), method::toString);
      }
    }
  }
}
