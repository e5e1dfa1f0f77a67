package org.memview.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import org.memview.MemoryView;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.Cursor;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A thousand small records, and a table of a million rows with a column of doubles.
@State(Scope.Thread)
public class StructData {
  static final int N = 1024;
  static final int NUMBERS = 15;
  static final int NAMED = 19;
  static final int ROWS = 1_000_000;
  static final int ROW = 24;

  /// Where the memory lies: a `byte[]`, or outside the heap.
  @Param({"heap", "native"})
  public String storage = "heap";

  /// What the JVM has done before: nothing; used every kind of storage with other records and
  /// formats; these very ones too.
  @Param({"clean", "polluted", "mixed"})
  public String jvm = "clean";

  private static boolean polluted;

  byte[] name = {'c', 'p', 'u', '0'};
  MemorySegment segment = MemorySegment.NULL;
  MemorySegment table = MemorySegment.NULL;
  MemoryView view = MemoryView.of(name);
  MemoryView column = view;
  RecordStruct<StructBenchmark.Numbers> numbers = Struct.of(StructBenchmark.Numbers.class);
  RecordStruct<StructBenchmark.Named> named = Struct.of(StructBenchmark.Named.class);
  Struct values = Struct.of("<IHBq4s");
  Cursor cursor = Cursor.of(view);
  Cursor rows = cursor;

  record One(int a, long b) {}

  @Binary(">")
  record Two(double a, @Code("H") int b) {}

  @Binary("<")
  record Three(@Code("8s") String a, short b, @Code("3s") byte[] c) {}

  /// Makes the memory, after polluting the JVM if asked.
  @Setup
  public void setUp() {
    if (!jvm.equals("clean")) {
      Pollution.apply("polluted");
      pollute();
    }
    segment = allocate(N * NAMED);
    view = MemoryView.of(segment);
    for (int i = 0; i < N; i++) {
      values.packInto(view, (long) i * NAMED, i, i, i & 0xff, i, name);
    }
    cursor = numbers.cursor(view.slice(0, N * NUMBERS));
    table = allocate(ROWS * ROW);
    MemoryView records = MemoryView.of(table).cast("T{<q:id:d:price:q:time:}");
    column = records.field("price");
    rows = Cursor.of(records);
    for (int i = 0; i < ROWS; i++) {
      column.setDouble(i, i);
    }
  }

  private void pollute() {
    if (!polluted) {
      polluted = true;
      Collection<MemoryView> everywhere = Pollution.everyStorage();
      use(everywhere, Struct.of(One.class), new One(1, 2));
      use(everywhere, Struct.of(Two.class), new Two(1, 2));
      use(everywhere, Struct.of(Three.class), new Three("a", (short) 1, new byte[3]));
      use(everywhere, Struct.of(">hd"), 1, 2.0);
      use(everywhere, Struct.of("<q?"), 1, true);
      if (jvm.equals("mixed")) {
        use(everywhere, numbers, new StructBenchmark.Numbers(1, 2, 3, 4));
        use(everywhere, named, new StructBenchmark.Named(1, 2, 3, 4, name));
        use(everywhere, values, 1, 2, 3, 4, name);
      }
    }
  }

  private MemorySegment allocate(int bytes) {
    return storage.equals("heap")
        ? MemorySegment.ofArray(new byte[bytes])
        : Arena.ofAuto().allocate(bytes, 64);
  }

  private static <R extends Record> void use(
      Collection<MemoryView> everywhere, RecordStruct<R> struct, R record) {
    for (MemoryView view : everywhere) {
      for (int i = 0; i < 6_000; i++) {
        struct.write(view, 7, record);
        if (struct.read(view, i % 64).hashCode() == struct.read(view, 7).hashCode() + 42_424_242) {
          throw new AssertionError("keeps the reads alive");
        }
      }
    }
  }

  private static void use(Collection<MemoryView> everywhere, Struct struct, Object... values) {
    for (MemoryView view : everywhere) {
      for (int i = 0; i < 6_000; i++) {
        struct.packInto(view, 7, values);
        struct.unpackFrom(view, i % 64);
      }
    }
  }
}
