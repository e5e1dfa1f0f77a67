package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.memview.BufferException;
import org.memview.Leases;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// Blobs that are bound where they are.
class SharedParametersTest {

  /// Memory outside the heap that says how many look at it.
  private static final class Owner implements Exporter {
    final Loans loans = Loans.of(this);
    final Arena arena = Arena.ofShared();
    final MemorySegment memory = arena.allocate(1000);

    @Override
    public Export export(Request request) {
      return Export.of(memory).owner(this).onRelease(loans.open());
    }
  }

  private final Owner owner = new Owner();

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, owner.loans.count());
    assertEquals(0, Leases.open().size(), () -> Leases.open().toString());
  }

  private MemoryView view() {
    return MemoryView.of((Exporter) owner);
  }

  @Test
  void memory_isReadWhenTheStatementRuns() {
    try (Database db = Tables.with();
        Statement insert = db.prepare("insert into doc (body) values (?1)");
        MemoryView view = view()) {
      insert.bindShared(1, view);
      view.fill(7);
      insert.step();
      insert.reset();
      view.fill(8);
      insert.step();

      assertEquals(7, Tables.body(db, 1)[999]);
      assertEquals(8, Tables.body(db, 2)[999]);
    }
  }

  @Test
  void everyKindOfView_isStored() {
    byte[] bytes = Tables.pattern(4, 24_000);
    for (MemoryView view : Tables.views()) {
      view.copyFrom(MemoryView.of(bytes).cast(view.format(), view.shape()));
      try (Database db = Tables.with();
          Statement insert = db.prepare("insert into doc values (1, ?1)")) {
        insert.bindShared(1, view).step();

        assertTrue(Tables.holds(view, Tables.body(db, 1)), view::toString);
      }
    }
  }

  /// Which are copied is what the documentation says.
  @Test
  void heapAndGapsAndNothing_areCopied() {
    for (MemoryView view :
        new MemoryView[] {
          MemoryView.of(new byte[100]), MemoryView.allocate("B", 200).slice("::2")
        }) {
      try (Database db = Tables.with();
          Statement insert = db.prepare("insert into doc (body) values (?1)")) {
        insert.bindShared(1, view);
        view.fill(9);
        insert.step();
        assertArrayEquals(new byte[100], Tables.body(db, 1));
        insert.reset();
        insert.bindShared(1, view.slice(0, 0)).step();
        assertEquals(0, Tables.body(db, 2).length);
      }
    }
  }

  @Test
  void lease_isHeldUntilTheParameterIsBoundAnew() {
    try (Database db = Database.inMemory();
        Statement select = db.prepare("select length(?1), ?2")) {
      MemoryView view = view();
      select.bindShared(1, view).bindShared(2, view);
      view.close();
      assertEquals(2, owner.loans.count());
      assertThrows(BufferException.class, () -> owner.loans.requireNone("resize"));
      select.step();
      assertEquals(1000, select.getLong(0));
      select.reset();
      assertEquals(2, owner.loans.count());

      select.bind(1, 5);
      assertEquals(1, owner.loans.count());
      MemoryView more = view();
      select.bindShared(2, more).bindShared(1, more);
      more.close();
      assertEquals(2, owner.loans.count());
      select.clearBindings();
      assertEquals(0, owner.loans.count());
    }
  }

  @Test
  void lease_endsWithTheStatement_orTheDatabase() {
    MemoryView view = view();
    try (Database db = Database.inMemory()) {
      db.prepare("select ?1").bindShared(1, view).close();
      assertEquals(1, owner.loans.count());
      db.prepare("select ?1").bindShared(1, view);
      assertEquals(2, owner.loans.count());
    }
    assertEquals(1, owner.loans.count());
    view.close();
  }

  @Test
  void lease_endsWhenBindingFails() {
    try (Database db = Database.inMemory();
        Statement select = db.prepare("select ?1");
        MemoryView view = view()) {
      assertThrows(IndexOutOfBoundsException.class, () -> select.bindShared(2, view));
      select.step();
      assertThrows(IllegalStateException.class, () -> select.bindShared(1, view));
      assertEquals(1, owner.loans.count());
    }
  }

  @Test
  void fourth_isCopied() {
    try (Database db = Database.inMemory();
        Statement select = db.prepare("select ?1, ?2, ?3, ?4");
        MemoryView view = view().fill(1)) {
      for (int n = 1; n <= 4; n++) {
        select.bindShared(n, view);
      }
      assertEquals(4, owner.loans.count());
      view.fill(2);
      select.step();

      assertEquals(2, select.blob(2).getByte(999));
      assertEquals(1, select.blob(3).getByte(999));
    }
  }

  /// The memory of a parameter may go before the row does, so a view of the row is not of it.
  @Test
  void selected_isCopied_andOutlivesTheArena() {
    try (Database db = Database.inMemory();
        Statement select = db.prepare("select ?1, substr(?1, 2, 3), cast(?1 as text)")) {
      Arena arena = Arena.ofShared();
      MemoryView view = MemoryView.of(arena.allocate(100)).fill((byte) 'a');
      select.bindShared(1, view).step();
      MemoryView whole = select.blob(0);
      MemoryView part = select.blob(1);
      String text = select.text(2);
      byte[] read = new byte[100];
      select.read(0, MemoryView.of(read));

      arena.close();

      byte[] all = new byte[100];
      Arrays.fill(all, (byte) 'a');
      assertArrayEquals(all, whole.toBytes());
      assertArrayEquals(all, read);
      assertEquals("a".repeat(100), text);
      assertEquals(3, part.length());
      ViewReleasedException gone = assertThrows(ViewReleasedException.class, () -> select.blob(0));
      assertTrue(String.valueOf(gone.getMessage()).contains("arena was closed"));
      assertThrows(ViewReleasedException.class, () -> select.text(2));
      assertThrows(ViewReleasedException.class, select::step);
      select.reset();
      assertThrows(ViewReleasedException.class, select::step);
      select.bind(1, 5);
      assertTrue(select.step());
    }
  }
}
