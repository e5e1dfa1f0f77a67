package org.memview.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Eating bytes one at a time: what a copy of the rest costs, and what a view of it.
final class EatingChapter {
  private static final int SIZES = 5;

  private final Page page;
  private final int unit;
  private final Path png;
  private final Optional<Python> python = Python.find();

  /// @param unit the smallest size; the others are 2, 3, 4 and 5 times as large
  EatingChapter(Page page, int unit, Path png) {
    this.page = page;
    this.unit = unit;
    this.png = png;
  }

  private record Row(int n, double bytes, double memview, Python.@Nullable Seconds python) {}

  /// Measures, prints, draws, and returns the numbers.
  Map<String, Object> tell() throws IOException {
    page.say(
        "while (rest.length > 0)   rest = Arrays.copyOfRange(rest, 1, rest.length);   // bytes");
    page.say(
        "while (!rest.isEmpty())   rest = rest.slice(1);                              // memview");
    page.blank();
    page.say(page.ink(Page.Ink.QUIET, heading()));
    List<Row> rows = measure();
    Series copied = series("Without MemoryView", 'x', rows, false);
    Series viewed = series("With MemoryView", 'o', rows, true);
    page.blank();
    draw(copied, viewed);
    page.blank();
    verdict(rows.getFirst(), rows.getLast());
    write(copied, viewed);
    return facts(rows);
  }

  private String heading() {
    return "%-24s   %s"
        .formatted(
            "Java " + Runtime.version().feature() + ", seconds",
            python.map(p -> p.version() + ", seconds").orElse("(no python3 here to compare with)"));
  }

  private List<Row> measure() {
    page.progress().say("warming up");
    Eating.warmUp();
    List<Row> rows = new ArrayList<>();
    for (int k = 1; k <= SIZES; k++) {
      Row row = measure(k * unit);
      page.progress().close();
      print(row);
      rows.add(row);
    }
    return rows;
  }

  private Row measure(int n) {
    page.progress().say("eating " + n + " bytes by copying the rest");
    double bytes = Eating.byCopy(n);
    page.progress().say("eating " + n + " bytes through a view");
    double memview = Eating.byView(n);
    page.progress().say("eating " + n + " bytes in Python");
    return new Row(n, bytes, memview, python.map(p -> p.eat(n)).orElse(null));
  }

  private void print(Row row) {
    Python.Seconds there = row.python();
    print(
        Page.Ink.COPY, "bytes", row.n(), row.bytes(), "bytes", there == null ? -1 : there.bytes());
    print(
        Page.Ink.VIEW,
        "memview",
        row.n(),
        row.memview(),
        "memoryview",
        there == null ? -1 : there.memoryview());
  }

  private void print(Page.Ink ink, String here, int n, double seconds, String there, double other) {
    String beside =
        other < 0 ? "" : String.format(Locale.US, "%10s %d %s", there, n, Numbers.seconds(other));
    String row = String.format(Locale.US, "%7s %d %s", here, n, Numbers.seconds(seconds));
    page.say(page.ink(ink, row) + " ".repeat(Math.max(1, 27 - row.length())) + beside);
  }

  private void draw(Series copied, Series viewed) {
    page.say(
        page.ink(Page.Ink.COPY, copied.marker() + " " + copied.name())
            + "    "
            + page.ink(Page.Ink.VIEW, viewed.marker() + " " + viewed.name()));
    page.blank();
    TextChart.print(page, copied, viewed);
  }

  private void verdict(Row least, Row most) {
    page.say(
        "%s times the bytes: copying took %s times as long, the view %s times."
            .formatted(
                most.n() / least.n(),
                Numbers.times(most.bytes() / least.bytes()),
                Numbers.times(most.memview() / least.memview())));
    page.say(
        "At %s bytes copying took %s seconds, the view %s: %s times as fast."
            .formatted(
                Numbers.grouped(most.n()),
                Numbers.seconds(most.bytes()),
                Numbers.seconds(most.memview()),
                Numbers.times(most.bytes() / most.memview())));
    Python.Seconds there = most.python();
    if (there != null) {
      page.say(comparison("The view", most.memview(), there.memoryview(), "memoryview"));
      page.say(comparison("Copying", most.bytes(), there.bytes(), "bytes"));
    }
    page.note("One run of each copy, the median of five of each view.");
  }

  private static String comparison(String what, double here, double there, String theirs) {
    return here <= there
        ? "%s is %s times as fast as CPython's %s."
            .formatted(what, Numbers.times(there / here), theirs)
        : "%s is %s times as slow as CPython's %s."
            .formatted(what, Numbers.times(here / there), theirs);
  }

  private void write(Series copied, Series viewed) throws IOException {
    page.progress().say("drawing " + png);
    Files.createDirectories(png.toAbsolutePath().getParent());
    PngChart.write(png, copied, viewed);
    page.progress().close();
    page.blank();
    page.say("The chart as a picture: " + png);
  }

  private static Series series(String name, char marker, List<Row> rows, boolean memview) {
    return new Series(
        name,
        marker,
        rows.stream().mapToDouble(Row::n).toArray(),
        rows.stream().mapToDouble(memview ? Row::memview : Row::bytes).toArray());
  }

  private Map<String, Object> facts(List<Row> rows) {
    Map<String, Object> facts = new LinkedHashMap<>();
    python.ifPresent(p -> facts.put("python", p.version()));
    facts.put("rows", rows.stream().map(EatingChapter::facts).toList());
    facts.put("png", png.toString());
    return facts;
  }

  private static Map<String, Object> facts(Row row) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("n", row.n());
    facts.put("bytes", row.bytes());
    facts.put("memview", row.memview());
    if (row.python() != null) {
      facts.put("pythonBytes", row.python().bytes());
      facts.put("pythonMemoryview", row.python().memoryview());
    }
    return facts;
  }
}
