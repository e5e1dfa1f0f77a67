package org.memview.profiler.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What one thread has counted.
///
/// The JVM's counter belongs to the platform thread. A virtual thread borrows one after another, so
/// its ledger adds up what each of them counted between mounting and unmounting; comparing the
/// carriers alone would bill what other threads did there in between.
final class Ledger {
  private static final LongSupplier COUNTER = Settings.counter();
  private static final boolean VIRTUAL_COUNTED = Settings.exactVirtualThreads();
  private static final ThreadLocal<@Nullable Ledger> CURRENT = new ThreadLocal<>();
  private static final Map<Thread, Ledger> MOUNTABLE = new ConcurrentHashMap<>();
  private static final Set<Ledger> PLATFORM = ConcurrentHashMap.newKeySet();

  /// Held while a ledger goes from the two above to the tables, and while a report adds them up: a
  /// number must not be in both or in neither. No virtual thread may hold it, because carriers wait
  /// for it.
  private static final Object MOVING = new Object();

  private static int sweepAt = 64;
  private static volatile boolean anyVirtual;

  /// Changes when everything counted is forgotten: ledgers from before are no longer asked.
  private static int epoch;

  final long threadId;
  private final WeakReference<Thread> thread;
  private final boolean onVirtualThread;

  /// Whether it is one whose carriers have to be followed.
  private final boolean virtual;

  /// What the profiler itself and the loading of classes took; the two are no line's allocation.
  private long minus;

  /// Changes whenever loading, off-heap or temporary bytes do.
  int events;

  long loading;
  long offHeap;
  private int loadingDepth;
  private long loadingStart;

  @Nullable Activation top;
  private @Nullable Costs[] costs = {};

  /// What was loaded on a line and is not settled yet, or null.
  private @Nullable NewClasses unsettled;

  private long base;
  private long accumulated;
  private boolean onCarrier = true;
  private final int madeIn = epoch;

  private Ledger(Thread thread) {
    this.thread = new WeakReference<>(thread);
    this.threadId = thread.threadId();
    this.onVirtualThread = thread.isVirtual();
    anyVirtual |= onVirtualThread;
    this.virtual = onVirtualThread && VIRTUAL_COUNTED;
  }

  /// Returns the running thread's ledger, if it has one.
  static @Nullable Ledger existing() {
    return CURRENT.get();
  }

  /// Returns the running thread's ledger.
  static Ledger current() {
    Ledger ledger = CURRENT.get();
    return ledger == null || ledger.madeIn != epoch ? begin() : ledger;
  }

  /// A virtual thread is followed from here to its end, since what it allocated before nobody
  /// knows.
  private static Ledger begin() {
    long before = COUNTER.getAsLong();
    Thread thread = Thread.currentThread();
    Ledger ledger = new Ledger(thread);
    CURRENT.set(ledger);
    if (ledger.virtual) {
      MOUNTABLE.put(thread, ledger);
      ledger.accumulated = 0; // it may have been unmounted since, while the map was locked
      ledger.onCarrier = true;
      ledger.base = COUNTER.getAsLong();
    } else {
      sweep();
      PLATFORM.add(ledger);
      ledger.minus += COUNTER.getAsLong() - before;
    }
    return ledger;
  }

  /// Takes over what ended platform threads counted, whenever their number has doubled.
  private static void sweep() {
    synchronized (MOVING) {
      if (PLATFORM.size() < sweepAt) {
        return;
      }
      for (Iterator<Ledger> ledgers = PLATFORM.iterator(); ledgers.hasNext(); ) {
        Ledger ledger = ledgers.next();
        Thread thread = ledger.thread.get();
        if (thread == null || !thread.isAlive()) {
          ledgers.remove();
          ledger.fold();
        }
      }
      sweepAt = Math.max(64, 2 * PLATFORM.size());
    }
  }

  /// Returns the bytes the program has allocated on this thread.
  long allocated() {
    if (unsettled != null) {
      settle();
    }
    return mark();
  }

