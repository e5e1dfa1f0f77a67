package org.memview.profiler.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// A class with a bit of everything, for [Rehearsal]; it is never run.
final class Rehearsed {
  private static final List<String> NAMES = new ArrayList<>();

  private final long size;

  Rehearsed(int size) {
    super();
    this.size = size;
  }

  long everything(String text, int[] numbers) {
    long sum = size;
    for (int number : numbers) {
      sum += number > 3 ? number : -number;
    }
    try {
      switch (text) {
        case "a" -> sum *= 3;
        case "b" -> sum--;
        default -> NAMES.add(text);
      }
      synchronized (this) {
        IntSupplier later = () -> numbers.length;
        sum += later.getAsInt();
      }
    } catch (RuntimeException e) {
      throw new IllegalStateException(text, e);
    } finally {
      numbers[0] = (int) sum;
    }
    return sum;
  }
}
