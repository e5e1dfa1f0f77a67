package org.memview.profiler.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the lines of one table cost: of one thread while it runs, or of all of them in a report.
///
/// Each array has one element for each line of the table. Only the thread they belong to writes
/// them; a report reads them as they are.
public final class Costs {
  private static final int METERS = Settings.meters().length;

  final Table table;
  long[] bytes;
  long[] self;
  long[] loading;
  long[] offHeap;
  long[] temporary;
  long[] count;
  long[] least;
  long[][] metered;

  /// The greatest value each meter had when a line ended.
  long[][] highest;

  long calls;
  long total;
  long totalLoading;
  int threads;

  /// Whether it ran on a virtual thread.
  boolean virtual;

  /// The innermost call of the method on this thread, and the calls that can be used again.
  @Nullable Activation active;

  @Nullable Activation free;

  Costs(Table table, int size) {
    this.table = table;
    bytes = new long[size];
    self = new long[size];
    loading = new long[size];
    offHeap = new long[size];
    temporary = new long[size];
    count = new long[size];
    least = new long[size];
    metered = new long[METERS][size];
    highest = new long[METERS][size];
    Arrays.fill(least, Table.NONE);
  }

  /// Makes room for lines that were instrumented later.
  void grow(int size) {
    int before = bytes.length;
    if (size <= before) {
      return;
    }
    self = Arrays.copyOf(self, size);
    loading = Arrays.copyOf(loading, size);
    offHeap = Arrays.copyOf(offHeap, size);
    temporary = Arrays.copyOf(temporary, size);
    count = Arrays.copyOf(count, size);
    least = Arrays.copyOf(least, size);
    Arrays.fill(least, before, size, Table.NONE);
    for (int m = 0; m < metered.length; m++) {
      highest[m] = Arrays.copyOf(highest[m], size);
      metered[m] = Arrays.copyOf(metered[m], size);
    }
    bytes = Arrays.copyOf(bytes, size); // last: its length is what a report goes by
  }

  /// Ends one execution of a line.
  void close(int line, long cost) {
    if (least[line] == Table.NONE) {
      table.claimFirst(line, cost);
      least[line] = cost;
    } else if (cost < least[line]) {
      least[line] = cost;
    }
  }

  /// Adds what another thread counted.
  void add(Costs other) {
    int n = Math.min(bytes.length, other.readable());
    for (int i = 0; i < n; i++) {
      bytes[i] += other.bytes[i];
      self[i] += other.self[i];
      loading[i] += other.loading[i];
      offHeap[i] += other.offHeap[i];
      temporary[i] = Math.max(temporary[i], other.temporary[i]);
      count[i] += other.count[i];
      least[i] = smaller(least[i], other.least[i]);
      for (int m = 0; m < metered.length; m++) {
        metered[m][i] += other.metered[m][i];
        highest[m][i] = Math.max(highest[m][i], other.highest[m][i]);
      }
    }
    calls += other.calls;
    total += other.total;
    totalLoading += other.totalLoading;
    threads += other.threads;
    virtual |= other.virtual;
  }

  /// Returns how many lines all arrays have: their thread may be making room for more just now.
  private int readable() {
    int n = Math.min(bytes.length, Math.min(self.length, loading.length));
    n = Math.min(n, Math.min(offHeap.length, temporary.length));
    n = Math.min(n, Math.min(count.length, least.length));
    for (int m = 0; m < metered.length; m++) {
      n = Math.min(n, Math.min(metered[m].length, highest[m].length));
    }
    return n;
  }

  private static long smaller(long a, long b) {
    return a == Table.NONE ? b : b == Table.NONE ? a : Math.min(a, b);
  }

  void clear() {
    long[][] zeroed = {bytes, self, loading, offHeap, temporary, count};
    for (long[] array : zeroed) {
      Arrays.fill(array, 0);
    }
    for (int m = 0; m < metered.length; m++) {
      Arrays.fill(metered[m], 0);
      Arrays.fill(highest[m], 0);
    }
    Arrays.fill(least, Table.NONE);
    calls = 0;
    total = 0;
    totalLoading = 0;
    threads = 0;
  }

  /// Returns the table these are the costs of.
  public Table table() {
    return table;
  }

  /// Returns the bytes allocated on the line of an index; what loading classes took is not in it.
  public long bytes(int index) {
    return bytes[index];
  }

  /// Returns the bytes without those of other profiled methods that were called.
  public long self(int index) {
    return self[index];
  }

  /// Returns the bytes that loading, linking and initializing classes took.
  public long loading(int index) {
    return loading[index];
  }

  /// Returns the bytes outside the heap taken, less those given back.
  public long offHeap(int index) {
    return offHeap[index];
  }

  /// Returns the largest hidden direct buffer the JDK moved bytes through.
  public long temporary(int index) {
    return temporary[index];
  }

  /// Returns how often the line was entered.
  public long count(int index) {
    return count[index];
  }

  /// Returns what the cheapest execution cost, or [Table#NONE].
  public long least(int index) {
    return least[index];
  }

  /// Returns what a meter, by its place in the settings, counted.
  public long metered(int meter, int index) {
    return metered[meter][index];
  }

  /// Returns the greatest value of a meter at the end of a line.
  public long highest(int meter, int index) {
    return highest[meter][index];
  }

  /// Returns how often the method, one of its lambdas or of its local classes was called.
  public long calls() {
    return calls;
  }

  /// Returns the bytes of the outermost calls, measured from entry to exit.
  public long total() {
    return total;
  }

  /// Returns what loading classes took in the outermost calls.
  public long totalLoading() {
    return totalLoading;
  }

  /// Returns whether it ran on a virtual thread.
  public boolean onVirtualThread() {
    return virtual;
  }

  /// Returns how many threads called it.
  public int threads() {
    return threads;
  }
}
