package org.memview.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.memview.MemoryView;
import org.memview.testkit.Allocations;

/// What a blob of 1 MB allocates on the heap: as little as a small one.
class SharingCostTest {
  private static final int SIZE = 1_000_000;
  private static final int LITTLE = 4096;

  @Test
  void rowView_allocatesLittle() throws Exception {
    try (Database db = Tables.with(Tables.pattern(1, SIZE));
        Statement select = db.prepare("select body from doc")) {
      long bytes =
          Allocations.of(() -> {
            select.reset();
            select.step();
            assertEquals(SIZE, select.blob(0).length());
          });

      assertTrue(bytes > 0 && bytes < LITTLE, bytes + " bytes for the view of a row");
    }
  }

  @Test
  void readAndWrite_anyMemory_allocateLittle() throws Exception {
    try (Database db = Tables.with(Tables.pattern(1, SIZE));
        Blob blob = db.blob("doc", "body", 1, Blob.Mode.WRITE)) {
      for (MemoryView view :
          new MemoryView[] {
            MemoryView.allocate("B", SIZE),
            MemoryView.of(new byte[SIZE]),
            MemoryView.of(new byte[2 * SIZE]).slice("::2")
          }) {
        long read = Allocations.of(() -> blob.read(0, view));
        long write = Allocations.of(() -> blob.write(0, view));

        int most = view.isCContiguous() ? LITTLE : 64 * LITTLE; // 4 KB for each piece of 64 KB
        assertTrue(read < most, () -> read + " bytes to read into " + view);
        assertTrue(write < most, () -> write + " bytes to write from " + view);
      }
    }
  }
}
