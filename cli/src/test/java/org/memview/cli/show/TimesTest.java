package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memview.MemoryView;

class TimesTest {
  private static Times times(String descr) {
    return Objects.requireNonNull(Times.of(descr), descr);
  }

  @ParameterizedTest
  @CsvSource({
    "<M8[Y], -30, 1940",
    "<M8[M], -1, 1969-12",
    "<M8[W], 1, 1970-01-08",
    ">M8[D], 19782, 2024-02-29",
    "<M8[h], 25, 1970-01-02T01",
    "<M8[m], -1, 1969-12-31T23:59",
    "<M8[s], 1000000000, 2001-09-09T01:46:40",
    "<M8[ms], -1, 1969-12-31T23:59:59.999",
    "<M8[25us], 3, 1970-01-01T00:00:00.000075",
    "<M8[ns], 1, 1970-01-01T00:00:00.000000001",
    "<M8[as], -1, 1969-12-31T23:59:59.999999999999999999",
    "<M8[D], -9223372036854775808, NaT",
    "<m8[25us], 3, 75us",
    "<m8[D], -2, -2D",
    "<m8[ns], -9223372036854775808, NaT",
    "<m8, 5, 5",
  })
  void text_isNumpys_orTheSpanWithItsUnit(String descr, long count, String text) {
    assertEquals(text, times(descr).text(count));
  }

  @Test
  void of_anythingElse_isNone() {
    for (String descr : List.of("<i8", "|S8", "<M4[D]", "[('a', '<M8[D]')]", "")) {
      assertNull(Times.of(descr), descr);
    }
    assertNull(Times.of(null));
  }

  @Test
  void tooFarForTheCalendar_isACount() {
    assertEquals("4611686018427387904D", times("<M8[D]").text(1L << 62));
  }

  /// Against NumPy itself, in every unit.
  @Test
  void text_ofAnyCount_isWhatNumpySays() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    List<String> asked = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (String unit :
        List.of("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as")) {
      for (int n = 0; n < 40; n++) {
        long count = count(unit, random);
        asked.add(count + " " + unit);
        ours.add(times("<M8[" + unit + "]").text(count));
      }
    }

    assertEquals(String.join("\n", ours), numpy(asked));
  }

  /// Returns a count that lies in the years 1 to 9999.
  private static long count(String unit, SplittableRandom random) {
    long seconds = random.nextLong(-62_135_596_800L, 253_402_300_800L);
    return switch (unit) {
      case "Y" -> random.nextLong(1, 10_000) - 1970;
      case "M" -> random.nextLong(12, 119_988) - 12 * 1970;
      case "W" -> seconds / (7 * 86_400);
      case "D" -> seconds / 86_400;
      case "h" -> seconds / 3_600;
      case "m" -> seconds / 60;
      case "s" -> seconds;
      case "ms" -> seconds * 1_000 + random.nextLong(1_000);
      case "us" -> seconds * 1_000_000 + random.nextLong(1_000_000);
      default -> random.nextLong();
    };
  }

  private static String numpy(List<String> asked) throws Exception {
    String script =
        """
        import sys
        import numpy
        for line in sys.stdin:
            count, unit = line.split()
            print(numpy.datetime64(int(count), unit))
        """;
    Process python;
    try {
      python = new ProcessBuilder("python3", "-c", script).start();
    } catch (IOException _) {
      assumeTrue(false, "no python3 here");
      return "";
    }
    try (var in = python.getOutputStream()) {
      in.write(String.join("\n", asked).getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // It has ended already; why, its exit code says.
    }
    String said =
        new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assumeTrue(python.waitFor() == 0, "no NumPy here");
    return said;
  }

  @Test
  void views_arePrintedLikeArrays() {
    MemoryView days = MemoryView.of(new long[] {0, 1, Long.MIN_VALUE, 3}).reshape(2, 2);

    assertEquals(
        "[['1970-01-01' '1970-01-02']\n ['NaT' '1970-01-04']]", times("<M8[D]").text(days));
    assertEquals("[0s 1s NaT 3s]", times("<m8[s]").text(days.reshape(4)));
    assertEquals("1970-01-04", times("<M8[D]").text(days.at(1, 1)));
    assertEquals("[]", times("<M8[D]").text(days.reshape(4).slice(0, 0)));
  }

  @Test
  void largeViews_arePrintedByTheirEnds() {
    MemoryView years = MemoryView.of(new long[5_000]);

    assertEquals("['1970' '1970' '1970' ... '1970' '1970' '1970']", times("<M8[Y]").text(years));
  }
}
