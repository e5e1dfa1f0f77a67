package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.format.Kind;
import org.memview.testkit.TestRun;

/// Reductions along an axis compared with NumPy on random arrays of every numeric type, empty ones
/// among them; needs `python3` with NumPy.
class AlongNumpyTest {
  private static final int COUNT = TestRun.pick(400, 6000);

  @Test
  void reductionsAlong_randomArrays_equalNumpy(@TempDir Path folder) throws Exception {
    List<String> lines = NumpyScript.run(folder, "along.py", COUNT);
    assumeTrue(
        !lines.isEmpty() && lines.getFirst().startsWith("numpy"),
        "python3 with NumPy is not installed: nothing to compare with");

    assertEquals(COUNT, lines.size() - 1);
    lines.stream().skip(1).forEach(line -> compare(line.split("\t", -1)));
  }

  private static void compare(String... columns) {
    String what =
        "seed %d: %s of %s, %s, axis %s, bytes %s"
            .formatted(TestRun.seed(), columns[0], columns[1], columns[3], columns[4], columns[2]);
    MemoryView view = view(columns[0], longs(columns[1]), columns[2], columns[3]);
    int axis = Integer.parseInt(columns[4]);
    MemoryView sums = view.sumAlong(axis);

    assertArrayEquals(longs(columns[5]), sums.shape(), what);
    assertEquals(columns[6], sums.format(), what);
    String[] sizes = split(columns[8]);
    assertNumbers(columns[7], sums, sizes, 1e-12, "sum of " + what);
    assertExtremes(columns[9], () -> view.minAlong(axis), "min of " + what);
    assertExtremes(columns[10], () -> view.maxAlong(axis), "max of " + what);
    assertExtremes(columns[11], () -> view.argminAlong(axis), "argmin of " + what);
    assertExtremes(columns[12], () -> view.argmaxAlong(axis), "argmax of " + what);
    // NumPy warns and gives NaN where there is nothing to give a mean of.
    if (view.extent(axis) == 0) {
      assertThrows(IllegalArgumentException.class, () -> view.meanAlong(axis), what);
      assertThrows(IllegalArgumentException.class, () -> view.stdAlong(axis), what);
    } else {
      assertNumbers(columns[13], view.meanAlong(axis), sizes, 1e-12, "mean of " + what);
      assertNumbers(columns[14], view.stdAlong(axis), sizes, 1e-9, "std of " + what);
    }
  }

  private static MemoryView view(String format, long[] shape, String data, String layout) {
    MemoryView bytes = MemoryView.of(HexFormat.of().parseHex(data));
    MemoryView plain =
        data.isEmpty() ? MemoryView.allocate(format, shape) : bytes.cast(format, shape);
    return switch (layout) {
      case "reversed" -> plain.slice(shape.length > 1 ? "::-1, ..., ::-1" : "::-1");
      case "transposed" -> plain.transpose();
      case "stepped" -> plain.slice("::2");
      default -> plain;
    };
  }

  private static void assertExtremes(String expected, Supplier<MemoryView> actual, String what) {
    if (expected.equals("refused")) {
      assertThrows(IllegalArgumentException.class, actual::get, what);
    } else {
      String[] exact = split(expected);
      assertNumbers(expected, actual.get(), exact, 0, what);
    }
  }

  private static void assertNumbers(
      String expected, MemoryView actual, String[] sizes, double room, String what) {
    String[] numbers = split(expected);
    assertEquals(numbers.length, actual.elementCount(), what);
    List<Object> flat = actual.reshape(-1).toList();
    boolean floats = actual.formatSpec().kind() == Kind.FLOAT;
    for (int i = 0; i < numbers.length; i++) {
      Object got = flat.get(i);
      boolean same =
          floats
              ? isNear(number(numbers[i]), ((Number) got).doubleValue(), room * number(sizes[i]))
              : new BigDecimal(numbers[i]).compareTo(integer(got)) == 0;
      int at = i;
      assertTrue(same, () -> what + ": number " + at + " is " + got + ", not " + numbers[at]);
    }
  }

  private static BigDecimal integer(Object number) {
    return number instanceof Boolean truth
        ? (truth ? BigDecimal.ONE : BigDecimal.ZERO)
        : new BigDecimal(number.toString());
  }

  private static boolean isNear(double expected, double actual, double room) {
    return Double.isNaN(expected)
        ? Double.isNaN(actual)
        : expected == actual || Math.abs(expected - actual) <= room;
  }

  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static String[] split(String numbers) {
    return numbers.isEmpty() ? new String[0] : numbers.split(",", -1);
  }

  private static long[] longs(String numbers) {
    return Stream.of(split(numbers)).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void view_ofHexadecimalBytes_isTheArray() {
    long[] shape = {2, 2};

    assertEquals(
        "[[1, 2], [3, 4]]", view(">h", shape, "0001000200030004", "plain").toList().toString());
    assertEquals("[[4, 3], [2, 1]]", view("b", shape, "01020304", "reversed").toList().toString());
    assertEquals("[1, 2]", Arrays.toString(longs("1,2")));
  }
}
