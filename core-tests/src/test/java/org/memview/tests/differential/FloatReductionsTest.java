package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.testkit.TestRun;

/// What NaN, infinities and zeros of both signs do to reductions, compared with NumPy on random
/// arrays in three layouts; needs `python3` with NumPy.
class FloatReductionsTest {
  private static final String COUNT = System.getProperty("memview.reductions", "300");

  @Test
  void reductions_randomFloats_equalNumpy(@TempDir Path folder) throws Exception {
    List<String> lines = NumpyScript.run(folder, "reductions.py", COUNT);
    assumeTrue(
        !lines.isEmpty() && lines.getFirst().startsWith("numpy"),
        "python3 with NumPy is not installed: nothing to compare with");

    assertEquals(Integer.parseInt(COUNT), lines.size() - 1);
    lines.stream().skip(1).forEach(line -> compare(line.split("\t", -1)));
  }

  private static void compare(String... columns) {
    String what = "seed " + TestRun.seed() + ": " + String.join(" ", columns);
    MemoryView plain =
        MemoryView.of(HexFormat.of().parseHex(columns[4]))
            .cast(columns[0], Long.parseLong(columns[1]), Long.parseLong(columns[2]));
    MemoryView view =
        switch (columns[3]) {
          case "reversed" -> plain.slice("::-1, ::-1");
          case "transposed" -> plain.transpose();
          default -> plain;
        };
    // By value: of zeros that differ in their signs NumPy's vectors return any.
    assertSame(number(columns[5]), view.min().doubleValue(), 0, "min of " + what);
    assertSame(number(columns[6]), view.max().doubleValue(), 0, "max of " + what);
    double room = 1e-12 * number(columns[14]);
    assertSame(number(columns[7]), view.sum(), room, "sum of " + what);
    assertSame(number(columns[8]), view.mean(), room, "mean of " + what);
    double std = number(columns[9]);
    assertSame(std, view.std(), Math.abs(std) * 1e-9 + 1e-300, "std of " + what);
    assertEquals(Long.parseLong(columns[10]), view.argmin(), "argmin of " + what);
    assertEquals(Long.parseLong(columns[11]), view.argmax(), "argmax of " + what);
    assertEquals(Long.parseLong(columns[13]), view.count(number(columns[12])), "count of " + what);
  }

  private static void assertSame(double expected, double actual, double room, String what) {
    boolean same =
        Double.isNaN(expected)
            ? Double.isNaN(actual)
            : expected == actual || Math.abs(expected - actual) <= room;
    assertTrue(same, () -> what + ": expected " + expected + ", got " + actual);
  }

  // As Python's float.hex writes them, which Java reads but for the names.
  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
