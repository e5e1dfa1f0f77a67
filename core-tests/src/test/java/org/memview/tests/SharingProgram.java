package org.memview.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.layout.Index;

/// Prints what bulk operations make of random views, a line each; run by [SharingTest] in a JVM
/// that shares the least work out and in one that shares none.
final class SharingProgram {
  private static final String[] FORMATS = {
    "B", "<h", ">H", "<i", ">i", "<I", "<q", ">q", "<Q", "<f", ">f", "<d", ">d", "<e", "?"
  };

  private final Random random;

  private SharingProgram(long seed) {
    random = new Random(seed);
  }

  /// Arguments: the first seed, and how many.
  public static void main(String[] arguments) {
    long first = Long.parseLong(arguments[0]);
    for (long seed = first; seed < first + Long.parseLong(arguments[1]); seed++) {
      System.out.println(seed + " " + new SharingProgram(seed).use());
    }
  }

  private String use() {
    long[] shape = shape();
    MemoryView a = view(format(), shape);
    List<String> said = new ArrayList<>(List.of(a.format(), Arrays.toString(a.strides())));
    reduce(a, said);
    search(a, said);
    copy(a, said);
    convert(a, said);
    return String.join(" ", said);
  }

  private String format() {
    return FORMATS[random.nextInt(FORMATS.length)];
  }

  private long[] shape() {
    long[] shape = new long[1 + random.nextInt(3)];
    Arrays.setAll(shape, axis -> 1 + random.nextInt(axis == 0 ? 12 : 9));
    if (random.nextInt(2) == 0) {
      shape[random.nextInt(shape.length)] = 1L + random.nextInt(4000);
    }
    return shape;
  }

  // Every second time with gaps, backwards, or with its axes in another order.
  private MemoryView view(String format, long... shape) {
    int ndim = shape.length;
    List<Integer> order = new ArrayList<>(IntStream.range(0, ndim).boxed().toList());
    if (random.nextBoolean()) {
      Collections.shuffle(order, random);
    }
    Index[] spec = new Index[ndim];
    long[] whole = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      long extent = shape[order.get(axis)];
      int step = random.nextBoolean() ? 1 : 1 + random.nextInt(3);
      whole[axis] = extent * step;
      spec[axis] = Index.all().step(random.nextInt(3) == 0 ? -step : step);
    }
    MemoryView memory = MemoryView.allocate(format, whole);
    memory.convertFrom(numbers(whole), Conversion.WRAP);
    int[] back = new int[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      back[order.get(axis)] = axis;
    }
    return memory.slice(spec).transpose(back);
  }

  // Small, so that some are equal, or of all bits.
  private MemoryView numbers(long... shape) {
    MemoryView numbers = MemoryView.allocate("<q", shape);
    long mask = random.nextBoolean() ? -1 : 0x3ff;
    MemoryView all = numbers.reshape(-1);
    for (long i = 0; i < all.length(); i++) {
      all.setLong(i, random.nextLong() & mask);
    }
    return numbers;
  }

  private static void reduce(MemoryView a, List<String> said) {
    said.add(tried(a::sum));
    said.add(tried(a::sumExact));
    said.add(tried(a::mean));
    said.add(tried(a::std));
    said.add(tried(() -> a.dot(a)));
    said.add(tried(() -> a.min() + " " + a.argmin() + " " + a.max() + " " + a.argmax()));
  }

  private void search(MemoryView a, List<String> said) {
    MemoryView flat = view(format(), a.elementCount());
    Object value = flat.get(random.nextLong(flat.length()));
    said.add(flat.indexOf(value) + " " + flat.count(value) + " " + a.count(value));
  }

  private void copy(MemoryView a, List<String> said) {
    MemoryView b = view(a.format(), a.shape());
    said.add(tried(() -> hash(b.copyFrom(a))));
    said.add(b.contentEquals(a) + " " + b.mismatch(a));
    long[] index = Arrays.stream(b.shape()).map(random::nextLong).toArray();
    b.set(index, b.get(index).equals(1) || b.get(index).equals(true) ? 0 : 1);
    said.add(b.contentEquals(a) + " " + b.mismatch(a));
    MemoryView row = b.slice(0, b.length() - 1);
    said.add(tried(() -> hash(row.copyFrom(b.slice(1))))); // onto itself
    said.add(tried(() -> hash(b.fill(1))));
  }

  private void convert(MemoryView a, List<String> said) {
    for (Conversion mode : Conversion.values()) {
      MemoryView b = view(format(), a.shape());
      said.add(b.format() + tried(() -> hash(b.convertFrom(a, mode))));
    }
  }

  private static Object hash(MemoryView view) {
    return Arrays.hashCode(view.toBytes());
  }

  private static String tried(Supplier<Object> work) {
    try {
      return String.valueOf(work.get());
    } catch (IllegalArgumentException | ArithmeticException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
