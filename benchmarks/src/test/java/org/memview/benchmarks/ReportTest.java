package org.memview.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What samples become.
class ReportTest {
  private static final Operation SUM =
      Operation.of("reduce", "sum uint8")
          .view(p -> () -> 1)
          .peer("segment", p -> () -> 1)
          .numpy(8, "", "");

  private static Sample sample(String who, String storage, double nanos) {
    return new Sample("sum uint8", who, storage, storage.isEmpty() ? "" : "polluted", nanos);
  }

  private final Results results =
      new Results(
          List.of(
              sample("memview", "heap", 10),
              sample("memview", "native", 20),
              sample("segment", "heap", 10),
              sample("segment", "native", 10),
              sample("NumPy", "", 90),
              sample("NumPy", "", 110)));

  @Test
  void median_ofEvenAndOddAndNone() {
    assertEquals(2, Sample.median(3, 1, 2));
    assertEquals(2.5, Sample.median(4, 1, 2, 3));
    assertTrue(Double.isNaN(Sample.median()));
  }

  @Test
  void sample_travelsAsALine() {
    Sample sample = new Sample("copy 16 bytes", "Netty", "heap", "clean", 12.5, 48);

    assertEquals(sample, Sample.parse(sample.line()));
    assertEquals(sample.inFork(2), Sample.parse(sample.inFork(2).line()));
  }

  @Test
  void ratio_isTheMedianOfThoseWithinEachJvm() {
    Results forks =
        new Results(
            List.of(
                sample("memview", "heap", 10).inFork(0),
                sample("segment", "heap", 12).inFork(0),
                sample("memview", "heap", 20).inFork(1),
                sample("segment", "heap", 20).inFork(1),
                sample("memview", "heap", 10).inFork(2),
                sample("segment", "heap", 5).inFork(2),
                sample("memview", "heap", 1).inFork(3)));

    Spread spread = forks.spread("sum uint8", "memview", "segment", "heap", "polluted");
    assertEquals(new Spread(0.5, 1, 1.2), spread, "times alone would make it 12 / 10");
    assertEquals(1, forks.worst("sum uint8", "segment"));
    assertEquals(" [0.50–1.20]", spread.text());
    assertEquals("", new Spread(0.9, 1, 1.05).text());
  }

  @Test
  void elements_sayHowFarTheirJvmsAreApart() {
    List<Sample> samples = new ArrayList<>();
    double[] theirs = {0.4, 0.5, 0.6};
    for (int fork = 0; fork < theirs.length; fork++) {
      samples.add(new Sample("intSet", "memview", "native", "polluted", 0.5, 0).inFork(fork));
      samples.add(
          new Sample("intSet", "segment", "native", "polluted", theirs[fork], 0).inFork(fork));
      samples.add(new Sample("intSet", "array", "native", "polluted", 0.05, 0).inFork(fork));
    }
    ElementTable table = new ElementTable(new Results(samples));

    String markdown = table.markdown();
    assertTrue(
        markdown.contains("| native | 1.00x [0.80–1.20] | - | **0.10x** (0.95x) |"), markdown);
    assertTrue(table.text().contains("0.0 [0.80–1.20]\n"), table.text());
  }

  @Test
  void ratio_isOfTheWorstMemory_andPythonOfBothTimes() {
    assertEquals(0.5, results.worst("sum uint8", "segment"));
    assertEquals(5, results.worst("sum uint8", "NumPy"));
    assertTrue(Double.isNaN(results.worst("sum uint8", "Netty")));
  }

  @Test
  void verdicts_missBelowTheTarget() {
    List<Verdict> verdicts = Verdict.of(results, List.of(SUM));

    assertEquals(
        List.of(
            new Verdict("sum uint8", "NumPy", 5, 8),
            new Verdict("sum uint8", "segment", 0.5, 0.95)),
        verdicts);
    assertTrue(verdicts.stream().allMatch(Verdict::isMissed));
    assertFalse(new Verdict("sum uint8", "NumPy", 8, 8).isMissed());
  }

  @Test
  void missWithoutANote_saysSo() throws IOException {
    List<Verdict> verdicts = List.of(new Verdict("squeeze a lemon", "NumPy", 0.5, 1));

    String text = new Misses().text(verdicts);
    assertTrue(text.startsWith("- **squeeze a lemon**: 0.50x beside NumPy (target 1.00x)\n"), text);
    assertTrue(text.contains(Misses.NOT_WRITTEN), text);
    assertEquals(List.of("squeeze a lemon"), new Misses().unwritten(verdicts));
  }

  @Test
  void notes_areSharedByTheirHeadings() throws IOException {
    Misses misses = new Misses();

    assertEquals(misses.of("copy 16 bytes"), misses.of("copy 1024 bytes"));
    String text =
        misses.text(
            List.of(
                new Verdict("copy 16 bytes", "memcpy", 0.5, 1),
                new Verdict("copy 1024 bytes", "memcpy", 0.5, 1)));
    assertEquals(1, text.split("Tried:", -1).length - 1, text);
  }

