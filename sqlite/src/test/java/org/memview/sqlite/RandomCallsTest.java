package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.Leases;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.testkit.TestRun;

/// Any calls in any order: nothing crashes, a view of a row shows that row or refuses, and nothing
/// stays open.
class RandomCallsTest {
  private static final int ROWS = 20;

  private final SplittableRandom random = new SplittableRandom(TestRun.seed());
  private final List<Database> databases = new ArrayList<>();
  private final List<Query> queries = new ArrayList<>();
  private final List<Blob> blobs = new ArrayList<>();
  private final List<Lent> views = new ArrayList<>();
  private @Nullable Lent latest;
  private int refusals;
  private int reads;

  /// A statement, and how often it has left a row.
  private static final class Query {
    final Statement statement;
    final Database database;
    int generation;

    Query(Statement statement, Database database) {
      this.statement = statement;
      this.database = database;
    }
  }

  /// A view of a row, and what it should show.
  private record Lent(MemoryView view, Query query, int generation, byte[] expected) {
    boolean isAlive() {
      return query.generation == generation && query.database.isOpen();
    }
  }

  @Test
  void anyCalls_inAnyOrder_neitherCrashNorLie(@TempDir Path folder) {
    long before = Connection.OPEN.get();
    Path file = folder.resolve("calls.db");
    fill(Database.open(file, Database.Mode.CREATE)).close();
    int calls = TestRun.pick(100_000, 1_000_000);
    for (int i = 0; i < calls; i++) {
      try {
        call(file);
      } catch (SqliteException
          | IllegalStateException
          | IndexOutOfBoundsException
          | IllegalArgumentException e) {
        refusals++;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("call " + i + " of seed " + TestRun.seed(), e);
      }
    }
    databases.forEach(Database::close);

    for (Lent lent : views) {
      assertThrows(ViewReleasedException.class, () -> lent.view.getByte(0));
    }
    assertEquals(before, Connection.OPEN.get(), () -> "seed " + TestRun.seed());
    assertEquals(List.of(), Leases.open());
    assertTrue(refusals > calls / 50 && refusals < calls * 3 / 4, refusals + " refusals");
    assertTrue(reads > calls / 50, reads + " reads of live rows");
  }

  private static Database fill(Database db) {
    db.execute("create table row (id integer primary key, body blob)");
    db.execute("create table work (id integer primary key, body blob)");
    try (Statement insert = db.prepare("insert into row values (?1, ?2)")) {
      for (int id = 0; id < ROWS; id++) {
        insert.bind(1, id).bind(2, MemoryView.of(Tables.pattern(id, id * 97 + 1))).step();
      }
    }
    db.execute("insert into work select id, zeroblob(1000) from row");
    return db;
  }

  private void call(Path file) {
    switch (random.nextInt(40)) {
      case 0 -> openDatabase(file);
      case 1 -> {
        if (random.nextInt(20) == 0) {
          pick(databases).close();
        }
      }
      case 2, 3 -> openQuery();
      case 4 -> closeQuery();
      case 5, 6 -> openBlob();
      case 7 -> pick(blobs).close();
      case 8 -> reset();
      case 9, 10, 11 -> useBlob(pick(blobs));
      case 12 -> pick(blobs).reopen(random.nextInt(ROWS + 2));
      case 13 -> pick(databases).execute("update work set body = zeroblob(500) where id = 3");
      case 14 -> pick(queries).statement.bind(random.nextInt(3), random.nextInt(ROWS));
      case 15 -> pick(queries).statement.bind(1, pick(views).view);
      case 16 -> pick(queries).statement.clearBindings();
      case 17 -> pick(queries).statement.columnName(random.nextInt(4));
      case 18 -> pick(queries).statement.text(random.nextInt(3));
      case 19 -> pick(queries).statement.getLong(random.nextInt(3));
      case 20, 21, 22, 23, 24, 25 -> step();
      case 26, 27, 28, 29, 30, 31 -> lend();
      default -> look();
    }
  }

  private <T> T pick(List<T> list) {
    if (list.isEmpty()) {
      throw new IllegalStateException("nothing there yet");
    }
    return list.get(random.nextInt(list.size()));
  }

  private <T> void keep(List<T> list, T thing, int most) {
    if (list.size() < most) {
      list.add(thing);
    } else {
      list.set(random.nextInt(most), thing);
    }
  }

  private void openDatabase(Path file) {
    if (databases.stream().filter(Database::isOpen).count() < 4) {
      Database db =
          random.nextBoolean()
              ? Database.open(file, Database.Mode.READ)
              : fill(Database.inMemory());
      databases.add(db);
    }
  }

  private void openQuery() {
    Database db = pick(databases);
    Statement statement =
        db.prepare("select id, body from row where id >= coalesce(?1, 0) order by id");
    if (queries.size() >= 12) {
      Query old = queries.remove(random.nextInt(queries.size()));
      old.statement.close();
      old.generation++;
    }
    queries.add(new Query(statement, db));
  }

  private void closeQuery() {
    Query query = pick(queries);
    query.statement.close();
    query.generation++;
  }

  private void reset() {
    Query query = pick(queries);
    query.statement.reset();
    query.generation++;
  }

  private void step() {
    Query query = pick(queries);
    query.statement.step();
    query.generation++;
  }

  private void lend() {
    Query query = pick(queries);
    if (random.nextBoolean()) {
      query.statement.step();
      query.generation++;
    }
    MemoryView view = query.statement.blob(1);
    byte[] expected = Tables.pattern((int) query.statement.getLong(0), (int) view.length());
    latest = new Lent(view, query, query.generation, expected);
    keep(views, latest, 30);
  }

  private void look() {
    Lent lent = random.nextBoolean() && latest != null ? latest : pick(views);
    if (!lent.isAlive()) {
      assertThrows(ViewReleasedException.class, () -> lent.view.getByte(0));
      assertThrows(ViewReleasedException.class, lent.view::toBytes);
      return;
    }
    reads++;
    assertArrayEquals(lent.expected, lent.view.toBytes());
    if (random.nextInt(30) == 0) {
      MemoryView shared = lent.view.share();
      shared.close();
    }
  }

  private void openBlob() {
    String table = random.nextInt(3) == 0 ? "row" : "work";
    Blob.Mode mode = random.nextBoolean() ? Blob.Mode.READ : Blob.Mode.WRITE;
    Blob blob =
        pick(databases)
            .blob(
                table,
                "body",
                random.nextInt(ROWS + 2),
                table.equals("row") ? Blob.Mode.READ : mode);
    if (blobs.size() >= 12) {
      blobs.remove(random.nextInt(blobs.size())).close();
    }
    blobs.add(blob);
  }

  private void useBlob(Blob blob) {
    MemoryView view =
        random.nextBoolean()
            ? MemoryView.allocate("B", 200)
            : MemoryView.of(new byte[400]).slice("::2");
    long offset = random.nextLong(-1, 1000);
    if (random.nextBoolean()) {
      blob.read(offset, view);
    } else {
      blob.write(offset, random.nextInt(4) == 0 ? pick(views).view : view);
    }
  }
}
