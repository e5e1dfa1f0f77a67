package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.testkit.TestRun;

class ThreadsTest {

  /// One thread walks the rows, another reads whatever view was lent last: it sees that row, whole,
  /// or is refused.
  @Test
  void readers_whileRowsAreLeft_seeTheRowOrAreRefused() throws Exception {
    byte[][] bodies = new byte[50][];
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = new byte[2000];
      java.util.Arrays.fill(bodies[i], (byte) (i + 1));
    }
    AtomicReference<MemoryView> latest = new AtomicReference<>(MemoryView.of(new byte[2000]));
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger running = new AtomicInteger(1);
    try (Database db = Tables.with(bodies);
        Statement select = db.prepare("select body from doc").sharedRows();
        ExecutorService readers = Executors.newFixedThreadPool(2)) {
      Runnable reader =
          () -> {
            while (running.get() > 0) {
              try {
                MemoryView view = latest.get();
                long first = view.getUnsignedByte(0);
                assertEquals(first * 2000, view.sumExact());
                seen.incrementAndGet();
              } catch (ViewReleasedException e) {
                refused.incrementAndGet();
              }
            }
          };
      List<Future<?>> futures =
          new ArrayList<>(List.of(readers.submit(reader), readers.submit(reader)));
      for (int round = 0; round < TestRun.pick(100, 2000); round++) {
        while (select.step()) {
          latest.set(select.blob(0));
          awaitFirst(seen, futures);
        }
        select.reset();
      }
      running.set(0);
      for (Future<?> future : futures) {
        future.get();
      }
    }

    assertTrue(seen.get() > 0, seen + " rows seen, " + refused + " refusals");
  }

  /// Else the rows may be over before a reader has begun.
  private static void awaitFirst(AtomicInteger seen, List<Future<?>> readers) {
    while (seen.get() == 0 && readers.stream().noneMatch(Future::isDone)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void row_isOfTheThreadThatLooksAtIt() throws Exception {
    try (Database db = Tables.with(Tables.pattern(1, 50), Tables.pattern(2, 50));
        Statement select = db.prepare("select body from doc")) {
      assertTrue(select.step());
      MemoryView view = select.blob(0);
      assertEquals(Tables.pattern(1, 50)[7], view.getByte(7));
      Refused.by(IllegalStateException.class, select::sharedRows, "before the first");

      String name = "'" + Thread.currentThread().getName() + "'";
      refusedElsewhere(WrongThreadException.class, () -> view.getByte(0), "");
      refusedElsewhere(BufferException.class, () -> select.blob(0), name, "sharedRows()");
      refusedElsewhere(BufferException.class, select::step, name, "sharedRows()");
      refusedElsewhere(BufferException.class, select::reset, name, "sharedRows()");
      refusedElsewhere(BufferException.class, select::close, name, "sharedRows()");
      refusedElsewhere(BufferException.class, db::close, name, "sharedRows()");

      assertTrue(select.step());
      assertThrows(ViewReleasedException.class, () -> view.getByte(0));
      assertEquals(Tables.pattern(2, 50)[7], select.blob(0).getByte(7));
    }
  }

  @Test
  void row_whoseThreadHasEnded_canBeLeft() throws Exception {
    try (Database db = Tables.with(Tables.pattern(1, 50));
        Statement select = db.prepare("select body from doc")) {
      AtomicReference<MemoryView> left = new AtomicReference<>();
      Thread reader =
          Thread.ofPlatform()
              .start(() -> {
                select.step();
                left.set(select.blob(0));
              });
      reader.join();

      assertFalse(select.step());
      assertThrows(WrongThreadException.class, () -> left.get().getByte(0));
    }
  }

  private static void refusedElsewhere(
      Class<? extends Exception> type, Runnable action, String... words) {
    CompletionException refused =
        assertThrows(CompletionException.class, () -> CompletableFuture.runAsync(action).join());
    Throwable cause = assertInstanceOf(type, refused.getCause());
    for (String word : words) {
      assertTrue(String.valueOf(cause.getMessage()).contains(word), cause::toString);
    }
  }

  @Test
  void sharedRow_isReadAndLeftByAnyThread() {
    try (Database db = Tables.with(Tables.pattern(1, 50), Tables.pattern(2, 50));
        Statement select = db.prepare("select body from doc").sharedRows()) {
      assertTrue(select.step());
      MemoryView view = select.blob(0);

      long elsewhere = CompletableFuture.supplyAsync(() -> view.getByte(7)).join();
      CompletableFuture.runAsync(select::step).join();

      assertEquals(Tables.pattern(1, 50)[7], elsewhere);
      assertThrows(ViewReleasedException.class, () -> view.getByte(7));
      assertEquals(Tables.pattern(2, 50)[7], select.blob(0).getByte(7));
    }
  }

  /// Calls on one database from several threads wait for each other.
  @Test
  void calls_fromSeveralThreads_areAllDone() throws Exception {
    int each = TestRun.pick(300, 5000);
    try (Database db = Tables.with();
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        byte[] body = Tables.pattern(t, 500);
        futures.add(
            writers.submit(() -> {
              for (int i = 0; i < each; i++) {
                try (Statement insert = db.prepare("insert into doc (body) values (?1)")) {
                  insert.bind(1, MemoryView.of(body)).step();
                }
              }
            }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
      try (Statement count = db.prepare("select count(*), sum(length(body)) from doc")) {
        count.step();
        assertEquals(4L * each, count.getLong(0));
        assertEquals(2000L * each, count.getLong(1));
      }
      assertEquals(0, db.openHandles());
    }
  }
}
