package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;

class StatisticsTest {
  private static final int COUNT = 300_000;

  private static Statistics stoppedAfter(int pieces) throws IOException {
    MemoryView view = MemoryView.of(new double[COUNT]);
    for (int i = 0; i < COUNT; i++) {
      view.setDouble(i, i % 2);
    }
    int[] asked = new int[1];
    BooleanSupplier stop = () -> ++asked[0] == pieces;
    return Statistics.of(view, null, Loader.NOTHING, _ -> {}, stop).getFirst();
  }

  /// Returns those of the facts that are there.
  private static Map<String, Object> of(Map<String, Object> facts, String... names) {
    Map<String, Object> some = new TreeMap<>(facts);
    some.keySet().retainAll(List.of(names));
    return some;
  }

  @Test
  void stoppedInTheFirstPass_tellsOfWhatWasRead() throws IOException {
    Statistics statistics = stoppedAfter(2);

    Map<String, Object> facts = statistics.facts();
    assertEquals(
        List.of(131_072L, 0.5, 65_536L),
        List.of(facts.get("stoppedAfter"), facts.get("mean"), facts.get("zeros")));
    assertTrue(!facts.containsKey("std"), facts::toString);
    assertTrue(statistics.text().contains("min 0.0, max 1.0, mean 0.500000"), statistics.text());
    assertTrue(
        statistics.text().endsWith("stopped: of the first 131,072 elements"), statistics.text());
  }

  @Test
  void stoppedInTheSecondPass_knowsTheMean_andPartOfTheRest() throws IOException {
    Statistics statistics = stoppedAfter(6);

    Map<String, Object> facts = statistics.facts();
    assertEquals(
        List.of(65_536L, 0.5, 0.5, (long) COUNT / 2),
        List.of(
            facts.get("stoppedAfter"), facts.get("mean"), facts.get("std"), facts.get("zeros")));
    assertTrue(
        statistics.text().endsWith("stopped: std and histogram of the first 65,536 elements"),
        statistics.text());
  }

  @Test
  void complexNumbers_haveTwoParts() throws IOException {
    MemoryView view = MemoryView.of(new float[] {1, -1, 3, -5}).cast("Zf");

    List<Statistics> parts = Statistics.of(view, null, Loader.NOTHING, _ -> {}, () -> false);

    assertEquals(Map.of("field", "re", "mean", 2.0), of(parts.get(0).facts(), "field", "mean"));
    assertEquals(Map.of("field", "im", "mean", -3.0), of(parts.get(1).facts(), "field", "mean"));
  }

  @Test
  void complexFields_ofTheOtherByteOrder_haveTwoPartsEach() throws IOException {
    MemoryView view = MemoryView.allocate("T{<i:id:>Zd:z:}", 3);
    view.field("z").cast("T{>d:re:>d:im:}").field("im").set(1, 6.0);

    List<Statistics> parts = Statistics.of(view, null, Loader.NOTHING, _ -> {}, () -> false);

    assertEquals(
        List.of("id", "z.re", "z.im"),
        parts.stream().map(part -> String.valueOf(part.facts().get("field"))).toList());
    assertEquals(2.0, parts.get(2).facts().get("mean"));
    assertEquals(6 * 3, Statistics.work(view));
  }

  @Test
  void times_leaveOutThoseThatAreNone_andAreExact() throws IOException {
    Times nanos = Times.of("<M8[ns]");
    MemoryView view = MemoryView.of(new long[] {1_700_000_000_000_000_001L, Long.MIN_VALUE});

    Statistics statistics =
        Statistics.of(view, nanos, Loader.NOTHING, _ -> {}, () -> false).getFirst();

    assertTrue(statistics.text().startsWith("2 elements, 1 NaT, 0 infinite"), statistics.text());
    assertTrue(
        statistics.text().contains("min 2023-11-14T22:13:20.000000001, max 2023-11-14T22:13:20"),
        statistics.text());
  }
}
