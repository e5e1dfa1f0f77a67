package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.memview.BufferException;
import org.memview.Leases;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.testkit.Allocations;

/// Databases that live in views, and views of whole databases.
class ViewDatabaseTest {
  @TempDir Path folder = Path.of("");
  private long before;

  @BeforeEach
  void count() {
    before = Connection.OPEN.get();
  }

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(before, Connection.OPEN.get());
    assertEquals(0, Leases.open().size(), () -> Leases.open().toString());
  }

  /// A file with table `doc` and three bodies.
  private Path file() {
    Path file = folder.resolve("some.db");
    try (Database db = Database.open(file, Database.Mode.CREATE)) {
      db.execute("create table doc (id integer primary key, body)");
      for (int id = 1; id <= 3; id++) {
        try (Statement insert = db.prepare("insert into doc values (?1, ?2)")) {
          insert.bind(1, id).bind(2, MemoryView.of(Tables.pattern(id, 20_000))).step();
        }
      }
    }
    return file;
  }

  private static void assertBodies(Database db) {
    for (int id = 1; id <= 3; id++) {
      assertArrayEquals(Tables.pattern(id, 20_000), Tables.body(db, id));
    }
  }

  private static MemoryView outside(Path file, long room) throws IOException {
    MemoryView memory = MemoryView.allocate("B", Files.size(file) + room);
    Transfer.readFully(file, memory.slice(0, Files.size(file)));
    return memory;
  }

  // ---------------------------------------------------------------- reading

  @Test
  void image_inEveryKindOfMemory_isRead() throws IOException {
    Path file = file();
    byte[] bytes = Files.readAllBytes(file);
    MemoryView gaps = MemoryView.allocate("B", 2L * bytes.length).slice("::2");
    gaps.copyFrom(MemoryView.of(bytes));
    for (MemoryView image :
        new MemoryView[] {
          outside(file, 0), outside(file, 0).cast("<i"), MemoryView.of(bytes), gaps
        }) {
      try (Database db = Database.of(image)) {
        assertBodies(db);
        assertEquals(bytes.length, db.size());
        Refused.by(SqliteException.class, () -> db.execute("delete from doc"), "READONLY");
      }
    }
  }

  @Test
  void mappedFile_isTheDatabase_andStaysOpenWithIt() throws IOException {
    Path file = file();
    try (MappedFile mapped = MappedFile.open(file, MappedFile.Mode.READ_WRITE);
        MemoryView view = mapped.view();
        Database db = Database.of(view)) {
      view.close();

      assertBodies(db);
      BufferException refused = assertThrows(BufferException.class, () -> mapped.resize(100));
      assertTrue(String.valueOf(refused.getMessage()).contains("1 view"), refused.getMessage());
    }
  }

  /// Nothing is copied at the start: what is changed in the memory is what is read.
  @Test
  void memory_isWhatIsRead() throws Exception {
    MemoryView memory = outside(file(), 0);
    int at = indexOf(memory.toBytes(), Arrays.copyOf(Tables.pattern(2, 20_000), 64));
    memory.setByte(at, (byte) 99);
    try (Database db = Database.of(memory)) {
      int changed = 0;
      for (int id = 1; id <= 3; id++) {
        byte[] was = Tables.pattern(id, 20_000);
        byte[] is = Tables.body(db, id);
        for (int i = 0; i < was.length; i++) {
          changed += is[i] == was[i] ? 0 : 1;
        }
      }
      assertEquals(1, changed);
    }
    long bytes =
        Allocations.of(() -> {
          try (Database db = Database.of(memory)) {
            assertTrue(db.isOpen());
          }
        });
    assertTrue(bytes > 0 && bytes < 16_384, bytes + " bytes to open a database of 80 KB");
  }

  private static int indexOf(byte[] whole, byte[] part) {
    for (int at = 0; ; at++) {
      if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
  }

  @Test
  void whatIsNoDatabase_isSaidAtTheFirstUse() {
    try (Database db = Database.of(MemoryView.allocate("B", 5000).fill(7))) {
      Refused.by(
          SqliteException.class,
          () -> db.prepare("select * from doc"),
          "a view of 5000 bytes",
          "file is not a database");
    }
    try (Database empty = Database.of(MemoryView.of(new byte[0]))) {
      Refused.by(SqliteException.class, () -> empty.prepare("select * from doc"), "no such table");
    }
  }

  @Test
  void walImage_isRefusedWithTheCure() throws IOException {
    Path file = file();
    byte[] bytes = Files.readAllBytes(file);
    bytes[18] = bytes[19] = 2;
    MemoryView outside = MemoryView.allocate("B", bytes.length).copyFrom(MemoryView.of(bytes));
    for (MemoryView image : new MemoryView[] {outside, MemoryView.of(bytes)}) {
      Refused.by(
          SqliteException.class, () -> Database.of(image), "WAL", "pragma journal_mode = delete");
    }
  }

  @Test
  void mapping_isNotSwitchedOn() throws IOException {
    try (Database db = Database.of(outside(file(), 0))) {
      Refused.by(
          IllegalArgumentException.class,
          () -> db.execute("PRAGMA Mmap_Size = 100000"),
          "lives in a view");
      Refused.by(
          IllegalArgumentException.class,
          () -> db.prepare("select * from pragma_mmap_size"),
          "pragma_mmap_size");
    }
  }

  // ---------------------------------------------------------------- writing

  @Test
  void newDatabase_growsInTheView_andItsFrontIsTheFile() throws IOException {
    MemoryView memory = MemoryView.allocate("B", 200_000);
    Path copy = folder.resolve("copy.db");
    try (Database db = Database.of(memory, 0)) {
      db.execute("create table doc (id integer primary key, body)");
      db.execute("insert into doc values (1, zeroblob(5000)), (2, 'two')");
      try (Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE)) {
        blob.write(17, MemoryView.of(new byte[] {1, 2, 3}));
      }

      assertTrue(db.size() > 5000 && db.size() % 512 == 0, db.size() + " bytes");
      assertTrue(
          memory
              .slice(0, 15)
              .contentEquals(MemoryView.of("SQLite format 3".getBytes(StandardCharsets.UTF_8))));
      Transfer.write(copy, memory.slice(0, db.size()));
    }
    try (Database db = Database.open(copy, Database.Mode.READ)) {
      assertArrayEquals(new byte[] {0, 1, 2, 3, 0}, Arrays.copyOfRange(Tables.body(db, 1), 16, 21));
    }
    try (Database again = Database.of(memory, Files.size(copy))) {
      again.execute("update doc set body = 'three' where id = 2");
      assertEquals("three", new String(Tables.body(again, 2), StandardCharsets.UTF_8));
    }
  }

  @Test
  void full_isAnErrorThatLeavesTheDatabaseWhole() {
    MemoryView memory = MemoryView.allocate("B", 40_000);
    try (Database db = Database.of(memory, 0)) {
      db.execute("create table doc (id integer primary key, body)");
      db.execute("insert into doc values (1, zeroblob(3000))");
      SqliteException full =
          Refused.by(
              SqliteException.class,
              () -> db.execute("insert into doc values (2, zeroblob(50000))"),
              "database or disk is full");

      assertEquals(13, full.code());
      assertEquals(3000, Tables.body(db, 1).length);
      db.execute("insert into doc values (2, zeroblob(4000))");
      assertTrue(db.size() <= 40_000);
    }
  }

  @Test
  void memory_thatCannotBeWritten_isRefusedWithAdvice() throws IOException {
    Path file = file();
    try (MappedFile mapped = MappedFile.open(file, MappedFile.Mode.READ_WRITE);
        MemoryView view = mapped.view()) {
      for (MemoryView memory :
          new MemoryView[] {
            MemoryView.of(new byte[50_000]),
            MemoryView.allocate("B", 50_000).asReadOnly(),
            MemoryView.allocate("B", 50_000).slice("::2"),
            MemoryView.allocate("B", 0),
            view
          }) {
        Refused.by(
            IllegalArgumentException.class,
            () -> Database.of(memory, 0),
            "MemoryView.allocate",
            memory.byteSize() + "]");
      }
    }
    MemoryView memory = MemoryView.allocate("B", 100);
    Refused.by(IllegalArgumentException.class, () -> Database.of(memory, 101), "101", "100 bytes");
    Refused.by(IllegalArgumentException.class, () -> Database.of(memory, -1), "-1");
  }

  // ---------------------------------------------------------------- the memory goes

  @Test
  void arenaClosedUnderneath_everyCallIsRefused_andCloseWorks() throws IOException {
    Path file = file();
    Arena arena = Arena.ofShared();
    MemoryView memory = MemoryView.of(arena.allocate(Files.size(file) + 50_000));
    Transfer.readFully(file, memory.slice(0, Files.size(file)));
    Database db = Database.of(memory, Files.size(file));
    Statement select = db.prepare("select body from doc");
    assertTrue(select.step());
    MemoryView row = select.blob(0);
    Blob blob = db.blob("doc", "body", 2, Blob.Mode.WRITE);
    db.execute("begin; delete from doc where id = 3");

    arena.close();

    gone(() -> db.execute("insert into doc values (9, 9)"));
    gone(() -> db.execute("rollback"));
    gone(() -> db.prepare("select 1"));
    gone(select::step);
    gone(() -> select.blob(0));
    gone(select::reset);
    gone(() -> blob.read(0, MemoryView.of(new byte[10])));
    gone(() -> blob.reopen(1));
    gone(() -> db.blob("doc", "body", 1, Blob.Mode.READ));
    gone(db::serialize);
    gone(db::size);
    blob.close();
    select.close();
    db.close();
    assertThrows(ViewReleasedException.class, row::toBytes);
    assertFalse(db.isOpen());
  }

  private static void gone(Executable call) {
    ViewReleasedException refused = assertThrows(ViewReleasedException.class, call);
    assertTrue(String.valueOf(refused.getMessage()).contains("arena was closed"));
  }

  @Test
  void mappedFileClosedOrCutShort_isRefused() throws IOException {
    Path file = file();
    MappedFile mapped = MappedFile.open(file, MappedFile.Mode.READ);
    try (MemoryView view = mapped.view();
        Database db = Database.of(view)) {
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(5000);
      }
      assertThrows(MappingFaultException.class, () -> Tables.body(db, 1));
      mapped.close();
      assertThrows(ViewReleasedException.class, () -> Tables.body(db, 1));
    }
  }

  @Test
  void arena_isNotClosedDuringACall() throws Exception {
    Path file = file();
    for (int round = 0; round < 30; round++) {
      Arena arena = Arena.ofShared();
      MemoryView memory = MemoryView.of(arena.allocate(Files.size(file)));
      Transfer.readFully(file, memory);
      try (Database db = Database.of(memory)) {
        CompletableFuture<Void> reader =
            CompletableFuture.runAsync(() -> {
              while (true) {
                assertBodies(db);
              }
            });
        close(arena);
        CompletionException ended = assertThrows(CompletionException.class, reader::join);
        assertTrue(ended.getCause() instanceof ViewReleasedException, ended::toString);
      }
    }
  }

  private static void close(Arena arena) {
    while (arena.scope().isAlive()) {
      try {
        arena.close();
      } catch (IllegalStateException e) {
        Thread.onSpinWait(); // a call is going on
      }
    }
  }

  @Test
  void confinedMemory_isOfItsThreadOnly() throws Exception {
    Path file = file();
    try (Arena arena = Arena.ofConfined()) {
      MemoryView memory = MemoryView.of(arena.allocate(Files.size(file)));
      Transfer.readFully(file, memory);
      try (Database db = Database.of(memory);
          Statement select = db.prepare("select 1")) {
        CompletionException e =
            assertThrows(CompletionException.class, () -> elsewhere(() -> Tables.body(db, 1)));
        assertTrue(e.getCause() instanceof WrongThreadException, e::toString);
        e = assertThrows(CompletionException.class, () -> elsewhere(select::close));
        assertTrue(e.getCause() instanceof WrongThreadException, e::toString);
        e = assertThrows(CompletionException.class, () -> elsewhere(db::close));
        assertTrue(e.getCause() instanceof WrongThreadException, e::toString);

        assertBodies(db);
        assertTrue(select.step());
      }
    }
  }

  private static void elsewhere(Runnable action) {
    CompletableFuture.runAsync(action).join();
  }

  // ---------------------------------------------------------------- serialize

  @Test
  void serialize_isTheFile() throws IOException {
    Path file = file();
    try (Database db = Database.open(file, Database.Mode.READ)) {
      MemoryView copy = db.serialize();

      assertArrayEquals(Files.readAllBytes(file), copy.toBytes());
      assertEquals(Files.size(file), db.size());
      try (Database again = Database.of(copy)) {
        db.close();
        assertBodies(again);
      }
    }
  }

  @Test
  void serialize_ofADatabaseInMemory_isAFile() throws IOException {
    Path file = folder.resolve("made.db");
    try (Database db = Tables.with(Tables.pattern(1, 5000));
        Database empty = Database.inMemory()) {
      Transfer.write(file, db.serialize());
      assertEquals(0, empty.serialize().byteSize());
      assertEquals(0, empty.size());
    }
    try (Database db = Database.open(file, Database.Mode.READ)) {
      assertArrayEquals(Tables.pattern(1, 5000), Tables.body(db, 1));
    }
  }

  @Test
  void serialize_manyTimes_givesTheMemoryBack() {
    try (Database db = Tables.with(new byte[5 << 20])) {
      for (int i = 0; i < 400; i++) { // 2 GB in all
        assertEquals(0, db.serialize().getByte(-1));
      }
    }
  }
}