  /// Returns the counter as it is, for the profiler's own use.
  static long counter() {
    return COUNTER.getAsLong();
  }

  /// Begins a part in which the profiler itself allocates; [#own] ends it. Such parts may nest:
  /// what counts in the end is that the program's account stands where it stood.
  long mark() {
    long counted = COUNTER.getAsLong() - minus;
    return virtual ? accumulated + counted - base : counted;
  }

  void own(long mark) {
    minus += mark() - mark;
  }

  /// Takes out bytes the JVM allocated for the profiler.
  void ownBytes(long bytes) {
    minus += bytes;
  }

  Costs costs(int table) {
    Costs[] known = costs();
    if (table < known.length && known[table] != null) {
      Costs found = known[table];
      if (found.bytes.length >= found.table.size()) {
        return found;
      }
    }
    return prepare(table);
  }

  @SuppressWarnings("NullAway") // elements may be null; the arrays of JSpecify's mode cannot say so
  private Costs[] costs() {
    return costs;
  }

  private Costs prepare(int id) {
    long mark = mark();
    Table table = Tables.get(id);
    if (id >= costs.length) {
      costs = Arrays.copyOf(costs, id + 8);
    }
    Costs found = costs[id];
    if (found == null) {
      found = new Costs(table, table.size());
      found.threads = 1;
      found.virtual = onVirtualThread;
      costs[id] = found;
    } else {
      found.grow(table.size());
    }
    own(mark);
    return found;
  }

  Activation activation(Costs of) {
    Activation free = of.free;
    if (free != null && free.fits(of.bytes.length)) {
      of.free = free.next;
      return free;
    }
    long mark = mark();
    Activation made = new Activation(this, of);
    own(mark);
    return made;
  }

  /// Ends the calls above `activation` that an exception ended where no handler could see it.
  void unwindTo(Activation activation) {
    if (!activation.open) {
      return;
    }
    long now = allocated();
    Activation above = top;
    while (above != null && above != activation) {
      above.bill(now);
      close(above, now);
      above = top;
    }
  }

  void close(Activation activation, long now) {
    activation.end(now);
    Costs of = activation.costs;
    Activation outer = activation.outer;
    of.active = outer;
    if (outer != null) {
      outer.skip(now);
    }
    top = activation.parent;
    if (top != null) {
      top.resume(now);
    }
    activation.parent = null;
    activation.outer = null;
    activation.next = of.free;
    of.free = activation;
  }

  /// A profiled method is called, and not by another one.
  void outermost() {
    loadingDepth = 0;
    unsettled = null;
  }

  // --- Virtual threads ----------------------------------------------------------------------

  static void mounted(Thread thread) {
    Ledger ledger = MOUNTABLE.get(thread);
    if (ledger != null) {
      if (ledger.onCarrier) {
        ledger.resume();
      }
      ledger.onCarrier = true;
      ledger.base = counter();
    }
  }

  /// Nobody saw it leave its last carrier, because it was mounted before the hooks came: its
  /// account goes on where the last probe left it.
  private void resume() {
    accumulated = (top == null ? 0 : top.last) + minus;
  }

  static void unmounted(Thread thread) {
    Ledger ledger = MOUNTABLE.get(thread);
    if (ledger != null) {
      ledger.accumulated += counter() - ledger.base;
      ledger.onCarrier = false;
    }
  }

  /// A thread has ended: the tables take over, because there may be millions.
  static void ended(Thread thread) {
    if (MOUNTABLE.containsKey(thread)) {
      synchronized (MOVING) {
        Ledger ledger = MOUNTABLE.remove(thread);
        if (ledger != null) {
          ledger.fold();
        }
      }
    }
  }

  static boolean onVirtualThreads() {
    return anyVirtual;
  }

  /// Returns whether a virtual thread's mounts are counted now.
  static boolean follows(Thread thread) {
    return MOUNTABLE.containsKey(thread);
  }

  /// Returns whether the running thread's bytes can be counted.
  static boolean counts() {
    return VIRTUAL_COUNTED || !Thread.currentThread().isVirtual();
  }

