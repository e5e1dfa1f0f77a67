package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// Compares [TextPrinter] with NumPy on random arrays; needs `python3` with a NumPy that prints as
/// 2.4 does.
class NumpyTextTest {
  private static final String SEED = System.getProperty("memview.seed", "20250925");
  private static final String COUNT = System.getProperty("memview.numpyTexts", "2000");

  @TempDir private Path folder;

  @Test
  void print_randomArrays_equalsNumpy() throws Exception {
    assumeTrue(
        hasNumpy(),
        "python3 with a NumPy that prints as 2.4 does is not installed: nothing to compare with");

    List<String> cases = run("python3", script().toString(), SEED, COUNT);

    assertEquals(Integer.parseInt(COUNT), cases.size());
    for (String line : cases) {
      compare(line.split("\t", -1));
    }
  }

  private static void compare(String... columns) {
    Format format = Format.of(columns[0]);
    Layout layout =
        Layout.of(
            format.size(), Long.parseLong(columns[3]), numbers(columns[1]), numbers(columns[2]));
    MemorySegment memory = MemorySegment.ofArray(HexFormat.of().parseHex(columns[4]));
    int width = Integer.parseInt(columns[5]);

    String text = TextPrinter.print(new Block(memory, layout, format), width);

    String message =
        "format %s, width %d, %s, seed %s, memory %s"
            .formatted(columns[0], width, layout, SEED, columns[4]);
    assertEquals(columns[6].replace("\\n", "\n"), text, message);
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.split(","))
        .filter(n -> !n.isEmpty())
        .mapToLong(Long::parseLong)
        .toArray();
  }

  // Older versions choose exponents by other limits for narrow formats: 1.e+07 is new.
  private static boolean hasNumpy() throws InterruptedException {
    String check = "import numpy; print(numpy.array([1e7], 'f4'), numpy.float32(1e7))";
    try {
      return run("python3", "-c", check).equals(List.of("[1.e+07] 1e+07"));
    } catch (IOException absent) {
      return false;
    }
  }

  private Path script() throws IOException {
    try (InputStream in = NumpyTextTest.class.getResourceAsStream("numpy_text.py")) {
      Path file = folder.resolve("numpy_text.py");
      Files.write(file, in.readAllBytes());
      return file;
    }
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
    return output.lines().toList();
  }
}
