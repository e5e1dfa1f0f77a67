package org.memview.profiler;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.agent.Agent;
import org.memview.profiler.report.LineReport;
import org.memview.profiler.report.ScopeCost;
import org.memview.profiler.report.TableOptions;
import org.memview.profiler.report.TextTable;

/// The profiler as a library.
///
/// [#measure] needs no agent. [#profile] and [#scope] do something without one, and tables of lines
/// with it; nothing here ever attaches an agent to the program itself.
public final class MemoryProfiler {
  private static final int REPEATS = 10;

  private MemoryProfiler() {}

  /// Runs `code` eleven times in this thread and returns what it allocated: exact bytes of the
  /// first run, and of the cheapest of the others.
  ///
  /// `measure(() -> new byte[1000]).steadyBytes()` is 1,016. On a virtual thread without the agent
  /// the runs take place on a platform thread that is made for them, since the JVM counts only
  /// there.
  ///
  /// @throws Exception what `code` throws
  public static <T extends @Nullable Object> Measurement<T> measure(Callable<T> code)
      throws Exception {
    return measure(code, REPEATS);
  }

  /// Runs `code` once, and then `repeats` times more.
  ///
  /// @param repeats 0 or more; with 0 the steady bytes are the first run's
  /// @throws IllegalArgumentException if `repeats` is negative
  /// @throws Exception what `code` throws
  public static <T extends @Nullable Object> Measurement<T> measure(Callable<T> code, int repeats)
      throws Exception {
    Objects.requireNonNull(code, "code");
    if (repeats < 0) {
      throw new IllegalArgumentException("repeats " + repeats + " is negative");
    }
    return Measuring.run(code, repeats);
  }

  /// Runs `code` and prints the tables of the profiled methods, as far as the run went; without an
  /// agent, one line with what it took and how to get tables.
  public static void profile(Runnable code) {
    Objects.requireNonNull(code, "code");
    Agent agent = Agent.running();
    if (agent == null) {
      long[] took = Measuring.once(code);
      System.out.println(Measuring.withoutTables(took));
    } else {
      code.run();
      System.out.print(new TextTable(TableOptions.defaults()).text(agent.report()));
    }
  }

  /// Returns what the agent has counted since the program started, or null if there is no agent.
  public static @Nullable LineReport report() {
    Agent agent = Agent.running();
    return agent == null ? null : agent.report();
  }

  /// Begins a block with a name; closing it ends the block.
  ///
  /// ```java
  /// try (var load = MemoryProfiler.scope("load")) {
  ///   …
  /// }
  /// ```
  ///
  /// Reports of the agent add up the blocks of a name; without one, [Scope#cost] tells, but not
  /// what a virtual thread allocates. Begin and end it on the same thread.
  public static Scope scope(String name) {
    return new Scope(Objects.requireNonNull(name, "name"));
  }

  /// A block that is measured.
  public static final class Scope implements AutoCloseable {
    private final String name;
    private final long bytes;
    private final long offHeap;
    private final long start;
    private boolean open = true;
    private ScopeCost cost;

    private Scope(String name) {
      this.name = name;
      this.cost = new ScopeCost(name, 0, 0, 0, 0);
      this.start = System.nanoTime();
      this.offHeap = Measuring.offHeap();
      this.bytes = Measuring.allocated(); // last: what is made here is not the block's
    }

    /// Returns what the block has taken, up to now or to its end.
    public ScopeCost cost() {
      if (open) {
        long nanos = System.nanoTime() - start;
        long taken = Measuring.between(bytes, Measuring.allocated());
        cost = new ScopeCost(name, 1, taken, Measuring.offHeap() - offHeap, nanos);
      }
      return cost;
    }

    /// Ends the block; a second time it does nothing.
    @Override
    public void close() {
      if (open) {
        cost();
        open = false;
        Agent agent = Agent.running();
        if (agent != null) {
          agent.addScope(cost);
        }
      }
    }
  }
}
