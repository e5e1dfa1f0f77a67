package org.memview.tests.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memview.BufferException;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.array.TypedArray;
import org.memview.io.MappedFile;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// Close, read, slice, share and resize from many threads at once: no crash, no lost count, and
/// nothing but the documented exceptions.
///
/// `-Dmemview.long=true` runs a hundred times as many rounds.
@Timeout(300)
class LeaseRacesTest {
  private static final int ROUNDS = Boolean.getBoolean("memview.long") ? 200_000 : 2_000;
  private static final int THREADS = 6;
  private static final int SMALL = 1 << 12;

  /// Memory that is replaced when it grows, and refuses to while it is lent.
  private static final class Growing implements Exporter {
    private final Loans loans = Loans.of(this);
    private int[] numbers = new int[64];

    @Override
    public synchronized Export export(Request request) {
      return Export.of(MemorySegment.ofArray(numbers))
          .format("i")
          .owner(this)
          .onRelease(loans.open());
    }

    synchronized boolean grow() {
      try {
        loans.requireNone("grow");
      } catch (BufferException e) {
        return false;
      }
      numbers = new int[numbers.length];
      return true;
    }
  }

  /// Native memory whose arena is closed when the last loan ends.
  private static final class Closing implements Exporter {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory = arena.allocate(4096);
    private final AtomicInteger released = new AtomicInteger();

    @Override
    public Export export(Request request) {
      return Export.of(memory)
          .format("i")
          .owner(this)
          .onRelease(() -> {
            released.incrementAndGet();
            arena.close();
          });
    }
  }

  @Test
  void shareAndClose_fromManyThreads_loseNoCount() throws Exception {
    AtomicLong shared = new AtomicLong();
    AtomicLong grown = new AtomicLong();
    for (int round = 0; round < ROUNDS; round++) {
      Growing owner = new Growing();
      MemoryView root = MemoryView.of(owner);

      race(thread -> {
        if (thread == 0) {
          root.slice(1).close();
        } else if (thread == 1) {
          grown.addAndGet(owner.grow() ? 1 : 0);
        } else {
          try (MemoryView mine = thread % 2 == 0 ? root.share() : MemoryView.of(owner)) {
            mine.set(thread, thread);
            assertEquals(thread, mine.slice(thread).getInt(0));
            shared.incrementAndGet();
          } catch (ViewReleasedException e) {
            assertTrue(thread % 2 == 0, "only a shared view may come too late");
          }
        }
      });

      assertEquals(0, owner.loans.count(), "open loans after round " + round);
      assertTrue(owner.grow(), "nothing is lent any more");
    }
    System.out.println(
        "races: " + shared + " leases opened and closed, " + grown + " times grown in between");
  }

  @Test
  void read_whileAnotherThreadCloses_seesMemoryOrItsEnd() throws Exception {
    for (int round = 0; round < ROUNDS / 10; round++) {
      Closing owner = new Closing();
      MemoryView root = MemoryView.of(owner);

      race(thread -> {
        if (thread == 0) {
          Thread.onSpinWait();
          root.close();
          return;
        }
        try {
          for (long i = 0; ; i++) {
            use(root, thread, i % root.length());
          }
        } catch (ViewReleasedException e) {
          assertTrue(root.isReleased());
        }
      });

      assertEquals(1, owner.released.get(), "given back once");
    }
  }

  @Test
  void mappedFile_viewedResizedAndClosed_givesMemoryOrARefusal(@TempDir Path folder)
      throws Exception {
    Path path = folder.resolve("races");
    AtomicLong read = new AtomicLong();
    AtomicLong resized = new AtomicLong();
    for (int round = 0; round < ROUNDS / 50; round++) {
      Files.write(path, new byte[SMALL]);
      MappedFile file = MappedFile.open(path, MappedFile.Mode.READ_WRITE);

      race(thread -> {
        if (thread == 0) {
          for (int i = 0; i < 20; i++) {
            resized.addAndGet(resize(file, i % 2 == 0 ? 2 * SMALL : SMALL) ? 1 : 0);
          }
          file.close();
        } else {
          read.addAndGet(readUntilClosed(file, thread));
        }
      });

      assertThrows(IllegalStateException.class, file::view);
      Files.delete(path);
    }
    System.out.println("races: " + read + " views of a mapping read, " + resized + " resizes");
    assertTrue(read.get() > 0 && resized.get() > 0);
  }

  private static boolean resize(MappedFile file, long size) throws IOException {
    try {
      file.resize(size);
      return true;
    } catch (BufferException e) {
      return false;
    }
  }

  private static long readUntilClosed(MappedFile file, int thread) {
    for (long count = 0; ; count++) {
      try (MemoryView view = file.view()) {
        assertTrue(view.length() % SMALL == 0, view::toString);
        use(view.cast("i"), thread, SMALL / 4 - 4);
      } catch (IllegalStateException closed) { // also what a view says whose mapping is gone
        return count;
      }
    }
  }

  @Test
  void nativeArray_appendedWhileOthersReadIt_isRefusedOrMoves() throws Exception {
    AtomicLong appended = new AtomicLong();
    for (int round = 0; round < ROUNDS / 10; round++) {
      TypedArray array = TypedArray.ofNative("i").extend(new int[16]);
      MemoryView root = MemoryView.of(array);

      race(thread -> {
        if (thread == 0) {
          for (int i = 0; i < 50; i++) {
            appended.addAndGet(append(array) ? 1 : 0);
          }
        } else if (thread == 1) {
          root.close();
        } else {
          try (MemoryView mine = root.share()) {
            use(mine, thread, 3);
            assertEquals(0, mine.sum());
          } catch (ViewReleasedException e) {
            assertTrue(root.isReleased());
          }
        }
      });

      long before = array.length();
      array.append(1);
      assertEquals(before + 1, array.length(), "nothing is lent any more");
    }
    System.out.println("races: " + appended + " times appended to native memory");
  }

  private static boolean append(TypedArray array) {
    try {
      array.append(0);
      return true;
    } catch (BufferException e) {
      return false;
    }
  }

  private static void use(MemoryView view, int thread, long i) {
    switch (thread % 3) {
      case 0 -> assertEquals(0, view.getInt(i));
      case 1 -> assertEquals(0, view.slice(i).sum());
      default -> assertEquals(0, view.slice(i, i + 4).toBytes()[0]);
    }
  }

  private interface Racer {
    void run(int thread) throws Exception;
  }

  /// Runs `racer` on several threads that start together; fails with what any of them threw.
  private static void race(Racer racer) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                  for (int spin = ThreadLocalRandom.current().nextInt(50); spin > 0; spin--) {
                    Thread.onSpinWait();
                  }
                  racer.run(number);
                } catch (Throwable e) {
                  failure.compareAndSet(null, e);
                }
              }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertNull(failure.get(), () -> "a thread failed: " + failure.get());
  }
}
