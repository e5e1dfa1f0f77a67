package org.memview.internal;

import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Spliterators over ranges of the C order of a block, read a buffer at a time.
final class NumberSpliterators {
  private NumberSpliterators() {}

  static Spliterator.OfInt ofInts(Block block, Consumer<Runnable> guard) {
    Cell cell = Carriers.requireInt("ints", block.format());
    return new Ints(block, cell, guard, 0, block.layout().elementCount());
  }

  static Spliterator.OfLong ofLongs(Block block, Consumer<Runnable> guard) {
    Cell cell = Carriers.requireLong("longs", block.format());
    return new Longs(block, cell, guard, 0, block.layout().elementCount());
  }

  static Spliterator.OfDouble ofDoubles(Block block, Consumer<Runnable> guard) {
    Cell cell = Carriers.requireDouble("doubles", block.format());
    return new Doubles(block, cell, guard, 0, block.layout().elementCount());
  }

  /// What is left of a range, and the buffer of it that was read last.
  private abstract static class Range<T> implements Spliterator<T> {
    final Block block;
    final Cell cell;
    final Consumer<Runnable> guard;
    long from;
    final long to;
    private @Nullable Numbers numbers;
    private int buffered;
    private int at;

    Range(Block block, Cell cell, Consumer<Runnable> guard, long from, long to) {
      this.block = block;
      this.cell = cell;
      this.guard = guard;
      this.from = from;
      this.to = to;
    }

    @Override
    public long estimateSize() {
      return to - from;
    }

    @Override
    public int characteristics() {
      return Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED | Spliterator.NONNULL;
    }

    /// Where to split, or -1: pieces below two buffers are not worth it, nor is a range already
    /// begun.
    long middle() {
      return numbers != null || to - from < 2 * Numbers.CHUNK ? -1 : from + (to - from) / 2;
    }

    /// Index in the buffer of the next number, or -1 at the end.
    int advance() {
      if (from == to) {
        return -1;
      }
      if (at == buffered) {
        guard.accept(this::read);
      }
      from++;
      return at++;
    }

    private void read() {
      Numbers read = numbers;
      if (read == null) {
        read = Numbers.of(block, cell, from, to);
        numbers = read;
      }
      buffered = read.next();
      at = 0;
      buffer(read, buffered);
    }

    abstract void buffer(Numbers read, int count);
  }

  private static final class Ints extends Range<Integer> implements Spliterator.OfInt {
    private long[] values = {};

    Ints(Block block, Cell cell, Consumer<Runnable> guard, long from, long to) {
      super(block, cell, guard, from, to);
    }

    @Override
    void buffer(Numbers read, int count) {
      values = read.longs(count);
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
      int next = advance();
      if (next >= 0) {
        action.accept((int) values[next]);
      }
      return next >= 0;
    }

    @Override
    public Spliterator.@Nullable OfInt trySplit() {
      long middle = middle();
      if (middle < 0) {
        return null;
      }
      Ints first = new Ints(block, cell, guard, from, middle);
      from = middle;
      return first;
    }
  }

  private static final class Longs extends Range<Long> implements Spliterator.OfLong {
    private long[] values = {};

    Longs(Block block, Cell cell, Consumer<Runnable> guard, long from, long to) {
      super(block, cell, guard, from, to);
    }

    @Override
    void buffer(Numbers read, int count) {
      values = read.longs(count);
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
      int next = advance();
      if (next >= 0) {
        action.accept(values[next]);
      }
      return next >= 0;
    }

    @Override
    public Spliterator.@Nullable OfLong trySplit() {
      long middle = middle();
      if (middle < 0) {
        return null;
      }
      Longs first = new Longs(block, cell, guard, from, middle);
      from = middle;
      return first;
    }
  }

  private static final class Doubles extends Range<Double> implements Spliterator.OfDouble {
    private double[] values = {};

    Doubles(Block block, Cell cell, Consumer<Runnable> guard, long from, long to) {
      super(block, cell, guard, from, to);
    }

    @Override
    void buffer(Numbers read, int count) {
      values = read.doubles(count);
    }

    @Override
    public boolean tryAdvance(DoubleConsumer action) {
      int next = advance();
      if (next >= 0) {
        action.accept(values[next]);
      }
      return next >= 0;
    }

    @Override
    public Spliterator.@Nullable OfDouble trySplit() {
      long middle = middle();
      if (middle < 0) {
        return null;
      }
      Doubles first = new Doubles(block, cell, guard, from, middle);
      from = middle;
      return first;
    }
  }
}
