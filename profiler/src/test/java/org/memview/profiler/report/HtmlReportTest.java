package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser: what a person sees, sorts and searches.
///
/// Where there is no Chromium these tests are skipped; CI installs one. With
/// `-Dmemview.pictures=FOLDER` pictures of what was shown are left there.
@EnabledIf(value = "browser", disabledReason = "no chromium on the PATH; apt install chromium")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HtmlReportTest {
  @TempDir static Path folder = Path.of("");

  private static Optional<Browser> started = Optional.empty();

  static boolean browser() {
    return Browser.program().isPresent();
  }

  @BeforeAll
  static void start() throws IOException {
    started = Optional.of(Browser.start(Browser.program().orElseThrow(), folder));
  }

  @BeforeEach
  void open() throws IOException {
    open(Samples.report());
  }

  private static void open(LineReport report) throws IOException {
    Path page = Files.writeString(folder.resolve("run.html"), HtmlReport.page(report));
    page().newPage();
    page().look(1280, 800, "light");
    page().open(page.toUri());
  }

  @AfterAll
  static void close() {
    started.ifPresent(Browser::close);
  }

  private static Browser page() {
    return started.orElseThrow();
  }

  private List<String> lines(int table) {
    return page().texts("#table" + table + " tbody td:first-child");
  }

  private static String header(int table, String key) {
    return "#table" + table + " th[data-key=" + key + "]";
  }

  private void picture(String name) throws IOException {
    String to = System.getProperty("memview.pictures", "");
    if (!to.isEmpty()) {
      page().picture(Files.createDirectories(Path.of(to)).resolve(name + ".png"));
    }
  }

  @Test
  void page_showsEveryTableWithItsNumbers() {
    assertEquals(List.of("Copy.main", "View.new"), page().texts("h2.method"));
    assertEquals(List.of("7", "8", "9", "10", "11"), lines(0));
    assertEquals(
        List.of("8", "9.766 MiB", "9.766 MiB", "·", "", "98.8 µs", "1"),
        page().texts("#table0 tbody tr:nth-child(2) td:not(:last-child)"));
    assertEquals(
        List.of("    if (a < b && \"</script>\".isEmpty()) write(rest);"),
        page().texts("#table0 tbody tr:nth-child(4) td:last-child"));
    assertEquals(
        List.of(
            "19.530 MiB allocated", "2 methods, 5 lines", "50.0 % of it on line 8 of Copy.main"),
        page().texts("#totals li"));
    assertEquals(List.of("com.acme.Big#all is not shown"), page().texts("#notes li"));
  }

  @Test
  void heatBars_areAsLongAsTheirShareOfTheDearestLine() {
    assertEquals("9.766 MiB", page().texts("#table0 tbody tr:nth-child(2) td.bar").getFirst());
    assertEquals("100", barPercent(2));
    assertEquals("99.99", barPercent(3));
    assertEquals("0", barPercent(4), "32 bytes of ten million");
    assertEquals(
        "0",
        page().evaluate("document.querySelectorAll('#table0 tbody tr:nth-child(1) i').length"));
    double share =
        Double.parseDouble(
            page()
                .evaluate(
                    "(td => td.querySelector('i').getBoundingClientRect().width"
                        + " / td.getBoundingClientRect().width)"
                        + "(document.querySelector('#table0 tbody tr:nth-child(2) td.bar'))"));
    assertTrue(share > 0.9 && share <= 1, "drawn " + share + " of the cell");
  }

  private static String barPercent(int row) {
    return page()
        .evaluate(
            "parseFloat(document.querySelector('#table0 tbody tr:nth-child("
                + row
                + ") td.bar i').style.width)");
  }

  @Test
  void whatIsNotCounted_isNotAddedUp() throws IOException {
    open(Samples.uncounted());

    assertEquals(
        List.of("112 B allocated", "2 methods, 5 lines", "100.0 % of it on line 3 of View.new"),
        page().texts("#totals li").subList(0, 3));
    assertEquals(
        "without 1 method whose bytes are not counted", page().texts("#totals li").getLast());
    assertEquals(
        List.of("load: not counted, off-heap 0 B, 7.0 ms, 2 times"), page().texts("#scopes li"));
  }

  @Test
  void header_clicked_sorts_andAgain_turnsTheOrder() {
    page().click(header(0, "allocated"));
    assertEquals(List.of("8", "9", "10", "11", "7"), lines(0));
    assertEquals(
        "descending", page().evaluate("document.querySelector('#table0 th[aria-sort]').ariaSort"));

    page().click(header(0, "allocated"));
    assertEquals(List.of("11", "10", "9", "8", "7"), lines(0));
    assertEquals(List.of("3"), lines(1), "the other table is as it was");

    page().click(header(0, "line"));
    assertEquals(List.of("7", "8", "9", "10", "11"), lines(0));
  }

  @Test
  void header_byKeyboard_sorts() {
    page().evaluate("document.querySelector('#table0 th[data-key=occurrences]').focus()");

    page().press("Enter", 13);

    assertEquals("10", lines(0).getFirst());
    assertEquals("TH", page().evaluate("document.activeElement.tagName"), "the focus stays");
  }

  @Test
  void search_leavesLinesThatContainIt_andMarksThem() {
    page().click("#search");
    page().type("COPYOF");

    assertEquals(List.of("9"), lines(0));
    assertEquals(List.of(), lines(1));
    assertEquals(List.of("copyOf"), page().texts("mark"));

    page().evaluate("document.querySelector('#search').select()");
    page().type("view.new");

    assertEquals(List.of("View.new"), page().texts("h2.method"), "methods are found by name");

    page().evaluate("document.querySelector('#search').select()");
    page().type("nowhere");

    assertEquals(List.of("Nothing found."), page().texts("#tables p.none"));
  }

  @Test
  void onlyLinesThatCost_hidesTheOthers() {
    page().click("#hot");

    assertEquals(List.of("8", "9", "10"), lines(0));
  }

  @Test
  void everyWidthAndScheme_fitsAndIsReadable() throws IOException {
    for (int width : new int[] {1280, 420}) {
      for (String scheme : new String[] {"light", "dark"}) {
        page().look(width, 800, scheme);
        picture("page-" + width + "-" + scheme);
        assertEquals(
            String.valueOf(width),
            page().evaluate("document.documentElement.scrollWidth"),
            "nothing but the tables scrolls sideways");
        assertTrue(
            sourceStart() < width - 100,
            () -> "the source is seen without scrolling, but starts at " + sourceStart());
        assertTrue(contrast() >= 4.5, () -> scheme + ": the contrast is " + contrast());
      }
    }
  }

  private double sourceStart() {
    return Double.parseDouble(
        page().evaluate("document.querySelector('#table0 td.text').getBoundingClientRect().x"));
  }

  /// The contrast of text and page as WCAG 2 defines it; 4.5 is what it asks for.
  private double contrast() {
    return Double.parseDouble(
        page()
            .evaluate(
                """
                (() => {
                  const light = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number)
                    .map(v => v / 255)
                    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
                  const least = selector => {
                    const ink = light(getComputedStyle(document.querySelector(selector)).color);
                    const page = light(getComputedStyle(document.body).backgroundColor);
                    return (Math.max(ink, page) + .05) / (Math.min(ink, page) + .05);
                  };
                  return Math.min(least('body'), least('#program'), least('#table0 th'));
                })()\
                """));
  }

  @Test
  void theme_isTheUsers_andTheButtonChangesIt() {
    String light = page().evaluate("getComputedStyle(document.body).backgroundColor");
    page().look(1280, 800, "dark");
    String dark = page().evaluate("getComputedStyle(document.body).backgroundColor");

    assertNotEquals(light, dark);

    page().click("#theme");
    assertEquals(light, page().evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void page_asksTheNetworkForNothing() {
    List<String> requests = page().requests();

    assumeTrue(!requests.isEmpty(), "the browser does not tell");
    assertEquals(1, requests.size(), requests.toString());
    assertTrue(requests.getFirst().contains("run.html"), requests.getFirst());
  }
}
