package org.memview.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.memview.Bytes;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.Cursor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/// Records of `<IHBq` (15 bytes, numbers only) and `<IHBq4s`, read and written: by hand over a
/// segment, and through the struct package.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StructData.N)
public class StructBenchmark {

  /// Numbers only.
  @Binary("<")
  public record Numbers(@Code("I") long id, @Code("H") int load, @Code("B") int core, long time) {}

  /// Numbers and four bytes.
  @Binary("<")
  public record Named(
      @Code("I") long id,
      @Code("H") int load,
      @Code("B") int core,
      long time,
      @Code("4s") byte[] name) {}

  @Benchmark
  public long readNumbers_hand(StructData data) {
    MemorySegment s = data.segment;
    long sum = 0;
    for (long i = 0; i < StructData.N; i++) {
      Numbers r = numbers(s, i * StructData.NUMBERS);
      sum += r.id() + r.load() + r.core() + r.time();
    }
    return sum;
  }

  @Benchmark
  public long readNumbers_struct(StructData data) {
    long sum = 0;
    for (long i = 0; i < StructData.N; i++) {
      Numbers r = data.numbers.read(data.view, i * StructData.NUMBERS);
      sum += r.id() + r.load() + r.core() + r.time();
    }
    return sum;
  }

  @Benchmark
  public long readNumbers_cursor(StructData data) {
    Cursor cursor = data.cursor;
    cursor.rewind();
    long sum = 0;
    while (cursor.next()) {
      sum +=
          cursor.getUnsignedInt(0)
              + cursor.getUnsignedShort(1)
              + cursor.getUnsignedByte(2)
              + cursor.getLong(3);
    }
    return sum;
  }

  @Benchmark
  public long readNamed_hand(StructData data) {
    MemorySegment s = data.segment;
    long sum = 0;
    for (long i = 0; i < StructData.N; i++) {
      Named r = named(s, i * StructData.NAMED);
      sum += r.id() + r.load() + r.core() + r.time() + r.name()[0];
    }
    return sum;
  }

  @Benchmark
  public long readNamed_struct(StructData data) {
    long sum = 0;
    for (long i = 0; i < StructData.N; i++) {
      Named r = data.named.read(data.view, i * StructData.NAMED);
      sum += r.id() + r.load() + r.core() + r.time() + r.name()[0];
    }
    return sum;
  }

  @Benchmark
  public void readValues_hand(StructData data, Blackhole hole) {
    MemorySegment s = data.segment;
    for (long i = 0; i < StructData.N; i++) {
      Named r = named(s, i * StructData.NAMED);
      hole.consume(new Object[] {r.id(), r.load(), r.core(), r.time(), Bytes.of(r.name())});
    }
  }

  @Benchmark
  public void readValues_struct(StructData data, Blackhole hole) {
    for (long i = 0; i < StructData.N; i++) {
      hole.consume(data.values.unpackFrom(data.view, i * StructData.NAMED));
    }
  }

  @Benchmark
  public void writeNumbers_hand(StructData data) {
    MemorySegment s = data.segment;
    for (long i = 0; i < StructData.N; i++) {
      put(s, i * StructData.NUMBERS, new Numbers(i, (int) i & 0xff, (int) i & 0x7f, i));
    }
  }

  @Benchmark
  public void writeNumbers_struct(StructData data) {
    for (long i = 0; i < StructData.N; i++) {
      data.numbers.write(
          data.view, i * StructData.NUMBERS, new Numbers(i, (int) i & 0xff, (int) i & 0x7f, i));
    }
  }

  @Benchmark
  public void writeNamed_hand(StructData data) {
    MemorySegment s = data.segment;
    byte[] name = data.name;
    for (long i = 0; i < StructData.N; i++) {
      put(s, i * StructData.NAMED, new Named(i, (int) i & 0xff, (int) i & 0x7f, i, name));
    }
  }

  @Benchmark
  public void writeNamed_struct(StructData data) {
    byte[] name = data.name;
    for (long i = 0; i < StructData.N; i++) {
      data.named.write(
          data.view, i * StructData.NAMED, new Named(i, (int) i & 0xff, (int) i & 0x7f, i, name));
    }
  }

  @Benchmark
  public void writeValues_struct(StructData data) {
    byte[] name = data.name;
    for (long i = 0; i < StructData.N; i++) {
      data.values.packInto(
          data.view, i * StructData.NAMED, i, (int) i & 0xff, (int) i & 0x7f, i, name);
    }
  }

  @Benchmark
  @OperationsPerInvocation(StructData.ROWS)
  public double columnSum_hand(StructData data) {
    MemorySegment s = data.table;
    double sum = 0;
    for (long i = 0; i < StructData.ROWS; i++) {
      sum += s.get(JAVA_DOUBLE_UNALIGNED, i * StructData.ROW + 8);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(StructData.ROWS)
  public double columnSum_struct(StructData data) {
    return data.column.sum();
  }

  @Benchmark
  @OperationsPerInvocation(StructData.ROWS)
  public double columnSum_cursor(StructData data) {
    Cursor cursor = data.rows;
    cursor.rewind();
    double sum = 0;
    while (cursor.next()) {
      sum += cursor.getDouble(1);
    }
    return sum;
  }

  private static Numbers numbers(MemorySegment s, long at) {
    return new Numbers(
        s.get(JAVA_INT_UNALIGNED, at) & 0xffffffffL,
        s.get(JAVA_SHORT_UNALIGNED, at + 4) & 0xffff,
        s.get(JAVA_BYTE, at + 6) & 0xff,
        s.get(JAVA_LONG_UNALIGNED, at + 7));
  }

  private static Named named(MemorySegment s, long at) {
    byte[] name = new byte[4];
    MemorySegment.copy(s, JAVA_BYTE, at + 15, name, 0, 4);
    return new Named(
        s.get(JAVA_INT_UNALIGNED, at) & 0xffffffffL,
        s.get(JAVA_SHORT_UNALIGNED, at + 4) & 0xffff,
        s.get(JAVA_BYTE, at + 6) & 0xff,
        s.get(JAVA_LONG_UNALIGNED, at + 7),
        name);
  }

  private static void put(MemorySegment s, long at, Numbers r) {
    s.set(JAVA_INT_UNALIGNED, at, (int) r.id());
    s.set(JAVA_SHORT_UNALIGNED, at + 4, (short) r.load());
    s.set(JAVA_BYTE, at + 6, (byte) r.core());
    s.set(JAVA_LONG_UNALIGNED, at + 7, r.time());
  }

  private static void put(MemorySegment s, long at, Named r) {
    s.set(JAVA_INT_UNALIGNED, at, (int) r.id());
    s.set(JAVA_SHORT_UNALIGNED, at + 4, (short) r.load());
    s.set(JAVA_BYTE, at + 6, (byte) r.core());
    s.set(JAVA_LONG_UNALIGNED, at + 7, r.time());
    MemorySegment.copy(r.name(), 0, s, JAVA_BYTE, at + 15, 4);
  }
}
