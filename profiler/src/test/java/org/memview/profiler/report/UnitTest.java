package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 B",
        "-999|-999 B",
        "1023|1,023 B",
        "1024|1.000 KiB",
        "-1536|-1.500 KiB",
        "1048575|1,023.999 KiB",
        "10240016|9.766 MiB",
        "9223372036854775807|8,589,934,592.000 GiB",
        "-9223372036854775807|-8,589,934,592.000 GiB",
      })
  void automatic_isTheLargestUnitThatLeavesOne(long bytes, String text) {
    assertEquals(text, Unit.AUTO.text(bytes, 3));
  }

  @Test
  void everyUnitAndPrecision_isRoundedAsDecimalsAre() {
    Random random = new Random(20_261_122);
    for (int i = 0; i < 20_000; i++) {
      long bytes = random.nextLong() >> random.nextInt(20, 64);
      int precision = random.nextInt(10);
      BigDecimal exact = new BigDecimal(bytes).divide(new BigDecimal(1L << 20));
      String expected =
          String.format(
              Locale.US,
              "%,." + precision + "f MiB",
              exact.setScale(precision, RoundingMode.HALF_UP));

      assertEquals(zeroWithSign(bytes, expected), Unit.MIB.text(bytes, precision), "" + bytes);
      assertEquals(String.format(Locale.US, "%,d B", bytes), Unit.B.text(bytes, precision));
    }
  }

  /// What is rounded to zero keeps its sign here, as a `double` does.
  private static String zeroWithSign(long bytes, String text) {
    return bytes < 0 && !text.startsWith("-") ? "-" + text : text;
  }
}
