package org.memview.internal;

import java.lang.foreign.MemorySegment;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.memview.RunVisitor;

/// Elements in C order as streams and callbacks of primitives, by the rule of [Carriers]: nothing
/// is boxed.
///
/// Streams ask for their block when the terminal operation begins, so that a use after release is
/// found then. They read a buffer at a time, each within a guard of the view's, which says what it
/// means when memory goes away meanwhile.
public final class Streams {
  private static final int TRAITS =
      Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED | Spliterator.NONNULL;

  private Streams() {}

  public static IntStream ints(Supplier<Block> block, Consumer<Runnable> guard) {
    return StreamSupport.intStream(
        () -> NumberSpliterators.ofInts(block.get(), guard), TRAITS, false);
  }

  public static LongStream longs(Supplier<Block> block, Consumer<Runnable> guard) {
    return StreamSupport.longStream(
        () -> NumberSpliterators.ofLongs(block.get(), guard), TRAITS, false);
  }

  public static DoubleStream doubles(Supplier<Block> block, Consumer<Runnable> guard) {
    return StreamSupport.doubleStream(
        () -> NumberSpliterators.ofDoubles(block.get(), guard), TRAITS, false);
  }

  /// Gives the runs of a block, in C order, to `visitor`; axes that continue each other are one.
  ///
  /// @throws CallbackException if the visitor throws an `IllegalStateException` that does not mean
  ///   that the memory is gone; so do the methods below
  public static void forEachRun(Block block, boolean readOnly, RunVisitor visitor) {
    MemorySegment memory = readOnly ? block.segment().asReadOnly() : block.segment();
    try {
      for (Runs runs = Runs.of(block.layout()); runs.next(); ) {
        visitor.visit(memory, runs.offset(0), runs.stride(0), runs.length());
      }
    } catch (IllegalStateException e) {
      throw memory.scope().isAlive() ? new CallbackException(e) : e;
    }
  }

  public static void forEachInt(Block block, IntConsumer action) {
    Cell cell = Carriers.requireInt("forEachInt", block.format());
    Numbers numbers = Numbers.of(block, cell);
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      give(numbers.longs(count), count, value -> action.accept((int) value));
    }
  }

  public static void forEachLong(Block block, LongConsumer action) {
    Cell cell = Carriers.requireLong("forEachLong", block.format());
    Numbers numbers = Numbers.of(block, cell);
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      give(numbers.longs(count), count, action);
    }
  }

  // The numbers are a copy: what is thrown here is the action's.
  private static void give(long[] values, int count, LongConsumer action) {
    try {
      for (int i = 0; i < count; i++) {
        action.accept(values[i]);
      }
    } catch (IllegalStateException e) {
      throw new CallbackException(e);
    }
  }

  public static void forEachDouble(Block block, DoubleConsumer action) {
    Cell cell = Carriers.requireDouble("forEachDouble", block.format());
    Numbers numbers = Numbers.of(block, cell);
    for (int count = numbers.next(); count > 0; count = numbers.next()) {
      give(numbers.doubles(count), count, action);
    }
  }

  private static void give(double[] values, int count, DoubleConsumer action) {
    try {
      for (int i = 0; i < count; i++) {
        action.accept(values[i]);
      }
    } catch (IllegalStateException e) {
      throw new CallbackException(e);
    }
  }
}
