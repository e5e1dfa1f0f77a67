package org.memview.profiler.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What instrumented code calls. One reading of the counter for each probe: the difference to the
/// last one is billed to the line that was current.
///
/// Each byte is billed once in each table, to the innermost current line of that table: methods
/// that are not profiled count for the line that called them, and a recursive call or a lambda of
/// the same method for its own lines.
public final class Probe {
  /// A line is entered.
  public static final int NEW = 0;

  /// A line goes on: the return to a call of several lines, or a place where branches meet.
  public static final int SAME = 1;

  /// A line is entered from itself, as the only line of a loop.
  public static final int AGAIN = 2;

  private Probe() {}

  /// A profiled method is entered at its first line.
  public static Object enter(int table, int line) {
    return open(table, line, false);
  }

  /// A profiled constructor is entered; `super(…)` comes later.
  public static Object enterConstructor(int table, int line) {
    return open(table, line, true);
  }

  private static Object open(int table, int line, boolean prologue) {
    Ledger ledger = Ledger.current();
    Activation parent = ledger.top;
    if (parent == null) {
      ledger.outermost();
    } else if (parent.prologue) {
      parent = Abandoned.unwind(ledger);
    }
    Costs costs = ledger.costs(table);
    Activation activation = ledger.activation(costs);
    long now = ledger.allocated();
    if (parent != null) {
      parent.pause(now);
    }
    Activation outer = costs.active;
    if (outer != null) {
      outer.bill(now);
    }
    activation.parent = parent;
    activation.outer = outer;
    activation.prologue = prologue;
    costs.active = activation;
    ledger.top = activation;
    activation.begin(line, now);
    return activation;
  }

  /// A line is entered, or gone on with.
  public static void line(Object entered, int line, int kind) {
    Activation activation = (Activation) entered;
    Ledger ledger = activation.ledger;
    if (ledger.top != activation) {
      ledger.unwindTo(activation);
    }
    activation.billOwn(ledger.allocated());
    activation.move(line, kind);
  }

  /// `super(…)` or `this(…)` has returned.
  public static void constructed(Object entered) {
    ((Activation) entered).prologue = false;
  }

  /// A profiled method is left, by a return or an exception.
  public static void exit(Object entered) {
    Activation activation = (Activation) entered;
    if (!activation.open) {
      return;
    }
    Ledger ledger = activation.ledger;
    if (ledger.top != activation) {
      ledger.unwindTo(activation);
    }
    long now = ledger.allocated();
    activation.billOwn(now);
    ledger.close(activation, now);
  }

  /// The loading, linking or initializing of a class begins, or ends.
  public static void loading(boolean begins) {
    Ledger ledger = Ledger.existing();
    if (ledger != null) {
      if (begins) {
        ledger.loadingBegins();
      } else {
        ledger.loadingEnds();
      }
    }
  }

  /// The JVM has made an object while it loads or links, such as the name it asks a loader with.
  public static void made(Object object) {
    Ledger ledger = Ledger.existing();
    if (ledger != null) {
      ledger.made(object);
    }
  }

  /// A class is linked and about to be initialized; its constants need that many references.
  public static void linked(int references) {
    Ledger ledger = Ledger.existing();
    if (ledger != null) {
      ledger.linked(references);
    }
  }

  /// Memory outside the heap is taken, or given back if negative.
  public static void offHeap(long bytes) {
    Ledger ledger = Ledger.existing();
    if (ledger != null) {
      ledger.offHeap(bytes);
    }
  }

  /// The JDK moves bytes of an array through a direct buffer of its own.
  public static void temporary(int bytes) {
    Ledger ledger = Ledger.existing();
    if (ledger != null) {
      ledger.temporary(bytes);
    }
  }

  /// A virtual thread is about to be mounted on the running carrier.
  public static void mount(Thread thread) {
    Ledger.mounted(thread);
  }

  /// A virtual thread has been unmounted from the running carrier.
  public static void unmount(Thread thread) {
    Ledger.unmounted(thread);
  }

  /// A virtual thread has run to its end; its last carrier says so.
  public static void ended(Thread thread) {
    Ledger.ended(thread);
  }

  // --- For the agent ------------------------------------------------------------------------

  /// Uses everything that a probe may need while the program loads a class: loading it then would
  /// never end.
  public static void prepare() {
    NewClasses classes = new NewClasses();
    classes.add(null, "java.lang.Object", 1, true);
    classes.forgetInitialized();
    classes.settle();
    NewClasses.sizeOf("");
    NewClasses.sizeOf(java.lang.invoke.MethodType.methodType(Object.class, String.class));
    NewClasses.references(1);
    Ledger.current();
  }

  /// Returns whether the running thread is in a profiled method.
  public static boolean active() {
    Ledger ledger = Ledger.existing();
    return ledger != null && ledger.top != null;
  }

  /// A class is being loaded on the running thread.
  ///
  /// @param name as in `com.acme.Foo`
  /// @param references how many its constants need once it is linked, or -1 if [#linked] will tell
  public static void loaded(@Nullable ClassLoader loader, String name, int references) {
    Ledger ledger = Ledger.existing();
    if (ledger != null) {
      ledger.loaded(loader, name, references);
    }
  }

  /// A class that gets probes links something by a name.
  public static void name(String name) {
    NewClasses.name(name);
  }

  /// Returns the counter as it is.
  public static long counter() {
    return Ledger.counter();
  }

  /// Returns the bytes of the running thread outside the heap since its first probe.
  public static long offHeap() {
    return Ledger.current().offHeap;
  }

  /// Returns the bytes of the running thread, without the profiler's own and without class loading;
  /// those of a virtual thread count from its first call of this or of a profiled method on.
  public static long allocated() {
    return Ledger.current().allocated();
  }

  /// Returns whether the running thread's bytes can be counted: those of a virtual one cannot
  /// everywhere.
  public static boolean counts() {
    return Ledger.counts();
  }

  /// Returns whether a virtual thread ever counted something.
  public static boolean onVirtualThreads() {
    return Ledger.onVirtualThreads();
  }

  /// Returns whether a virtual thread has counted something and has not ended.
  public static boolean follows(Thread thread) {
    return Ledger.follows(thread);
  }

  /// Begins a part in which the profiler allocates on the running thread; [#own] ends it.
  public static long mark() {
    Ledger ledger = Ledger.existing();
    return ledger == null ? 0 : ledger.mark();
  }

  /// Takes out of the running thread's account what the profiler allocated on it.
  ///
  /// @param mark what [#mark] returned
  /// @param bytes what the JVM allocated for it before that
  public static void own(long mark, long bytes) {
    Ledger ledger = Ledger.existing();
    if (ledger != null) {
      ledger.own(mark);
      ledger.ownBytes(bytes);
    }
  }

  /// Adds up what all threads have counted, table by table. To be called on a platform thread.
  public static List<Costs> costs(Snapshot snapshot) {
    return Ledger.sums(Tables.all(), snapshot);
  }

  /// Forgets what was counted; calls that are running go on.
  public static void clear() {
    Ledger.clearAll();
    Tables.all().forEach(Table::clear);
  }

  /// Forgets what was counted, and calls that are running: what they do is in no report any more.
  public static void forget() {
    Ledger.forgetAll();
    Tables.all().forEach(Table::clear);
  }

  static @Nullable Activation top() {
    Ledger ledger = Ledger.existing();
    return ledger == null ? null : ledger.top;
  }
}
