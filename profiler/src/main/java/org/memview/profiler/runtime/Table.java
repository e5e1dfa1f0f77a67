package org.memview.profiler.runtime;

import java.util.Arrays;

/// One profiled method: its lines, and what threads that ended have left for them.
///
/// Lines get an index when the method, its lambdas or its local classes are instrumented, which is
/// before their code runs.
public final class Table {
  /// No execution of the line has ended yet.
  public static final long NONE = -1;

  private final int id;
  private final Origin origin;

  /// Copied when it grows: every call of the method asks how many there are.
  private volatile int[] lines = {};

  private long[] first = {};
  private final Costs folded;

  /// Where a method comes from.
  ///
  /// @param className as in `com.acme.Foo$Bar`
  /// @param sourceFile the name the class file gives, such as `Foo.java`, or an empty text
  /// @param location where the class was loaded from, a URL, or an empty text
  /// @param marked whether an annotation or a pattern asked for it
  public record Origin(
      String className,
      String method,
      String descriptor,
      String sourceFile,
      String location,
      boolean marked) {}

  Table(int id, Origin origin) {
    this.id = id;
    this.origin = origin;
    this.folded = new Costs(this, 0);
  }

  /// Returns the number instrumented code knows it by.
  public int id() {
    return id;
  }

  /// Returns where it comes from.
  public Origin origin() {
    return origin;
  }

  /// Returns the index of a line, a new one if the line is new.
  public synchronized int index(int line) {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == line) {
        return i;
      }
    }
    int index = lines.length;
    int[] grown = Arrays.copyOf(lines, index + 1);
    grown[index] = line;
    first = Arrays.copyOf(first, index + 1);
    first[index] = NONE;
    lines = grown;
    return index;
  }

  /// Returns the lines by index.
  public int[] lines() {
    return lines.clone();
  }

  int size() {
    return lines.length;
  }

  /// Keeps what the first execution of a line cost; later claims change nothing.
  synchronized void claimFirst(int index, long bytes) {
    if (first[index] == NONE) {
      first[index] = bytes;
    }
  }

  /// Returns what the first execution of each line cost, or [#NONE].
  public synchronized long[] first() {
    return first.clone();
  }

  /// Adds what a thread leaves.
  synchronized void fold(Costs costs) {
    folded.grow(lines.length);
    folded.add(costs);
  }

  /// Returns a copy of what threads have left.
  synchronized Costs folded() {
    Costs copy = new Costs(this, lines.length);
    folded.grow(lines.length);
    copy.add(folded);
    return copy;
  }

  synchronized void clear() {
    folded.clear();
    Arrays.fill(first, NONE);
  }
}
