package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Shares bulk work on large memory out among processors.
///
/// The calling thread and helpers from the common pool take pieces of the work, one after the
/// other, until there are none left; so a pool that is busy costs nothing but its help, and the
/// caller never waits for a helper that has not begun. What comes out must not depend on who does
/// which piece: copies, exact sums, extremes and the tree of [LaneSum] do not.
///
/// Work of [#threshold()] bytes is large; `-Dmemview.parallel=` sets the number of bytes, and `off`
/// leaves all work to the calling thread.
final class Crew implements Runnable {
  private static final String PROPERTY = "memview.parallel";

  // From here on two threads were faster than one whatever they did, waking the other included.
  private static final long THRESHOLD =
      "off".equals(System.getProperty(PROPERTY))
          ? Long.MAX_VALUE
          : Math.max(2, Long.getLong(PROPERTY, 4L << 20));

  // Bytes of a piece: large beside what taking it costs, small beside what all have to do.
  private static final long PIECE = 1L << 20;

  private static final int MOST_PIECES = 1024;

  private static final int SPINS = 1000;

  private final int pieces;
  private final Thread caller = Thread.currentThread();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger left;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  // Not held any longer than it takes: helpers that come too late may lie in the pool for long.
  private @Nullable IntConsumer work;

  private Crew(int pieces, IntConsumer work) {
    this.pieces = pieces;
    this.work = work;
    this.left = new AtomicInteger(pieces);
  }

  /// The fewest bytes that are shared out.
  static long threshold() {
    return THRESHOLD;
  }

  /// True if work on so many bytes of this memory is to be shared out.
  static boolean isFor(long bytes, MemorySegment memory) {
    return bytes >= THRESHOLD && Helpers.COUNT > 0 && memory.isAccessibleBy(Helpers.STRANGER);
  }

  /// True if work on so many bytes of each memory is to be shared out.
  static boolean isFor(long bytes, MemorySegment memory, MemorySegment other) {
    return isFor(bytes, memory) && other.isAccessibleBy(Helpers.STRANGER);
  }

  /// How many threads do the work, the caller's included.
  static int processors() {
    return 1 + Helpers.COUNT;
  }

  /// How many pieces to make of so many bytes.
  static int pieces(long bytes) {
    return Math.clamp(bytes / Math.min(PIECE, THRESHOLD / 2), 2, MOST_PIECES);
  }

  /// Calls `work` with all numbers from 0 to `pieces` (exclusive), on several threads, and returns
  /// when all calls have; throws what one of them threw.
  static void share(int pieces, IntConsumer work) {
    Crew crew = new Crew(pieces, work);
    crew.callHelpers();
    crew.run();
    crew.await();
    crew.work = null;
    Throwable failure = crew.failure.get();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  /// The first place in C order that `find` finds in one of the parts, -1 if in none; it is asked
  /// for a place counted from the beginning of the part, or -1.
  static long first(Cut cut, IntToLongFunction find) {
    AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    share(
        cut.parts(),
        part -> {
          if (cut.before(part) < first.get()) {
            long found = find.applyAsLong(part);
            if (found >= 0) {
              first.accumulateAndGet(cut.before(part) + found, Math::min);
            }
          }
        });
    return first.get() == Long.MAX_VALUE ? -1 : first.get();
  }

  /// The sum of what `count` says of each part.
  static long sum(Cut cut, IntToLongFunction count) {
    LongAdder sum = new LongAdder();
    share(cut.parts(), part -> sum.add(count.applyAsLong(part)));
    return sum.sum();
  }

  /// What `work` makes of the parts, in their order.
  static <T> List<T> each(int parts, IntFunction<T> work) {
    AtomicReferenceArray<T> results = new AtomicReferenceArray<>(parts);
    share(parts, part -> results.set(part, work.apply(part)));
    return IntStream.range(0, parts).mapToObj(results::get).toList();
  }

  // A pool with work waiting has nobody to spare, and would be given more and more to forget.
  private void callHelpers() {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    if (!pool.hasQueuedSubmissions()) {
      for (int i = Math.min(Helpers.COUNT, pieces - 1); i > 0; i--) {
        pool.execute(this);
      }
    }
  }

  @Override
  public void run() {
    IntConsumer mine = work;
    if (mine == null) {
      return; // too late
    }
    for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
      if (failure.get() == null) {
        tryPiece(mine, piece);
      }
      if (left.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }

  // A fault in mapped memory is thrown when this thread next calls the JVM, so it does: here.
  private void tryPiece(IntConsumer mine, int piece) {
    try {
      mine.accept(piece);
      if (Thread.holdsLock(this)) {
        throw new AssertionError("nobody locks a crew");
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private void await() {
    for (int spin = 0; left.get() > 0; spin++) {
      if (spin < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  /// Lazily made: who has no large work needs no pool.
  private static final class Helpers {
    static final int COUNT =
        Math.min(
            Runtime.getRuntime().availableProcessors() - 1,
            ForkJoinPool.getCommonPoolParallelism());

    // Never started; memory it may not touch is one thread's own.
    static final Thread STRANGER = new Thread(() -> {});

    private Helpers() {}
  }
}
