package org.memview.profiler.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reports as one page that needs nothing else, no network and no other file: the source with a bar
/// of heat at each line, sorting by any column, a search, totals, light and dark.
public final class HtmlReport {
  /// The resource beside this class that is the page without a report.
  public static final String PAGE = "page.html";

  private static final String PLACE = "/*report*/";

  private HtmlReport() {}

  /// Returns the page; the report stands in it as JSON, with all its digits.
  public static String page(LineReport report) {
    return template().replace(PLACE, JsonReport.text(report));
  }

  private static String template() {
    try (InputStream file = HtmlReport.class.getResourceAsStream(PAGE)) {
      if (file == null) {
        throw new IllegalStateException(PAGE + " is missing in the profiler's jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
