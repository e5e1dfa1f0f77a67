package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.Leases;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;

class StatementTest {

  @Test
  void bind_everyType_comesBack() {
    try (Database db = Database.inMemory();
        Statement select = db.prepare("select ?1, ?2, ?3, ?4, ?5, ?6, ?7")) {
      select
          .bind(1, Long.MIN_VALUE)
          .bind(2, 0.1)
          .bind(3, "grün\0✓")
          .bind(4, MemoryView.of(new byte[] {1, 2, 3}))
          .bindNull(5)
          .bindZeros(6, 4)
          .bind(7, "");

      assertTrue(select.step());
      assertEquals(7, select.columnCount());
      assertEquals("?3", select.columnName(2));
      assertEquals(Long.MIN_VALUE, select.getLong(0));
      assertEquals(0.1, select.getDouble(1));
      assertEquals((double) Long.MIN_VALUE, select.getDouble(0));
      assertEquals("grün\0✓", select.text(2));
      assertArrayEquals(new byte[] {1, 2, 3}, select.blob(3).toBytes());
      assertEquals(ColumnType.NULL, select.type(4));
      assertArrayEquals(new byte[4], select.blob(5).toBytes());
      assertEquals("", select.text(6));
      assertFalse(select.step());
      assertFalse(select.step(), "it stays at the end");
    }
  }

  @Test
  void bind_everyKindOfView_storesItsElements() {
    byte[] bytes = Tables.pattern(4, 24_000);
    for (MemoryView view : Tables.views()) {
      view.copyFrom(MemoryView.of(bytes).cast(view.format(), view.shape()));
      try (Database db = Tables.with();
          Statement insert = db.prepare("insert into doc values (1, ?1)")) {
        insert.bind(1, view).step();

        assertTrue(Tables.holds(view, Tables.body(db, 1)), view::toString);
      }
    }
  }

  @Test
  void bind_laterChanges_doNotMatter() {
    try (Database db = Tables.with();
        Statement insert = db.prepare("insert into doc values (1, ?1)")) {
      MemoryView view = MemoryView.allocate("B", 5).fill(7);
      insert.bind(1, view);
      view.fill(9).close();
      insert.step();

      assertArrayEquals(new byte[] {7, 7, 7, 7, 7}, Tables.body(db, 1));
    }
  }

