package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.MemoryView;
import org.memview.format.FormatException;
import org.memview.format.Kind;
import org.memview.testkit.Fixture;
import org.memview.testkit.TestRun;

/// Counts of elements by value, against a loop over the elements.
class HistogramTest {
  private static boolean isReal(Fixture fixture) {
    Kind kind = fixture.formatSpec().kind();
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED || kind == Kind.FLOAT;
  }

  @TestFactory
  Stream<DynamicTest> histogram_ofEveryStorage_isThatOfTheElements() {
    return Battery.over(
        HistogramTest::isReal,
        (sample, _) -> {
          for (double[] range : new double[][] {{-100, 100}, {0, 3}, {-1e19, 2e19}, {5, 5}}) {
            double low = range[0] == range[1] ? range[0] - 0.5 : range[0];
            double high = range[0] == range[1] ? range[0] + 0.5 : range[1];
            long[] expected = new long[7];
            for (Object element : sample.expected().flat()) {
              count(((Number) element).doubleValue(), low, high, expected);
            }

            assertArrayEquals(expected, sample.view().histogram(7, range[0], range[1]));
          }
        });
  }

  private static void count(double number, double low, double high, long... counts) {
    double step = (high - low) / counts.length;
    for (int bin = 0; bin < counts.length; bin++) {
      boolean last = bin == counts.length - 1;
      double upper = last ? high : low + (bin + 1) * step;
      if (number >= low + bin * step && (last ? number <= upper : number < upper)) {
        counts[bin]++;
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> byteCounts_ofEveryStorage_areThoseOfTheBytes() {
    return Battery.over(
        fixture -> fixture.formatSpec().size() == 1,
        (sample, _) -> {
          long[] expected = new long[256];
          for (byte value : sample.elementBytes()) {
            expected[value & 0xFF]++;
          }

          if (sample.view().itemSize() == 1) {
            assertArrayEquals(expected, sample.view().byteCounts());
          }
        });
  }

  @Test
  void byteCounts_ofLargeAndSlicedViews_areThoseOfTheBytes() {
    byte[] bytes = new byte[9_000_001];
    new SplittableRandom(TestRun.seed()).nextBytes(bytes);
    Arrays.fill(bytes, 0, 100_000, (byte) 7);
    long[] all = new long[256];
    long[] third = new long[256];
    for (int i = 0; i < bytes.length; i++) {
      all[bytes[i] & 0xFF]++;
      third[bytes[i] & 0xFF] += i % 3 == 1 ? 1 : 0;
    }
    MemoryView view = MemoryView.of(bytes);

    assertArrayEquals(all, view.byteCounts(), "seed " + TestRun.seed());
    assertArrayEquals(all, view.reversed().byteCounts());
    assertArrayEquals(third, view.slice(1, Long.MAX_VALUE, 3).byteCounts());
    long[] signed = view.cast("b").histogram(256, -128, 128);
    assertArrayEquals(Arrays.copyOfRange(all, 0, 128), Arrays.copyOfRange(signed, 128, 256));
  }

  @Test
  void histogram_ofRangeWiderThanADouble_countsAll() {
    MemoryView view = MemoryView.of(new double[] {-1.7e308, -1e308, 0, 1e308, 1.7e308});

    assertArrayEquals(new long[] {2, 3}, view.histogram(2, -1.7e308, 1.7e308));
  }

  @Test
  void histogram_ofNanAndInfinities_countsThemInNoBin() {
    MemoryView view =
        MemoryView.of(new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1, 2, 3, 1.0 / 0});

    assertArrayEquals(new long[] {1, 2}, view.histogram(2, 1, 3));
    assertArrayEquals(new long[2], view.slice(0, 0).histogram(2, 1, 3));
  }

  @Test
  void histogram_ofWrongArguments_isRefused() {
    MemoryView view = MemoryView.of(new int[4]);

    var error = assertThrows(IllegalArgumentException.class, () -> view.histogram(0, 1, 2));
    Messages.assertNames(error, "bins", "0");
    error = assertThrows(IllegalArgumentException.class, () -> view.histogram(3, 2, 1));
    Messages.assertNames(error, "2.0", "1.0");
    assertThrows(IllegalArgumentException.class, () -> view.histogram(3, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> view.histogram(3, 0, 1.0 / 0));
    assertThrows(FormatException.class, () -> view.cast("4s").histogram(3, 0, 1));
    error = assertThrows(FormatException.class, view::byteCounts);
    Messages.assertNames(error, "byteCounts", "'i'");
    assertEquals(16, view.cast("B").byteCounts()[0]);
  }
}
