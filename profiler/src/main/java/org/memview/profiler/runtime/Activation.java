package org.memview.profiler.runtime;

import org.jspecify.annotations.Nullable;

/// One call of a profiled method. Instrumented code keeps it in a local variable, so that a probe
/// needs no look-up; calls that ended are used again, so that it allocates nothing.
final class Activation {
  private static final long UNSEEN = Long.MIN_VALUE;
  private static final Meter[] METERS = Settings.meters();
  private static final @Nullable Calls CALLS = Settings.calls();

  final Ledger ledger;
  final Costs costs;

  /// The profiled call that made this one, and the nearest one of the same table.
  @Nullable Activation parent;

  @Nullable Activation outer;

  /// The next one that can be used again.
  @Nullable Activation next;

  boolean open;

  /// Whether this is a constructor that has not called `super(…)` yet; until then no handler can
  /// see an exception leave it.
  boolean prologue;

  int current;
  long last;
  private long lastSelf;
  private long start;
  private long startLoading;
  private int events;
  private long lastLoading;
  private long lastOffHeap;

  /// The largest hidden buffer since the last probe, and since the call began.
  private long temporary;

  private long temporaryOfAll;
  private @Nullable Object started;
  private final long[] lastMetered = new long[METERS.length];

  /// The bytes of the present execution of each line, and the lines that have one.
  private final long[] execution;

  private final int[] touched;
  private int touchedCount;

  Activation(Ledger ledger, Costs costs) {
    this.ledger = ledger;
    this.costs = costs;
    execution = new long[costs.bytes.length];
    touched = new int[execution.length];
    java.util.Arrays.fill(execution, UNSEEN);
  }

  boolean fits(int lines) {
    return execution.length >= lines;
  }

  void begin(int line, long now) {
    open = true;
    start = now;
    last = now;
    lastSelf = now;
    startLoading = ledger.loading;
    temporary = 0;
    temporaryOfAll = 0;
    skipSide();
    skipMeters();
    current = line;
    costs.calls++;
    count(line);
    if (CALLS != null) {
      long mark = ledger.mark();
      started = CALLS.started();
      ledger.own(mark);
    }
  }

  /// Bills what was allocated since the last probe to the line that was current.
  void bill(long now) {
    long delta = now - last;
    if (delta != 0) {
      costs.bytes[current] += delta;
      execution[current] += delta;
      last = now;
    }
    if (events != ledger.events) {
      billSide();
    }
    if (METERS.length > 0) {
      billMeters();
    }
  }

  /// The same, of the innermost profiled call: what is billed is this method's own, too.
  void billOwn(long now) {
    if (now != lastSelf) {
      costs.self[current] += now - lastSelf;
      lastSelf = now;
    }
    bill(now);
  }

  /// Bills a caller's own bytes when it calls another profiled method.
  void pause(long now) {
    costs.self[current] += now - lastSelf;
  }

  void resume(long now) {
    lastSelf = now;
  }

  /// Leaves out what a call of the same table has billed to its own lines.
  void skip(long now) {
    last = now;
    skipSide();
    skipMeters();
  }

  void move(int line, int kind) {
    if (kind == Probe.AGAIN || (kind == Probe.NEW && current != line)) {
      count(line);
    } else if (execution[line] == UNSEEN) {
      touch(line);
    }
    current = line;
  }

  private void count(int line) {
    costs.count[line]++;
    if (execution[line] == UNSEEN) {
      touch(line);
    } else {
      costs.close(line, execution[line]);
      execution[line] = 0;
    }
  }

  private void touch(int line) {
    execution[line] = 0;
    touched[touchedCount++] = line;
  }

  void temporary(long bytes) {
    temporary = Math.max(temporary, bytes);
  }

  void end(long now) {
    open = false;
    if (parent != null) {
      parent.temporary(temporaryOfAll);
    }
    prologue = false;
    for (int i = 0; i < touchedCount; i++) {
      int line = touched[i];
      costs.close(line, execution[line]);
      execution[line] = UNSEEN;
    }
    touchedCount = 0;
    if (CALLS != null && started != null) {
      long mark = ledger.mark();
      CALLS.ended(costs.table, started, level());
      ledger.own(mark);
      started = null;
    }
    if (outer == null) {
      costs.total += now - start;
      costs.totalLoading += ledger.loading - startLoading;
    }
  }

  private int level() {
    int level = 0;
    for (Activation above = parent; above != null; above = above.parent) {
      level++;
    }
    return level;
  }

  /// Loading and memory outside the heap are rare: one number says whether any of them changed.
  private void billSide() {
    costs.loading[current] += ledger.loading - lastLoading;
    costs.offHeap[current] += ledger.offHeap - lastOffHeap;
    costs.temporary[current] = Math.max(costs.temporary[current], temporary);
    temporaryOfAll = Math.max(temporaryOfAll, temporary);
    temporary = 0;
    skipSide();
  }

  private void skipSide() {
    events = ledger.events;
    lastLoading = ledger.loading;
    lastOffHeap = ledger.offHeap;
  }

  private void billMeters() {
    for (int m = 0; m < METERS.length; m++) {
      long now = METERS[m].read();
      costs.metered[m][current] += now - lastMetered[m];
      costs.highest[m][current] = Math.max(costs.highest[m][current], now);
      lastMetered[m] = now;
    }
  }

  private void skipMeters() {
    for (int m = 0; m < METERS.length; m++) {
      lastMetered[m] = METERS[m].read();
    }
  }

  /// Returns the bytes since the last probe, if `now` is the thread's counter.
  long pending(long now) {
    return Math.max(0, now - last);
  }

  long sinceStart(long now) {
    return Math.max(0, now - start);
  }
}