  @Test
  void blob_isSqlitesMemory_readOnly() {
    byte[] body = Tables.pattern(1, 5000);
    try (Database db = Tables.with(body);
        Statement select = db.prepare("select body, body from doc")) {
      assertTrue(select.step());

      MemoryView view = select.blob(0);

      assertArrayEquals(body, view.toBytes());
      assertEquals("B", view.format());
      assertSame(select, view.owner());
      assertTrue(view.isReadOnly());
      assertTrue(view.asSegment().isNative());
      assertEquals(
          view.asSegment().address(), select.blob(0).asSegment().address(), "nothing is copied");
      assertThrows(ReadOnlyViewException.class, () -> view.setByte(0, (byte) 1));
      assertEquals(body[4999], view.getByte(-1));
      assertEquals(List.of(), Leases.open(), "it needs no closing");
      assertArrayEquals(body, select.blob(1).toBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void blob_afterTheRow_isRefused(boolean shared) {
    List<BiConsumer<Database, Statement>> ends =
        List.of(
            (_, select) -> select.step(),
            (_, select) -> select.reset(),
            (_, select) -> select.close(),
            (db, _) -> db.close());
    for (BiConsumer<Database, Statement> end : ends) {
      try (Database db = Tables.with(Tables.pattern(1, 5000), Tables.pattern(2, 5000));
          Statement select = db.prepare("select body from doc")) {
        assertSame(select, shared ? select.sharedRows() : select);
        assertTrue(select.step());
        MemoryView view = select.blob(0);
        MemoryView derived = view.slice(100).cast("i").share();
        var segment = view.asSegment();

        end.accept(db, select);

        assertThrows(ViewReleasedException.class, () -> view.getByte(0));
        assertThrows(ViewReleasedException.class, () -> derived.getInt(0));
        assertThrows(ViewReleasedException.class, derived::toBytes);
        assertThrows(
            IllegalStateException.class,
            () -> segment.getAtIndex(java.lang.foreign.ValueLayout.JAVA_BYTE, 0));
      }
    }
  }

  @Test
  void blob_afterTheLastStep_isRefused() {
    try (Database db = Tables.with(Tables.pattern(1, 50));
        Statement select = db.prepare("select body from doc")) {
      List<MemoryView> views = new ArrayList<>();
      while (select.step()) {
        views.add(select.blob(0));
      }

      assertEquals(1, views.size());
      assertThrows(ViewReleasedException.class, views.getFirst()::toBytes);
      Refused.by(IllegalStateException.class, () -> select.blob(0), "at no row", "step()");
    }
  }

  @Test
  void step_thatFails_endsTheRowToo() {
    try (Database db = Tables.with(Tables.pattern(1, 50))) {
      db.execute("create table n (x); insert into n values (1), (-9223372036854775808)");
      try (Statement select = db.prepare("select cast('abc' as blob), abs(x) from n")) {
        assertTrue(select.step());
        MemoryView view = select.blob(0);

        Refused.by(SqliteException.class, select::step, "integer overflow", "abs(x)");

        assertThrows(ViewReleasedException.class, view::toBytes);
        assertTrue(select.step(), "it was reset");
      }
    }
  }

  @Test
  void rowView_canBeTheSourceOfEverything() {
    byte[] body = Tables.pattern(6, 3000);
    try (Database db = Tables.with(body, new byte[3000], new byte[0]);
        Statement select = db.prepare("select body from doc where id = 1");
        Statement update = db.prepare("update doc set body = ?1 where id = 3");
        Blob blob = db.blob("doc", "body", 2, Blob.Mode.WRITE)) {
      assertTrue(select.step());
      blob.write(0, select.blob(0));
      update.bind(1, select.blob(0).slice("::-1")).step();

      assertArrayEquals(body, Tables.body(db, 2));
      assertEquals(body[0], Tables.body(db, 3)[2999]);
    }
  }

  @Test
  void read_copiesToTheFront() {
    try (Database db = Tables.with(Tables.pattern(1, 300), new byte[0], Tables.pattern(2, 64));
        Statement select = db.prepare("select body from doc order by id")) {
      MemoryView buffer = MemoryView.of(new byte[400]);
      MemoryView grid = MemoryView.allocate("<i", 4, 4).transpose();
      select.step();
      assertEquals(300, select.read(0, buffer));
      Refused.by(
          IllegalArgumentException.class,
          () -> select.read(0, grid),
          "300 bytes",
          "64",
          "<i [4, 4]");
      select.step();
      assertEquals(0, select.read(0, buffer));
      select.step();
      assertEquals(64, select.read(0, grid));

      assertArrayEquals(Tables.pattern(1, 300), buffer.slice(0, 300).toBytes());
      assertArrayEquals(Tables.pattern(2, 64), grid.toBytes());
      assertThrows(
          ReadOnlyViewException.class,
          () -> select.read(0, MemoryView.allocate("B", 64).asReadOnly()));
    }
  }

  @Test
  void columns_ofAnotherType_areRefusedByName() {
    try (Database db = Database.inMemory();
        Statement select = db.prepare("select 'x' as name, 1.5 as f, null as none")) {
      Refused.by(IllegalStateException.class, () -> select.type(0), "at no row");
      select.step();

      Refused.by(
          IllegalStateException.class, () -> select.blob(0), "column 0 (name) is TEXT", "BLOB");
      Refused.by(IllegalStateException.class, () -> select.getLong(1), "(f) is FLOAT", "INTEGER");
      Refused.by(IllegalStateException.class, () -> select.text(2), "(none) is NULL");
      Refused.by(IndexOutOfBoundsException.class, () -> select.text(3), "column 3", "the 3 of");
      Refused.by(IndexOutOfBoundsException.class, () -> select.columnName(-1), "column -1");
    }
  }

  @Test
  void parameters_areCheckedByNumber() {
    try (Database db = Database.inMemory();
        Statement select = db.prepare("select ?1 union all select 2")) {
      Refused.by(IndexOutOfBoundsException.class, () -> select.bind(0, 1), "parameter 0", "1 to 1");
      Refused.by(IndexOutOfBoundsException.class, () -> select.bindNull(2), "parameter 2");
      select.bind(1, 5).step();
      Refused.by(IllegalStateException.class, () -> select.bind(1, 6), "reset() first");
      Refused.by(IllegalStateException.class, select::clearBindings, "reset() first");
      select.reset();
      select.bind(1, 6).step();
      assertEquals(6, select.getLong(0));
      select.step();
      select.step();
      select.bind(1, 7);
      assertTrue(select.step(), "binding at the end starts over");
      assertEquals(7, select.getLong(0));
      select.reset();
      select.clearBindings();
      select.step();
      assertEquals(ColumnType.NULL, select.type(0));
    }
  }
}
