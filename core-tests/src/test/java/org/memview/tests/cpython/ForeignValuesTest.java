package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.memview.tests.cpython.Expect.refused;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;

/// Values whose own code runs while they are written, and releases the view.
class ForeignValuesTest {

  @Test
  @Covers("test_memoryview.test_use_released_memory")
  void set_ofValueThatReleasesTheView_writesNothing() {
    byte[] bytes = {1, 2, 3, 4};
    for (String format : List.of("?", "f", "<f", "T{B:x:}", "<Zf")) {
      byte[] padded = Arrays.copyOf(bytes, 8);
      MemoryView m = MemoryView.of(Lender.of(padded, e -> e)).cast(format);
      Object value = format.startsWith("T") ? releasing(m) : number(m);

      refused(ViewReleasedException.class, () -> m.set(0, value), "released");
      assertArrayEquals(Arrays.copyOf(bytes, 8), padded, format);
    }
  }

  @Test
  @Covers("test_memoryview.test_use_released_memory")
  void fill_byValueThatReleasesTheView_writesNothing() {
    byte[] bytes = {1, 2, 3, 4};
    MemoryView floats = MemoryView.of(Lender.of(bytes, e -> e)).cast("f");
    MemoryView records = MemoryView.of(Lender.of(bytes, e -> e)).cast("T{B:x:}");

    refused(ViewReleasedException.class, () -> floats.fill(number(floats)), "released");
    refused(ViewReleasedException.class, () -> records.fill(releasing(records)), "released");
    assertArrayEquals(new byte[] {1, 2, 3, 4}, bytes);
  }

  /// A list whose one entry closes a view when it is read.
  private static List<Object> releasing(MemoryView view) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        view.release();
        return 42;
      }

      @Override
      public int size() {
        return 1;
      }
    };
  }

  /// A number that closes a view when its value is asked for.
  private static Number number(MemoryView view) {
    return new Number() {
      @Override
      public double doubleValue() {
        view.release();
        return 42;
      }

      @Override
      public float floatValue() {
        return (float) doubleValue();
      }

      @Override
      public long longValue() {
        return (long) doubleValue();
      }

      @Override
      public int intValue() {
        return (int) doubleValue();
      }
    };
  }
}