  private void fold() {
    for (Costs of : costs) {
      if (of != null) {
        of.table.fold(of);
      }
    }
  }

  // --- What is rare -------------------------------------------------------------------------

  void loadingBegins() {
    if (top != null) {
      if (loadingDepth == 0) {
        loadingStart = allocated();
      }
      loadingDepth++;
    }
  }

  void loadingEnds() {
    if (top != null && loadingDepth > 0 && --loadingDepth == 0) {
      NewClasses inside = unsettled;
      if (inside != null) {
        long mark = mark();
        inside.forgetInitialized();
        own(mark);
      }
      take(allocated() - loadingStart);
    }
  }

  /// The JVM made an object for its own use, on a line and not while loading something else.
  void made(Object object) {
    if (top != null && loadingDepth == 0) {
      long mark = mark();
      long bytes = NewClasses.sizeOf(object);
      own(mark);
      take(bytes);
    }
  }

  /// A class with an initializer was linked.
  void linked(int references) {
    if (top != null && loadingDepth == 0) {
      take(NewClasses.references(references));
    }
  }

  void loaded(@Nullable ClassLoader loader, String name, int references) {
    if (top != null) {
      NewClasses classes = unsettled;
      if (classes == null) {
        classes = new NewClasses();
        unsettled = classes;
      }
      classes.add(loader, name, references, loadingDepth == 0);
    }
  }

  /// Moves what the JVM made for new classes from the line's account to that of loading.
  private void settle() {
    NewClasses classes = unsettled;
    if (classes == null || loadingDepth > 0) {
      return;
    }
    unsettled = null; // what is asked below asks for the counter, too
    long mark = mark();
    long bytes = classes.settle();
    own(mark);
    if (classes.waiting()) {
      unsettled = classes;
    }
    if (bytes != 0) {
      take(bytes);
    }
  }

  private void take(long bytes) {
    loading += bytes;
    minus += bytes;
    events++;
  }

  void offHeap(long bytes) {
    offHeap += bytes;
    events++;
  }

  void temporary(long bytes) {
    if (top != null) {
      top.temporary(bytes);
      events++;
    }
  }

  // --- Reports ------------------------------------------------------------------------------

  /// Returns what all threads have counted for each table, whether they have ended or not.
  static List<Costs> sums(List<Table> tables, Snapshot snapshot) {
    List<Costs> sums = new ArrayList<>();
    synchronized (MOVING) {
      for (Table table : tables) {
        Costs sum = table.folded();
        for (Ledger ledger : PLATFORM) {
          ledger.add(sum, snapshot);
        }
        for (Ledger ledger : MOUNTABLE.values()) {
          ledger.add(sum, snapshot);
        }
        sums.add(sum);
      }
    }
    return sums;
  }

  private void add(Costs sum, Snapshot snapshot) {
    @Nullable Costs[] known = costs;
    int id = sum.table.id();
    Costs mine = id < known.length ? known[id] : null;
    if (mine == null) {
      return;
    }
    sum.add(mine);
    Activation running = mine.active;
    if (running != null) {
      snapshot.running(sum, running, pendingNow());
    }
  }

  /// Returns the counter of a platform thread that may be another one, as [#allocated] would.
  private long pendingNow() {
    Thread of = thread.get();
    return virtual || of == null ? Long.MIN_VALUE : Snapshot.counterOf(threadId) - minus;
  }

  static void clearAll() {
    PLATFORM.forEach(Ledger::clear);
    MOUNTABLE.values().forEach(Ledger::clear);
  }

  /// Forgets the threads, too: those that call again begin anew.
  static void forgetAll() {
    synchronized (MOVING) {
      epoch++;
      PLATFORM.clear();
      MOUNTABLE.clear();
    }
  }

  private void clear() {
    for (Costs of : costs) {
      if (of != null) {
        of.clear();
        of.threads = 1; // it is the same thread that will call again
      }
    }
  }

  @Nullable String threadName() {
    Thread of = thread.get();
    return of == null ? null : of.getName();
  }
}
