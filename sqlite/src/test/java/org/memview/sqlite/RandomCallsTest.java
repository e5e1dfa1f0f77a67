package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
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
  private final List<Lender> lenders = new ArrayList<>();
  private MemoryView image = MemoryView.of(new byte[0]);
  private int refusals;
  private int databasesInViews;
  private int sharedParameters;
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

  /// Memory whose arena may be closed at any time, and in which one database may live.
  private static final class Lender {
    final Arena arena;
    final MemoryView memory;
    boolean isTaken;

    Lender(Arena arena, MemoryView memory) {
      this.arena = arena;
      this.memory = memory;
    }
  }

  @Test
  void anyCalls_inAnyOrder_neitherCrashNorLie(@TempDir Path folder) {
    long before = Connection.OPEN.get();
    Path file = folder.resolve("calls.db");
    try (Database made = fill(Database.open(file, Database.Mode.CREATE))) {
      image = made.serialize();
    }
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
    lenders.forEach(lender -> close(lender.arena));

    for (Lent lent : views) {
      assertThrows(ViewReleasedException.class, () -> lent.view.getByte(0));
    }
    assertEquals(before, Connection.OPEN.get(), () -> "seed " + TestRun.seed());
    assertEquals(List.of(), Leases.open());
    assertTrue(refusals > calls / 50 && refusals < calls * 3 / 4, refusals + " refusals");
    assertTrue(reads > calls / 50, reads + " reads of live rows");
    assertTrue(databasesInViews > calls / 2000, databasesInViews + " databases in views");
    assertTrue(sharedParameters > calls / 500, sharedParameters + " shared parameters");
  }

  /// Whoever writes into the memory of an open database gets errors or nonsense, and nothing worse.
  @Test
  void memoryScribbledOn_isErrorsAtMost() {
    try (Database made = fill(Database.inMemory())) {
      image = made.serialize();
    }
    int errors = 0;
    int fine = 0;
    for (int round = 0; round < TestRun.pick(300, 20_000); round++) {
      MemoryView memory = MemoryView.allocate("B", image.length() + 20_000);
      memory.slice(0, image.length()).copyFrom(image);
      try (Database db = Database.of(memory, image.length())) {
        for (int i = 0; i < 10; i++) {
          for (int n = random.nextInt(20); n >= 0; n--) {
            memory.setByte(random.nextLong(100, image.length()), (byte) random.nextInt());
          }
          try {
            use(db);
            fine++;
          } catch (SqliteException | IllegalStateException | IndexOutOfBoundsException e) {
            errors++;
          }
        }
      }
    }
    assertTrue(errors > 100 && fine > 100, errors + " errors, " + fine + " fine");
  }

  private void use(Database db) {
    long id = random.nextInt(ROWS);
    switch (random.nextInt(4)) {
      case 0 -> db.execute("update work set body = zeroblob(700) where id = " + id);
      case 1 -> {
        try (Blob blob = db.blob("row", "body", id, Blob.Mode.READ)) {
          blob.read(0, MemoryView.of(new byte[(int) blob.size()]));
        }
      }
      case 2 -> db.execute("pragma integrity_check");
      default -> {
        try (Statement select = db.prepare("select id, body from row order by length(body)")) {
          while (select.step()) {
            select.blob(1).sumExact();
          }
        }
      }
    }
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
    switch (random.nextInt(44)) {
      case 0 -> openDatabase(file);
      case 1 -> {
        if (random.nextInt(10) == 0) {
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
      case 40 -> lendMemory();
      case 41 -> {
        if (random.nextInt(10) == 0) {
          close(pick(lenders).arena);
        }
      }
      case 42 -> {
        Query query = pick(queries);
        if (random.nextBoolean()) {
          query.statement.reset();
          query.generation++;
        }
        query.statement.bindShared(random.nextInt(1, 4), pick(lenders).memory);
        sharedParameters++;
      }
      case 43 -> {
        MemoryView copy = pick(databases).serialize();
        assertTrue(copy.length() > 4096 && copy.getByte(0) == 'S', copy::toString);
      }
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
    if (databases.size() > 6) {
      databases.removeIf(db -> !db.isOpen());
    }
    if (databases.stream().filter(Database::isOpen).count() < 4) {
      databases.add(
          switch (random.nextInt(4)) {
            case 0 -> Database.open(file, Database.Mode.READ);
            case 1 -> fill(Database.inMemory());
            default -> inAView();
          });
    }
  }

  private Database inAView() {
    Lender lender = pick(lenders);
    if (lender.isTaken) {
      throw new IllegalStateException("two databases in one memory are not this test's affair");
    }
    lender.isTaken = true;
    lender.memory.slice(0, image.length()).copyFrom(image);
    Database db =
        random.nextBoolean()
            ? Database.of(lender.memory, image.length())
            : Database.of(lender.memory.slice(0, image.length()));
    databasesInViews++;
    return db;
  }

  private void lendMemory() {
    if (lenders.size() >= 6 && random.nextInt(4) > 0) {
      return;
    }
    Arena arena = random.nextBoolean() ? Arena.ofShared() : Arena.ofConfined();
    MemoryView memory = MemoryView.of(arena.allocate(image.length() + 20_000));
    if (lenders.size() >= 6) {
      close(lenders.remove(random.nextInt(lenders.size())).arena);
    }
    lenders.add(new Lender(arena, memory));
  }

  private static void close(Arena arena) {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  private void openQuery() {
    Database db = pick(databases);
    Statement statement =
        db.prepare("select id, body, ?2 from row where id >= coalesce(?1, 0) order by id");
    if (queries.size() >= 12) {
      Query old = queries.remove(random.nextInt(queries.size()));
      old.statement.close();
      old.generation++;
    }
    queries.add(new Query(random.nextBoolean() ? statement.sharedRows() : statement, db));
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
    if (random.nextInt(4) == 0) {
      MemoryView parameter = query.statement.blob(2);
      assertTrue(parameter.length() >= 20_000 && parameter.toBytes().length > 0);
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
