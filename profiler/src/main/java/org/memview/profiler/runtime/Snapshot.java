package org.memview.profiler.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// What is running while a report is made: its lines are billed up to now and named.
public final class Snapshot {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Running> running = new ArrayList<>();

  /// A line that has not ended.
  ///
  /// @param pending the bytes since its last probe, or -1 if the thread is virtual
  public record Running(Table table, int line, String thread, long pending) {}

  /// Makes an empty one.
  public Snapshot() {}

  static long counterOf(long threadId) {
    return THREADS.getThreadAllocatedBytes(threadId);
  }

  void running(Costs sum, Activation activation, long now) {
    int index = activation.current;
    if (index >= sum.bytes.length) {
      return; // the line is newer than this report
    }
    long pending = now == Long.MIN_VALUE ? Table.NONE : activation.pending(now);
    if (pending > 0) {
      sum.bytes[index] += pending;
      sum.self[index] += pending;
    }
    if (now != Long.MIN_VALUE) {
      sum.total += outermost(activation).sinceStart(now);
    }
    int line = sum.table.lines()[index];
    String thread = String.valueOf(activation.ledger.threadName());
    running.add(new Running(sum.table, line, thread, pending));
  }

  private static Activation outermost(Activation activation) {
    Activation found = activation;
    for (Activation next = found.outer; next != null; next = found.outer) {
      found = next;
    }
    return found;
  }

  /// Returns the lines that have not ended.
  public List<Running> running() {
    return List.copyOf(running);
  }
}
