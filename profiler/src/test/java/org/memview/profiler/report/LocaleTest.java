package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is the same everywhere: machines read some of it, and digits of other scripts or
/// commas for points are no numbers to them.
class LocaleTest {
  private final Locale own = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "de-DE", "hi-IN-u-nu-deva"})
  void outputs_haveTheSameDigitsInEveryLocale(String tag) {
    Locale.setDefault(Locale.US);
    String expected = outputs();
    Locale.setDefault(Locale.forLanguageTag(tag));

    assertEquals(expected, outputs());
    assertTrue(expected.contains("{\"version\": 1"), expected);
    assertEquals(Samples.report(), JsonReport.read(JsonReport.text(Samples.report())));
  }

  private static String outputs() {
    LineReport report = Samples.report();
    TableOptions options = TableOptions.defaults();
    return String.join(
        "\n",
        JsonReport.text(report),
        Speedscope.text(report),
        HtmlReport.page(report),
        new TextTable(options).text(report),
        new TextTable(options.with("style", "python")).text(report),
        ReportDiff.of(report, report).text(),
        Recording.line("MEM", 1_234_567_890, 1234.5),
        Recording.call("f", 1_000_000, 1.5, 2_000_000, 2.5, 3));
  }
}