  @Test
  void best_isOfAllPeersOnTheWorstMemory() {
    List<Best> best = Best.of(results, List.of(SUM));

    assertEquals(List.of(new Best("sum uint8", "segment", "native", 0.5)), best);
    assertFalse(best.getFirst().isMissed());
    String text = Best.text(List.of(new Best("sum", "array", "heap", 0.25), best.getFirst()));
    assertTrue(text.startsWith("1 of 2 operations are within it."), text);
    assertTrue(text.contains("| sum | array | heap | 0.25x |"), text);
  }

  @Test
  void published_hasANoteForEveryMiss() throws IOException {
    Pattern line =
        Pattern.compile(
            "\"part\": \"(\\w+)\", \"operation\": \"([^\"]*)\", \"who\": \"(\\w+)\","
                + " \"storage\": \"(\\w*)\", \"jvm\": \"(\\w*)\", \"nanos\": ([0-9.]+)"
                + ".*\"fork\": (\\d+)");
    List<Sample> elements = new ArrayList<>();
    List<Sample> others = new ArrayList<>();
    for (String text : Files.readAllLines(Path.of("..", "docs", Report.JSON))) {
      Matcher m = line.matcher(text);
      if (m.find()) {
        double nanos = Double.parseDouble(m.group(6));
        (m.group(1).equals("elements") ? elements : others)
            .add(
                new Sample(m.group(2), m.group(3), m.group(4), m.group(5), nanos)
                    .inFork(Integer.parseInt(m.group(7))));
      }
    }
    List<Verdict> verdicts = new ArrayList<>(new ElementTable(new Results(elements)).verdicts());
    verdicts.addAll(Verdict.of(new Results(others), Operations.everyLayout("")));

    assertTrue(verdicts.size() > 100, "read: " + verdicts.size());
    assertEquals(List.of(), new Misses().unwritten(verdicts));
  }

  @Test
  void table_marksWhatIsMissed() {
    String table = new OperationTables(results, List.of(SUM)).besideOthers("reduce");

    assertTrue(
        table.contains("| sum uint8 | 10.0 ns | **5.00x** (8.00x) | **0.50x** (0.95x) |"), table);
  }

  @Test
  void table_saysWhatOneThreadTakes() {
    List<Sample> samples = new ArrayList<>(results.samples());
    samples.add(new Sample("sum uint8", "memview", "heap", "alone", 40));

    String table = new OperationTables(new Results(samples), List.of(SUM)).besideOthers("reduce");

    assertTrue(
        table.startsWith(
            "| operation | time | NumPy | MemorySegment | one thread | beside NumPy |"),
        table);
    assertTrue(table.contains("(0.95x) | 40.0 ns | 2.50x |"), table);
  }

  @Test
  void growth_namesItsBends() {
    Map<Long, Double> nanos =
        new TreeMap<>(Map.of(1024L, 1.0, 4096L, 0.5, 16384L, 0.5, 65536L, 1.5));
    var table =
        new GrowthTable(
            List.of(new Growth.Line("sum", nanos), new Growth.Line("flat", Map.of(1024L, 1.0))),
            List.of(new Machine.Cache("L1", 32768)));

    String text = table.text();
    assertTrue(text.contains("1 KiB → 4 KiB: 2.0 times as fast (as if a call cost 85 ns"), text);
    assertTrue(text.contains("16 KiB → 64 KiB: 3.0 times as long (it outgrows the cache L1"), text);
    assertTrue(text.contains("- flat: flat."), text);
    assertTrue(text.contains("| 4 KiB | 0.500 | - |\n"), text);
  }

  @Test
  void growth_ofCallsThatCostMoreThanTheirWork_saysWhat() {
    Map<Long, Double> nanos = new TreeMap<>(Map.of(1024L, 8.4, 4096L, 1.8));

    String text =
        new GrowthTable(List.of(new Growth.Line("sum of int32, every 2nd", nanos)), List.of())
            .text();

    assertTrue(text.contains("4.7 times as fast (a call costs 922 ns, whatever its size)"), text);
  }

  @Test
  void growth_knowsWhereWorkIsShared() {
    Map<Long, Double> nanos = new TreeMap<>(Map.of(1L << 20, 1.0, 4L << 20, 0.6, 16L << 20, 0.3));
    var lines =
        List.of(
            new Growth.Line("sum of uint8", nanos),
            new Growth.Line("equal, two halves of uint8", nanos),
            new Growth.Line("sum of longs by hand, a segment", nanos));

    String[] text = new GrowthTable(lines, List.of()).text().split("\n- ", -1);

    assertTrue(text[1].contains("1 MiB → 4 MiB: 1.7 times as fast (shared out"), text[1]);
    assertTrue(text[1].contains("4 MiB → 16 MiB: 2.0 times as fast (not explained"), text[1]);
    assertTrue(text[2].contains("4 MiB → 16 MiB: 2.0 times as fast (shared out"), text[2]);
    assertTrue(!text[3].contains("shared out"), text[3]);
  }
}
