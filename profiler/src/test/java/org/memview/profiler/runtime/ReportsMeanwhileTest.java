package org.memview.profiler.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Reports that are made while threads count, begin and end.
class ReportsMeanwhileTest {
  private static final int THREADS = 600;
  private static final int LINES = 600;

  private static Table table(String name) {
    return Tables.add(new Table.Origin(name, "work", "()V", "", "", true));
  }

  private static Costs sum(Table table) {
    return Probe.costs(new Snapshot()).get(table.id());
  }

  @Test
  void threadsThatEnd_areInEveryReportOnce() throws Exception {
    Table table = table("Ending");
    int line = table.index(1);
    FutureTask<Void> all = new FutureTask<>(() -> callOnNewThreads(table, line), null);
    Thread.ofPlatform().start(all);

    long before = 0;
    while (!all.isDone()) {
      long calls = sum(table).calls();
      assertTrue(calls >= before && calls <= THREADS, before + " calls became " + calls);
      before = calls;
    }

    all.get();
    assertEquals(THREADS, sum(table).calls());
    assertEquals(THREADS, sum(table).threads());
  }

  private static void callOnNewThreads(Table table, int line) {
    try {
      for (int i = 0; i < THREADS; i++) {
        Thread.ofPlatform().start(() -> Probe.exit(Probe.enter(table.id(), line))).join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void linesThatAreNew_breakNoReport() throws Exception {
    Table table = table("Growing");
    Runnable growing =
        () -> {
          for (int n = 1; n <= LINES; n++) {
            Probe.exit(Probe.enter(table.id(), table.index(n)));
          }
        };
    FutureTask<Void> all = new FutureTask<>(growing, null);
    Thread.ofPlatform().start(all);

    while (!all.isDone()) {
      Costs sum = sum(table);
      for (int i = 0; i < sum.bytes.length; i++) {
        assertTrue(sum.count(i) <= 1, "line " + i + " ran " + sum.count(i) + " times");
      }
    }

    all.get();
    assertEquals(LINES, sum(table).bytes.length);
    assertEquals(LINES, sum(table).calls());
  }
}
