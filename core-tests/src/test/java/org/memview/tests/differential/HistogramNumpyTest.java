package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.testkit.TestRun;

/// Histograms compared with NumPy's, many elements on the edges among them; needs `python3` with
/// NumPy.
class HistogramNumpyTest {
  private static final int COUNT = TestRun.pick(400, 6000);

  @Test
  void histogram_randomArrays_equalsNumpy(@TempDir Path folder) throws Exception {
    List<String> lines = NumpyScript.run(folder, "histogram.py", COUNT);
    assumeTrue(
        !lines.isEmpty() && lines.getFirst().startsWith("numpy"),
        "python3 with NumPy is not installed: nothing to compare with");

    assertEquals(COUNT, lines.size() - 1);
    lines.stream().skip(1).forEach(line -> compare(line.split("\t", -1)));
  }

  private static void compare(String... columns) {
    MemoryView view = MemoryView.of(HexFormat.of().parseHex(columns[1])).cast(columns[0]);
    int bins = Integer.parseInt(columns[2]);
    double low = Double.parseDouble(columns[3]);
    double high = Double.parseDouble(columns[4]);
    long[] expected = Stream.of(columns[5].split(",")).mapToLong(Long::parseLong).toArray();
    String what = "seed " + TestRun.seed() + ": " + String.join(" ", columns);

    assertArrayEquals(expected, view.histogram(bins, low, high), what);
    assertArrayEquals(expected, view.reversed().histogram(bins, low, high), what);
  }
}
