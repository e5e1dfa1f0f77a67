package org.memview.tests;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.Cursor;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;

/// Prints what a million operations allocate once they are compiled, a line each; run by
/// [AllocationTest] in a JVM of its own, whose JIT has seen no other kind of memory than arrays and
/// what the argument says.
final class AllocationProgram {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int N = 1_000_000;
  private static final int ITEMS = 1_000;

  /// Rounds of a million after which everything is compiled.
  private static final int ROUNDS = 100;

  /// The same for what allocates, but little.
  private static final int FEW = 5;

  /// Keeps what was computed.
  static volatile long sink;

  @Binary("<")
  private record Trade(long id, @Code("H") int quantity, double price) {}

  private AllocationProgram() {}

  public static void main(String[] arguments) {
    MemoryView bytes =
        arguments[0].equals("native")
            ? MemoryView.of(Arena.ofAuto().allocate(ITEMS * 18))
            : MemoryView.of(new byte[ITEMS * 18]);
    elements(bytes);
    records(bytes);
    values(bytes);
    visits();
    growth();
    boxed();
  }

  private static void print(String name, LongSupplier work) {
    print(name, ROUNDS, work);
  }

  private static void print(String name, int rounds, LongSupplier work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < rounds && least > 0; round++) {
      least = Math.min(least, allocated(work));
    }
    System.out.println(name + ": " + least);
  }

  private static long allocated(LongSupplier work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    sink = work.getAsLong();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void elements(MemoryView bytes) {
    MemoryView ints = bytes.cast("i");
    MemoryView grid = ints.slice(0, 1_000).reshape(10, 100);
    print(
        "get and set",
        () -> {
          long sum = 0;
          for (int i = 0; i < N; i++) {
            ints.setInt(i % ITEMS, i);
            sum += ints.getInt(-1 - i % ITEMS) + grid.getInt(i % 10, i % 100);
          }
          return sum;
        });
    print(
        "slice and get",
        () -> {
          long sum = 0;
          for (int i = 0; i < N; i++) {
            sum += ints.slice(i % ITEMS, Long.MAX_VALUE).getInt(0);
          }
          return sum;
        });
  }

  private static void records(MemoryView view) {
    RecordStruct<Trade> trades = Struct.of(Trade.class, MethodHandles.lookup());
    print(
        "write and read a record",
        () -> {
          double sum = 0;
          for (int i = 0; i < N; i++) {
            long at = i % ITEMS * 18L;
            trades.write(view, at, new Trade(i, i & 0xff, i));
            Trade trade = trades.read(view, at);
            sum += trade.id() + trade.quantity() * trade.price();
          }
          return (long) sum;
        });
    Cursor cursor = trades.cursor(view);
    print(
        "walk a cursor",
        () -> {
          double sum = 0;
          for (int i = 0; i < N / ITEMS; i++) {
            cursor.rewind();
            while (cursor.next()) {
              sum += cursor.getLong(0) + cursor.getUnsignedShort(1) * cursor.getDouble(2);
            }
          }
          return (long) sum;
        });
  }

  private static void values(MemoryView view) {
    Struct struct = Struct.of("<qHd");
    print(
        "pack values into a view",
        () -> {
          for (int i = 0; i < N; i++) {
            struct.packInto(view, i % ITEMS * 18L, (long) i, i & 0xff, (double) i);
          }
          return view.getByte(0);
        });
    byte[] array = new byte[ITEMS * 18];
    print(
        "pack values into an array",
        () -> {
          for (int i = 0; i < N; i++) {
            struct.packInto(array, i % ITEMS * 18L, (long) i, i & 0xff, (double) i);
          }
          return array[0];
        });
  }

  private static final class Total {
    private double sum;
  }

  private static void visits() {
    MemoryView ints = MemoryView.allocate("i", N);
    MemoryView longs = MemoryView.allocate("q", N);
    MemoryView doubles = MemoryView.allocate("d", N);
    Total total = new Total();
    print(
        "forEach",
        FEW,
        () -> {
          ints.forEachInt(value -> total.sum += value);
          longs.forEachLong(value -> total.sum += value);
          doubles.forEachDouble(value -> total.sum += value);
          return (long) total.sum;
        });
    print(
        "streams",
        FEW,
        () -> ints.ints().sum() + longs.longs().sum() + (long) doubles.doubles().sum());
  }

  /// In all, not each: what they keep, and what they outgrew.
  private static void growth() {
    print(
        "append to a ByteArray",
        FEW,
        () -> {
          ByteArray array = ByteArray.of();
          for (int i = 0; i < N; i++) {
            array.append((byte) i);
          }
          return array.length();
        });
    print(
        "append to a TypedArray of i",
        FEW,
        () -> {
          TypedArray array = TypedArray.of("i");
          for (int i = 0; i < N; i++) {
            array.append(i);
          }
          return array.length();
        });
    print(
        "append to a TypedArray of d",
        FEW,
        () -> {
          TypedArray array = TypedArray.of("d");
          for (int i = 0; i < N; i++) {
            array.append(i / 2.0);
          }
          return array.length();
        });
  }

  /// That the measure can fail.
  private static void boxed() {
    MemoryView ints = MemoryView.of(new int[ITEMS]);
    print(
        "toList",
        FEW,
        () -> {
          long sum = 0;
          for (int i = 0; i < N / ITEMS; i++) {
            sum += ints.toList().size();
          }
          return sum;
        });
  }
}
