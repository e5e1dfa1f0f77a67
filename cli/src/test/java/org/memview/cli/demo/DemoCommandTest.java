package org.memview.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.cli.Progress;
import org.memview.profiler.report.LineCost;
import picocli.CommandLine;

class DemoCommandTest {
  private static final String PRINTED =
      "Content length: 10240000, content to write length 10238976";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder = Path.of("");

  @Test
  void quick_tellsTheWholeStory() {
    assertEquals(0, run("--quick", "--out", folder.toString()), err::toString);

    String story = out.toString();
    assertEquals(
        2, story.lines().filter(line -> line.endsWith("prints  " + PRINTED)).count(), story);
    assertMatches(
        "copy 19\\.53 MiB, view 9\\.77 MiB: 50\\.0 % less; [\\d.]+ and [\\d.]+ seconds", story);
    assertMatches("offset +1,024 ", story);
    for (int n = 20_000; n <= 100_000; n += 20_000) {
      assertMatches("(?m)^ +bytes " + n + " \\d+\\.\\d+", story);
      assertMatches("(?m)^ +memview " + n + " \\d+\\.\\d+", story);
    }
    assertMatches("x Without MemoryView +o With MemoryView", story);
    assertMatches("20,480,000 bytes of 'a' to a socket", story);
    assertMatches("(?m)^ +copy +\\d+ +\\d+\\.\\d+ +[\\d,]{7,} +[\\d.]+ MiB", story);
    assertMatches("(?m)^ +view +\\d+ +\\d+\\.\\d+ +[\\d,]+ +[\\d.]+ MiB", story);
    assertMatches("before +\\[0, 0, 0, 0, 0, 0, 0, 0]", story);
    assertMatches("view\\) +returned 8 +\\[", story);
    assertMatches("view\\.slice\\(4\\)\\) +returned 4 +\\[", story);
    assertMatches("A sparse file of 4,294,967,296 bytes", story);
    assertMatches(
        "sum 499,999,500,000 in [\\d.]+ ms, .*; bytes touched: 4,000,000, 0\\.09 %", story);
    assertTrue(Files.exists(folder.resolve("memview-demo.png")));
    assertEquals("", err.toString());
    assertFalse(story.contains("\033"), "no colours where there is no terminal");
    assertTrue(
        story.contains("  MemoryView rest = MemoryView.of(content.slice(1_024).toBytes());"),
        story);
    String afterTables = story.substring(story.lastIndexOf("prints  "));
    assertTrue(afterTables.lines().allMatch(line -> line.length() <= 110), story);
  }

  @Test
  void json_isOneObjectOfTheSameMeasurements() {
    assertEquals(0, run("--quick", "--json", "--out", folder.toString()), err::toString);

    String json = out.toString().strip();
    assertEquals(1, json.lines().count());
    assertTrue(json.startsWith("{\"java\": ") && json.endsWith("}"), json);
    assertMatches("\"printed\": \"" + PRINTED + "\"", json);
    assertMatches("\"socket\": \\{.*\"sends\": \\d+", json);
    assertMatches("\"half\": 4", json);
    assertMatches("\"touchedBytes\": 4000000", json);
    assertMatches("\"n\": 100000, \"bytes\": [\\d.E-]+, \"memview\": [\\d.E-]+", json);
    assertEquals("", err.toString());
  }

  @Test
  void copyChapter_billsTheCopyToItsLine() throws Exception {
    ProfiledExample copy = ProfiledExample.run("E02DropByCopy");
    ProfiledExample view = ProfiledExample.run("E03DropByView");

    assertBetween(10_238_976, 10_240_000, bytes(copy, "content.slice(1_024).toBytes()"));
    assertBetween(1, 128, bytes(view, "rest = content.slice(1_024)"));
    assertBetween(10_240_000, 10_260_000, bytes(copy, "Devices.random"));
    assertBetween(10_240_000, 10_260_000, bytes(view, "Devices.random"));
    assertEquals(PRINTED, copy.printed());
    assertEquals(PRINTED, view.printed());
    List<LineCost> shown = view.table().lines();
    assertTrue(shown.getFirst().text().startsWith("static void main"), shown::toString);
    assertTrue(shown.get(1).text().startsWith("  MemoryView content"), shown::toString);
  }

  private static long bytes(ProfiledExample example, String text) {
    return example.table().lines().stream()
        .filter(line -> line.text().contains(text))
        .mapToLong(LineCost::allocated)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readingFromTheMiddle_leavesTheFirstHalf() throws IOException {
    Map<String, Object> facts =
        new ReadingChapter(
                new Page(new PrintWriter(out), Progress.on(new PrintWriter(err)), false, 100))
            .tell();

    String all = String.valueOf(facts.get("afterAll"));
    String half = String.valueOf(facts.get("afterHalf"));
    assertEquals(firstFour(all), firstFour(half));
    assertFalse(all.equals(half), "eight random bytes came twice");
  }

  private static List<String> firstFour(String array) {
    return List.of(array.split(", ", -1)).subList(0, 4);
  }

  @Test
  void sendingByView_allocatesNothingLikeTheCopies() throws IOException {
    byte[] content = new byte[30 << 20];

    PartialSending.Run view = PartialSending.byView(content);
    PartialSending.Run copy = PartialSending.byCopy(content);

    assertTrue(view.allocated() <= 256L * view.steps(), view::toString);
    assertTrue(copy.allocated() > content.length / 2, copy::toString);
    assertTrue(view.peak() > content.length, view::toString);
  }

  private int run(String... args) {
    return new CommandLine(new DemoCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static void assertMatches(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), () -> pattern + " is not in:\n" + text);
  }

  private static void assertBetween(long least, long most, long value) {
    assertTrue(least <= value && value <= most, value + " is not in " + least + ".." + most);
  }
}
