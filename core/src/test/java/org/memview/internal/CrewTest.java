package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.memview.Bytes;
import org.memview.format.Format;
import org.memview.layout.Layout;

class CrewTest {
  @Test
  void share_manyPieces_doesEachOnce() {
    for (int pieces : new int[] {1, 2, 3, 100, 1000}) {
      AtomicIntegerArray done = new AtomicIntegerArray(pieces);

      Crew.share(pieces, done::incrementAndGet);

      assertTrue(IntStream.range(0, pieces).allMatch(i -> done.get(i) == 1), "of " + pieces);
    }
  }

  @Test
  void share_busyPool_isDoneByTheCaller() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
      ForkJoinPool.commonPool()
          .execute(() -> {
            try {
              busy.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
            freed.countDown();
          });
    }
    AtomicIntegerArray done = new AtomicIntegerArray(10);

    Crew.share(10, done::incrementAndGet);

    busy.countDown();
    assertTrue(IntStream.range(0, 10).allMatch(i -> done.get(i) == 1));
    freed.await();
  }

  @Test
  void share_insideAPiece_works() {
    AtomicIntegerArray done = new AtomicIntegerArray(9);

    Crew.share(3, i -> Crew.share(3, j -> done.incrementAndGet(3 * i + j)));

    assertTrue(IntStream.range(0, 9).allMatch(i -> done.get(i) == 1));
  }

  @Test
  void share_failingPiece_throwsItsExceptionAfterTheOthersEnded() {
    for (int failing = 0; failing < 40; failing += 13) {
      int which = failing;
      IllegalStateException failure = new IllegalStateException("piece " + which);
      AtomicIntegerArray running = new AtomicIntegerArray(1);

      RuntimeException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  Crew.share(
                      40,
                      i -> {
                        running.incrementAndGet(0);
                        try {
                          if (i == which) {
                            throw failure;
                          }
                        } finally {
                          running.decrementAndGet(0);
                        }
                      }));

      assertSame(failure, thrown);
      assertEquals(0, running.get(0));
    }
  }

  @Test
  void isFor_memoryOfOneThread_isFalse() {
    long size = Crew.threshold();
    MemorySegment heap = MemorySegment.ofArray(new byte[1]);
    boolean several =
        Runtime.getRuntime().availableProcessors() > 1
            && ForkJoinPool.getCommonPoolParallelism() > 0;
    try (Arena mine = Arena.ofConfined()) {
      assertFalse(Crew.isFor(size, mine.allocate(1)));
      assertFalse(Crew.isFor(size, heap, mine.allocate(1)));
    }
    assertEquals(several, Crew.isFor(size, heap));
    assertFalse(Crew.isFor(size - 1, heap));
  }

  @Test
  void largeElementWithoutAxes_isCopiedFilledAndCompared() {
    int size = (int) Math.min(8 << 20, 2 * Crew.threshold());
    Format format = Format.of(size + "s");
    byte[] bytes = new byte[size];
    Block from = new Block(MemorySegment.ofArray(bytes), Layout.contiguous(size), format);
    Block to = new Block(MemorySegment.ofArray(new byte[size]), Layout.contiguous(size), format);
    bytes[size - 1] = 1;

    assertFalse(Comparer.contentEquals(from, to));
    Copier.copy(from, to);

    assertTrue(Comparer.contentEquals(from, to));
    Filler.fill(from, Bytes.of(new byte[size]));
    assertFalse(Comparer.contentEquals(from, to));
  }

  @Test
  void cut_anyLayout_partsFollowEachOther() {
    for (long[] shape : new long[][] {{10}, {1, 7, 3}, {5, 2}, {1, 1}, {3, 1000}, {}}) {
      Layout layout = Layout.contiguous(4, shape);
      for (Cut cut :
          new Cut[] {Cut.inOrder(layout, 1L << 30), Cut.acrossMemory(layout, 1L << 30)}) {
        Block block = new Block(MemorySegment.NULL, layout, CopierTest.zeros("i", 1).format());
        long at = 0;
        for (int part = 0; part < cut.parts(); part++) {
          Layout cutOut = cut.part(block, part).layout();
          assertEquals(4 * at, cutOut.offset());
          assertEquals(at, cut.before(part));
          assertTrue(cutOut.elementCount() > 0);
          at += cutOut.elementCount();
        }
        assertEquals(layout.elementCount(), at);
      }
    }
  }
}
