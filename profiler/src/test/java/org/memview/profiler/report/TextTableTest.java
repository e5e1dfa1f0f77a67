package org.memview.profiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static String text(TableOptions options) {
    return new TextTable(options).text(Samples.report().tables().getFirst(), List.of());
  }

  @Test
  void defaults_areTheColumnsOfThisTool() {
    String text = text(TableOptions.defaults());

    assertTrue(text.startsWith("Filename: com/acme/Copy.java\n\n"), text);
    assertTrue(text.contains("Copy.main: 1 call, 1 thread, 19.530 MiB allocated, and 4.000 KiB"));
    assertMatches(
        "(?m)^Line # +Allocated +Per exec +Loading +Off-heap ± +Occurrences +Line C", text);
    assertMatches("(?m)^     7 +  static void main\\(\\) \\{$", text);
    assertMatches("(?m)^     8 +9\\.766 MiB +9\\.766 MiB +· +1 +byte\\[\\] content", text);
    assertMatches("(?m)^    10 +32 B +16 B +· +\\+1\\.000 MiB \\* +2 +if", text);
    assertMatches("(?m)^\\* line 10: .*direct buffer of its own, up to 512\\.000 KiB$", text);
    assertFalse(text.contains("First"), "it does not differ");
  }

  @Test
  void header_hasTheJvm_andFooterTheNotes() {
    String text = new TextTable(TableOptions.defaults()).text(Samples.report());

    assertMatches(
        "(?m)^Copy\\.main: 1 call, 1 thread, 19\\.530 MiB.*\\nJava 25, G1\\n\\nLine #", text);
    assertMatches(
        "(?m)^View\\.new: 3 calls, 2 threads, 112 B allocated\\nJava 25, G1\\n\\nLine #", text);
    assertTrue(text.endsWith("\nnote: com.acme.Big#all is not shown\n"), text);
  }

  private static void assertMatches(String pattern, String text) {
    assertTrue(Pattern.compile(pattern).matcher(text).find(), () -> pattern + "\n" + text);
  }

  @Test
  void python_hasUsageFromTheStart() {
    String text = text(TableOptions.defaults().with("style", "python"));

    assertTrue(
        text.contains("Line #      Mem usage      Increment   Occurrences   Line Contents"), text);
    assertTrue(
        text.contains("     9     19.530 MiB      9.765 MiB             1       byte[] rest"),
        text);
    assertTrue(text.contains("    10     20.530 MiB      1.000 MiB             2"), text);
  }

  @Test
  void python_ofWhatIsNotCounted_hasNoNumbers() {
    String text =
        new TextTable(TableOptions.defaults().with("style", "python")).text(Samples.uncounted());

    assertMatches("(?m)^     8 +n/a +n/a +1 +byte", text);
    assertMatches("(?m)^     7 +static void main", text);
    assertMatches("(?m)^     3 +0\\.000 MiB +0\\.000 MiB +3 +this", text);
    assertTrue(text.contains("Scope load: not counted, off-heap 0 B"), text);
  }

  @Test
  void first_isShownWhenItDiffers() {
    MethodTable table = Samples.report().tables().getLast();
    LineCost line = table.lines().getFirst();
    LineCost dearer =
        new LineCost(
            3, line.text(), true, 112, 50, 77, 17, 0, 0, 0, 3, java.util.Map.of("rss", 8192L));
    MethodTable differing = table.with(table.file(), List.of(dearer));

    String plain = new TextTable(TableOptions.defaults()).text(differing, List.of());
    String more =
        new TextTable(TableOptions.defaults().with("self", "")).text(differing, List.of("rss"));

    assertMatches("(?m)^Line # +Allocated +Per exec +First +Off-heap ± +Occ", plain);
    assertMatches("(?m)^     3 +112 B +17 B +77 B +3 ", plain);
    assertMatches("(?m)^Line # +Allocated +Per exec +First +Self +Off-heap ± +RSS ± +Occ", more);
    assertMatches("(?m)^     3 +112 B +17 B +77 B +50 B +8\\.000 KiB +3 ", more);
  }

  @Test
  void occurrences_sort() {
    String text = text(TableOptions.defaults().with("sort", "occurrences"));

    List<String> rows = text.lines().filter(line -> line.matches(" +\\d+ .*")).toList();
    assertTrue(rows.getFirst().strip().startsWith("10 "), text);
    assertEquals(4, rows.size(), "lines without code are left out: " + text);
  }

  @Test
  void sortAndMin_chooseLines() {
    String text = text(TableOptions.defaults().with("sort", "allocated").with("min", "1 KiB"));

    List<String> rows = text.lines().filter(line -> line.matches(" +\\d+ .*")).toList();
    assertEquals(3, rows.size(), text);
    assertTrue(rows.get(0).strip().startsWith("8 "), text);
    assertTrue(rows.get(2).strip().startsWith("10 "), text);
  }

  @Test
  void unitAndPrecision_areKept() {
    String text = text(TableOptions.defaults().with("unit", "B"));
    assertTrue(text.contains("10,240,016 B"), text);

    assertTrue(text(TableOptions.defaults().with("precision", "1")).contains(" 9.8 MiB"));
  }

  @Test
  void colors_markOnlyLinesThatCost() {
    String text = text(TableOptions.defaults().with("colors", "true"));

    assertTrue(text.lines().anyMatch(line -> line.startsWith("\033[38;5;203m     8")), text);
    assertTrue(text.lines().anyMatch(line -> line.startsWith("    11")), text);
  }

  @Test
  void width_cutsTheSourceOnly() {
    String text = text(TableOptions.defaults().with("width", "90"));

    assertTrue(
        text.lines()
            .filter(line -> line.matches(" +\\d+ .*"))
            .allMatch(line -> line.length() <= 90),
        text);
    assertFalse(text.contains("copyOfRange(content"), text);
  }

  @Test
  void nonsense_isRefusedWithTheValue() {
    for (String[] option : new String[][] {{"unit", "miles"}, {"precision", "12"}, {"min", "x"}}) {
      String message =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class,
                      () -> TableOptions.defaults().with(option[0], option[1]))
                  .getMessage());
      assertTrue(message.contains(option[0] + "=" + option[1]), message);
    }
  }
}
